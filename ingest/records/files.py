"""The rows and records of an export (CSV, JSON, JSON Lines), each as a document of its own."""

import csv
import io
import json
from collections.abc import Iterator
from itertools import starmap
from typing import Any, BinaryIO

from ingest.characters import decode
from ingest.errors import UnreadableSource
from ingest.members import Member
from ingest.records.cells import by_column, is_filled, told_apart
from ingest.records.columns import records_of
from ingest.records.members import Columns, LeftOut, Record, content_of, members_of

MOST_VALUES = 4_000_000  # lists and objects of one file, which take some hundred bytes each
_LONGEST_NUMBER = 1_000  # figures; Python refuses to read some four thousand
_NAMED = {",": "a comma", ";": "a semicolon", "\t": "a tab", "|": "a bar", "\x1f": "a separator"}
_DELIMITERS = ",;\t|"
_NEVER = "\x1f"  # a delimiter that no table has
_SNIFFED = 10_000  # characters that a delimiter is told from


def rows_in(
    stream: BinaryIO, max_bytes: int, columns: Columns
) -> Iterator[Member | UnreadableSource]:
    """The rows of a table with a line of column names, numbered as a spreadsheet shows them.

    A row with more cells than there are columns is named and not read: some text in it was taken
    apart, and which is not told.
    """
    text = _text(stream, max_bytes)
    csv.field_size_limit(max_bytes)
    delimiter = _delimiter(text)
    rows = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, skipinitialspace=True)
    names = [name.strip() for name in next(rows, [])]
    again = told_apart(names)
    wide = LeftOut(
        "rows with more cells than there are columns",
        "row",
        f"; write texts that hold {_NAMED[delimiter]} between quotation marks",
    )

    def numbered() -> Iterator[Record]:
        for number, row in enumerate(rows, start=2):
            if is_filled(row[len(names) :]):
                wide.note(number)
            elif is_filled(row):
                yield Record(number, by_column(names, again, row))

    yield from members_of(numbered(), "row", columns, wide)


def _delimiter(text: str) -> str:
    """What parts the cells, as the line of names shows it: nothing where it is a single one."""
    first_line = text[:_SNIFFED].lstrip().split("\n", 1)[0]
    delimiter = max(_DELIMITERS, key=first_line.count)
    return delimiter if delimiter in first_line else _NEVER


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
