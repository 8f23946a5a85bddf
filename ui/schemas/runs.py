"""Runs of ingest: what is to be read, how far it is, and what came of it."""

from datetime import datetime
from typing import Annotated, Any

from pydantic import BaseModel, ConfigDict, Field

from index.indexing.report import Progress
from ingest.catalogue.runs import RunRecord, State
from ui.http.cursors import NEXT
from ui.http.uploads import name_of

PassedOver = Annotated[
    dict[str, int],
    Field(
        description="Files in folders and archives that hold no words, by kind, such as `picture`."
    ),
]


class FailureOut(BaseModel):
    """A source that yielded no article, and why."""

    source: str
    error: str


class IngestOut(BaseModel):
    """What became of the sources that were handed in."""

    added: int
    updated: int
    unchanged: int
    failed: list[FailureOut]
    passages: int
    passed_over: PassedOver


class RunOut(BaseModel):
    """A run of ingest; one whose process ended before it is `interrupted`."""

    id: int
    state: State
    started: datetime
    ended: datetime | None
    places: list[str] = Field(description="What was asked for; empty for uploads.")
    added: int
    updated: int
    unchanged: int
    failed: int
    passages: int
    failures: list[FailureOut] = Field(description="With their reasons, once the run has ended.")
    passed_over: PassedOver
    error: str | None = Field(description="Why the run as a whole failed.")


class ProgressOut(BaseModel):
    """How far a run is."""

    location: str = Field(description="The source just looked at.")
    sources: int
    sources_asked: int | None
    bytes: int
    bytes_asked: int | None
    articles: int
    passages: int
    passages_a_second: float
    seconds_left: float | None


class AddressIn(BaseModel):
    """What is to be fetched."""

    model_config = ConfigDict(extra="forbid")

    address: str = Field(
        min_length=1,
        max_length=4_000,
        description="Of a page, document, feed or sitemap.",
        examples=["https://paper.example/2023/07/bridge.html"],
    )


class JobOut(RunOut):
    """A run, and how far it is."""

    progress: ProgressOut | None = Field(description="While it goes on.")


class JobStarted(BaseModel):
    """A run that goes on; `GET /api/jobs/{job}` tells how far it is."""

    job: int


class RunList(BaseModel):
    """The runs of ingest, the latest first."""

    runs: list[RunOut]
    next_cursor: str | None = Field(description=NEXT)


def run_json(record: RunRecord) -> dict[str, Any]:
    """The same for every door: a run and what came of it."""
    return {
        "id": record.id,
        "state": record.state,
        "started": record.started.isoformat(timespec="seconds"),
        "ended": record.ended.isoformat(timespec="seconds") if record.ended else None,
        "places": list(record.places),
        "added": record.tally.added,
        "updated": record.tally.updated,
        "unchanged": record.tally.unchanged,
        "failed": record.failed,
        "passages": record.tally.passages,
        "failures": [
            {"source": name_of(source), "error": error} for source, error in record.tally.failures
        ],
        "passed_over": dict(record.tally.passed_over),
        "error": record.error,
    }


def progress_json(at: Progress) -> dict[str, Any]:
    """The figures that a progress bar shows."""
    return {
        "location": name_of(at.location),
        "sources": at.done,
        "sources_asked": at.asked.files,
        "bytes": at.bytes,
        "bytes_asked": at.asked.bytes,
        "articles": at.articles,
        "passages": at.passages,
        "passages_a_second": round(at.rate, 1),
        "seconds_left": at.seconds_left,
    }
