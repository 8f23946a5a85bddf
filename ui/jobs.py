"""Runs that go on after the request that asked for them: one at a time, in a thread beside."""

import logging
from collections.abc import Callable, Iterable, Sequence
from concurrent.futures import ThreadPoolExecutor
from threading import Event
from typing import Literal

from index.indexer import Indexer
from index.intake import Item
from index.report import Progress
from ingest.passed_over import PassedOver
from ingest.runs import Asked, Runs
from ingest.source import Found, Source
from ui.errors import KNOWN

logger = logging.getLogger(__name__)

Unfinished = Literal["running", "waiting"]


class Jobs:
    """The jobs of one application; what they came to stands in the catalogue of runs."""

    def __init__(self, indexer: Indexer, runs: Runs) -> None:
        self._indexer = indexer
        self._runs = runs
        self._stop = Event()
        self._worker = ThreadPoolExecutor(1, "job")
        self._progress: dict[int, Progress] = {}
        self._states: dict[int, Unfinished] = {}

    def start(self, gather: Callable[[], Iterable[Item]], asked: Asked) -> int:
        """Have what `gather` finds ingested, after the jobs before it; the number of the run."""
        run_id = self._runs.begin(asked.places)
        self._states[run_id] = "waiting"
        self._worker.submit(self._run, run_id, gather, asked)
        return run_id

    def progress(self, run_id: int) -> Progress | None:
        """Where a run stands that goes on here."""
        return self._progress.get(run_id)

    def unfinished(self) -> dict[Unfinished, int]:
        """How many jobs go on, and how many wait for those."""
        states = list(self._states.values())
        return {"running": states.count("running"), "waiting": states.count("waiting")}

    def close(self) -> None:
        """End after what is in hand; what waits is not begun."""
        self._stop.set()
        self._worker.shutdown(cancel_futures=True)

    def _run(self, run_id: int, gather: Callable[[], Iterable[Item]], asked: Asked) -> None:
        def note(at: Progress) -> None:
            self._progress[run_id] = at

        self._states[run_id] = "running"
        try:
            self._indexer.ingest(gather(), note, asked=asked, stop=self._stop.is_set, run_id=run_id)
        except KNOWN as error:  # it stands in the catalogue, too
            logger.warning("Run %d failed: %s", run_id, error)
        except Exception:
            logger.exception("Run %d failed", run_id)
        finally:
            self._progress.pop(run_id, None)
            self._states.pop(run_id, None)


def asked_of(sources: Sequence[Found]) -> Asked:
    """Uploads as what a run is asked for: they have no place, but a size."""
    counted = [source for source in sources if not isinstance(source, PassedOver)]
    sizes = [len(source.content) for source in counted if isinstance(source, Source)]
    return Asked((), len(counted), sum(sizes))
