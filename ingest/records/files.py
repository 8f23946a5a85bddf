"""The rows and records of an export (CSV, JSON, JSON Lines), each as a document of its own."""

import csv
import json
from collections.abc import Iterator
from itertools import starmap
from typing import Any, BinaryIO

from ingest.errors import UnreadableSource
from ingest.members import Member
from ingest.prose.characters import decode
from ingest.records.cells import by_column, is_filled, told_apart
from ingest.records.columns import records_of
from ingest.records.members import Columns, LeftOut, Record, content_of, members_of
from ingest.records.table import NEVER, table_of

MOST_VALUES = 4_000_000  # lists and objects of one file, which take some hundred bytes each
_LONGEST_NUMBER = 1_000  # figures; Python refuses to read some four thousand
_CALLED = {",": "a comma", ";": "a semicolon", "\t": "a tab", "|": "a bar", NEVER: "a separator"}


def rows_in(
    stream: BinaryIO, max_bytes: int, columns: Columns
) -> Iterator[Member | UnreadableSource]:
    """The rows of a table with a line of column names, numbered as a spreadsheet shows them.

    A row with more cells than there are columns is named and not read: some text in it was taken
    apart, and which is not told. One in which a quotation mark is not closed is named and read.
    """
    csv.field_size_limit(max_bytes)
    table = table_of(_text(stream, max_bytes))
    again = told_apart(table.names)
    wide = LeftOut(
        "rows with more cells than there are columns",
        "row",
        f"; write texts that hold {_called(table.delimiter)} between quotation marks",
    )
    unclosed = LeftOut(
        "rows in which a quotation mark opens a text and is not closed",
        "row",
        "; see whether they were read as meant",
    )

    def records() -> Iterator[Record]:
        for number, cells, is_open in table.rows:
            if is_open:
                unclosed.note(number)
            if is_filled(cells[len(table.names) :]):
                wide.note(number)
            elif is_filled(cells):
                yield Record(number, by_column(table.names, again, cells))

    yield from members_of(records(), "row", columns, wide, unclosed)


def _called(delimiter: str) -> str:
    return _CALLED.get(delimiter, f"“{delimiter}”")


def records_in(
    stream: BinaryIO, max_bytes: int, columns: Columns
) -> Iterator[Member | UnreadableSource]:
    """The records of a JSON file: a list of objects, an object that holds one, or one alone."""
    text = _text(stream, max_bytes)
    try:
        data = _parsed(text)
    except (ValueError, RecursionError) as error:
        raise UnreadableSource("", "it is no JSON, or a damaged one") from error
    records = starmap(Record, enumerate(records_of(data), start=1))
    yield from members_of(records, "record", columns)


def lines_in(
    stream: BinaryIO, max_bytes: int, columns: Columns
) -> Iterator[Member | UnreadableSource]:
    """The records of a file with one JSON object a line, numbered by their lines."""
    text = _text(stream, max_bytes)
    damaged = LeftOut("lines that are no JSON", "line")

    def records() -> Iterator[Record]:
        for number, line in enumerate(text.split("\n"), start=1):
            if not line.strip():
                continue
            try:
                record = _parsed(line)
            except (ValueError, RecursionError):
                damaged.note(number)
                continue
            yield Record(number, record)

    yield from members_of(records(), "record", columns, damaged)


def _parsed(text: str) -> Any:
    """A value of JSON; a number that is too long for one stays the figures it is written in."""
    if text.count("[") + text.count("{") > MOST_VALUES:
        raise UnreadableSource("", f"it has more than {MOST_VALUES:,} lists and objects; split it")
    return json.loads(text, strict=False, parse_int=_number)


def _number(figures: str) -> int | str:
    return int(figures) if len(figures) <= _LONGEST_NUMBER else figures


def _text(stream: BinaryIO, max_bytes: int) -> str:
    return decode(content_of(stream, max_bytes)).replace("\0", "")
