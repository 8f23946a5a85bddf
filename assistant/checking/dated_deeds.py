"""Whether a claim dates a deed as its quotes date another: "founded in 2010 and split in 2013".

A sentence of two dates is taken apart between them. Pure.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from assistant.checking.dates import names_a_date
from assistant.checking.verbs import is_deed
from assistant.checking.words import Sentence, stems

_JOINTS = frozenset("and y e but pero then luego ; — – ,".split())
_LEADING = 3
"""Words of a clause that a date begins: "In May 2010", "on 12 August"."""


@dataclass(frozen=True, slots=True)
class _Piece:
    """A stretch of a sentence around one date.

    Attributes:
        date: its numbers and names of months and days.
        shown: the date as it is told.
        deeds: stems of the verbs.
        words: all stems.
    """

    date: frozenset[str]
    shown: str
    deeds: frozenset[str]
    words: frozenset[str]


def other_deed_dated(claim: Sequence[Sentence], quotes: Sequence[Sentence]) -> str | None:
    """The date of a claim that its quotes give another deed, in words; None if there is none."""
    held = [pieces for quote in quotes if len(pieces := list(_pieces(quote))) > 1]
    told = [piece for sentence in claim for piece in _pieces(sentence)] if held else []
    for pieces in held:
        for one in told:
            here = [piece for piece in pieces if piece.date == one.date]
            if len(here) != 1 or not here[0].deeds or here[0].deeds & one.words:
                continue
            others = {deed for piece in pieces if piece is not here[0] for deed in piece.deeds}
            if one.deeds & others - here[0].words:
                return f"in the cited words {one.shown} is the date of another deed"
    return None


def _pieces(sentence: Sentence) -> Iterator[_Piece]:
    """The stretches of a sentence that have a date each, cut between them."""
    dates = list(_dates(sentence))
    start = 0
    for number, date in enumerate(dates):
        following = dates[number + 1].start if number + 1 < len(dates) else None
        end = len(sentence)
        if following is not None:
            joints = [i for i in range(date.stop, following) if sentence[i].folded in _JOINTS]
            if not joints:
                return
            end = joints[-1 if date.start - start <= _LEADING else 0]
        piece, words = sentence[start:end], sentence[date.start : date.stop]
        yield _Piece(
            frozenset(token.folded for token in words),
            " ".join(token.text for token in words),
            frozenset(token.stem for token in piece if is_deed(token)),
            frozenset(stems(piece)),
        )
        start = end


def _dates(sentence: Sentence) -> Iterator[range]:
    """Where the dates of a sentence stand: a year, or a month or weekday with its numbers."""
    at = 0
    while at < len(sentence):
        if _is_year(sentence, at) or names_a_date(sentence[at].text):
            start, stop = at, at + 1
            while start and sentence[start - 1].folded.isdecimal():
                start -= 1
            while stop < len(sentence) and (
                sentence[stop].folded.isdecimal() or sentence[stop].folded in ("de", "del")
                or names_a_date(sentence[stop].text)
            ):  # fmt: skip
                stop += 1
            yield range(start, stop)
            at = stop
        else:
            at += 1


def _is_year(sentence: Sentence, at: int) -> bool:
    text = sentence[at].text
    return len(text) == 4 and text.isdecimal() and "1500" <= text < "2100"
