"""Lines that are furniture wherever they stand: buttons, notices, labels before links."""

import re
from collections.abc import Collection, Sequence
from dataclasses import replace

from ingest.blocks import Block, lines_to_blocks
from ingest.furniture.header_lines import header_line
from ingest.furniture.phrases import FIRM, REPORTED, RIGHTS
from ingest.furniture.share_lines import is_share_line

SENTENCE_END = re.compile(r"[.!?]['\"”’»)\]*_]*(?:\[\d+\])?$")
_HUMP = re.compile(r"[a-zà-ÿ](?=[A-ZÀ-Þ])")
_IMAGE_FILE = re.compile(r"\S+\.(?:jpe?g|png|gif|webp|svg|avif)|(?:IMG|DSC)[_-]?\d+\S*", re.I)
_BULLET = re.compile(r"(?:[-•*]|\d{1,3}[.)])\s+")
_FOOTNOTE = re.compile(r"\d{1,3}[.)]\s+[^:]+:\s*\S")  # "12. See also: Rojas v. State"
_LETTERED = re.compile(r"(?:^|\n)(?:[-•*]\s+)?\(b\)", re.I)
_FIELD = re.compile(r"\w[\w ]{1,30}:\s+\S")
_FEW_WORDS = 3  # of an item that names a thing
_LONGEST_FURNITURE = 700  # characters


def is_lettered(blocks: Sequence[Block]) -> bool:
    """Whether a text has items "(a)", "(b)", so that "(c)" may be the next one."""
    return any(_LETTERED.search(block.text) for block in blocks)


def is_firm(text: str) -> bool:
    """Whether a line is furniture wherever it stands."""
    if len(text) > _LONGEST_FURNITURE or (SENTENCE_END.search(text) and REPORTED.search(text)):
        return False
    return is_share_line(text) or any(form.fullmatch(text) for form in FIRM)


def is_firm_block(block: Block, lettered: bool) -> bool:
    """Whether a block is; the notes of a document and the credits of its pictures are its own."""
    if block.kind == "note" or (
        block.kind == "caption" and any(form.fullmatch(block.text) for form in RIGHTS)
    ):
        return False
    return is_firm(block.text) and not (lettered and _is_item_c(block.text))


def _is_item_c(text: str) -> bool:
    """Whether a line may be the third of a list whose second begins with "(b)"."""
    return text.casefold().startswith("(c)")


def without_lines(blocks: Sequence[Block], lettered: bool) -> list[Block]:
    """Without image files, and the lines of lists that are furniture by themselves."""
    kept: list[Block] = []
    for block in blocks:
        lines = block.text.split("\n")
        left = [line for line in lines if not _is_photo_file(line)]
        if len(lines) > 1:
            left = _without_firm_lines(left, lettered)
        if len(left) == len(lines):
            kept.append(block)
        elif left:
            begins = block.locators[:1]
            kept.extend(replace(each, locators=begins) for each in lines_to_blocks(left))
    return kept


def _without_firm_lines(lines: Sequence[str], lettered: bool) -> list[str]:
    """Without those that are furniture; in a list of names one word is a name: "- Advertising"."""
    items = [_BULLET.sub("", line, count=1) for line in lines]
    firm = {
        line
        for line, item in zip(lines, items, strict=True)
        if is_firm(item) and not (lettered and _is_item_c(item)) and not _FOOTNOTE.match(line)
    }
    if not firm or _is_record(lines, firm):
        return list(lines)
    names = sum(
        line != item and item.count(" ") < _FEW_WORDS
        for line, item in zip(lines, items, strict=True)
    )
    if 2 * len(firm) < len(lines) < 2 * names:
        firm = {line for line in firm if line.count(" ") > 1}
    return [line for line in lines if line not in firm]


def _is_record(lines: Sequence[str], firm: Collection[str]) -> bool:
    """Whether lines are the fields of a record, which may be called "Category" or "Related"."""
    others = [line for line in lines if line not in firm and _FIELD.match(line)]
    told = sum(header_line(line) is None for line in others)
    return told > 1 and 2 * told >= len(lines)


def _is_photo_file(text: str) -> bool:
    """An image's file name, also as a publishing system writes it into a page."""
    if len(text) > 120 or "\n" in text:
        return False
    return _IMAGE_FILE.fullmatch(text) is not None or (
        text[-1].isdigit() and any(len(_HUMP.findall(word)) >= 3 for word in text.split())
    )
