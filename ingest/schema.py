"""The catalogue's tables, for SQLite and for any other database that SQLAlchemy speaks to."""

from pathlib import Path
from typing import Any

from sqlalchemy import (
    JSON,
    Boolean,
    Column,
    Connection,
    Date,
    DateTime,
    Engine,
    ForeignKey,
    Integer,
    MetaData,
    String,
    Table,
    Text,
    create_engine,
    event,
    insert,
    inspect,
    select,
    text,
    update,
)
from sqlalchemy.exc import DatabaseError

from ingest.errors import LibraryUnavailable

SCHEMA_VERSION = 3
"""1 had no locators, 2 no days of retrieval."""

metadata = MetaData()

articles = Table(
    "articles",
    metadata,
    Column("id", String(16), primary_key=True),
    Column("digest", String(64), nullable=False, unique=True),
    Column("location", Text, nullable=False, index=True),
    Column("doc_id", Text, nullable=False, index=True),
    Column("media_type", Text, nullable=False),
    Column("text", Text, nullable=False),
    Column("title", Text, nullable=False),
    Column("language", String(8), nullable=False),
    Column("byline", Text),
    Column("publisher", Text),
    Column("original_publisher", Text),
    Column("published", Date),
    Column("url", Text),
    Column("licence", Text),
    Column("retrieved", Date),
    Column("marks", JSON, nullable=False),
    Column("locators", JSON, nullable=False, server_default="[]"),
    Column("added_at", DateTime(timezone=True), nullable=False),
    Column("current", Boolean, nullable=False),
    Column("indexed", Boolean, nullable=False),
)

passages = Table(
    "passages",
    metadata,
    Column("id", String(16), primary_key=True),
    Column("article_id", ForeignKey("articles.id"), nullable=False, index=True),
    Column("start", Integer, nullable=False),
    Column("end", Integer, nullable=False),
    Column("sentences", JSON, nullable=False),
)

removals = Table(
    "removals",
    metadata,
    Column("article_id", String(16), primary_key=True),
    Column("digest", String(64), nullable=False),
)
"""Articles that are gone from the catalogue and may still lie in the indexes and originals."""

revision = Table(
    "revision",
    metadata,
    Column("schema_version", Integer, nullable=False),
    Column("number", Integer, nullable=False),
)

ARTICLE_FIELDS = (
    "id",
    "doc_id",
    "location",
    "digest",
    "media_type",
    "text",
    "title",
    "language",
    "byline",
    "publisher",
    "original_publisher",
    "published",
    "url",
    "licence",
    "retrieved",
)
"""Columns that are fields of `Article` as they are."""


def sqlite_engine(file: Path) -> Engine:
    """An engine on a SQLite file that survives a crash and lets readers beside one writer."""
    engine = create_engine(f"sqlite:///{file}", connect_args={"timeout": 30})

    @event.listens_for(engine, "connect")
    def configure(connection: Any, _record: Any) -> None:
        connection.execute("PRAGMA journal_mode=WAL")
        connection.execute("PRAGMA synchronous=FULL")
        connection.execute("PRAGMA foreign_keys=ON")

    return engine


def create(engine: Engine) -> None:
    """Make the tables where they are missing.

    Raises:
        LibraryUnavailable: the database cannot be read, or a newer Dossier made it.
    """
    try:
        metadata.create_all(engine)
        with engine.begin() as connection:
            found = connection.scalar(select(revision.c.schema_version))
            if found is None:
                connection.execute(insert(revision).values(schema_version=SCHEMA_VERSION, number=0))
            elif found < SCHEMA_VERSION:
                _upgrade(connection)
    except DatabaseError as error:
        raise LibraryUnavailable(f"The catalogue cannot be opened: {error.orig}") from error
    if found is not None and found > SCHEMA_VERSION:
        raise LibraryUnavailable(
            f"This library was made by a newer Dossier (catalogue {found}, known {SCHEMA_VERSION})."
            " Update Dossier to open it."
        )


def _upgrade(connection: Connection) -> None:
    """Bring an older catalogue to this version; cut off, it goes on where it was."""
    there = {column["name"] for column in inspect(connection).get_columns("articles")}
    for name, kind in (("locators", "JSON DEFAULT '[]'"), ("retrieved", "DATE")):
        if name not in there:
            connection.execute(text(f"ALTER TABLE articles ADD COLUMN {name} {kind}"))
    connection.execute(update(revision).values(schema_version=SCHEMA_VERSION))
