"""The names of a library: found once for each article and kept, joined once for each version.

An article's text never changes, so neither does what it names: that is kept in the catalogue as a
row an article, which goes when the article does. It is found when names are first asked for and not
at ingest, so that whoever never asks pays nothing, and better rules need no new ingest. Joining
looks at names alone, in memory.
"""

from collections.abc import Iterator, Sequence
from contextlib import suppress
from threading import Lock
from typing import Any

from sqlalchemy import Engine, and_, delete, insert, select

from assistant.names.in_article import Named, named_in
from assistant.names.joining import joined
from assistant.names.register import Register
from ingest.article import Span
from ingest.catalogue.library import Library
from ingest.catalogue.schema import articles, names
from ingest.catalogue.server import one_at_a_time
from ingest.errors import LibraryUnavailable

RULES = 1
"""Of the rules that find names; what other rules found is found anew."""

AT_ONCE = 100  # articles whose names are stored by one transaction


class Names:
    """What a library's sources name."""

    def __init__(self, engine: Engine, library: Library) -> None:
        self._engine = engine
        self._library = library
        self._finding = Lock()
        self._register = Register((), (), version=-1)

    def register(self) -> Register:
        """All names as the library stands; only what came in since is looked through."""
        with self._finding:
            version = self._library.version
            if self._register.version != version:
                kept = self._kept()
                missing = [article_id for article_id, found in kept.items() if found is None]
                found = dict(self._found(missing))
                all_found = {
                    at: found.get(at, ()) if one is None else one for at, one in kept.items()
                }
                self._register = Register(
                    tuple(joined(all_found.items())), tuple(all_found), version
                )
            return self._register

    def _kept(self) -> dict[str, tuple[Named, ...] | None]:
        """By article's id, in the order of the library's list, what is kept of it."""
        query = (
            select(articles.c.id, names.c.found)
            .outerjoin(names, and_(names.c.article_id == articles.c.id, names.c.rules == RULES))
            .where(articles.c.current, articles.c.indexed)
            .order_by(articles.c.published_at.desc().nulls_last(), articles.c.title, articles.c.id)
        )
        with self._engine.connect() as connection:
            return {
                row.id: None if row.found is None else tuple(map(_named_of, row.found))
                for row in connection.execute(query)
            }

    def _found(self, ids: Sequence[str]) -> Iterator[tuple[str, tuple[Named, ...]]]:
        """What articles name that were not looked through yet, kept where that can be."""
        for start in range(0, len(ids), AT_ONCE):
            some = ids[start : start + AT_ONCE]
            found = {at: named_in(one) for at, one in self._library.articles_by_id(some).items()}
            with suppress(LibraryUnavailable):  # it can only be read: the next process finds anew
                self._keep(found)
            yield from found.items()

    def _keep(self, found: dict[str, tuple[Named, ...]]) -> None:
        rows = [
            {"article_id": article_id, "rules": RULES, "found": [_json_of(one) for one in some]}
            for article_id, some in found.items()
        ]
        with self._engine.begin() as connection:
            one_at_a_time(connection, names)
            there = set(
                connection.scalars(select(articles.c.id).where(articles.c.id.in_(list(found))))
            )
            connection.execute(delete(names).where(names.c.article_id.in_(list(found))))
            if kept := [row for row in rows if row["article_id"] in there]:
                connection.execute(insert(names), kept)


def _json_of(named: Named) -> list[Any]:
    forms = [[text, [list(span) for span in spans]] for text, spans in named.forms]
    other, titles = sorted(map(list, named.other)), sorted(named.titles)
    return [named.text, list(named.key), other, titles, forms, list(map(list, named.told))]


def _named_of(kept: list[Any]) -> Named:
    text, key, other, titles, forms, told = kept
    return Named(
        text,
        tuple(key),
        frozenset(map(tuple, other)),
        frozenset(titles),
        tuple((form, tuple(Span(*span) for span in spans)) for form, spans in forms),
        tuple((kind, weight) for kind, weight in told),
    )
