"""The lines of a PDF's page: words with their place, and what wide spaces part. Pure."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from typing import Any

from ingest.characters import clean, collapse

_GUTTER = 1.3  # widest space between two words of a cell, in heights of the line
_LOWER = 0.7  # heights of a line by which the next one is lower
_SAME = 0.1  # heights of a line by which words of one line differ at most
_HYPHENS = "\u00ad\u2010"  # how fonts write the one at a line's end, beside the common one


@dataclass(frozen=True, slots=True)
class Cell:
    """Words that stand together on a line; lengths in points from the page's lower left corner."""

    text: str
    left: float
    right: float


@dataclass(frozen=True, slots=True)
class Line:
    """One line of a page, of a column, or of a table.

    Attributes:
        cells: what wide spaces part, from left to right; never empty.
        bottom: of its letters.
        size: height of its letters, ascenders and descenders included.
    """

    cells: tuple[Cell, ...]
    bottom: float
    size: float

    @property
    def left(self) -> float:
        return self.cells[0].left

    @property
    def right(self) -> float:
        return self.cells[-1].right

    @property
    def text(self) -> str:
        return " | ".join(cell.text for cell in self.cells)

    def of(self, cells: tuple[Cell, ...]) -> "Line":
        """A part of the line."""
        return replace(self, cells=cells)


@dataclass(frozen=True, slots=True)
class _Word:
    text: str
    left: float
    right: float
    bottom: float
    height: float


def lines_of(drawn: Iterable[Iterable[Sequence[Any]]]) -> list[Line]:
    """The lines of a page from words with their left, bottom, right and top, as drawn.

    Where single letters stand apart, PDFium ends lines that go on, and goes on with others.
    """
    rows: list[list[_Word]] = []
    for words in drawn:
        before = None
        for word in (word for word in map(_word, words) if word.text):
            if before:
                goes_on = not _is_below(before, word)
            else:
                goes_on = bool(rows) and _goes_on(rows[-1][-1], word)
            if goes_on:
                rows[-1].append(word)
            else:
                rows.append([word])
            before = word
    return [_line(row) for row in rows]


def _is_below(before: _Word, word: _Word) -> bool:
    return word.right < before.left and before.bottom - word.bottom > _LOWER * before.height


def _goes_on(before: _Word, word: _Word) -> bool:
    """Whether a word stands behind another on the same line, a wide space apart."""
    space = word.left - before.right
    return (
        abs(word.bottom - before.bottom) < _SAME * before.height
        and abs(word.height - before.height) < _SAME * before.height
        and space > _GUTTER * before.height
    )


def _word(drawn: Sequence[Any]) -> _Word:
    letters, left, bottom, right, top = drawn
    if letters[-1] in _HYPHENS:
        letters = letters[:-1] + "-"
    return _Word(collapse(clean(letters)), left, max(left, right), bottom, top - bottom)


def _line(words: list[_Word]) -> Line:
    size = max(word.height for word in words)
    groups = [[words[0]]]
    for before, word in pairwise(words):
        if word.left - before.right > _GUTTER * size:
            groups.append([])
        groups[-1].append(word)
    cells = [
        Cell(" ".join(word.text for word in group), group[0].left, group[-1].right)
        for group in groups
    ]
    return Line(tuple(cells), min(word.bottom for word in words), size)
