"""Whether a claim tells of all what its quotes tell of a part: "two of the five". Pure."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from assistant.checking.quantities import figure_value
from assistant.checking.verbs import is_auxiliary, is_deed
from assistant.checking.words import Sentence, clause_of, stems

_SOME = frozenset(
    """
    some several many most few none half part neither majority minority
    algunos algunas varios varias muchos muchas mitad parte mayoria ninguno ninguna
    """.split()
)
_OF = frozenset(("of", "de"))
_THE = frozenset("the these those his her its their los las sus esos esas estos estas".split())
_RELATIVE = frozenset("who that which que quienes".split())


@dataclass(frozen=True, slots=True)
class _Part:
    """A part of a whole: the whole's number, and what is told of the part.

    Attributes:
        part: its number; None for "some".
        deeds: stems of the verbs that tell it.
    """

    whole: float
    part: float | None
    deeds: frozenset[str]


def told_of_all(claim: Sequence[Sentence], quotes: Sequence[Sentence]) -> str | None:
    """The number of which a claim tells what its quotes tell of a part, in words, or None.

    Args:
        claim, quotes: with their number words as digits.
    """
    wholes = [told for sentence in quotes for told in _told_whole(sentence)]
    parts = [
        part
        for sentence in quotes
        for part in _parts(sentence)
        if not any(value == part.whole and part.deeds & deeds for value, deeds in wholes)
    ]
    if not parts:
        return None
    for sentence in claim:
        figures = {v: at for at in range(len(sentence)) if (v := _value(sentence, at)) is not None}
        told = {token.stem for token in sentence if token.stem}
        for part in parts:
            at = figures.get(part.whole)
            if at is None or part.part in figures or not part.deeds & told:
                continue
            if _part_of(sentence, at) is None:
                return f"in the cited words it is told of a part of the {sentence[at].text} alone"
    return None


def _parts(sentence: Sentence) -> Iterator[_Part]:
    for at in range(2, len(sentence)):
        whole = _value(sentence, at)
        start = _part_of(sentence, at)
        if whole is None or start is None:
            continue
        part = _value(sentence, start)
        if part is not None and part >= whole:
            continue
        yield _Part(whole, part, frozenset(_deeds(sentence, start, at)))


def _part_of(sentence: Sentence, at: int) -> int | None:
    """Where "two" or "some" stands before "of the five"."""
    of = at - 2 if at and sentence[at - 1].folded in _THE else at - 1
    if of < 1 or sentence[of].folded not in _OF:
        return None
    for start in (of - 1, of - 2):  # "two more of the five"
        if start >= 0 and (_value(sentence, start) is not None or sentence[start].folded in _SOME):
            return start
    return None


def _told_whole(sentence: Sentence) -> Iterator[tuple[float, set[str]]]:
    """The numbers that are told of no part, each with the stems of its clause."""
    for at in range(len(sentence)):
        value = _value(sentence, at)
        if value is not None and _part_of(sentence, at) is None:
            clause = clause_of(sentence, at)
            yield value, stems(sentence[clause.start : clause.stop])


def _deeds(sentence: Sentence, start: int, whole: int) -> Iterator[str]:
    """The stems of what is done by a part, or to it: the verb behind the noun, or before it."""
    clause = clause_of(sentence, whole)
    behind = range(whole + 1, clause.stop)
    auxiliary = next((i for i in behind if is_auxiliary(sentence[i])), None)
    relative = next((i for i in behind if sentence[i].folded in _RELATIVE), None)
    if relative is not None and (auxiliary is None or relative < auxiliary):
        return  # "two of the five who were arrested": not what is told of the two
    if auxiliary is not None:
        rest = sentence[auxiliary + 1 : clause.stop]
        yield from (token.stem for token in rest[:4] if token.stem)
        return
    deeds = [i for i in behind if is_deed(sentence[i]) and i > whole + 1]
    if deeds:
        yield sentence[deeds[-1]].stem
        return
    before = [i for i in range(clause.start, start) if is_deed(sentence[i])]
    if before:
        yield sentence[before[-1]].stem


def _value(sentence: Sentence, at: int) -> float | None:
    text = sentence[at].text
    plain = text.replace(",", "").replace(".", "")
    return figure_value(text) if plain.isascii() and plain.isdecimal() else None
