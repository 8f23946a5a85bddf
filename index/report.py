"""What a run of the indexer tells: while it goes on, when it is done, and what a check found."""

from dataclasses import dataclass, field


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
    """

    done: int
    location: str
    passages: int


@dataclass(frozen=True, slots=True)
class IngestReport:
    """What a run did.

    Attributes:
        added, updated, unchanged: numbers of sources; an update is a changed source at a known
            place, whose old version stays for old citations.
        failed: sources that yielded no article.
        passages: passages that were indexed.
    """

    added: int
    updated: int
    unchanged: int
    failed: tuple[Failure, ...]
    passages: int


@dataclass(frozen=True, slots=True)
class Check:
    """How the catalogue and the indexes agree.

    Attributes:
        passages: what the catalogue says can be searched.
        unfinished: ids of articles whose ingest was cut off.
        without_vector, without_terms: passage ids missing in an index.
        left_over: passage ids that an index holds and the catalogue does not search.
    """

    passages: int
    unfinished: tuple[str, ...]
    without_vector: frozenset[str]
    without_terms: frozenset[str]
    left_over: frozenset[str]

    @property
    def sound(self) -> bool:
        return not (self.unfinished or self.without_vector or self.without_terms or self.left_over)


@dataclass(slots=True)
class Run:
    """A run under way: what it has done so far. `replaced` are articles with a newer version."""

    added: int = 0
    updated: int = 0
    unchanged: int = 0
    passages: int = 0
    failed: list[Failure] = field(default_factory=list)
    replaced: set[str] = field(default_factory=set)

    def report(self) -> IngestReport:
        return IngestReport(
            self.added, self.updated, self.unchanged, tuple(self.failed), self.passages
        )
