"""The rows and records of an export (CSV, JSON, JSON Lines), each as a document of its own."""

import csv
import io
import json
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
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
_NAMED = {",": "a comma", ";": "a semicolon", "\t": "a tab", "|": "a bar", "\x1f": "a separator"}
_DELIMITERS = ",;\t|"
_NEVER = "\x1f"  # a delimiter that no table has
_SNIFFED = 10_000  # characters that a delimiter is told from


@dataclass(slots=True)
class _LeftOut:
    """What of a file is no record that can be read: how much, and where the first of it stands."""

    what: str
    unit: str
    advice: str = ""
    count: int = 0
    first: int = 0

    def note(self, number: int) -> None:
        self.first = self.first or number
        self.count += 1

    def told(self) -> str:
        return f"{self.what}: {self.count}, the first is {self.unit} {self.first}{self.advice}"


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
    again = _told_apart(names)
    wide = _LeftOut(
        "rows with more cells than there are columns",
        "row",
        f"; write texts that hold {_NAMED[delimiter]} between quotation marks",
    )

    def numbered() -> Iterator[tuple[int, dict[str, str]]]:
        for number, row in enumerate(rows, start=2):
            if any(map(str.strip, row[len(names) :])):
                wide.note(number)
            elif any(map(str.strip, row)):
                yield number, _by_column(names, again, row)

    yield from _members(numbered(), "row", columns, wide)


def _delimiter(text: str) -> str:
    """What parts the cells, as the line of names shows it: nothing where it is a single one."""
    first_line = text[:_SNIFFED].lstrip().split("\n", 1)[0]
    delimiter = max(_DELIMITERS, key=first_line.count)
    return delimiter if delimiter in first_line else _NEVER


def _told_apart(names: Iterable[str]) -> list[str]:
    """Names of columns; those that come again are numbered."""
    seen: Counter[str] = Counter()
    numbered = []
    for name in names:
        seen[name] += 1
        numbered.append(name if seen[name] == 1 else f"{name} ({seen[name]})")
    return numbered


def _by_column(names: Iterable[str], again: Iterable[str], row: Iterable[str]) -> dict[str, str]:
    """The cells of a row by their columns' names; of two of one name the first that is filled."""
    cells: dict[str, str] = {}
    for name, numbered, cell in zip(names, again, row, strict=False):
        if cell.strip():
            cells[numbered if name in cells else name] = cell
    return cells


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
    damaged = _LeftOut("lines that are no JSON", "line")

    def records() -> Iterator[tuple[int, Any]]:
        for number, line in enumerate(text.split("\n"), start=1):
            if not line.strip():
                continue
            try:
                record = _parsed(line)
            except (ValueError, RecursionError):
                damaged.note(number)
                continue
            yield number, record

    yield from _members(records(), "record", columns, damaged)


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
    records: Iterable[tuple[int, Any]],
    kind: LocatorKind,
    columns: Columns,
    left_out: _LeftOut | None = None,
) -> Iterator[Member | UnreadableSource]:
    """Each record with a text as a member; how many have none, or were left out, is said once."""
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
    if left_out and left_out.count:
        yield UnreadableSource("", left_out.told())
    elif not seen:
        yield UnreadableSource("", f"it holds no {kind}s")
