"""Whether a claim drops what changes an office: "former minister", "vice president". Pure.

English and Spanish; the words for one change are one ("former", "ex-").
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from assistant.checking.callings import is_somebody
from assistant.checking.spellings import same_word
from assistant.checking.words import Sentence

_BEFORE = {
    word: change
    for change, words in (
        ("past", "former ex formerly retired antiguo antigua previous"),
        ("under", "deputy vice sub assistant associate junior"),
        ("acting", "acting interim caretaker"),
        ("to come", "aspiring incoming future futuro futura"),
    )
    for word in words.split()
}
_BEHIND = {
    word: change
    for change, words in (
        ("past", "retirado retirada"),
        ("under", "adjunto adjunta suplente"),
        ("acting", "interino interina interinos encargado encargada"),
        ("to come", "elect electo electa designate"),
    )
    for word in words.split()
}
_PREFIXES = (("ex", "past"), ("vice", "under"), ("sub", "under"))
_WAS = frozenset("was were been as once then fue era sido entonces como became until hasta".split())
"""Before an office they tell that it is past as "former" does."""
_BETWEEN = 3
"""Words between "former" and the office: "former interior minister"."""


@dataclass(frozen=True, slots=True)
class _Office:
    """An office that a sentence names.

    Attributes:
        noun: folded, without its prefix.
        changes: what is told of it: "past" for "former".
        once: whether it is told as somebody's who was that ("was minister").
    """

    noun: str
    changes: frozenset[str]
    once: bool


def changed_office(claim: Sequence[Sentence], quotes: Sequence[Sentence]) -> str | None:
    """The office that a claim tells without, or with, what its quotes have it with, or without it,
    in words; None if there is none.
    """
    held = [office for sentence in quotes for office in _offices(sentence)]
    deputies = any(_is_deputy(token.folded) for sentence in quotes for token in sentence)
    for sentence in claim:
        for told in _offices(sentence):
            same = [office for office in held if same_word(office.noun, told.noun)]
            if not same:
                continue
            dropped = frozenset.intersection(*(office.changes for office in same)) - told.changes
            added = "under" in told.changes and not deputies
            if (dropped and not (told.once and dropped == {"past"})) or added:
                return f"the cited words tell of another office than “{told.noun}”"
    return None


def _offices(sentence: Sentence) -> Iterator[_Office]:
    for at, token in enumerate(sentence):
        noun, prefix = _without_prefix(token.text.lower())
        if not is_somebody(noun):
            continue
        changes = {prefix} if prefix else set()
        before = at - 1
        while before >= 0 and at - before <= _BETWEEN + 1:
            word = sentence[before]
            if word.folded in _BEFORE:
                changes.add(_BEFORE[word.folded])
            elif not (word.text == "-" or (word.stem and not is_somebody(word.text))):
                break
            before -= 1
        behind = at + 2 if at + 1 < len(sentence) and sentence[at + 1].text == "-" else at + 1
        if behind < len(sentence) and sentence[behind].folded in _BEHIND:
            changes.add(_BEHIND[sentence[behind].folded])
        once = any(word.folded in _WAS for word in sentence[max(0, before - 1) : at])
        yield _Office(noun, frozenset(changes), once)


def _is_deputy(word: str) -> bool:
    return "under" in (_BEFORE.get(word), _BEHIND.get(word), _without_prefix(word)[1])


def _without_prefix(word: str) -> tuple[str, str | None]:
    """ "exministro" is "ministro", who was."""
    for prefix, change in _PREFIXES:
        rest = word.removeprefix(prefix)
        if rest != word and len(rest) > 3 and is_somebody(rest):
            return rest, change
    return word, None
