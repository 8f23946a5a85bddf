"""An application over a real library: called in process, or served on a port of its own."""

import socket
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager

import pytest
import uvicorn
from desks import CHROMIUM, SWITCHES, Desk
from fastapi.testclient import TestClient
from playwright.sync_api import Browser, sync_playwright

from assistant.wiring import Workspace
from ui.access.keys import Keys
from ui.api import create_app


@pytest.fixture
def client(workspace: Workspace) -> Iterator[TestClient]:
    """The application, called in process; an unforeseen error is a response, as in life."""
    app, local = create_app(workspace), "http://127.0.0.1"  # no other host's name is served
    with TestClient(app, local, raise_server_exceptions=False) as opened:
        yield opened


@pytest.fixture
def serve() -> Iterator[Callable[..., str]]:
    """Serves an application on a free loopback port, by a real server; gives its address.

    With keys as its second argument it asks for them.
    """
    with ExitStack() as stack:
        yield lambda workspace, keys=None: stack.enter_context(_serving(workspace, keys))


@pytest.fixture
def address(workspace: Workspace, serve: Callable[[Workspace], str]) -> str:
    """The small sources, served."""
    return serve(workspace)


@pytest.fixture(scope="module")
def chromium() -> Iterator[Browser]:
    """One browser for all tests here; while it runs nothing else can have an event loop."""
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=SWITCHES)
        yield browser
        browser.close()


@pytest.fixture
def desk(chromium: Browser, address: str) -> Iterator[Desk]:
    context = chromium.new_context(viewport={"width": 1440, "height": 900})
    opened = Desk(context, address)
    yield opened
    context.close()


@pytest.fixture
def gated(monkeypatch: pytest.MonkeyPatch) -> Iterator[Callable[[object, str], threading.Event]]:
    """Has the first call of a function wait until the event is set that is given; no later one."""
    gates: list[threading.Event] = []

    def gate(owner: object, name: str) -> threading.Event:
        function, may_go_on, first = getattr(owner, name), threading.Event(), iter([True])

        def waiting(*args: object, **options: object) -> object:
            if next(first, False):
                assert may_go_on.wait(120)
            return function(*args, **options)

        monkeypatch.setattr(owner, name, waiting)
        gates.append(may_go_on)
        return may_go_on

    yield gate
    for may_go_on in gates:
        may_go_on.set()


@contextmanager
def _serving(workspace: Workspace, keys: Keys | None = None) -> Iterator[str]:
    with socket.socket() as listener:
        listener.bind(("127.0.0.1", 0))
        config = uvicorn.Config(create_app(workspace, keys), log_level="warning", ws="none")
        server = uvicorn.Server(config)
        thread = threading.Thread(target=server.run, kwargs={"sockets": [listener]})
        thread.start()
        try:
            until = time.monotonic() + 60
            while not server.started and thread.is_alive() and time.monotonic() < until:
                time.sleep(0.02)
            assert server.started, "the server did not start"
            yield f"http://127.0.0.1:{listener.getsockname()[1]}"
        finally:
            server.should_exit = True
            thread.join(timeout=30)
