"""From lines of a PDF to blocks: paragraphs joined over line, column and page ends. Pure."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from statistics import median

from ingest.article import Locator
from ingest.blocks import Block, BlockKind
from ingest.pdf.lines import Line
from ingest.prose.characters import collapse
from ingest.prose.lines import ITEM

_BLANK = 1.4  # how much further apart than others two lines are between which one is left blank
_APART = 2.0  # heights; lines further apart are of two paragraphs in any print
_OTHER_SIZE = 0.08  # difference of heights, as a share, of lines that are set in another size
_INDENT = 0.6  # heights of a line by which a paragraph's first one is set in
_DEEPEST_INDENT = 4.0
_SHORT = 0.15  # share of a column's width that the last line of a paragraph leaves free
_NEIGHBOURS = 20  # lines before and behind that show how wide the column is
_LARGE = 1.12  # heights of a heading's letters, in heights of the text's
_LONGEST_HEADING = 200  # characters
_CLOSED = re.compile(r"[.!?:…][\"'”’»)\]\d]*$")
_HALF_WORD = re.compile(r"[^\W\d_]{2,}-$")
_HALF_NAME = re.compile(r"[^\W\d_A-ZÀ-Þ]-$")  # of a word in small letters
_END = 8  # characters of a text that tell whether it ends within a word
_WORD = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*")


@dataclass(frozen=True, slots=True)
class Set:
    """A line where it is set: on which page, and how far its column reaches."""

    line: Line
    page: str
    edge: float


def placed(lines: Sequence[Line], page: str) -> list[Set]:
    """The lines of one page, in reading order, with the right edge of their column."""
    found = []
    for at, line in enumerate(lines):
        near = lines[max(0, at - _NEIGHBOURS) : at + _NEIGHBOURS]
        beside = (e.right for e in near if e.left < line.right and line.left < e.right)
        found.append(Set(line, page, max(beside, default=line.right)))
    return found


def paragraphs(lines: Sequence[Set]) -> list[Block]:
    """The blocks of a document, each with the pages that it stands on."""
    if not lines:
        return []
    pitch = _pitch(lines)
    size = _text_size(lines)
    whole = _whole_words(lines)
    groups: list[list[Set]] = []
    for each in lines:
        if groups and _continues(groups[-1], each, pitch):
            groups[-1].append(each)
        else:
            groups.append([each])
    return _blocks(groups, size, whole)


def _pitch(lines: Sequence[Set]) -> float:
    """How far apart lines of a paragraph are, in heights of their letters."""
    steps = [
        (one.line.bottom - two.line.bottom) / one.line.size
        for one, two in pairwise(lines)
        if one.page == two.page and 0 < one.line.bottom - two.line.bottom < _APART * one.line.size
    ]
    return median(steps) if steps else 1.0


def _text_size(lines: Sequence[Set]) -> float:
    """Height of the letters that most of the text is set in."""
    weights: dict[float, int] = {}
    for each in lines:
        size = round(each.line.size, 1)
        weights[size] = weights.get(size, 0) + len(each.line.text)
    return max(weights, key=lambda size: weights[size])


def _whole_words(lines: Sequence[Set]) -> frozenset[str]:
    """The words that stand whole on a line, to tell a hyphen of a word from one of a line."""
    return frozenset(
        word.casefold() for each in lines for word in _WORD.findall(each.line.text.rstrip("-"))
    )


def _continues(group: Sequence[Set], following: Set, pitch: float) -> bool:
    """Whether a line goes on with the paragraph, heading, item or table that is open."""
    before = group[-1]
    one, two = before.line, following.line
    is_row = len(one.cells) > 1
    if is_row != (len(two.cells) > 1):
        return False
    if is_row:
        return True
    if abs(one.size - two.size) > _OTHER_SIZE * one.size or ITEM.match(two.text):
        return False
    step = one.bottom - two.bottom
    if before.page != following.page or step < -one.size:  # another page, or another column
        return not _CLOSED.search(one.text)
    if step > _BLANK * max(pitch * one.size, _step(group)):
        return False
    if _HALF_WORD.search(one.text) and two.text[:1].islower():
        return True
    indent = two.left - one.left
    starts_item = len(group) == 1 and ITEM.match(one.text)
    if _INDENT * one.size < indent < _DEEPEST_INDENT * one.size and not starts_item:
        return False
    is_short = one.right < before.edge - _SHORT * (before.edge - one.left)
    return not (is_short and _CLOSED.search(one.text))


def _step(group: Sequence[Set]) -> float:
    """How far apart the last two lines of a paragraph are; 0 where there are not two."""
    if len(group) < 2 or group[-1].page != group[-2].page:
        return 0.0
    return max(0.0, group[-2].line.bottom - group[-1].line.bottom)


def _blocks(groups: Sequence[Sequence[Set]], size: float, whole: frozenset[str]) -> list[Block]:
    """A block a group; neighbouring items and rows become one."""
    blocks: list[Block] = []
    rows: list[Block] = []
    for group in groups:
        large = group[0].line.size >= _LARGE * size
        if len(group[0].line.cells) > 1:
            rows += [_joined([each], "lines", whole) for each in group]
        elif ITEM.match(group[0].line.text) and not large:
            rows.append(_joined(group, "lines", whole))
        else:
            blocks += _listed(rows)
            rows = []
            text = _joined(group, "prose", whole)
            is_heading = large and len(text.text) <= _LONGEST_HEADING
            blocks.append(text.with_kind("heading") if is_heading else text)
    return [block for block in blocks + _listed(rows) if any(map(str.isalnum, block.text))]


def _joined(group: Sequence[Set], kind: BlockKind, whole: frozenset[str]) -> Block:
    """The lines of a group as one, hyphens at their ends taken out."""
    text = ""
    locators: list[Locator] = []
    for each in group:
        words = collapse(each.line.text)
        end = text[-_END:]  # the whole of it would take the square of its length
        if text and _HALF_WORD.search(end) and words[:1].islower():
            text = _without_hyphen(text, words, whole)
        elif text and not (_HALF_NAME.search(end) and words[:1].isupper()):
            text += " "
        if not locators or locators[-1].label != each.page:
            locators.append(Locator("page", each.page, len(text)))
        text += words
    return Block(kind, text, tuple(locators))


def _without_hyphen(text: str, words: str, whole: frozenset[str]) -> str:
    """`text` ready for `words` to be put behind it, with the hyphen where the word has one."""
    front = text[text.rfind(" ") + 1 : -1].lstrip('"“”«‘(')
    back = _WORD.match(words)
    both = (front.casefold(), back[0].casefold() if back else "")
    return text if "-".join(both) in whole and "".join(both) not in whole else text[:-1]


def _listed(rows: Sequence[Block]) -> list[Block]:
    """Items or rows as one block of lines."""
    if len(rows) < 2:
        return [row.with_kind("prose") for row in rows]
    locators: list[Locator] = []
    at = 0
    for row in rows:
        for locator in row.locators:
            if not locators or locators[-1].label != locator.label:
                locators.append(Locator(locator.kind, locator.label, at + locator.start))
        at += len(row.text) + 1
    return [Block("lines", "\n".join(row.text for row in rows), tuple(locators))]
