"""The JSON of the HTTP interface, field by field: what is checked on the way in, and documented."""

from collections.abc import Iterable
from datetime import date, datetime
from typing import Annotated, Any, Literal, Self

from pydantic import BaseModel, ConfigDict, Field, model_validator

from assistant.answer import AbstentionReason
from assistant.provenance_json import provenance_json
from assistant.voice import Hedge, Manner, VoiceKind
from index.hit import Filter
from index.report import Progress
from ingest.article import Article, LocatorKind, MarkKind, Version
from ingest.moment import Precision
from ingest.runs import RunRecord, State
from ingest.stories.story import Telling
from ui.uploads import name_of

MAX_QUESTION = 4_000  # characters; longer is a document, not a question

Language = Annotated[str, Field(pattern="^[a-z]{2,3}$", examples=["en"])]


class ErrorDetail(BaseModel):
    """What went wrong."""

    code: str = Field(description="Stable; for programs.", examples=["unknown_article"])
    message: str = Field(description="A plain sentence; for people.")


class ErrorBody(BaseModel):
    """The body of every response that is not a success."""

    error: ErrorDetail


# -- what comes in -------------------------------------------------------------------------


class FilterIn(BaseModel):
    """Which articles may be used; a condition left out lets everything through."""

    model_config = ConfigDict(extra="forbid")

    since: date | None = Field(default=None, description="First day of publication, inclusive.")
    until: date | None = Field(default=None, description="Last day of publication, inclusive.")
    publishers: list[str] = Field(default=[], max_length=100)
    languages: list[Language] = Field(default=[], max_length=100)
    article_ids: list[str] = Field(default=[], max_length=1_000)

    @model_validator(mode="after")
    def _ordered(self) -> Self:
        if self.since and self.until and self.since > self.until:
            raise ValueError("'since' is later than 'until'")
        return self

    def value(self) -> Filter:
        """The same conditions as the retriever takes them."""
        return Filter(
            since=self.since,
            until=self.until,
            publishers=tuple(self.publishers),
            languages=tuple(self.languages),
            article_ids=tuple(self.article_ids),
        )


class Question(BaseModel):
    """A question, alone or as the next turn of a conversation."""

    model_config = ConfigDict(
        extra="forbid",
        json_schema_extra={"examples": [{"question": "How many shell casings were found?"}]},
    )

    question: str = Field(max_length=MAX_QUESTION)
    conversation_id: str | None = Field(
        None, description="Continues this conversation; a new one is started without it."
    )
    filter: FilterIn = FilterIn()


# -- answers -------------------------------------------------------------------------------


class ClaimOut(BaseModel):
    """A sentence of the answer and the numbers of the citations that support it."""

    text: str
    citations: list[int]
    support: float = Field(description="How well the cited words support the text, 0 to 1.")


class WithheldOut(BaseModel):
    """A sentence that was composed, did not pass verification, and was not said."""

    text: str
    reason: str


class PlaceOut(BaseModel):
    """Where words stand in the original, from the first label to the last."""

    kind: LocatorKind
    first: str = Field(examples=["12"])
    last: str = Field(examples=["13"])


class SpeakerOut(BaseModel):
    """Who says cited words, as the article introduces them."""

    name: str | None = Field(description="Null for an unnamed source and a document.")
    role: str | None = Field(
        description="What a named source is, or the description of an unnamed one or a document.",
        examples=["former interior minister"],
    )
    manner: Manner | None = Field(description="How the article passes the words on.")


class MomentOut(BaseModel):
    """When something was, exactly as precisely as its source tells."""

    value: str = Field(
        description="ISO 8601 of that precision; with an offset where the source tells one.",
        examples=["2023", "2023-07", "2023-07-03", "2023-07-03T17:14-06:00"],
    )
    precision: Precision


class ProvenanceOut(BaseModel):
    """Where a text comes from, as far as it is known."""

    title: str
    publisher: str | None
    original_publisher: str | None = Field(description="Who carried it out, of a reprint.")
    byline: str | None
    published: date | None = Field(description="The day; null where no day is told.")
    published_at: MomentOut | None
    updated_at: MomentOut | None
    url: str | None
    canonical_url: str | None = Field(description="The page's own word on its address.")
    fetched_url: str | None = Field(description="The address that its bytes came from.")
    licence: str | None
    retrieved_at: datetime | None = Field(description="When it was fetched or read in.")
    newer_version: str | None = Field(
        description="Id of the version that has replaced this one; null while it is current."
    )


