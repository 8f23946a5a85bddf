"""A catalogue copied row by row, from one database system to another."""

from collections.abc import Callable, Iterable

from sqlalchemy import Connection, Engine, MetaData, Table, insert, select, text

ROWS = 50
"""Rows in memory at a time: an article's is as large as its text."""


def copy_tables(
    source: Engine,
    target: Engine,
    contents: Iterable[MetaData],
    before: Callable[[Connection], None],
) -> None:
    """Copy all rows, as they are at one moment, into tables that are there.

    All of it is one transaction: what is cut off leaves nothing. What the target itself wrote into
    a table when that was made gives way.

    Args:
        before: looks at the target within the transaction, and raises what speaks against it.
    """
    reading = source.connect()
    if source.dialect.name == "postgresql":
        reading = reading.execution_options(isolation_level="REPEATABLE READ")
    with reading, target.begin() as writing:
        before(writing)
        for metadata in contents:
            for table in metadata.sorted_tables:
                writing.execute(table.delete())
                _copy_rows(reading, writing, table)


def is_empty(connection: Connection, tables: Iterable[Table]) -> bool:
    """Whether none of these tables holds a row."""
    return not any(connection.execute(select(table).limit(1)).first() for table in tables)


def _copy_rows(reading: Connection, writing: Connection, table: Table) -> None:
    itself = [key.parent for key in table.foreign_keys if key.column.table is table]
    # What a row of the same table refers to must be there before it: it refers to nothing.
    query = select(table).order_by(*(column.nulls_first() for column in itself))
    rows = reading.execution_options(yield_per=ROWS).execute(query).mappings()
    for some in rows.partitions(ROWS):
        writing.execute(insert(table), [dict(row) for row in some])
    counted = table.autoincrement_column
    if writing.dialect.name == "postgresql" and counted is not None:
        writing.execute(
            text(
                f"SELECT setval(pg_get_serial_sequence('{table.name}', '{counted.name}'),"
                f" coalesce(max({counted.name}), 1), max({counted.name}) IS NOT NULL)"
                f" FROM {table.name}"
            )
        )
