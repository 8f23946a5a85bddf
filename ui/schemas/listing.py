"""The sources of a library, a page at a time."""

from pydantic import BaseModel, ConfigDict, Field

from ui.http.listing import MAX_WORDS

MAX_PAGE = 200  # sources


class ListingIn(BaseModel):
    """Which sources, and which page of them."""

    model_config = ConfigDict(extra="forbid")

    q: str = Field(
        "",
        max_length=MAX_WORDS,
        description="Words of title, publisher, byline or name; case and accents do not count.",
    )
    limit: int = Field(50, ge=1, le=MAX_PAGE, description="Sources at most.")
    cursor: str | None = Field(None, description="`next_cursor` of the page before.")
