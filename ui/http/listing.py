"""A page of a library's sources, as every door gives it."""

from typing import Any

from pydantic import TypeAdapter

from ingest.catalogue.listing import Listing, Page, Position
from ui.http.cursors import cursor_of, key_of
from ui.schemas.articles import article_json

MAX_WORDS = 200  # characters

_POSITION = TypeAdapter(Position)


def page_of(listing: Listing, words: str, cursor: str | None, limit: int | None) -> Page:
    """The next sources that the words name.

    Raises:
        Refusal: no list of sources gave the cursor.
    """
    return listing.page(words, None if cursor is None else key_of(cursor, _POSITION), limit)


def page_json(page: Page) -> dict[str, Any]:
    """A page in the form of `ui.schemas.articles.ArticleList`."""
    return {
        "articles": [article_json(each.entry, each.passages) for each in page.listed],
        "next_cursor": cursor_of(page.last) if page.last else None,
    }
