"""What the events of the Library view do: from what a person did to the markup that is shown."""

import logging
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from queue import SimpleQueue
from typing import Any

import gradio as gr

from assistant.wiring import Workspace
from index.indexing.intake import Item
from index.indexing.report import IngestReport, Progress
from ingest.catalogue.runs import Asked
from ingest.errors import InvalidCorrection, UnreadableSource
from ingest.gathering.places import asked, gather
from ingest.source import Found
from ingest.web.options import FetchOptions
from ui.access.events import insist
from ui.errors import KNOWN
from ui.http.failures import Refusal
from ui.http.fetching import insist_on_address, options_for, sources_at
from ui.http.jobs import Jobs, asked_of
from ui.http.uploads import uploaded
from ui.tabs.correcting import correcting_html, refused
from ui.tabs.library_html import (
    failed_html,
    no_source_html,
    progress_html,
    report_html,
    source_html,
    sources_html,
)
from ui.tabs.retrying import retry_of
from ui.tabs.runs_html import SHOWN, runs_html
from ui.words import say, translated

logger = logging.getLogger(__name__)


class Shelf:
    """What the events of the Library view do, over one open library."""

    def __init__(self, workspace: Workspace, jobs: Jobs) -> None:
        self._workspace = workspace
        self._jobs = jobs

    def sources(self) -> str:
        """The table of sources."""
        return sources_html(self._workspace.listing.page().listed)

    def runs(self) -> str:
        """The latest runs, by whatever door."""
        return runs_html(self._workspace.runs.latest(SHOWN))

    def add(
        self, paths: list[str] | None, request: gr.Request
    ) -> Iterator[tuple[Any, str, Any, Any]]:
        """Take uploaded files in; yields what to put into drop zone, report, table and runs."""
        insist(request, "write")
        if not paths:
            return
        same = gr.skip()
        sources = [source for path in paths for source in _taken(Path(path))]
        yield None, progress_html(None, len(sources)), same, same
        for step in self._ingested(sources, asked_of(sources)):
            yield same, *step

    def fetch(self, address: str, request: gr.Request) -> Iterator[tuple[Any, str, Any, Any]]:
        """Take in what lies at an address; yields what to put into its field and as `add`."""
        insist(request, "write")
        if not address.strip():
            return
        same = gr.skip()
        try:
            wanted = insist_on_address(address.strip())
        except UnreadableSource as error:
            yield same, failed_html(translated(str(error))), same, same
            return
        yield "", progress_html(None, None), same, same
        found = sources_at(wanted, self._fetching(request))
        for step in self._ingested(found, Asked((wanted,))):
            yield same, *step

    def retry(self, event: gr.EventData, request: gr.Request) -> Iterator[tuple[str, Any, Any]]:
        """Try what of a run can be tried again; yields what to put into report, table and runs."""
        insist(request, "write")
        retry = retry_of(self._workspace.runs.get(int(event.id)))
        if retry is None or not retry.places:  # the page is older than what happened since
            why = say(retry.why_not) if retry else say("Nothing of this run is left to do.")
            yield failed_html(why), gr.skip(), self.runs()
            return
        wanted = asked(retry.places)
        yield progress_html(None, wanted.files), gr.skip(), gr.skip()
        yield from self._ingested(gather(retry.places, self._fetching(request)), wanted)

    def _fetching(self, request: gr.Request) -> FetchOptions:
        """What may be fetched for who makes an event."""
        client = request.client.host if request.client else None
        return options_for(self._workspace.settings.fetch, client)

    def _ingested(self, sources: Iterable[Item], asked: Asked) -> Iterator[tuple[str, Any, Any]]:
        """Ingest, and yield what to put into report, table and runs as it goes on."""
        try:
            for step in _ingest(self._jobs, sources, asked):
                if isinstance(step, Progress):
                    yield progress_html(step, asked.files), gr.skip(), gr.skip()
                else:
                    yield report_html(step), self.sources(), self.runs()
        except (*KNOWN, Refusal) as error:
            yield failed_html(translated(str(error))), self.sources(), self.runs()

    def view(self, event: gr.EventData) -> str:
        """A source's text."""
        return self._source(str(event.id))

    def correct(self, event: gr.EventData, request: gr.Request) -> tuple[Any, str]:
        """Correct what a source says of itself; what to put into table and text.

        What cannot be meant stays in the form, with the reason.
        """
        insist(request, "write")
        article_id, told = str(event.id), dict(event.told)
        if not told:
            return gr.skip(), self._source(article_id, done=say("No field was changed."))
        try:
            self._workspace.indexer.correct(article_id, told, self._jobs.stopping)
        except InvalidCorrection as error:
            return gr.skip(), self._source(article_id, told, refusal=refused(error))
        taken_back = all(value is None for value in told.values())
        done = (
            say("The correction is taken back.")
            if taken_back
            else say("The corrections are saved.")
        )
        return self.sources(), self._source(article_id, done=done)

    def _source(
        self,
        article_id: str,
        tried: Mapping[str, str | None] | None = None,
        refusal: str = "",
        done: str = "",
    ) -> str:
        """A source's text, below the form that corrects its provenance."""
        article = self._workspace.library.article(article_id)
        corrections = self._workspace.corrections.of(article_id)
        form = correcting_html(article, corrections, tried, refusal, done)
        passages = self._workspace.library.passage_count(article_id)
        return source_html(article, passages, form)

    def remove(self, event: gr.EventData, request: gr.Request) -> tuple[str, str, Any]:
        """Remove a source; what to put into report, table and text, which may be of another."""
        insist(request, "write")
        try:
            self._workspace.indexer.remove(str(event.id), self._jobs.stopping)
        except KNOWN as error:
            logger.warning("A source was not removed: %s", error)
            return failed_html(translated(str(error))), self.sources(), gr.skip()
        return "", self.sources(), no_source_html() if event.shown == event.id else gr.skip()


def _taken(path: Path) -> list[Found]:
    """The sources of an uploaded file; its copy in the upload folder is not kept."""
    sources = list(uploaded(path.name, path.read_bytes()))
    path.unlink()
    return sources


def _ingest(jobs: Jobs, sources: Iterable[Item], asked: Asked) -> Iterator[Progress | IngestReport]:
    """The steps of an ingest as they come; its report last.

    It is a job of its own: when the page is left these steps are closed, and closed on the event
    loop, where nothing may be waited for.
    """
    steps: SimpleQueue[Progress | None] = SimpleQueue()
    run = jobs.watched(sources, asked, steps.put)
    run.add_done_callback(lambda _: steps.put(None))
    while (step := steps.get()) is not None:
        yield step
    if not run.cancelled():  # the server stops, and its turn had not come
        yield run.result()
