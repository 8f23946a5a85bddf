"""Who changes the library waits for who does so already, and nobody else waits with them."""

import threading
import time
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager, suppress

import httpx
import pytest
from samples import SOURCES

from assistant.serving import ServeOptions
from assistant.wiring import Workspace
from ingest.source import Source

READ = ("/health", "/ready", "/api/articles?limit=1")


@contextmanager
def ingesting(workspace: Workspace) -> Iterator[None]:
    """An ingest that goes on meanwhile."""
    begun, may_end = threading.Event(), threading.Event()

    def sources() -> Iterator[Source]:
        begun.set()
        assert may_end.wait(120)
        yield from ()

    run = threading.Thread(target=workspace.indexer.ingest, args=[sources()])
    run.start()
    try:
        assert begun.wait(60)
        yield
    finally:
        may_end.set()
        run.join(60)


def sent(stack: ExitStack, method: str, address: str, **told: object) -> list[httpx.Response]:
    """Sends a request from a thread; its response stands in the list once it has come."""
    came: list[httpx.Response] = []

    def send() -> None:
        with suppress(httpx.TransportError):
            came.append(httpx.request(method, address, timeout=120, **told))

    thread = threading.Thread(target=send)
    thread.start()
    stack.callback(thread.join, 60)
    return came


@pytest.mark.slow
def test_a_crowd_of_writers_behind_an_ingest_keeps_nobody_from_reading(open_library, serve):
    workspace = open_library()
    workspace.indexer.ingest(SOURCES)
    address, ids = serve(workspace), workspace.library.article_ids()
    assert httpx.get(f"{address}/ready", timeout=60).status_code == 200
    with ExitStack() as stack:
        stack.enter_context(crowd := ExitStack())  # is joined when the ingest has ended
        with ingesting(workspace):
            came = [
                *(sent(crowd, "DELETE", f"{address}/api/articles/{ids[0]}") for _ in range(20)),
                *(
                    sent(crowd, "PATCH", f"{address}/api/articles/{ids[1]}", json={"title": "T"})
                    for _ in range(20)
                ),
                *(
                    sent(crowd, "POST", f"{address}/api/articles", files={"files": ("a.txt", b"x")})
                    for _ in range(20)
                ),
            ]
            time.sleep(1)
            for path in READ:
                assert httpx.get(address + path, timeout=10).status_code == 200
            unknown = httpx.delete(f"{address}/api/articles/none", timeout=10)
            assert unknown.json()["error"]["code"] == "unknown_article"
            assert not any(came)
    statuses = [response.status_code for (response,) in came]
    assert statuses[:20].count(204) == 1
    assert set(statuses[:20]) == {204, 404}  # the first removes it
    assert statuses[20:] == [200] * 40
    assert ids[0] not in workspace.library.article_ids()


@pytest.mark.slow
def test_writers_beyond_those_that_may_wait_are_told_to_come_again(open_library, serve):
    workspace = open_library(serve=ServeOptions(waiting=1))
    workspace.indexer.ingest(SOURCES)
    address, ids = serve(workspace), workspace.library.article_ids()
    with ExitStack() as crowd, ingesting(workspace):
        first = sent(crowd, "DELETE", f"{address}/api/articles/{ids[0]}")
        time.sleep(0.5)
        with pytest.raises(httpx.ReadTimeout):  # a second waits and leaves
            httpx.delete(f"{address}/api/articles/{ids[1]}", timeout=1)
        time.sleep(2.5)  # which is seen
        third = sent(crowd, "DELETE", f"{address}/api/articles/{ids[2]}")
        time.sleep(0.5)
        refused = httpx.post(
            f"{address}/api/articles", files={"files": ("a.txt", b"x")}, timeout=10
        )
        assert refused.status_code == 429
        assert refused.json()["error"]["code"] == "busy"
        assert int(refused.headers["retry-after"]) >= 1
    assert [first[0].status_code, third[0].status_code] == [204, 204]
    assert workspace.library.article_ids() == [ids[1]]  # nothing was done for who left
