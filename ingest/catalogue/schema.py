"""The catalogue's tables, for SQLite and for any other database that SQLAlchemy speaks to."""

from sqlalchemy import (
    JSON,
    BigInteger,
    Boolean,
    Column,
    DateTime,
    Engine,
    Float,
    ForeignKey,
    Index,
    Integer,
    MetaData,
    String,
    Table,
    Text,
    insert,
    select,
    update,
)
from sqlalchemy.exc import DatabaseError

from ingest.catalogue.upgrades import SCHEMA_VERSION, STEPS
from ingest.errors import LibraryUnavailable

metadata = MetaData()

NUMBER = BigInteger().with_variant(Integer, "sqlite")
"""A number that people name: of eight bytes everywhere, and what SQLite counts up by itself."""

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
    Column("published_at", String(32)),
    Column("updated_at", String(32)),
    Column("url", Text),
    Column("canonical_url", Text),
    Column("fetched_url", Text),
    Column("licence", Text),
    Column("retrieved_at", DateTime(timezone=True)),
    Column("marks", JSON, nullable=False),
    Column("locators", JSON, nullable=False, server_default="[]"),
    Column("as_read", JSON(none_as_null=True)),
    Column("added_at", DateTime(timezone=True), nullable=False),
    Column("current", Boolean, nullable=False),
    Column("indexed", Boolean, nullable=False),
)

_LISTED = ("title", "id", "publisher", "byline", "doc_id", "language", "current", "indexed")
articles_listed = Index(
    "articles_listed",
    articles.c.published_at.desc(),
    *(articles.c[name] for name in _LISTED),
    sqlite_where=articles.c.current & articles.c.indexed,
).ddl_if(dialect="sqlite")  # elsewhere a row of an index has a bound, and a title has none
"""What can be searched, in the order of a list, with what is looked for in it: beside an article's
text, which a row keeps in front of most of that.
"""

corrections = Table(
    "corrections",
    metadata,
    Column("location", Text, primary_key=True),
    Column("field", String(32), primary_key=True),
    Column("by", String(8), primary_key=True),
    Column("value", Text),
    Column("at", DateTime(timezone=True), nullable=False),
)
"""What people know better than the source at a place. The columns of its articles hold the values
in force; `as_read`, by column, those that were read, where another is in force.
"""

refilings = Table(
    "refilings",
    metadata,
    Column("article_id", String(16), primary_key=True),
)
"""Articles that the indexes file under what was told of them before a correction."""

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

stories = Table(
    "stories",
    metadata,
    Column("number", Integer, primary_key=True),
    Column(
        "article_id",
        ForeignKey("articles.id", ondelete="CASCADE"),
        nullable=False,
        unique=True,
    ),
    Column("copy_of", ForeignKey("stories.number", ondelete="CASCADE"), index=True),
    Column("share", Float, nullable=False),
    Column("words", Integer, nullable=False),
    Column("prints", Integer, nullable=False),
)
"""The current articles: each the first of its text, or a copy of that one (`copy_of`) with the
share of words that they have in common. `words` are its own ones, `prints` their fingerprints.
"""

fingerprints = Table(
    "fingerprints",
    metadata,
    Column("hash", BigInteger, primary_key=True),
    Column("story", ForeignKey("stories.number", ondelete="CASCADE"), primary_key=True, index=True),
    sqlite_with_rowid=False,
)
"""Where chosen shingles of the firsts stand."""

parts = Table(
    "parts",
    metadata,
    Column("part", ForeignKey("stories.number", ondelete="CASCADE"), primary_key=True),
    Column("whole", ForeignKey("stories.number", ondelete="CASCADE"), primary_key=True, index=True),
    Column("share", Float, nullable=False),
)
"""Firsts that hold others: the share of the part's words that stand in the whole."""

names = Table(
    "names",
    metadata,
    Column("article_id", ForeignKey("articles.id", ondelete="CASCADE"), primary_key=True),
    Column("rules", Integer, nullable=False),
    Column("found", JSON, nullable=False),
)
"""What each article names, as the rules of that version found it: a cache of its text."""

runs = Table(
    "runs",
    metadata,
    Column("id", NUMBER, primary_key=True),
    Column("state", String(16), nullable=False, index=True),
    Column("started", DateTime(timezone=True), nullable=False),
    Column("ended", DateTime(timezone=True)),
    Column("places", JSON, nullable=False),
    Column("added", Integer, nullable=False, default=0),
    Column("updated", Integer, nullable=False, default=0),
    Column("unchanged", Integer, nullable=False, default=0),
    Column("passages", Integer, nullable=False, default=0),
    Column("failed", Integer, nullable=False, default=0),
    Column("failures", JSON, nullable=False, default=list),
    Column("passed_over", JSON, nullable=False, default=dict, server_default="{}"),
    Column("error", Text),
)

files = Table(
    "files",
    metadata,
    Column("location", Text, primary_key=True),
    Column("size", BigInteger, nullable=False),
    Column("modified", BigInteger, nullable=False),
    Column("changed", BigInteger, nullable=False),
    Column("inode", BigInteger, nullable=False),
    Column("seen", BigInteger, nullable=False),
)
"""Files that were read as a whole, as they lay there; times in nanoseconds."""

file_articles = Table(
    "file_articles",
    metadata,
    Column("location", ForeignKey("files.location"), primary_key=True),
    Column("article_id", String(16), primary_key=True, index=True),
)
"""What they hold. The ids may be those of articles that were removed."""

revision = Table(
    "revision",
    metadata,
    Column("schema_version", Integer, nullable=False),
    Column("number", Integer, nullable=False),
)

ENTRY_FIELDS = (
    "id",
    "doc_id",
    "location",
    "digest",
    "media_type",
    "title",
    "language",
    "byline",
    "publisher",
    "original_publisher",
    "url",
    "canonical_url",
    "fetched_url",
    "licence",
)
"""Columns that are fields of `Entry` as they are."""


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
            for version, step in enumerate(STEPS, start=2):
                if found is not None and found < version:
                    step(connection)
                    connection.execute(update(revision).values(schema_version=version))
    except DatabaseError as error:
        raise LibraryUnavailable(f"The catalogue cannot be opened: {error.orig}") from error
    if found is not None and found > SCHEMA_VERSION:
        raise LibraryUnavailable(
            f"This library was made by a newer Dossier (catalogue {found}, known {SCHEMA_VERSION})."
            " Update Dossier to open it."
        )
