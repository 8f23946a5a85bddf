"""What a run of the indexer tells: while it goes on, and when it is done."""

from collections import Counter
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from time import perf_counter

from index.indexing.copies import Copies
from ingest.catalogue.runs import Asked, Tally
from ingest.passed_over import Kind


@dataclass(frozen=True, slots=True)
class Failure:
    """A source that could not be read, and why."""

    source: str
    error: str


@dataclass(frozen=True, slots=True)
class Progress:
    """Where a run stands.

    Attributes:
        done: sources looked at so far.
        location: the source just looked at.
        passages: passages indexed so far in this run.
        articles: articles added or updated so far.
        bytes: size of the files looked at so far.
        read: size of those among them that were read; the others are as they were.
        seconds: since the run began.
        asked: what it was asked for, with its size where that is known.
    """

    done: int
    location: str
    passages: int
    articles: int = 0
    bytes: int = 0
    read: int = 0
    seconds: float = 0.0
    asked: Asked = Asked()

    @property
    def rate(self) -> float:
        """Passages a second."""
        return self.passages / self.seconds if self.seconds else 0.0

    @property
    def seconds_left(self) -> float | None:
        """What the rest takes at the rate of what was read; None where that cannot be told."""
        if self.asked.bytes is None or not self.read:
            return None
        return max(0, self.asked.bytes - self.bytes) * self.seconds / self.read


@dataclass(frozen=True, slots=True)
class IngestReport:
    """What a run did.

    Attributes:
        added, updated, unchanged: numbers of sources; an update is a changed source at a known
            place, whose old version stays for old citations.
        failed: sources that yielded no article.
        passages: passages that were indexed.
        passed_over: numbers of files in folders and archives that hold no words, by kind.
        stopped: whether it was stopped; the same sources again go on from there.
    """

    added: int
    updated: int
    unchanged: int
    failed: tuple[Failure, ...]
    passages: int
    stopped: bool = False
    passed_over: Mapping[Kind, int] = field(default_factory=dict)


@dataclass(slots=True)
class Run:
    """A run under way: what it has done so far.

    `replaced` are articles with a newer version, `copies` what may still be found in their place.
    """

    asked: Asked = Asked()
    stop: Callable[[], bool] = lambda: False
    progress: Callable[[Progress], None] | None = None
    began: float = field(default_factory=perf_counter)
    done: int = 0
    added: int = 0
    updated: int = 0
    unchanged: int = 0
    passages: int = 0
    bytes: int = 0
    read: int = 0
    stopped: bool = False
    failed: list[Failure] = field(default_factory=list)
    replaced: set[str] = field(default_factory=set)
    copies: Copies = field(default_factory=Copies)
    passed_over: Counter[Kind] = field(default_factory=Counter)

    def weigh(self, size: int) -> None:
        """So many bytes more were read."""
        self.bytes += size
        self.read += size

    def looked_at(self, location: str) -> None:
        """Tell who wants to know that a source is done."""
        self.done += 1
        self.tell(location)

    def tell(self, location: str) -> None:
        """Tell who wants to know where the run stands."""
        if self.progress:
            self.progress(
                Progress(
                    self.done,
                    location,
                    self.passages,
                    self.added + self.updated,
                    self.bytes,
                    self.read,
                    perf_counter() - self.began,
                    self.asked,
                )
            )

    def is_over(self) -> bool:
        """Whether it is to end before its sources do; asked between two articles."""
        self.stopped = self.stopped or self.stop()
        return self.stopped

    def tally(self) -> Tally:
        """What the catalogue of runs keeps of it."""
        failures = tuple((failure.source, failure.error) for failure in self.failed)
        return Tally(
            self.added, self.updated, self.unchanged, self.passages, failures, self._passed_over()
        )

    def report(self) -> IngestReport:
        return IngestReport(
            self.added,
            self.updated,
            self.unchanged,
            tuple(self.failed),
            self.passages,
            self.stopped,
            self._passed_over(),
        )

    def _passed_over(self) -> dict[Kind, int]:
        """By kind, the commonest first."""
        return dict(self.passed_over.most_common())