class CitationOut(ProvenanceOut):
    """The exact words of a source: `quote` is the article's text from `start` to `end`."""

    number: int
    passage_id: str
    article_id: str
    quote: str
    start: int
    end: int
    voice: VoiceKind | None = Field(description="Who says it; null in answers of older versions.")
    hedge: Hedge | None = Field(description="How surely it is said; null where told as fact.")
    speaker: SpeakerOut | None = Field(description="Null where the article itself says it.")
    place: PlaceOut | None = Field(description="Page, time, chapter, row or message, if any.")
    story: str = Field(description="The same for citations that count as one source.")


class ConflictOut(BaseModel):
    """Citations of different sources that do not agree."""

    about: str
    sides: list[int]


class RankOut(BaseModel):
    """Where one index put a passage."""

    rank: int
    score: float


class HitOut(BaseModel):
    """A passage that a search found, and what each index thought of it."""

    passage_id: str
    article_id: str
    doc_id: str
    title: str
    publisher: str | None
    published: date | None
    url: str | None
    text: str
    start: int
    end: int
    place: PlaceOut | None
    score: float
    dense: RankOut | None
    lexical: RankOut | None


class AnswerOut(BaseModel):
    """An answer in which every sentence cites, or the reason why there is none."""

    question: str
    standalone_question: str
    outcome: Literal["answered", "abstained"]
    reason: AbstentionReason | None
    confidence: float
    answer: str = Field(description="The claims as prose, with [1] marks.")
    short_answer: str | None
    claims: list[ClaimOut]
    withheld: list[WithheldOut]
    citations: list[CitationOut]
    independent_sources: int
    conflicts: list[ConflictOut]
    nearest: list[HitOut]
    conversation_id: str | None
    library_version: int
    model: str
    note: str | None
    timings_ms: dict[str, float]


# -- articles ------------------------------------------------------------------------------


class ArticleSummary(ProvenanceOut):
    """An article without its text."""

    id: str
    doc_id: str
    language: str
    media_type: str
    digest: str = Field(description="sha256 of the original bytes.")
    passages: int


def article_json(article: Article, passages: int) -> dict[str, Any]:
    """The same for every door: where an article comes from, without its text."""
    return {
        "id": article.id,
        "doc_id": article.doc_id,
        **provenance_json(article),
        "language": article.language,
        "media_type": article.media_type,
        "digest": article.digest,
        "passages": passages,
    }


def versions_json(versions: Iterable[Version]) -> list[dict[str, Any]]:
    """The versions of a source, the same for every door."""
    return [
        {"id": each.article_id, "read_in": each.read_in.isoformat(), "current": each.current}
        for each in versions
    ]


class ArticleList(BaseModel):
    """The current articles of the library, latest publication first."""

    articles: list[ArticleSummary]


class MarkOut(BaseModel):
    """What a stretch of the text is, where it is not plain prose."""

    kind: MarkKind
    start: int
    end: int


class VersionOut(BaseModel):
    """One state of a source: when what lies at its place changes, that is a new one."""

    id: str
    read_in: datetime
    current: bool


class LocatorOut(BaseModel):
    """Where the text from `start` on stands in the original, until the next locator."""

    kind: LocatorKind
    label: str
    start: int


class RelativeOut(BaseModel):
    """Another article that tells the story of this one."""

    id: str
    title: str
    publisher: str | None
    published: date | None
    telling: Telling = Field(
        description="The same text again, a part of this one, or a whole that holds it."
    )
    share: float = Field(description="Of the shorter one's words those in the longer, 0 to 1.")
    is_original: bool | None = Field(description="Null where neither tells.")


class ArticleOut(ArticleSummary):
    """An article with the text that every offset points into."""

    versions: list[VersionOut] = Field(description="All of them, oldest first; this one, too.")
    same_story: list[RelativeOut]
    text: str
    marks: list[MarkOut]
    locators: list[LocatorOut]


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


# -- runs ----------------------------------------------------------------------------------


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
        min_length=1, max_length=4_000, description="Of a page, document, feed or sitemap."
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
