"""Ingests that go on after their request was answered: one after the other, each with its state."""

import logging
from collections.abc import Callable, Iterable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field, replace
from itertools import takewhile
from threading import Event, Lock
from typing import Literal
from uuid import uuid4

from index.indexer import Indexer
from index.report import IngestReport, Progress
from ingest.errors import UnreadableSource
from ingest.source import Source
from ui.errors import KNOWN, UNEXPECTED, UNFORESEEN, row_of

logger = logging.getLogger(__name__)

MOST_KEPT = 100  # jobs; of more the oldest that are over are forgotten

State = Literal["waiting", "running", "done", "failed"]


@dataclass(frozen=True, slots=True)
class Job:
    """One ingest as it stands.

    Attributes:
        done: sources looked at so far.
        location: of the last of them.
        error: code and sentence of what ended it, where something did.
    """

    id: str = field(default_factory=lambda: uuid4().hex)
    state: State = "waiting"
    done: int = 0
    location: str = ""
    report: IngestReport | None = None
    error: tuple[str, str] | None = None


class Jobs:
    """The ingests of one application, which closes it when it ends."""

    def __init__(self, indexer: Indexer) -> None:
        self._indexer = indexer
        self._jobs: dict[str, Job] = {}
        self._lock = Lock()
        self._worker = ThreadPoolExecutor(1, "job")
        self._closing = Event()

    def start(self, gather: Callable[[], Iterable[Source | UnreadableSource]]) -> Job:
        """Begin an ingest of what `gather` finds, as soon as those before it are over."""
        job = Job()
        self._put(job)
        self._worker.submit(self._run, job, gather)
        return job

    def get(self, job_id: str) -> Job | None:
        """A job as it stands; None where there is none of this id, or no longer."""
        with self._lock:
            return self._jobs.get(job_id)

    def close(self) -> None:
        """End what is under way behind the source it is at; what waits is not begun."""
        self._closing.set()
        self._worker.shutdown(cancel_futures=True)

    def _put(self, job: Job) -> None:
        with self._lock:
            self._jobs[job.id] = job
            over = [each.id for each in self._jobs.values() if each.state in ("done", "failed")]
            for old in over[: max(0, len(self._jobs) - MOST_KEPT)]:
                del self._jobs[old]

    def _run(self, job: Job, gather: Callable[[], Iterable[Source | UnreadableSource]]) -> None:
        job = replace(job, state="running")
        self._put(job)

        def told(step: Progress) -> None:
            nonlocal job
            job = replace(job, done=step.done, location=step.location)
            self._put(job)

        try:
            sources = takewhile(lambda _: not self._closing.is_set(), gather())
            report = self._indexer.ingest(sources, told)
        except KNOWN as error:
            logger.warning("A job failed: %s", error)
            self._put(replace(job, state="failed", error=(row_of(error).code, str(error))))
        except Exception:
            logger.exception("A job failed")
            self._put(replace(job, state="failed", error=(UNEXPECTED.code, UNFORESEEN)))
        else:
            self._put(replace(job, state="done", report=report))
