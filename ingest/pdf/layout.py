"""In which order the lines of a PDF's page are read. Pure."""

from collections import Counter
from collections.abc import Sequence

from ingest.pdf.lines import Cell, Line

_FEWEST = 4  # lines that show a gutter; a table may be shorter
_SAME = 3.0  # points; what begins so close together begins at the same place
_BOTH = 0.5  # share of the lines beside a gutter that have text on both sides
_FILLED = 0.8  # share of a column's width that most of its lines fill; cells of tables do not
_SHORTEST_LINE = 20  # characters of a column's lines on average; cells are shorter
_SHORTEST_CELL = 10  # the same where lines begin within sentences
_FIGURES = 0.2  # share of the lines of prose that end in a figure, at most
_GOING_ON = 0.4  # share of the lines of prose that begin within a sentence


def in_reading_order(lines: Sequence[Line]) -> list[Line]:
    """Columns below each other, where they were drawn line by line across the page.

    Most programs draw a column after the other, and then nothing is to be done. Lines of tables
    stay whole.
    """
    gutter = _gutter(lines)
    if gutter is None:
        return list(lines)
    ordered: list[Line] = []
    beside: list[Line] = []
    for line in lines:
        if _crosses(line, gutter):
            ordered += _columns(beside, gutter)
            ordered.append(line)
            beside = []
        else:
            beside.append(line)
    return ordered + _columns(beside, gutter)


def with_rows(lines: Sequence[Line]) -> list[Line]:
    """The lines, with cells only in rows of tables: in others wide spaces fill the line."""
    return [
        line
        if any(_in_one_table(line, other) for other in (*before, *after))
        else line.of((Cell(" ".join(cell.text for cell in line.cells), line.left, line.right),))
        for line, before, after in (
            (line, lines[max(0, at - 1) : at], lines[at + 1 : at + 2])
            for at, line in enumerate(lines)
        )
    ]


def _in_one_table(one: Line, other: Line) -> bool:
    """Whether cells behind their first ones stand below each other: by left end, or as figures."""
    return any(
        abs(mine.left - its.left) < _SAME
        or (
            mine.text[-1:].isdigit()
            and its.text[-1:].isdigit()
            and min(abs(mine.right - its.right), abs(_middle(mine) - _middle(its))) < _SAME
        )
        for mine in one.cells[1:]
        for its in other.cells[1:]
    )


def _middle(cell: Cell) -> float:
    return (cell.left + cell.right) / 2


def _gutter(lines: Sequence[Line]) -> float | None:
    """Where the second cells of most lines begin, if enough do."""
    starts = Counter(round(line.cells[1].left / _SAME) for line in lines if len(line.cells) > 1)
    if not starts:
        return None
    place, count = starts.most_common(1)[0]
    return (place - 1) * _SAME if count >= _FEWEST else None


def _crosses(line: Line, gutter: float) -> bool:
    return any(cell.left < gutter < cell.right for cell in line.cells)


def _columns(lines: Sequence[Line], gutter: float) -> list[Line]:
    """Lines beside a gutter as two columns, or as they are where they are no columns."""
    left = [line.of(cells) for line in lines if (cells := _side(line, gutter, right=False))]
    right = [line.of(cells) for line in lines if (cells := _side(line, gutter, right=True))]
    if len(left) + len(right) - len(lines) < max(_FEWEST, _BOTH * len(lines)):
        return list(lines)
    if not (_is_wide(left, gutter) or (_is_prose(left) and _is_prose(right))):
        return list(lines)
    return [*left, *in_reading_order(right)]


def _is_wide(lines: Sequence[Line], gutter: float) -> bool:
    """Whether lines are long and mostly reach to the gutter."""
    begin = min(line.left for line in lines)
    full = [line for line in lines if line.right - begin >= _FILLED * (gutter - begin)]
    letters = sum(len(line.text) for line in lines) / len(lines)
    return 2 * len(full) >= len(lines) and letters >= _SHORTEST_LINE


def _is_prose(lines: Sequence[Line]) -> bool:
    """Whether the first cells of lines fill a column and go on within sentences.

    Cells of a table begin with capitals and figures.
    """
    cells = [line.cells[0] for line in lines]
    begin, end = min(cell.left for cell in cells), max(cell.right for cell in cells)
    full = sum(cell.right - begin >= _FILLED * (end - begin) for cell in cells)
    goes_on = sum(cell.text[0].islower() for cell in cells)
    letters = sum(len(cell.text) for cell in cells)
    figures = sum(cell.text[-1].isdigit() for cell in cells)
    return (
        figures <= _FIGURES * len(cells)
        and 2 * full >= len(cells)
        and goes_on >= _GOING_ON * len(cells)
        and letters >= _SHORTEST_CELL * len(cells)
    )


def _side(line: Line, gutter: float, *, right: bool) -> tuple[Cell, ...]:
    return tuple(cell for cell in line.cells if (cell.left >= gutter) == right)
