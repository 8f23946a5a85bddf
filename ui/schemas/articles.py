"""The articles of the library."""

from collections.abc import Iterable
from datetime import date, datetime
from typing import Annotated, Any, Self

from pydantic import BaseModel, ConfigDict, Field, model_validator

from assistant.provenance_json import provenance_json
from ingest.article import Entry, LocatorKind, MarkKind, Version
from ingest.catalogue.corrections import FIELDS, LONGEST_ADDRESS, By
from ingest.catalogue.corrections import Field as Corrected
from ingest.catalogue.overlay import Correction
from ingest.stories.story import Telling
from ui.http.cursors import NEXT
from ui.schemas.provenance import ProvenanceOut


class ArticleSummary(ProvenanceOut):
    """An article without its text."""

    id: str
    doc_id: str
    language: str
    media_type: str
    digest: str = Field(description="sha256 of the original bytes.")
    passages: int


def article_json(article: Entry, passages: int) -> dict[str, Any]:
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


def corrections_json(corrections: Iterable[Correction]) -> list[dict[str, Any]]:
    """What of a source is corrected, the same for every door."""
    return [
        {
            "field": each.field,
            "value": each.value,
            "read": each.read,
            "by": each.by,
            "at": each.at.isoformat(),
        }
        for each in corrections
    ]


class CorrectionOut(BaseModel):
    """A field in which another value is in force than the one that was read."""

    field: Corrected
    value: str | None = Field(description="Null where the correction is that there is none.")
    read: str | None = Field(description="What the source says of itself.")
    by: By
    at: datetime


class ArticleCorrected(ArticleSummary):
    """An article with what of it is corrected."""

    corrections: list[CorrectionOut]


Told = Annotated[str | None, Field(max_length=2 * LONGEST_ADDRESS)]


class CorrectionsIn(BaseModel):
    """What is known better than the source: "" where there is none, null takes a correction back.

    What is not named stays as it is.
    """

    model_config = ConfigDict(extra="forbid", strict=True)

    title: Told = None
    byline: Told = None
    publisher: Told = None
    original_publisher: Told = None
    published: Told = Field(default=None, examples=["2023", "2023-07", "2023-07-03"])
    updated: Told = None
    url: Told = None
    canonical_url: Told = None
    licence: Told = None
    language: Told = Field(default=None, examples=["en"])

    @model_validator(mode="after")
    def _names_something(self) -> Self:
        if not self.model_fields_set:
            raise ValueError(f"Name what is to be corrected: {', '.join(FIELDS)}")
        return self


class ArticleList(BaseModel):
    """The current articles of the library, latest publication first."""

    articles: list[ArticleSummary]
    next_cursor: str | None = Field(description=NEXT)


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


class ArticleOut(ArticleCorrected):
    """An article with the text that every offset points into."""

    versions: list[VersionOut] = Field(description="All of them, oldest first; this one, too.")
    same_story: list[RelativeOut]
    text: str
    marks: list[MarkOut]
    locators: list[LocatorOut]
