"""An ingest from the page: it outlives the page, and ends where the server is stopped."""

import asyncio
import threading
import time
from collections.abc import Iterator
from types import SimpleNamespace

import gradio as gr
import pytest
from gradio.utils import SyncToAsyncIterator

from ingest.catalogue.runs import Asked
from ingest.errors import LibraryUnavailable
from ingest.source import Source
from ui.access.levels import ANYONE
from ui.http.jobs import Jobs
from ui.tabs.shelf import Shelf

WRITER = gr.Request(request=SimpleNamespace(scope={"dossier.access": ANYONE}))


class Gated:
    """Sources of which each waits until it may be read."""

    def __init__(self, number: int) -> None:
        self._number = number
        self.begun = threading.Event()
        self.may_go_on = threading.Semaphore(0)

    def __iter__(self) -> Iterator[Source]:
        for number in range(self._number):
            self.begun.set()
            assert self.may_go_on.acquire(timeout=60)
            yield Source(f"/{number}.txt", "text/plain", f"The ferry {number} left.".encode())


@pytest.fixture
def jobs(workspace) -> Iterator[Jobs]:
    opened = Jobs(workspace.indexer, workspace.runs)
    yield opened
    opened.close()


def uploaded(folder, name="ferry.txt") -> list[str]:
    file = folder / name
    file.write_text("The ferry left the harbour at noon.", encoding="utf-8")
    return [str(file)]


def test_a_page_that_is_left_amid_an_ingest_is_not_waited_for(workspace, jobs):
    sources = Gated(3)
    steps = Shelf(workspace, jobs)._ingested(sources, Asked(("/ferries",)))
    sources.may_go_on.release(2)  # so that a step comes, and the ingest goes on

    async def leave() -> float:
        iterator = SyncToAsyncIterator(steps, None)
        await anext(iterator)
        began = time.monotonic()
        await iterator.aclose()  # as Gradio does, on the loop of all requests
        return time.monotonic() - began

    watchdog = threading.Timer(20, sources.may_go_on.release)  # or it would wait for ever
    watchdog.start()
    took = asyncio.run(leave())
    watchdog.cancel()
    assert took < 5
    (run,) = workspace.runs.latest(1)
    assert (run.state, run.places) == ("running", ("/ferries",))
    sources.may_go_on.release()
    jobs._worker.submit(lambda: None).result(60)
    run = workspace.runs.get(run.id)
    assert (run.state, run.tally.added) == ("done", 3)


def test_an_ingest_from_the_page_ends_where_the_server_is_stopped(workspace, jobs):
    sources, seen = Gated(5), []
    steps = Shelf(workspace, jobs)._ingested(sources, Asked())
    watching = threading.Thread(target=lambda: seen.extend(steps))
    watching.start()
    assert sources.begun.wait(60)
    jobs.stop()
    sources.may_go_on.release(5)
    watching.join(60)
    assert workspace.runs.latest(1)[0].state == "stopped"
    assert workspace.library.counts().articles < 3 + 5
    _report, _table, runs = seen[-1]
    assert "stopped" in runs


def test_what_waits_behind_another_ingest_gives_up_where_the_server_is_stopped(workspace, jobs):
    sources, shelf = Gated(1), Shelf(workspace, jobs)
    article_id = workspace.library.article_ids()[0]
    running = threading.Thread(target=workspace.indexer.ingest, args=[sources])
    running.start()
    try:
        assert sources.begun.wait(60)
        jobs.stop()
        told, *_ = shelf.remove(SimpleNamespace(id=article_id, shown=""), WRITER)
        assert "Nothing was changed: Dossier is being stopped." in told
        with pytest.raises(LibraryUnavailable):
            shelf.correct(SimpleNamespace(id=article_id, told={"title": "Other"}), WRITER)
    finally:
        sources.may_go_on.release()
        running.join(60)
    assert article_id in workspace.library.article_ids()


def test_an_upload_for_which_there_is_no_room_is_told_so(workspace, tmp_path):
    full = Jobs(workspace.indexer, workspace.runs, most=0)
    steps = list(Shelf(workspace, full).add(uploaded(tmp_path), WRITER))
    assert "0 jobs wait already." in steps[-1][1]
    full.close()
