"""What small letters above and below the line mean: a note's mark, a power, an index. Pure.

Written on the line, a raised 3 behind 17 would make another number of it.
"""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import groupby, pairwise
from typing import Literal

Height = Literal["on the line", "raised", "lowered"]

_FIGURES = r"\d{1,3}[a-z]?(?:\s?[,;–-]\s?\d{1,3})*"
_MARK = re.compile(rf"[\[(]?(?:{_FIGURES}|[*†‡§¶]{{1,3}}|[a-z]|[ivx]{{1,5}})[\])]?")
_NUMBER = re.compile(r"[-−–+]?\d{1,4}")
_SYMBOLS = re.compile(rf"[\[(]?{_FIGURES}[\])]?")
_UNIT = re.compile(r"(?:^|[\s\d(/·])(?:[kcdmµμn]?m|in|ft|yd|mi|sin|cos|tan|log|[a-zA-Z])$")
_BASE = re.compile(r"(?:^|[^\d.,])(?:10|2)$|[×x·*]\s?\d+$")
_COUNTED = re.compile(
    r"(?:^|[^\d.,])(?:1[5-9]|20)\d\d$|\d[.,]\d{3}$"  # a year, thousands: nobody raises these
    r"|[^\W\d_]{3,}$|[.,;:!?…%\"'”’»]$"
)
_DIGIT = re.compile(r"\d$")
_RAISED = str.maketrans("0123456789+-−–", "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁻⁻")
_LOWERED = str.maketrans("0123456789+-−–", "₀₁₂₃₄₅₆₇₈₉₊₋₋₋")
_SLASHES = ("/", "⁄")

NEAR = 24
"""Characters before a raised one that tell what it means."""

LONGEST = 30
"""Characters of what is set on the line; more is a text of its own."""


def is_mark(said: str) -> bool:
    """Whether raised characters that lead to a note are its mark and nothing else."""
    return _MARK.fullmatch(said) is not None


def marks_a_note(before: str, said: str) -> bool:
    """Whether a raised number can only be a note's: behind a word, a year or a full stop.

    Args:
        before: at least the last `NEAR` characters before it.
    """
    if not _SYMBOLS.fullmatch(said) or _UNIT.search(before):
        return False
    return _COUNTED.search(before[-NEAR:]) is not None


def have_notes(raised: Iterable[tuple[str, str]]) -> bool:
    """Whether one of a text's raised numbers, each behind what stands before it, marks a note."""
    return any(marks_a_note(before, said) for before, said in raised)


def on_the_line(before: str, said: str, after: str, *, noted: bool) -> str:
    """Raised characters that lead nowhere, as they stand in a text: "" where they mark a note.

    A power stays one ("10⁶", "m²"); so does a number that could be either, which nobody can then
    take for another number.

    Args:
        after: what follows it.
        noted: whether the text has notes.
    """
    if after.startswith(_SLASHES) and said.isdecimal():  # a fraction
        return f" {said}" if _DIGIT.search(before) else said
    if marks_a_note(before, said):
        return ""
    if noted and _SYMBOLS.fullmatch(said) and _DIGIT.search(before) and not _BASE.search(before):
        return ""
    if _NUMBER.fullmatch(said) and (before[-1:].strip() or not after[:1].isalpha()):
        return said.translate(_RAISED)
    if _DIGIT.search(before) and said[:1].isdigit():
        return f" [{said.strip('[]()')}]"
    return said


def below_the_line(before: str, said: str, after: str) -> str:
    """Lowered characters as they stand in a text: on the line, but never within a number."""
    beside = _DIGIT.search(before) or after[:1].isdigit()
    if beside and _NUMBER.fullmatch(said) and not before.endswith(_SLASHES):
        return said.translate(_LOWERED)
    return said


@dataclass(frozen=True, slots=True)
class Piece:
    """Characters of a paragraph that stand at one height.

    Attributes:
        is_linked: whether they lead to another place of the text.
    """

    text: str
    height: Height = "on the line"
    is_linked: bool = False


def joined(pieces: Sequence[Piece]) -> str:
    """The text of a paragraph whose pieces a word processor or Markdown sets at several heights."""
    merged = [
        Piece("".join(each.text for each in group), height, is_linked)
        for (height, is_linked), group in groupby(
            pieces, lambda each: (each.height, each.is_linked)
        )
    ]
    noted = have_notes(
        (one.text[-NEAR:], two.text.strip())
        for one, two in pairwise(merged)
        if two.height == "raised"
    )
    parts: list[str] = []
    before = ""
    for each, following in pairwise([*merged, Piece("")]):
        said = words = each.text.strip()
        if each.height == "on the line" or not 0 < len(said) <= LONGEST:
            words = each.text
        elif each.height == "lowered":
            words = below_the_line(before, said, following.text)
        elif each.is_linked and is_mark(said):
            words = ""
        else:
            words = on_the_line(before, said, following.text, noted=noted)
        parts.append(words)
        before = (before + words)[-NEAR:]
    return "".join(parts)
