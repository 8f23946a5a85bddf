"""Corrections of what sources say of themselves, laid over what was read, which stays stored.

A correction belongs to a place, so that it outlives the versions of what lies there. A person's
goes before that of a sidecar, which goes before the source's own word.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any, cast

from sqlalchemy import Connection, Engine, delete, insert, select, update

from ingest.catalogue.corrections import COLUMNS, FIELDS, By, Field, corrected, known_field
from ingest.catalogue.rows import utc
from ingest.catalogue.schema import articles, corrections, refilings, revision
from ingest.errors import UnknownArticle

_FILED_UNDER = ("title", "publisher", "published_at", "language")
"""Columns that the indexes have a copy of."""


@dataclass(frozen=True, slots=True)
class Correction:
    """A correction that is in force.

    Attributes:
        value: what counts, None for "there is none"; moments in ISO 8601.
        read: what the source says.
    """

    field: Field
    value: str | None
    read: str | None
    by: By
    at: datetime


class Corrections:
    """The corrections of a library; whoever makes some has the indexes filed anew after it."""

    def __init__(self, engine: Engine) -> None:
        self._engine = engine

    def of(self, article_id: str) -> list[Correction]:
        """The corrections that are in force for an article, in the order of `FIELDS`.

        Raises:
            UnknownArticle: there is none.
        """
        with self._engine.connect() as connection:
            row = connection.execute(
                select(articles.c.location, articles.c.as_read).where(articles.c.id == article_id)
            ).first()
            if row is None:
                raise UnknownArticle(article_id)
            told = _in_force(connection, row.location)
        as_read = row.as_read or {}
        return [
            Correction(
                field, told[field].value, as_read.get(COLUMNS[field]), told[field].by,
                utc(told[field].at),
            )
            for field in FIELDS
            if field in told
        ]  # fmt: skip

    def correct(self, article_id: str, values: Mapping[str, str | None]) -> None:
        """A person's corrections of what lies at an article's place, all of its versions.

        Args:
            values: by field; "" says that there is none, None takes a correction back.

        Raises:
            UnknownArticle: there is none.
            InvalidCorrection: a value cannot be meant; nothing is changed.
        """
        told = corrected({name: value for name, value in values.items() if value is not None})
        touched = [known_field(name) for name in values]
        with self._engine.begin() as connection:
            location = location_of(connection, article_id)
            here = (corrections.c.location == location) & (corrections.c.by == "person")
            connection.execute(delete(corrections).where(here, corrections.c.field.in_(touched)))
            _insert(connection, location, "person", told)
            renew(connection, location)

    def tell(self, location: str, values: Mapping[Field, str | None]) -> None:
        """What the sidecar of the source at a place tells now, all of it; not all is new."""
        here = (corrections.c.location == location) & (corrections.c.by == "sidecar")
        with self._engine.begin() as connection:
            rows = connection.execute(select(corrections).where(here))
            known = {cast(Field, row.field): row.value for row in rows}
            if known == values:
                return
            changed = {name: v for name, v in values.items() if (name, v) not in known.items()}
            left = [name for name in values if name not in changed]
            connection.execute(delete(corrections).where(here, corrections.c.field.not_in(left)))
            _insert(connection, location, "sidecar", changed)
            renew(connection, location)

    def told_by_sidecars(self) -> set[str]:
        """The places of which sidecars told something when they were read last."""
        query = select(corrections.c.location).where(corrections.c.by == "sidecar").distinct()
        with self._engine.connect() as connection:
            return set(connection.scalars(query))

    def refilings(self) -> list[str]:
        """Ids of articles that the indexes file under what was told of them before."""
        with self._engine.connect() as connection:
            return list(connection.scalars(select(refilings.c.article_id)))

    def mark_refiled(self, article_id: str) -> None:
        """Both indexes file an article under what is told of it now."""
        with self._engine.begin() as connection:
            connection.execute(delete(refilings).where(refilings.c.article_id == article_id))


def location_of(connection: Connection, article_id: str) -> str:
    """Where an article lies.

    Raises:
        UnknownArticle: there is none.
    """
    query = select(articles.c.location).where(articles.c.id == article_id)
    location: str | None = connection.scalar(query)
    if location is None:
        raise UnknownArticle(article_id)
    return location


def laid_over(connection: Connection, row: Mapping[str, Any]) -> dict[str, Any]:
    """The row of an article with the corrections of its place laid over what it says.

    Args:
        row: its location, its columns of `COLUMNS`, and what of them was read as `as_read`.
    """
    as_read = row.get("as_read") or {}
    read = {column: as_read.get(column, row[column]) for column in COLUMNS.values()}
    told = {
        COLUMNS[field]: correction.value
        for field, correction in _in_force(connection, row["location"]).items()
    }
    kept = {column: read[column] for column in told} or None
    return {**row, **read, **told, "as_read": kept}


def forget(connection: Connection, location: str) -> None:
    """Forget what was corrected of a place whose articles are removed."""
    connection.execute(delete(corrections).where(corrections.c.location == location))


def renew(connection: Connection, location: str) -> None:
    """Bring the articles of a place to what is told of it now, and note which to file anew."""
    columns = [articles.c[name] for name in ("id", "location", "current", "as_read")]
    columns += [articles.c[name] for name in COLUMNS.values()]
    for found in connection.execute(select(*columns).where(articles.c.location == location)).all():
        before = dict(found._mapping)
        after = laid_over(connection, before)
        changed = {name: value for name, value in after.items() if value != before[name]}
        if not changed:
            continue
        connection.execute(update(articles).where(articles.c.id == found.id).values(changed))
        connection.execute(update(revision).values(number=revision.c.number + 1))
        if found.current and not changed.keys().isdisjoint(_FILED_UNDER):
            connection.execute(delete(refilings).where(refilings.c.article_id == found.id))
            connection.execute(insert(refilings).values(article_id=found.id))


def _in_force(connection: Connection, location: str) -> dict[Field, Any]:
    """The rows of a place's corrections by field, a person's before a sidecar's."""
    rows = connection.execute(
        select(corrections)
        .where(corrections.c.location == location)
        .order_by(corrections.c.by.desc())  # "sidecar", and over it "person"
    )
    return {cast(Field, row.field): row for row in rows}


def _insert(
    connection: Connection, location: str, by: By, values: Mapping[Field, str | None]
) -> None:
    now = datetime.now(UTC)
    rows = [
        {"location": location, "field": field, "by": by, "value": value, "at": now}
        for field, value in values.items()
    ]
    if rows:
        connection.execute(insert(corrections), rows)
