"""The JSON of the HTTP interface, field by field: what is checked on the way in, and documented."""

from datetime import date
from typing import Annotated, Any, Literal, Self

from pydantic import BaseModel, ConfigDict, Field, model_validator

from assistant.answer import AbstentionReason, Hedge, Voice
from index.hit import Filter
from ingest.article import Article, LocatorKind, MarkKind

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


class CitationOut(BaseModel):
    """The exact words of a source: `quote` is the article's text from `start` to `end`."""

    number: int
    passage_id: str
    article_id: str
    title: str
    publisher: str | None
    byline: str | None
    published: date | None
    url: str | None
    quote: str
    start: int
    end: int
    voice: Voice | None = Field(description="Who says it, where that can be told.")
    hedge: Hedge | None = Field(description="How surely it is said; null where told as fact.")
    place: PlaceOut | None = Field(description="Page, time, chapter, row or message, if any.")


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
    timings_ms: dict[str, float]


# -- articles ------------------------------------------------------------------------------


class ArticleSummary(BaseModel):
    """An article without its text."""

    id: str
    doc_id: str
    title: str
    publisher: str | None
    original_publisher: str | None
    byline: str | None
    published: date | None
    language: str
    url: str | None
    licence: str | None
    retrieved: date | None = Field(description="Day on which it was fetched from its address.")
    media_type: str
    passages: int


def article_json(article: Article, passages: int) -> dict[str, Any]:
    """The same for every door: where an article comes from, without its text."""
    return {
        "id": article.id,
        "doc_id": article.doc_id,
        "title": article.title,
        "publisher": article.publisher,
        "original_publisher": article.original_publisher,
        "byline": article.byline,
        "published": article.published.isoformat() if article.published else None,
        "language": article.language,
        "url": article.url,
        "licence": article.licence,
        "retrieved": article.retrieved.isoformat() if article.retrieved else None,
        "media_type": article.media_type,
        "passages": passages,
    }


class ArticleList(BaseModel):
    """The current articles of the library, latest publication first."""

    articles: list[ArticleSummary]


class MarkOut(BaseModel):
    """What a stretch of the text is, where it is not plain prose."""

    kind: MarkKind
    start: int
    end: int


class LocatorOut(BaseModel):
    """Where the text from `start` on stands in the original, until the next locator."""

    kind: LocatorKind
    label: str
    start: int


class ArticleOut(ArticleSummary):
    """An article with the text that every offset points into."""

    digest: str = Field(description="sha256 of the original bytes.")
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


# -- what goes on --------------------------------------------------------------------------


class AddressIn(BaseModel):
    """What is to be fetched."""

    model_config = ConfigDict(
        extra="forbid",
        json_schema_extra={"examples": [{"address": "https://paper.example/2023/07/bridge.html"}]},
    )

    address: str = Field(
        min_length=1, max_length=4_000, description="Of a page, document, feed or sitemap."
    )


class JobStarted(BaseModel):
    """An ingest goes on; `/api/jobs/{job_id}` tells how it stands."""

    job_id: str


class JobOut(JobStarted):
    """An ingest as it stands."""

    state: Literal["waiting", "running", "done", "failed"]
    done: int = Field(description="Sources looked at so far.")
    source: str | None = Field(description="The last of them.")
    report: IngestOut | None = Field(description="What became of them, when it is done.")
    error: ErrorDetail | None = Field(description="What ended it, when it failed.")
