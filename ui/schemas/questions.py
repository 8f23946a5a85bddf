"""What is asked, and of which articles."""

from typing import Annotated, Self

from pydantic import BaseModel, ConfigDict, Field, model_validator

from index.hit import Filter
from ui.schemas.written import Day

MAX_QUESTION = 4_000  # characters; longer is a document, not a question

Language = Annotated[str, Field(pattern="^[a-z]{2,3}$", examples=["en"])]


class FilterIn(BaseModel):
    """Which articles may be used; a condition left out lets everything through."""

    model_config = ConfigDict(extra="forbid")

    since: Day | None = Field(default=None, description="First day of publication, inclusive.")
    until: Day | None = Field(default=None, description="Last day of publication, inclusive.")
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
