"""The rows and records of an export (CSV, JSON, JSON Lines), each as a document of its own."""

import csv
import io
import json
from collections.abc import Iterable, Iterator, Mapping
from itertools import islice
from typing import Any, BinaryIO

from ingest.article import Locator, LocatorKind
from ingest.characters import clean, collapse, decode, shortened
from ingest.errors import UnreadableSource, too_large
from ingest.members import Member, member_name
from ingest.provenance import Provenance
from ingest.records.columns import (
    RECORD,
    TEXT_COLUMNS,
    known_by,
    records_of,
    text_of,
    unwrapped,
)
from ingest.records.dates import dates_of, orders_of
from ingest.records.naming import has, renamed

Columns = Mapping[str, str]
"""What a person says which columns hold, as `naming.py` has it."""

MOST_RECORDS = 200_000
MOST_VALUES = 4_000_000  # lists and objects of one file, which take some hundred bytes each
_LONGEST_NUMBER = 1_000  # figures; Python refuses to read some four thousand
_LONGEST_LIST = 300  # characters, of the names of columns
_DELIMITERS = ",;\t|"
_SNIFFED = 10_000  # characters that a delimiter is told from


def rows_in(
    stream: BinaryIO, max_bytes: int, columns: Columns
) -> Iterator[Member | UnreadableSource]:
    """The rows of a table with a line of column names, numbered as a spreadsheet shows them."""
    text = _text(stream, max_bytes)
    csv.field_size_limit(max_bytes)
    first_line = text[:_SNIFFED].lstrip().split("\n", 1)[0]
    delimiter = max(_DELIMITERS, key=first_line.count)
    rows = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, skipinitialspace=True)
    names = [name.strip() for name in next(rows, [])]
    numbered = (
        (number, {name: cell for name, cell in zip(names, row, strict=False) if cell.strip()})
        for number, row in enumerate(rows, start=2)
        if any(cell.strip() for cell in row)
    )
    yield from _members(numbered, "row", columns)


def records_in(
    stream: BinaryIO, max_bytes: int, columns: Columns
) -> Iterator[Member | UnreadableSource]:
    """The records of a JSON file: a list of objects, an object that holds one, or one alone."""
    text = _text(stream, max_bytes)
    try:
        data = _parsed(text)
    except (ValueError, RecursionError) as error:
        raise UnreadableSource("", "it is no JSON, or a damaged one") from error
    yield from _members(enumerate(records_of(data), start=1), "record", columns)


def lines_in(
    stream: BinaryIO, max_bytes: int, columns: Columns
) -> Iterator[Member | UnreadableSource]:
    """The records of a file with one JSON object a line, numbered by their lines."""
    text = _text(stream, max_bytes)
    damaged: list[int] = []

    def records() -> Iterator[tuple[int, Any]]:
        for number, line in enumerate(text.split("\n"), start=1):
            if not line.strip():
                continue
            try:
                record = _parsed(line)
            except (ValueError, RecursionError):
                damaged.append(number)
                continue
            yield number, record

    yield from _members(records(), "record", columns)
    if damaged:
        yield UnreadableSource(
            "", f"lines that are no JSON: {len(damaged)}, the first is line {damaged[0]}"
        )


def _parsed(text: str) -> Any:
    """A value of JSON; a number that is too long for one stays the figures it is written in."""
    if text.count("[") + text.count("{") > MOST_VALUES:
        raise UnreadableSource("", f"it has more than {MOST_VALUES:,} lists and objects; split it")
    return json.loads(text, strict=False, parse_int=_number)


def _number(figures: str) -> int | str:
    return int(figures) if len(figures) <= _LONGEST_NUMBER else figures


def _text(stream: BinaryIO, max_bytes: int) -> str:
    content = stream.read(max_bytes + 1)
    if len(content) > max_bytes:
        raise UnreadableSource("", f"{too_large(max_bytes)}; split it")
    return decode(content).replace("\0", "")


def _members(
    records: Iterable[tuple[int, Any]], kind: LocatorKind, columns: Columns
) -> Iterator[Member | UnreadableSource]:
    """Each record with a text as a member; how many have none is said once."""
    names: set[str] = set()
    without = 0
    every = [
        (number, record if isinstance(record, dict) else {})
        for number, record in islice(records, MOST_RECORDS + 1)
    ]
    for column in columns.values():
        if every and not any(has(record, column) for _, record in every):
            there = shortened(collapse(clean(", ".join(every[0][1]))), _LONGEST_LIST) or "none"
            yield UnreadableSource(
                "", f"no {kind} has the column {column!r} that its sidecar names (it has: {there})"
            )
    known = [(number, unwrapped(renamed(record, columns))) for number, record in every]
    if len(known) > MOST_RECORDS:
        yield UnreadableSource("", f"only its first {MOST_RECORDS} {kind}s were read; split it")
        known.pop()
    seen = len(known)
    orders = orders_of(record for _, record in known)
    for number, record in known:
        if not text_of(record):
            without += 1
            continue
        content = json.dumps(record, ensure_ascii=False).encode("utf-8", "replace")
        name = member_name(known_by(record), content, names)
        told = dates_of(record, orders) if orders else Provenance()
        yield Member(name, RECORD, content, Locator(kind, str(number)), told=told)
    if without and without == seen:
        looked_for = ", ".join(TEXT_COLUMNS[:6])
        yield UnreadableSource("", f"no {kind} holds a text (columns looked for: {looked_for}, …)")
    elif without:
        yield UnreadableSource("", f"{without} of its {seen} {kind}s hold no text")
    elif not seen:
        yield UnreadableSource("", f"it holds no {kind}s")
