"""Exact words of an article: which are asked for, and how they are given."""

from typing import Any, Self

from pydantic import BaseModel, ConfigDict, Field, model_validator

from assistant.answer_json import place_json
from assistant.provenance_json import provenance_json
from ingest.article import Article
from ui.schemas.provenance import PlaceOut, ProvenanceOut

MAX_SLICE = 8_000
MAX_AROUND = 2_000
"""Characters that are read at once, and that are shown on either side."""


class PassageIn(BaseModel):
    """A passage by its id, or a slice of an article by its offsets."""

    model_config = ConfigDict(extra="forbid")

    passage_id: str | None = Field(None, description="Of a citation or a hit.")
    article_id: str | None = Field(None, description="In place of `passage_id`.")
    start: int = Field(0, ge=0, description="With `article_id`: the first character.")
    end: int | None = Field(
        None,
        description="With `article_id`: the character after the last; at most"
        f" {MAX_SLICE} from `start` on, which is also what comes without it.",
    )
    around: int = Field(
        300, ge=0, le=MAX_AROUND, description="Characters to show on either side at most."
    )

    @model_validator(mode="after")
    def _names_one_slice(self) -> Self:
        if (self.passage_id is None) == (self.article_id is None):
            raise ValueError("Give either 'passage_id' or 'article_id'")
        if self.passage_id is not None and self.model_fields_set & {"start", "end"}:
            raise ValueError("'start' and 'end' go with 'article_id', not with 'passage_id'")
        if self.end is not None and not self.start < self.end <= self.start + MAX_SLICE:
            raise ValueError(f"'end' has to be 1 to {MAX_SLICE} characters after 'start'")
        return self


class PassageOut(ProvenanceOut):
    """Exact words with what stands around them: `quote` is the text from `start` to `end`."""

    passage_id: str | None = Field(description="Null where offsets were asked for.")
    article_id: str
    quote: str
    start: int
    end: int
    before: str = Field(description="What stands right before the quote.")
    after: str = Field(description="What stands right after it.")
    length: int = Field(description="Characters of the article's whole text.")
    place: PlaceOut | None = Field(description="Page, time, chapter, row or message, if any.")


def passage_json(
    article: Article, start: int, end: int, around: int, passage_id: str | None
) -> dict[str, Any]:
    """A slice of an article with as many characters on either side, and its provenance."""
    return {
        **provenance_json(article),
        "passage_id": passage_id,
        "article_id": article.id,
        "quote": article.text[start:end],
        "start": start,
        "end": end,
        "before": article.text[max(0, start - around) : start],
        "after": article.text[end : end + around],
        "length": len(article.text),
        "place": place_json(article.place(start, end)),
    }
