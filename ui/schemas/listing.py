"""The sources of a library, a page at a time."""

from pydantic import BaseModel, ConfigDict, Field

from ui.listing import MAX_WORDS
from ui.schemas.articles import ArticleList

MAX_PAGE = 200  # sources


class ListingIn(BaseModel):
    """Which sources, and which page of them."""

    model_config = ConfigDict(extra="forbid")

    q: str = Field("", max_length=MAX_WORDS, description="Words of title, publisher, byline or id.")
    limit: int = Field(50, ge=1, le=MAX_PAGE, description="Sources at most.")
    offset: int = Field(0, ge=0, description="How many to pass over; `next` of the page before.")


class ListingOut(ArticleList):
    """A page of the current articles, latest publication first."""

    total: int = Field(description="How many there are on all pages.")
    next: int | None = Field(description="The `offset` of the next page; null on the last.")
