"""Questions of the chat wait in the same line as the API's; other events wait for none of them."""

import json
import threading
import time
from collections.abc import Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from dataclasses import replace

import httpx
import pytest
from samples import SOURCES

from assistant.asking.question import Question
from assistant.reader.reading import Reader, Reading
from assistant.serving import ServeOptions
from index.hit import Hit

ASKED = "How much cocaine did customs officers find at Puerto Alto?"


class Gated:
    """A reader that reads once it may."""

    def __init__(self, reader: Reader) -> None:
        self._reader = reader
        self.name = reader.name
        self.may_read = threading.Event()
        self.reads = 0

    def read(self, question: Question, hits: Sequence[Hit]) -> list[Reading]:
        self.reads += 1
        assert self.may_read.wait(120)
        return self._reader.read(question, hits)

    def prepare(self) -> None:
        self._reader.prepare()


class Page:
    """The page's events, as its scripts send them."""

    def __init__(self, address: str) -> None:
        self._api = f"{address}/gradio_api"
        config = httpx.get(f"{address}/config", timeout=60).json()
        named = {each["id"]: each["props"].get("elem_id") for each in config["components"]}
        events = config["dependencies"]
        self._ask = next(each["id"] for each in events if self._asks(each, named))
        self._load = next(each["id"] for each in events if not each["inputs"])

    def _asks(self, event: dict, named: dict) -> bool:
        return len(event["inputs"]) == 6 and named[event["inputs"][0]] == "question"

    def ask(self, session: str) -> None:
        self._join(self._ask, [ASKED, None, [], [], "", ""], session)

    def load(self, session: str) -> None:
        self._join(self._load, [], session)

    def _join(self, event: int, data: list, session: str) -> None:
        told = {"data": data, "fn_index": event, "session_hash": session, "event_data": None}
        assert httpx.post(f"{self._api}/queue/join", json=told, timeout=30).status_code == 200

    @contextmanager
    def results(self, session: str) -> Iterator[Iterator[dict]]:
        """What comes of a session's events, until the page is left."""
        asked = {"session_hash": session}
        with httpx.stream("GET", f"{self._api}/queue/data", params=asked, timeout=60) as stream:
            lines = stream.iter_lines()
            yield (json.loads(line[6:]) for line in lines if line.startswith("data: "))

    def completed(self, session: str) -> dict:
        with self.results(session) as results:
            return next(each for each in results if each["msg"] == "process_completed")


@pytest.mark.slow
@pytest.mark.filterwarnings("ignore:'future.no_silent_downcasting' is deprecated")
@pytest.mark.filterwarnings("ignore:The copy keyword is deprecated")
def test_questions_of_the_chat_take_turns_with_the_apis(open_library, serve):
    workspace = open_library(serve=ServeOptions(at_once=1, waiting=2))
    workspace.indexer.ingest(SOURCES)
    gated = Gated(workspace.assistant.reader)
    workspace = replace(workspace, assistant=replace(workspace.assistant, reader=gated))
    address = serve(workspace)
    page = Page(address)

    def ask() -> httpx.Response:
        return httpx.post(f"{address}/api/answer", json={"question": ASKED}, timeout=120)

    with ThreadPoolExecutor(1) as beside:
        try:
            page.ask("at work")
            page.ask("waits")
            page.ask("waits, too")
            with page.results("waits") as waits, page.results("waits, too") as waits_too:
                for results in (waits, waits_too):
                    assert next(each for each in results if each["msg"] == "process_generating")
                refused = page_refuses(page)
                assert "Too many questions wait for an answer already" in refused
                assert ask().status_code == 429
                page.load("another page")
                assert page.completed("another page")["success"]
            time.sleep(3)  # both pages are left, which is seen
            answer = beside.submit(ask)
            time.sleep(0.5)
        finally:
            gated.may_read.set()
        assert answer.result().json()["outcome"] == "answered"
    assert page.completed("at work")["success"]
    assert gated.reads == 2  # nothing was read for who left


def page_refuses(page: Page) -> str:
    page.ask("one too many")
    result = page.completed("one too many")
    assert not result["success"]
    return str(result["output"]["error"])
