"""Tables of HTML as lines: each value beside its own labels."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from lxml import etree
from lxml.html import HtmlElement

from ingest.prose.characters import clean, collapse

BLOCKS = frozenset(
    """
    address article aside blockquote body br center dd details dir div dl dt fieldset figcaption
    figure footer header hgroup hr html legend li main nav ol p pre section summary ul h1 h2 h3 h4
    h5 h6
    """.split()
)
"""Elements that begin a line of a cell."""

_LONGEST_CELL = 400  # characters; a table with longer cells lays out a page
_LONGEST_LABEL = 100  # characters that are said again for each row and column they span
_MOST_REPEATED = 50_000  # cells of a table
_SPAN = re.compile(r"\s*(\d{1,5})")


@dataclass(frozen=True, slots=True)
class _Cell:
    text: str
    columns: int
    rows: int

    def below(self) -> "_Cell":
        """What of it reaches into the next row."""
        return replace(self, rows=self.rows - 1)


def rows_of(table: HtmlElement) -> list[str]:
    """A table's rows as "cell | cell", or nothing where it lays out a page or has one column."""
    if table.find(".//table") is not None:
        return []
    rows = [[_cell(each) for each in row.iter("td", "th")] for row in table.iter("tr")]
    if not any(len(row) > 1 for row in rows):
        return []
    if any(len(cell.text) > _LONGEST_CELL for row in rows for cell in row):
        return []
    return [" | ".join(row) for row in _spread(rows) if any(row)]


def _spread(rows: Sequence[Sequence[_Cell]]) -> list[list[str]]:
    """The texts of each row, a spanned cell's once for each column and row that it spans."""
    width = max(map(len, rows))
    left = _MOST_REPEATED
    spread: list[list[str]] = []
    reaching: dict[int, _Cell] = {}  # by column, cells of rows above that reach into it
    for row in rows:
        if left <= 0:
            reaching = {}
        if not row:
            left -= len(reaching)
            reaching = {at: cell.below() for at, cell in reaching.items() if cell.rows > 1}
            continue
        if len(row) == 1 and row[0].columns >= width > 1 and not reaching:
            spread.append([row[0].text])  # a label over all of it
            continue
        said: list[str] = []
        waiting = list(reversed(row))
        last = max(reaching, default=-1)
        while waiting or len(said) <= last:
            column = len(said)
            if above := reaching.pop(column, None):
                cell, columns = above, 1
                left -= 1
            elif waiting:
                cell = waiting.pop()
                columns = min(cell.columns, max(1, width - column)) if left > 0 else 1
                left -= columns - 1
            else:
                cell, columns = _Cell("", 1, 1), 1
            said += [cell.text] * columns
            if cell.rows > 1:
                reaching |= dict.fromkeys(range(column, column + columns), cell.below())
        spread.append(said)
    return spread


def _cell(cell: HtmlElement) -> _Cell:
    text = _words(cell)
    if len(text) > _LONGEST_LABEL:
        return _Cell(text, 1, 1)
    return _Cell(text, _span(cell, "colspan"), _span(cell, "rowspan"))


def _span(cell: HtmlElement, name: str) -> int:
    found = _SPAN.match(cell.get(name) or "")
    return max(1, int(found[1])) if found else 1


def _words(cell: HtmlElement) -> str:
    """The words of a cell on one line; figures on lines of their own do not become one figure."""
    lines: list[list[str]] = [[]]
    for event, element in etree.iterwalk(cell, events=("start", "end")):
        if not isinstance(element.tag, str):
            continue
        if element.tag in BLOCKS:
            lines.append([])
        text = element.text if event == "start" else element.tail if element is not cell else None
        lines[-1].append(text or "")
    said = ""
    for line in filter(None, (collapse(clean("".join(parts))) for parts in lines)):
        figures = said[-1:].isdigit() and line[0].isdigit()
        said += ("; " if figures else " " if said else "") + line
    return said
