"""The lines of a PDF's page: words with their place, and what wide spaces part. Pure."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from typing import Any

from ingest.prose.characters import clean, collapse
from ingest.prose.superscripts import Height, Piece, joined

_GUTTER = 1.3  # widest space between two words of a cell, in heights of the line
_LOWER = 0.7  # heights of a line by which the next one is lower
_SAME = 0.1  # heights of a line by which words of one line differ at most
_SPACE = 0.4  # heights of a line; what is raised stands no further behind its word
_SMALLER = 0.88  # heights of a line's letters, of those that are raised
_ABOVE = 0.15  # heights by which raised letters are above the foot of the others
_HEIGHTS: dict[str, Height] = {" ": "on the line", "^": "raised", "_": "lowered"}
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
    heights: str  # of its letters, as the process tells them; empty where all are on the line
    opens: bool  # what PDFium takes for a line, which need not be one


def lines_of(drawn: Iterable[Iterable[Sequence[Any]]]) -> list[Line]:
    """The lines of a page from words with their left, bottom, right and top, as drawn.

    Where single letters stand apart, PDFium ends lines that go on, and goes on with others.
    """
    rows: list[list[_Word]] = []
    for words in drawn:
        for place, each in enumerate(words):
            word = _word(each, opens=place == 0)
            if not word.text:
                continue
            if rows and (_goes_on if word.opens else _is_beside)(rows[-1][-1], word):
                rows[-1].append(word)
            else:
                rows.append([word])
    return [_line(row) for row in rows]


def _is_beside(before: _Word, word: _Word) -> bool:
    """Whether a word behind another in what PDFium takes for a line is not on the next one."""
    return word.right >= before.left or before.bottom - word.bottom <= _LOWER * before.height


def _goes_on(before: _Word, word: _Word) -> bool:
    """Whether a word stands behind another on the same line, or raised close to it."""
    space = word.left - before.right
    if space < -_SAME * before.height:
        return False
    if abs(word.height - before.height) < _SAME * before.height:
        return abs(word.bottom - before.bottom) < _SAME * before.height
    smaller, larger = sorted((word, before), key=lambda each: each.height)
    return space < _SPACE * larger.height and _is_raised(smaller, larger)


def _is_raised(word: _Word, main: _Word) -> bool:
    """Whether a word is set smaller than the main one, above its foot and not its head."""
    above = word.bottom - main.bottom
    is_small = word.height < _SMALLER * main.height
    return is_small and _ABOVE * main.height < above < main.height


def _word(drawn: Sequence[Any], *, opens: bool) -> _Word:
    letters, left, bottom, right, top, heights = drawn
    if letters[-1] in _HYPHENS:
        letters = letters[:-1] + "-"
    text = collapse(clean(letters))
    heights = heights if len(text) == len(letters) else ""
    return _Word(text, left, max(left, right), bottom, top - bottom, heights, opens)


def _line(words: list[_Word]) -> Line:
    main = _main(words)
    size = max(word.height for word in words)
    groups = [[words[0]]]
    for before, word in pairwise(words):
        if word.left - before.right > _GUTTER * size:
            groups.append([])
        groups[-1].append(word)
    cells = [Cell(_text(group, main), group[0].left, group[-1].right) for group in groups]
    return Line(tuple(cells), min(word.bottom for word in words), size)


def _main(words: Sequence[_Word]) -> _Word:
    """A word of the size that most of a line is set in."""
    letters: dict[float, int] = {}
    for word in words:
        size = round(word.height, 1)
        letters[size] = letters.get(size, 0) + len(word.text)
    most = max(letters, key=lambda size: (letters[size], size))
    return next(word for word in words if round(word.height, 1) == most)


def _text(words: Sequence[_Word], main: _Word) -> str:
    """The words of a cell, what is raised put on the line so that it makes no other figure."""
    pieces: list[Piece] = []
    before: _Word | None = None
    for word in words:
        is_raised = _is_raised(word, main)
        is_close = before and word.left - before.right < _SAME * main.height
        if before and not (is_close and (word.opens or is_raised)):
            pieces.append(Piece(" "))
        if is_raised:
            pieces.append(Piece(word.text, "raised"))
        elif word.heights:
            letters = zip(word.text, word.heights, strict=False)  # a hyphen has none
            pieces += [Piece(letter, _HEIGHTS[height]) for letter, height in letters]
        else:
            pieces.append(Piece(word.text))
        before = word
    return joined(pieces)
