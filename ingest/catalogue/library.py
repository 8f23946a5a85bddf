"""The catalogue: every article that was ever read, its passages, and what of it is searchable.

One transaction stores an article with its passages; a second one, after both indexes hold them,
sets `indexed`. So a crash leaves either nothing, or an article whose work can be finished.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime
from typing import Any

from sqlalchemy import Connection, Engine, delete, func, insert, select, update

from ingest.article import Article, Span, Version
from ingest.catalogue import schema
from ingest.catalogue.batches import batches
from ingest.catalogue.database import insist_sound, truncate_log
from ingest.catalogue.overlay import forget, laid_over, location_of, renew
from ingest.catalogue.rows import article_of, article_row, passage_of, passage_row, utc
from ingest.catalogue.schema import (
    articles,
    file_articles,
    files,
    passages,
    removals,
    revision,
    stories,
)
from ingest.errors import UnknownArticle, UnknownPassage
from ingest.moment import Moment
from ingest.prose.passages import Passage

_newer = articles.alias("newer")
_WITH_NEWER = select(
    articles, _newer.c.id.label("newer_id"), _newer.c.added_at.label("newer_added_at")
).outerjoin(
    _newer,
    (_newer.c.location == articles.c.location)
    & _newer.c.current
    & _newer.c.indexed
    & ~articles.c.current,
)
"""Articles, each with what has replaced it."""


@dataclass(frozen=True, slots=True)
class Counts:
    """Sizes of the searchable part of a library."""

    articles: int
    passages: int


@dataclass(frozen=True, slots=True)
class Known:
    """What the catalogue says of a digest or a location: which article, and in which state."""

    article_id: str
    location: str
    current: bool
    indexed: bool


class Library:
    """The catalogue over an SQLAlchemy engine; its tables are made on first use."""

    def __init__(self, engine: Engine) -> None:
        self._engine = engine
        schema.create(engine)

    # -- what is known ---------------------------------------------------------------------

    def known(self, digest: str) -> Known | None:
        """The article read from these very bytes, if there is one."""
        return self._known(articles.c.digest == digest)

    def current_at(self, location: str) -> Known | None:
        """The article that is current for a path or address, if there is one."""
        return self._known((articles.c.location == location) & articles.c.current)

    def _known(self, condition: Any) -> Known | None:
        columns = (articles.c.id, articles.c.location, articles.c.current, articles.c.indexed)
        with self._engine.connect() as connection:
            row = connection.execute(select(*columns).where(condition)).first()
        return Known(*row) if row else None

    def article(self, article_id: str) -> Article:
        """An article by id, also one that a newer version has replaced.

        Raises:
            UnknownArticle: there is none.
        """
        with self._engine.connect() as connection:
            row = connection.execute(_WITH_NEWER.where(articles.c.id == article_id)).first()
        if row is None:
            raise UnknownArticle(article_id)
        return article_of(row)

    def insist_on(self, article_id: str) -> None:
        """Hold that there is an article of this id.

        Raises:
            UnknownArticle: there is none.
        """
        with self._engine.connect() as connection:
            location_of(connection, article_id)

    def versions(self, article_id: str) -> list[Version]:
        """Every version of what lies at an article's place, the oldest first; itself among them."""
        place = select(articles.c.location).where(articles.c.id == article_id).scalar_subquery()
        query = (
            select(articles.c.id, articles.c.added_at, articles.c.current)
            .where(articles.c.location == place)
            .order_by(articles.c.added_at, articles.c.id)
        )
        with self._engine.connect() as connection:
            rows = connection.execute(query)
            return [Version(row.id, utc(row.added_at), row.current) for row in rows]

    def articles_by_id(self, ids: Iterable[str]) -> dict[str, Article]:
        """The articles with these ids, as far as there are such."""
        with self._engine.connect() as connection:
            return {
                row.id: article_of(row)
                for some in batches(ids)
                for row in connection.execute(_WITH_NEWER.where(articles.c.id.in_(some)))
            }

    def locations(self, ids: Iterable[str]) -> dict[str, str]:
        """Where the articles with these ids lie, as far as there are such."""
        query = select(articles.c.id, articles.c.location)
        with self._engine.connect() as connection:
            return {
                row.id: row.location
                for some in batches(ids)
                for row in connection.execute(query.where(articles.c.id.in_(some)))
            }

    def articles(self, limit: int | None = None) -> list[Article]:
        """The current, searchable articles with their texts, latest publication first.

        Args:
            limit: how many; None is all of them.
        """
        query = (
            _WITH_NEWER.where(articles.c.current, articles.c.indexed)
            .order_by(articles.c.published_at.desc().nulls_last(), articles.c.title, articles.c.id)
            .limit(limit)
        )
        with self._engine.connect() as connection:
            return [article_of(row) for row in connection.execute(query)]

    def publishers(self) -> list[str]:
        """Who published what can be searched, by name."""
        live = articles.c.current & articles.c.indexed & articles.c.publisher.is_not(None)
        query = select(articles.c.publisher).where(live).distinct()
        with self._engine.connect() as connection:
            return sorted(connection.scalars(query))

    def reprints(self) -> dict[str, tuple[str, ...]]:
        """Ids of what can be searched, by who first published it, as far as sources tell."""
        live = articles.c.current & articles.c.indexed & articles.c.original_publisher.is_not(None)
        query = select(articles.c.original_publisher, articles.c.id).where(live)
        found: dict[str, tuple[str, ...]] = {}
        with self._engine.connect() as connection:
            for publisher, article_id in connection.execute(query.order_by(articles.c.id)):
                found[publisher] = (*found.get(publisher, ()), article_id)
        return found

    def languages(self) -> list[str]:
        """In which languages is what can be searched, ISO 639-1."""
        live = articles.c.current & articles.c.indexed
        with self._engine.connect() as connection:
            return sorted(connection.scalars(select(articles.c.language).where(live).distinct()))

    def latest(self) -> date | None:
        """The last day on which something that can be searched was published."""
        live = articles.c.current & articles.c.indexed & (func.length(articles.c.published_at) > 7)
        with self._engine.connect() as connection:
            last = connection.scalar(select(func.max(articles.c.published_at)).where(live))
        return Moment.fromisoformat(last).day if last else None

    def any_published(self, since: date | None, until: date | None) -> bool:
        """Whether anything that can be searched was published within these days."""
        day = func.substr(articles.c.published_at, 1, 10)
        live = articles.c.current & articles.c.indexed & (func.length(articles.c.published_at) > 7)
        query = select(articles.c.id).where(live).limit(1)
        if since:
            query = query.where(day >= since.isoformat())
        if until:
            query = query.where(day <= until.isoformat())
        with self._engine.connect() as connection:
            return connection.scalar(query) is not None

    def article_ids(self) -> list[str]:
        """Ids of the current, searchable articles."""
        query = select(articles.c.id).where(articles.c.current, articles.c.indexed)
        with self._engine.connect() as connection:
            return list(connection.scalars(query))

    def unfinished(self) -> list[str]:
        """Ids of articles that were stored and not indexed: a run that was cut off.

        Of several at one place the last is to become the current one, so they come in order.
        """
        query = (
            select(articles.c.id)
            .where(articles.c.current, ~articles.c.indexed)
            .order_by(articles.c.added_at, articles.c.id)
        )
        with self._engine.connect() as connection:
            return list(connection.scalars(query))

    def replaced(self) -> list[str]:
        """Ids of articles that a newer version replaced and that the indexes may still hold."""
        query = select(articles.c.id).where(~articles.c.current, articles.c.indexed)
        with self._engine.connect() as connection:
            return list(connection.scalars(query))

    def passages_of(self, article_id: str) -> list[Passage]:
        """An article's passages in the order of its text."""
        query = (
            select(passages).where(passages.c.article_id == article_id).order_by(passages.c.start)
        )
        with self._engine.connect() as connection:
            texts = _texts(connection, [article_id])
            return [passage_of(row, texts) for row in connection.execute(query)]

    def passage(self, passage_id: str) -> Passage:
        """A passage by id, also one of an article that a newer version has replaced.

        Raises:
            UnknownPassage: there is none.
        """
        with self._engine.connect() as connection:
            row = connection.execute(select(passages).where(passages.c.id == passage_id)).first()
            if row is None:
                raise UnknownPassage(passage_id)
            return passage_of(row, _texts(connection, [row.article_id]))

    def sentences_of(self, passage_ids: Iterable[str]) -> dict[str, tuple[Span, ...]]:
        """The sentences of the passages with these ids, as far as there are such."""
        query = select(passages.c.id, passages.c.sentences)
        with self._engine.connect() as connection:
            return {
                row.id: tuple(Span(*span) for span in row.sentences)
                for some in batches(passage_ids)
                for row in connection.execute(query.where(passages.c.id.in_(some)))
            }

    def searchable_passages(self, ids: Sequence[str]) -> dict[str, Passage]:
        """The passages with these ids whose articles are current and completely indexed."""
        query = (
            select(passages)
            .join(articles, articles.c.id == passages.c.article_id)
            .where(passages.c.id.in_(ids), articles.c.current, articles.c.indexed)
        )
        with self._engine.connect() as connection:
            rows = connection.execute(query).all()
            texts = _texts(connection, {row.article_id for row in rows})
            return {row.id: passage_of(row, texts) for row in rows}

    def searchable_articles(self) -> dict[str, str]:
        """The article of every passage whose article is current and completely indexed."""
        query = (
            select(passages.c.id, passages.c.article_id)
            .join(articles)
            .where(articles.c.current, articles.c.indexed)
        )
        with self._engine.connect() as connection:
            return {row.id: row.article_id for row in connection.execute(query)}

    def articles_of(self, passage_ids: Iterable[str]) -> set[str]:
        """Ids of the articles that these passages are of, as far as there are such."""
        wanted = frozenset(passage_ids)
        return {of for key, of in self.searchable_articles().items() if key in wanted}

    def passage_count(self, article_id: str) -> int:
        """How many passages an article was cut into."""
        query = select(func.count()).where(passages.c.article_id == article_id)
        with self._engine.connect() as connection:
            return connection.scalar(query) or 0

    @property
    def is_empty(self) -> bool:
        """Whether nothing can be searched; counting takes longer, the more there is."""
        query = select(articles.c.id).where(articles.c.current, articles.c.indexed).limit(1)
        with self._engine.connect() as connection:
            return connection.scalar(query) is None

    def counts(self) -> Counts:
        """How much can be searched."""
        live = articles.c.current & articles.c.indexed
        in_live = passages.join(articles, articles.c.id == passages.c.article_id)
        with self._engine.connect() as connection:
            return Counts(
                connection.scalar(select(func.count()).select_from(articles).where(live)) or 0,
                connection.scalar(select(func.count()).select_from(in_live).where(live)) or 0,
            )

    @property
    def version(self) -> int:
        """Grows with every change of what can be searched."""
        with self._engine.connect() as connection:
            return connection.scalar(select(revision.c.number)) or 0

    def insist_sound(self) -> None:
        """Walk through the whole catalogue.

        Raises:
            LibraryDamaged: a part of it is not what was written.
        """
        insist_sound(self._engine)

    # -- what changes it -------------------------------------------------------------------

    def add(self, article: Article, cut: Iterable[Passage]) -> Article:
        """Store an article and its passages, not searchable yet; a stored one stays as it is.

        It comes back with the corrections of its place.
        """
        with self._engine.begin() as connection:
            if connection.scalar(select(articles.c.id).where(articles.c.id == article.id)):
                return article
            row = laid_over(connection, article_row(article, datetime.now(UTC)))
            connection.execute(articles.insert().values(row))
            rows = [passage_row(passage) for passage in cut]
            if rows:
                connection.execute(passages.insert(), rows)
        return self.article(article.id) if row["as_read"] else article

    def mark_indexed(self, *article_ids: str) -> None:
        """The last step of an ingest: both indexes hold the articles; older versions step back.

        With them goes what links them to other articles: a version is no second source. One
        transaction for all; of several at one place the last one is current.
        """
        with self._engine.begin() as connection:
            for article_id in article_ids:
                location = connection.scalar(
                    select(articles.c.location).where(articles.c.id == article_id)
                )
                older = (articles.c.location == location) & (articles.c.id != article_id)
                connection.execute(update(articles).where(older).values(current=False))
                versions = select(articles.c.id).where(older)
                connection.execute(delete(stories).where(stories.c.article_id.in_(versions)))
                connection.execute(
                    update(articles)
                    .where(articles.c.id == article_id)
                    .values(current=True, indexed=True)
                )
            connection.execute(update(revision).values(number=revision.c.number + 1))

    def revive(self, article_id: str, location: str) -> None:
        """An article that was replaced is found again, perhaps at another place."""
        with self._engine.begin() as connection:
            connection.execute(
                update(articles)
                .where(articles.c.id == article_id)
                .values(location=location, added_at=datetime.now(UTC))
            )
            renew(connection, location)

    def mark_unindexed(self, article_id: str) -> None:
        """The indexes no longer hold the article; its text stays, for citations of the past."""
        with self._engine.begin() as connection:
            connection.execute(
                update(articles).where(articles.c.id == article_id).values(indexed=False)
            )

    def mark_all_unindexed(self) -> None:
        """No article is searchable until it is indexed again, nor linked to others.

        What a newer version replaced stays marked, so that it is still taken out of the indexes.
        """
        with self._engine.begin() as connection:
            current = select(articles.c.id).where(articles.c.current)
            connection.execute(delete(stories).where(stories.c.article_id.in_(current)))
            connection.execute(update(articles).where(articles.c.current).values(indexed=False))
            connection.execute(update(revision).values(number=revision.c.number + 1))

    def remove(self, article_id: str) -> None:
        """Forget an article, its older versions and their passages.

        In the same transaction they are noted as `removed`, so that a crash cannot leave their
        words in the indexes or among the originals for good.

        Raises:
            UnknownArticle: there is none.
        """
        with self._engine.begin() as connection:
            location = location_of(connection, article_id)
            versions = connection.execute(
                select(articles.c.id, articles.c.digest).where(articles.c.location == location)
            ).all()
            forget(connection, location)
            ids = [version.id for version in versions]
            holding = list(
                connection.scalars(
                    select(file_articles.c.location).where(file_articles.c.article_id.in_(ids))
                )
            )
            for table in (file_articles, files):
                connection.execute(delete(table).where(table.c.location.in_(holding)))
            connection.execute(delete(passages).where(passages.c.article_id.in_(ids)))
            connection.execute(delete(articles).where(articles.c.id.in_(ids)))
            connection.execute(delete(removals).where(removals.c.article_id.in_(ids)))
            connection.execute(
                insert(removals), [{"article_id": v.id, "digest": v.digest} for v in versions]
            )
            connection.execute(update(revision).values(number=revision.c.number + 1))

    def removed(self) -> list[tuple[str, str]]:
        """Ids and digests of removed articles that are not cleared away everywhere yet."""
        with self._engine.connect() as connection:
            rows = connection.execute(select(removals.c.article_id, removals.c.digest))
            return [(row.article_id, row.digest) for row in rows]

    def mark_cleared(self, article_id: str) -> None:
        """A removed article is gone everywhere."""
        with self._engine.begin() as connection:
            connection.execute(delete(removals).where(removals.c.article_id == article_id))

    def scrub(self) -> None:
        """Leave no word of what was removed in the database's log."""
        truncate_log(self._engine)

    def recut(self, article_id: str, cut: Iterable[Passage]) -> None:
        """Put other passages in place of an article's, which is not searchable until indexed, nor
        linked to others.
        """
        with self._engine.begin() as connection:
            connection.execute(
                update(articles).where(articles.c.id == article_id).values(indexed=False)
            )
            connection.execute(delete(stories).where(stories.c.article_id == article_id))
            connection.execute(delete(passages).where(passages.c.article_id == article_id))
            rows = [passage_row(passage) for passage in cut]
            if rows:
                connection.execute(passages.insert(), rows)


def _texts(connection: Connection, ids: Iterable[str]) -> dict[str, str]:
    """The articles' texts, each once: beside every passage a long one would fill the memory."""
    query = select(articles.c.id, articles.c.text).where(articles.c.id.in_(list(ids)))
    return {row.id: row.text for row in connection.execute(query)}
