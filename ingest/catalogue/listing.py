"""The articles as a list, page by page, without their texts.

A page begins behind the last article of the one before, by what the list is ordered by and not by
a number of articles: so what comes in or goes meanwhile neither doubles nor hides another one.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import islice
from typing import Any, NamedTuple

from sqlalchemy import ColumnElement, Connection, Engine, func, select, tuple_

from ingest.article import Entry
from ingest.catalogue.batches import batches
from ingest.catalogue.rows import entry_of
from ingest.catalogue.schema import ENTRY_FIELDS, articles, passages
from ingest.prose.characters import fold

_ORDER = (articles.c.published_at.desc().nulls_last(), articles.c.title, articles.c.id)
_KEY = (articles.c.published_at, articles.c.title, articles.c.id)
_NAMES = (articles.c.publisher, articles.c.byline, articles.c.doc_id)
_SHOWN = [
    articles.c[name] for name in (*ENTRY_FIELDS, "published_at", "updated_at", "retrieved_at")
]


class Position(NamedTuple):
    """Where an article stands in the list: what it is ordered by.

    Attributes:
        published_at: ISO 8601 as the catalogue keeps it; None comes last.
    """

    published_at: str | None
    title: str
    id: str


@dataclass(frozen=True, slots=True)
class Listed:
    """An article of the list, and how many passages it was cut into."""

    entry: Entry
    passages: int


@dataclass(frozen=True, slots=True)
class Page:
    """A stretch of the list.

    Attributes:
        last: what the next page comes after; None where there is none.
    """

    listed: tuple[Listed, ...]
    last: Position | None


class Listing:
    """The current, searchable articles, latest publication first, then by title and id."""

    def __init__(self, engine: Engine) -> None:
        self._engine = engine

    def page(
        self, words: str = "", after: Position | None = None, limit: int | None = None
    ) -> Page:
        """The next articles whose title, publisher, byline or name hold all words.

        Args:
            words: in any case, with or without their accents; each may be a part of one there.
            after: the last article of the page before.
            limit: how many, at least 1; None is all of them.
        """
        wanted = fold(words).split()
        with self._engine.connect() as connection:
            matching = _positions(connection, wanted, after)
            found = list(islice(matching, None if limit is None else limit + 1))
            shown = found[:limit]
            listed = tuple(_listed(connection, [position.id for position in shown]))
        return Page(listed, shown[-1] if len(found) > len(shown) else None)


def _positions(
    connection: Connection, words: Sequence[str], after: Position | None
) -> Iterator[Position]:
    """Where the articles stand that these words name; all of it is read from the index."""
    columns = (*_KEY, *_NAMES) if words else _KEY
    live = select(*columns).where(articles.c.current, articles.c.indexed).order_by(*_ORDER)
    for stretch in _stretches(after):
        for row in connection.execute(live.where(*stretch)):
            if not words or _names(row, words):
                yield Position(row.published_at, row.title, row.id)


def _stretches(after: Position | None) -> Iterator[tuple[ColumnElement[bool], ...]]:
    """What comes after a position, in order; the index can be entered where each one begins."""
    if after is None:
        yield ()
        return
    at = articles.c.published_at
    behind = tuple_(articles.c.title, articles.c.id) > (after.title, after.id)
    if after.published_at is not None:
        yield at == after.published_at, behind
        yield (at < after.published_at,)
        yield (at.is_(None),)
    else:
        yield at.is_(None), behind


def _names(row: Any, words: Sequence[str]) -> bool:
    """Whether every word stands in what an article is known by."""
    told = (row.title, row.publisher, row.byline, row.doc_id)
    text = fold(" ".join(part for part in told if part))
    return all(word in text for word in words)


def _listed(connection: Connection, ids: Sequence[str]) -> Iterator[Listed]:
    """The articles with these ids in their order; one that was removed just now is left out."""
    counted = func.count().label("passages")
    for some in batches(ids):
        rows = connection.execute(select(*_SHOWN).where(articles.c.id.in_(some)))
        entries = {row.id: entry_of(row) for row in rows}
        of = passages.c.article_id
        counts = select(of, counted).where(of.in_(some)).group_by(of)
        cut = {row.article_id: row.passages for row in connection.execute(counts)}
        for article_id in some:
            if article_id in entries:
                yield Listed(entries[article_id], cut.get(article_id, 0))
