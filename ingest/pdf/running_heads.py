"""What the margins of a PDF's pages say again and again, told from the text. Pure.

A running head is the same on several pages but for a page number, and stands apart from what is
below it. Figures that differ in any other way are the text's.
"""

import re
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from statistics import median

from ingest.pdf.lines import Line

_MARGIN = 0.1  # share of a page's height in which running heads and page numbers stand
_ON_PAGES = 0.2  # share of the pages that a running head stands on; left and right ones differ
_STEADY = 0.8  # share of the steps from page to page in which nothing but a page number changes
_APART = 1.5  # steps of the page's lines by which a head stands apart
_SAME_ROW = 2.0  # points
_NUMBER = re.compile(
    r"(?:page|p[áa]g(?:ina|\.)?|p\.)?\s*[-–—|•]?\s*(?:\d{1,4}|[ivxlc]{1,6})"
    r"\s*(?:(?:of|de|/)\s*\d{1,4})?\s*[-–—|•]?",
    re.I,
)
_DIGITS = re.compile(r"\d+")


@dataclass(frozen=True, slots=True)
class _Edge:
    """A line in the margin of a page.

    Attributes:
        key: by which it is the same as one of another page: which margin it is in, its text
            without figures, and how many such lines stand nearer to the edge.
        is_apart: whether a gap parts it from the text.
    """

    page: int
    line: Line
    key: tuple[bool, str, int]
    is_apart: bool

    @property
    def numbers(self) -> tuple[int, ...]:
        return tuple(int(each[-9:]) for each in _DIGITS.findall(self.line.text))

    @property
    def is_number(self) -> bool:
        """Whether it is a page number and nothing else."""
        return _NUMBER.fullmatch(self.line.text.strip()) is not None


def without_running_heads(pages: Sequence[Sequence[Line]], height: float) -> list[list[Line]]:
    """The pages without page numbers, and without what the margins of several of them repeat."""
    steps = [step for page in pages if (step := _step(page))]
    usual = median(steps) if steps else 0.0
    alike: dict[tuple[bool, str, int], list[_Edge]] = defaultdict(list)
    for number, page in enumerate(pages):
        for edge in _edges(number, page, height, _step(page) or usual):
            alike[edge.key].append(edge)
    enough = max(2, _ON_PAGES * len(pages))
    gone: dict[int, set[Line]] = defaultdict(set)
    for edges in alike.values():
        for edge in _heads(edges, enough, alone=len(pages) == 1):
            gone[edge.page].add(edge.line)
    return [[line for line in page if line not in gone[at]] for at, page in enumerate(pages)]


def _heads(edges: Sequence[_Edge], enough: float, *, alone: bool) -> list[_Edge]:
    """Those of the same lines in the margins of several pages that are no text."""
    pairs = [_is_step(one, two) for one, two in pairwise(edges)]
    repeated = len(edges) >= enough and sum(pairs) >= _STEADY * len(pairs)
    if repeated:
        return [edge for edge in edges if edge.is_apart or _is_plain(edge, edges)]
    beside = [
        before or behind for before, behind in zip([False, *pairs], [*pairs, False], strict=True)
    ]
    return [
        edge
        for edge, is_counted in zip(edges, beside, strict=True)
        if edge.is_number
        and edge.is_apart
        and (alone or is_counted or edge.numbers[:1] in ((), (edge.page + 1,)))
    ]


def _is_step(one: _Edge, two: _Edge) -> bool:
    """Whether nothing but page numbers differs between the same lines of two pages."""
    pages = two.page - one.page
    return all(its - mine in (0, pages) for mine, its in zip(one.numbers, two.numbers, strict=True))


def _is_plain(edge: _Edge, edges: Sequence[_Edge]) -> bool:
    """Whether a line close to the text is none of it: the same words each time, or no table's row.

    The heads of a table's columns are said once.
    """
    same = all(each.line.text == edge.line.text for each in edges)
    return any(map(str.isalpha, edge.line.text)) if same else len(edge.line.cells) == 1


def _edges(number: int, page: Sequence[Line], height: float, step: float) -> list[_Edge]:
    """The lines in a page's margins, those at the edge first."""
    found: list[_Edge] = []
    for is_top in (True, False):
        seen: dict[str, int] = defaultdict(int)
        rows = _rows(page)
        if not is_top:
            rows.reverse()
        within = [row for row in rows if _in_margin(row[0], height, is_top=is_top)]
        gaps = [abs(one[0].bottom - two[0].bottom) for one, two in pairwise(rows)]
        for at, row in enumerate(within):
            until = gaps[at : len(within)]  # the last of them leads out of the margin
            is_apart = len(until) < len(within) - at or any(gap > _APART * step for gap in until)
            for line in row:
                text = _DIGITS.sub("#", line.text.casefold())
                found.append(_Edge(number, line, (is_top, text, seen[text]), is_apart))
                seen[text] += 1
    return found


def _in_margin(line: Line, height: float, *, is_top: bool) -> bool:
    return line.bottom >= (1 - _MARGIN) * height if is_top else line.bottom <= _MARGIN * height


def _rows(page: Sequence[Line]) -> list[list[Line]]:
    """The lines of a page from top to bottom, those of one height together."""
    rows: list[list[Line]] = []
    for line in sorted(page, key=lambda line: -line.bottom):
        if rows and rows[-1][0].bottom - line.bottom < _SAME_ROW:
            rows[-1].append(line)
        else:
            rows.append([line])
    return rows


def _step(page: Sequence[Line]) -> float:
    """How far apart the rows of a page are, in points; 0 where there are too few."""
    gaps = [one[0].bottom - two[0].bottom for one, two in pairwise(_rows(page))]
    return median(gaps) if len(gaps) > 2 else 0.0
