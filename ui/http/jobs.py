"""Runs that go on after the request that asked for them: one at a time, in a thread beside."""

import logging
from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import contextmanager
from threading import Event, Lock
from typing import Literal

from index.indexing.indexer import Indexer
from index.indexing.intake import Item
from index.indexing.report import IngestReport, Progress
from ingest.catalogue.runs import Asked, Runs
from ingest.passed_over import PassedOver
from ingest.source import Found, Source
from ui.errors import KNOWN
from ui.http.failures import Refusal

logger = logging.getLogger(__name__)

Unfinished = Literal["running", "waiting"]

MOST = 100
"""Jobs that go on or wait."""

MOST_BYTES = 512 * 2**20
"""Bytes of uploads that are in memory for them; one job alone may have more, unpacked."""

RETRY_AFTER = 30
"""Seconds, told to who comes when there is no room: a job takes its time."""


class Jobs:
    """The jobs of one application; what they came to stands in the catalogue of runs.

    What was uploaded for a job is in memory until it ends, so only so many are taken.
    """

    def __init__(
        self, indexer: Indexer, runs: Runs, most: int = MOST, most_bytes: int = MOST_BYTES
    ) -> None:
        self._indexer = indexer
        self._runs = runs
        self._stop = Event()
        self._worker = ThreadPoolExecutor(1, "job")
        self._progress: dict[int, Progress] = {}
        self._states: dict[int, Unfinished] = {}
        self._most = most
        self._most_bytes = most_bytes
        self._taking = Lock()
        self._coming = 0  # jobs that are about to start
        self._bytes = 0  # of all jobs, and of what is read for those about to start
        self._held: dict[int, int] = {}  # the same by run

    @contextmanager
    def room(self, size: int = 0) -> Iterator[None]:
        """Keep room for a job that is started within, and for so many bytes while they are read.

        Raises:
            Refusal: there is none before other jobs end.
        """
        with self._taking:
            if len(self._states) + self._coming >= self._most:
                raise _full(f"{self._most} jobs wait already.")
            self._insist_on_room(size)
            self._coming += 1
            self._bytes += size
        try:
            yield
        finally:
            with self._taking:
                self._coming -= 1
                self._bytes -= size

    def upload(self, read: Callable[[], Sequence[Found]], size: int) -> int:
        """Start a job for what was uploaded; the number of the run.

        Args:
            read: its sources, whose unpacked bytes count from then on.
            size: bytes that it reads.

        Raises:
            Refusal: there is no room before other jobs end.
        """
        with self.room(size):
            sources = read()
            asked = asked_of(sources)
        with self.room(asked.bytes or 0):
            return self._start(lambda: sources, asked, asked.bytes or 0)[0]

    def start(self, gather: Callable[[], Iterable[Item]], asked: Asked) -> int:
        """Have what `gather` finds ingested, after the jobs before it; the number of the run.

        Raises:
            Refusal: too many jobs wait already.
        """
        with self.room():
            return self._start(gather, asked, 0)[0]

    def watched(
        self, items: Iterable[Item], asked: Asked, watch: Callable[[Progress], None]
    ) -> Future[IngestReport]:
        """The same for somebody who watches; it goes on where they leave.

        Raises:
            Refusal: there is no room before other jobs end.
        """
        with self.room(asked.bytes or 0):
            return self._start(lambda: items, asked, asked.bytes or 0, watch)[1]

    def _start(
        self,
        gather: Callable[[], Iterable[Item]],
        asked: Asked,
        size: int,
        watch: Callable[[Progress], None] | None = None,
    ) -> tuple[int, Future[IngestReport]]:
        run_id = self._runs.begin(asked.places)
        with self._taking:
            self._states[run_id] = "waiting"
            self._held[run_id] = size
            self._bytes += size
        return run_id, self._worker.submit(self._run, run_id, gather, asked, watch)

    def progress(self, run_id: int) -> Progress | None:
        """Where a run stands that goes on here."""
        return self._progress.get(run_id)

    def unfinished(self) -> dict[Unfinished, int]:
        """How many jobs go on, and how many wait for those."""
        states = list(self._states.values())
        return {"running": states.count("running"), "waiting": states.count("waiting")}

    def stopping(self) -> bool:
        """Whether what goes on is to end with what is in hand."""
        return self._stop.is_set()

    def stop(self) -> None:
        """Have what goes on end with what is in hand."""
        self._stop.set()

    def close(self) -> None:
        """End after what is in hand; what waits is not begun."""
        self.stop()
        self._worker.shutdown(cancel_futures=True)

    def _run(
        self,
        run_id: int,
        gather: Callable[[], Iterable[Item]],
        asked: Asked,
        watch: Callable[[Progress], None] | None,
    ) -> IngestReport:
        def note(at: Progress) -> None:
            self._progress[run_id] = at
            if watch:
                watch(at)

        self._states[run_id] = "running"
        try:
            return self._indexer.ingest(
                gather(), note, asked=asked, stop=self.stopping, run_id=run_id
            )
        except KNOWN as error:  # it stands in the catalogue, too
            logger.warning("Run %d failed: %s", run_id, error)
            raise
        except Exception:
            logger.exception("Run %d failed", run_id)
            raise
        finally:
            self._progress.pop(run_id, None)
            with self._taking:
                self._states.pop(run_id, None)
                self._bytes -= self._held.pop(run_id)

    def _insist_on_room(self, size: int) -> None:
        if self._bytes and self._bytes + size > self._most_bytes:
            raise _full(f"Uploads of {self._bytes // 2**20} MB wait already.")


def _full(what: str) -> Refusal:
    message = f"{what} Nothing of this one is taken: send it again when some of them have ended."
    return Refusal(429, "busy", message, {"Retry-After": str(RETRY_AFTER)})


def asked_of(sources: Sequence[Found]) -> Asked:
    """Uploads as what a run is asked for: they have no place, but a size."""
    counted = [source for source in sources if not isinstance(source, PassedOver)]
    sizes = [len(source.content) for source in counted if isinstance(source, Source)]
    return Asked((), len(counted), sum(sizes))
