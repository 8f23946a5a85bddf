"""A table that is text (CSV, TSV): the names of its columns, and its rows. Pure.

Quotation marks around a cell are taken for what they are to spreadsheet programs; one that opens a
cell and is not closed, as a text may begin with, does not swallow the rows behind it.
"""

import csv
import io
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import NamedTuple

from ingest.records.cells import is_filled

NEVER = "\x1f"
"""A delimiter that no table has."""

_DELIMITERS = ",;\t|"
_NOT_IN_PROSE = ("\t", "|", NEVER)
_SNIFFED = 10_000  # characters that a delimiter is told from
_TOLD = re.compile(r'\s*"?sep=([^\w\s"]|\t)"?[ \t]*(?:\r\n?|\n|\Z)', re.I)
"""A line before the names that tells a spreadsheet program the delimiter; it shows none of it."""


class Row(NamedTuple):
    """A row where it stands.

    Attributes:
        number: as a spreadsheet shows it.
        is_open: whether a quotation mark in it opens a text and is not closed.
    """

    number: int
    cells: list[str]
    is_open: bool


@dataclass(frozen=True, slots=True)
class Table:
    """A table, whose rows are read as they are asked for, once."""

    delimiter: str
    names: list[str]
    rows: Iterator[Row]


def table_of(text: str) -> Table:
    """The table that a text is; its first row that is not empty names the columns."""
    if told := _TOLD.match(text[:_SNIFFED]):
        text = text[told.end() :]
    delimiter = told[1] if told else _delimiter(text)
    rows = _rows(text, delimiter)
    names = next((row.cells for row in rows if is_filled(row.cells)), [])
    return Table(delimiter, [name.strip() for name in names], rows)


def _delimiter(text: str) -> str:
    """What parts the cells, as the line of names shows it: nothing where it is a single one."""
    line = next(filter(str.strip, io.StringIO(text[:_SNIFFED], newline="")), "")
    delimiter = max(_DELIMITERS, key=line.count)
    return delimiter if delimiter in line else NEVER


def _reader(lines: Iterable[str], delimiter: str, *, quoted: bool = True) -> Iterator[list[str]]:
    return csv.reader(
        lines,
        delimiter=delimiter,
        skipinitialspace=True,
        quoting=csv.QUOTE_MINIMAL if quoted else csv.QUOTE_NONE,
    )


class _Lines:
    """The lines of a text, of which some may be given back."""

    def __init__(self, text: str) -> None:
        self._left = io.StringIO(text, newline="")
        self._given_back: list[str] = []  # the last one first
        self.taken: list[str] = []

    def __iter__(self) -> Iterator[str]:
        return self

    def __next__(self) -> str:
        line = self._given_back.pop() if self._given_back else next(self._left)
        self.taken.append(line)
        return line

    def give_back(self, text: str) -> None:
        self._given_back.extend(reversed(list(io.StringIO(text, newline=""))))


def _rows(text: str, delimiter: str) -> Iterator[Row]:
    names = next(filter(is_filled, _reader(io.StringIO(text, newline=""), delimiter)), [])
    quoted = _Quoted(delimiter, len(names))
    lines = _Lines(text)
    rows = _reader(lines, delimiter, quoted=quoted.are_meant(text))
    for number, cells in enumerate(rows, start=1):
        taken, lines.taken = lines.taken, []
        if len(taken) == 1:
            yield Row(number, cells, is_open=False)
            continue
        record = "".join(taken)
        found = quoted.open_in(record)
        if found is None or not found.swallows:
            yield Row(number, cells, is_open=found is not None)
            continue
        rest = _END_OF_LINE.search(record, found.start)
        assert rest  # it swallows the lines behind its own
        lines.give_back(record[rest.end() :])
        before = record[: found.start]
        said = record[found.start : rest.start()]
        yield Row(number, quoted.cells(before, said), is_open=True)


_END_OF_LINE = re.compile(r"\r\n?|\n")


class _Open(NamedTuple):
    """A quotation mark that opens a cell, which goes over its line's end, and is not closed.

    Attributes:
        swallows: whether the lines that follow are rows of their own.
    """

    start: int
    swallows: bool


class _Quoted:
    """Cells between quotation marks in tables with so many columns."""

    def __init__(self, delimiter: str, columns: int) -> None:
        self._delimiter = delimiter
        self._columns = columns
        ends = rf"[{re.escape(delimiter)}\r\n]"
        mark = rf'"(?P<said>(?:[^"]|"")*+)(?P<closed>"(?={ends}|\Z))?+'
        self._cell = re.compile(rf" *+(?:{mark})?+[^{re.escape(delimiter)}\r\n]*+(?:{ends}|\Z)")
        self._in_quotes = re.compile(rf"(?:\A|(?<={ends})) *+{mark}")

    def are_meant(self, text: str) -> bool:
        """Whether quotation marks are around cells, and not just signs of a text as others.

        They are not where some do not stand around a cell, and no cell needs those that do. A table
        whose delimiter is a sign of prose needs them wherever that stands in a text.
        """
        if self._delimiter not in _NOT_IN_PROSE:
            return True
        astray = False
        for cell in self._in_quotes.finditer(text):
            if cell["closed"] is None or self._swallows(cell):
                astray = True
            elif any(sign in cell["said"] for sign in (self._delimiter, "\n", "\r", '""')):
                return True
        return not astray

    def open_in(self, record: str) -> _Open | None:
        """The first quotation mark, in the lines of a row, that opens a cell and is not closed.

        One that swallows rows goes before others.
        """
        found = None
        at = 0
        while at < len(record) and (cell := self._cell.match(record, at)):
            at = cell.end()
            if cell["said"] and _END_OF_LINE.search(cell["said"]):
                start = cell.start("said") - 1
                if self._swallows(cell):
                    return _Open(start, swallows=True)
                if cell["closed"] is None:
                    found = found or _Open(start, swallows=False)
        return found

    def _swallows(self, cell: re.Match[str]) -> bool:
        """Whether the lines within a cell are rows of the table."""
        line_end = _END_OF_LINE.search(cell.string, cell.end("said"))
        end = line_end.start() if line_end else len(cell.string)
        _, *lines = _END_OF_LINE.split(cell.string[cell.start("said") : end])
        filled = [line for line in lines if line.strip()]
        parted = bool(filled) and all(
            line.count(self._delimiter) >= self._columns - 1 for line in filled
        )
        if cell["closed"] is None:  # or its end looks like the beginning of another cell
            return parted or (len(lines) > 0 and cell["said"].endswith(self._delimiter))
        return parted and self._columns > 1 and self._delimiter in _NOT_IN_PROSE

    def cells(self, before: str, said: str) -> list[str]:
        """The cells of a row that is a single line.

        Args:
            before: what stands before the quotation mark that is not closed.
            said: what it begins, itself among it; the last cell as a whole, where it is that.
        """
        closed = next(_reader([f"{before}-"], self._delimiter))
        is_last = len(closed) == self._columns
        return closed[:-1] + ([said] if is_last else said.split(self._delimiter))
