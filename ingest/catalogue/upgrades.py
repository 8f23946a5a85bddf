"""How a catalogue of an older version becomes one of this: one step a version, in their order.

New tables are made before the first step runs. SQLite may keep a part of a step that was cut off,
so each one looks for what is there already and goes on where it was.
"""

from collections.abc import Callable

from sqlalchemy import Connection, inspect, text


def _locators(connection: Connection) -> None:
    """2: where in the original a text stands."""
    _add_column(connection, "locators", "JSON DEFAULT '[]'")


def _provenance(connection: Connection) -> None:
    """3: dates as precise as their sources, the addresses of a page, and when it was read in."""
    for name in ("published_at", "updated_at"):
        _add_column(connection, name, "VARCHAR(32)")
    for name in ("canonical_url", "fetched_url"):
        _add_column(connection, name, "TEXT")
    _add_column(connection, "retrieved_at", "TIMESTAMP")
    connection.execute(text("UPDATE articles SET retrieved_at = added_at"))
    if "published" in _columns(connection):
        connection.execute(
            text("UPDATE articles SET published_at = CAST(published AS VARCHAR(32))")
        )
        connection.execute(text("ALTER TABLE articles DROP COLUMN published"))


def _corrections(connection: Connection) -> None:
    """4: what was read of a source whose provenance was corrected."""
    _add_column(connection, "as_read", "JSON")


def _listed(connection: Connection) -> None:
    """5: the index that lists are read from."""
    if connection.dialect.name == "sqlite":
        connection.execute(
            text(
                "CREATE INDEX IF NOT EXISTS articles_listed ON articles (published_at DESC, title,"
                ' id, publisher, byline, doc_id, language, "current", indexed)'
                ' WHERE "current" = 1 AND indexed = 1'
            )
        )


def _passed_over(connection: Connection) -> None:
    """6: what runs passed over."""
    _add_column(connection, "passed_over", "JSON DEFAULT '{}' NOT NULL", table="runs")


STEPS: tuple[Callable[[Connection], None], ...] = (
    _locators,
    _provenance,
    _corrections,
    _listed,
    _passed_over,
)
"""To version 2, to version 3, and so on."""

SCHEMA_VERSION = 1 + len(STEPS)


def _columns(connection: Connection, table: str = "articles") -> set[str]:
    return {column["name"] for column in inspect(connection).get_columns(table)}


def _add_column(connection: Connection, name: str, form: str, table: str = "articles") -> None:
    """Add a column where it is missing."""
    if name not in _columns(connection, table):
        connection.execute(text(f"ALTER TABLE {table} ADD COLUMN {name} {form}"))
