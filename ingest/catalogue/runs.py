"""The catalogue of runs: what was asked for, when, and what came of it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import Any, Literal

from sqlalchemy import Engine, Row, insert, select, update

from ingest.catalogue.schema import runs
from ingest.errors import UnknownRun
from ingest.passed_over import Kind

State = Literal["running", "done", "stopped", "failed", "interrupted"]
"""`stopped` by the person who started it, `failed` by an error, `interrupted` by the end of its
process. The same request goes on from there, after each of these.
"""


@dataclass(frozen=True, slots=True)
class Asked:
    """What a run is asked for.

    Attributes:
        places: files, folders and addresses as they were named.
        files, bytes: how much these are, where that can be told before.
    """

    places: tuple[str, ...] = ()
    files: int | None = None
    bytes: int | None = None


NOTHING_TOLD = Asked()


@dataclass(frozen=True, slots=True)
class Tally:
    """What a run has done so far: numbers of sources, and of the passages that were indexed.

    Attributes:
        failures: sources that yielded no article, each with the reason.
        passed_over: numbers of files that hold no words, by kind.
    """

    added: int = 0
    updated: int = 0
    unchanged: int = 0
    passages: int = 0
    failures: tuple[tuple[str, str], ...] = ()
    passed_over: Mapping[Kind, int] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class RunRecord:
    """A run as the catalogue knows it.

    Attributes:
        ended: None while it runs, and of one that was interrupted.
        error: of a run that failed as a whole.
    """

    id: int
    state: State
    started: datetime
    ended: datetime | None
    places: tuple[str, ...]
    failed: int
    tally: Tally
    error: str | None


class Runs:
    """The runs of a library; its tables are made with the catalogue's."""

    def __init__(self, engine: Engine) -> None:
        self._engine = engine

    def begin(self, places: Sequence[str]) -> int:
        """A new run; its id."""
        row = {"started": datetime.now(UTC), "state": "running", "places": list(places)}
        with self._engine.begin() as connection:
            key = connection.execute(insert(runs).values(row)).inserted_primary_key
        assert key is not None
        return int(key[0])

    def note(self, run_id: int, tally: Tally) -> None:
        """Where a run stands; its failures are only counted until it ends."""
        self._update(run_id, _counts(tally))

    def end(self, run_id: int, state: State, tally: Tally, error: str | None = None) -> None:
        """What a run came to."""
        failures = [list(failure) for failure in tally.failures]
        ended = {"state": state, "ended": datetime.now(UTC), "error": error}
        self._update(run_id, _counts(tally) | ended | {"failures": failures})

    def interrupt_unended(self) -> None:
        """Say of all runs that go on that they do not: only who writes the library knows that."""
        with self._engine.begin() as connection:
            connection.execute(
                update(runs).where(runs.c.state == "running").values(state="interrupted")
            )

    @property
    def any_running(self) -> bool:
        """Whether a run goes on, or was interrupted and nobody has noticed yet."""
        with self._engine.connect() as connection:
            query = select(runs.c.id).where(runs.c.state == "running").limit(1)
            return connection.scalar(query) is not None

    def get(self, run_id: int) -> RunRecord:
        """A run with its failures.

        Raises:
            UnknownRun: there is none.
        """
        with self._engine.connect() as connection:
            row = connection.execute(select(runs).where(runs.c.id == run_id)).first()
        if row is None:
            raise UnknownRun(run_id)
        return _record(row)

    def latest(self, limit: int, before: int | None = None) -> list[RunRecord]:
        """So many runs, the latest first.

        Args:
            before: the id of a run; those older than it are given.
        """
        query = select(runs).order_by(runs.c.id.desc()).limit(limit)
        if before is not None:
            query = query.where(runs.c.id < before)
        with self._engine.connect() as connection:
            return [_record(row) for row in connection.execute(query)]

    def _update(self, run_id: int, values: dict[str, Any]) -> None:
        with self._engine.begin() as connection:
            connection.execute(update(runs).where(runs.c.id == run_id).values(values))


def _counts(tally: Tally) -> dict[str, Any]:
    return {
        "added": tally.added,
        "updated": tally.updated,
        "unchanged": tally.unchanged,
        "passages": tally.passages,
        "failed": len(tally.failures),
        "passed_over": dict(tally.passed_over),
    }


def _record(row: Row[Any]) -> RunRecord:
    failures = tuple((source, error) for source, error in row.failures)
    tally = Tally(row.added, row.updated, row.unchanged, row.passages, failures, row.passed_over)
    return RunRecord(
        row.id,
        row.state,
        row.started.replace(tzinfo=UTC),  # SQLite keeps no time zone
        row.ended.replace(tzinfo=UTC) if row.ended else None,
        tuple(row.places),
        row.failed,
        tally,
        row.error,
    )
