"""Whether a claim tells of somebody what its quotes tell of who is theirs. Pure.

"The mayor's brother was killed" tells nothing of the mayor: a possessor is no head.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from assistant.checking.callings import is_one_of_people
from assistant.checking.verbs import is_deed
from assistant.checking.words import Sentence
from assistant.voice.verbs import SAYING

_OF = frozenset("of de del for".split())
_ARTICLES = frozenset("the a an el la los las un una his her their su sus al".split())
_NEAR = 4
"""Words between a noun and what is done to it, or by it, at most."""


@dataclass(frozen=True, slots=True)
class _Belonging:
    """Somebody who is another's: "the mayor's brother", "el hermano del alcalde".

    Attributes:
        owners: stems of the words for whose it is.
        head: the noun, folded.
        start, stop: where both stand.
    """

    owners: frozenset[str]
    head: str
    start: int
    stop: int


def told_of_owner(claim: Sequence[Sentence], quotes: Sequence[Sentence]) -> str | None:
    """Of whom a claim tells what its quotes tell of somebody of theirs, in words, or None."""
    for quote in quotes:
        for one in _belongings(quote):
            deeds = _deeds(quote, one.start, one.stop)
            own = {deed for sentence in quotes for _, deed in _own_deeds(sentence, one.owners)}
            for sentence in claim:
                if any(token.folded == one.head for token in sentence):
                    continue
                for shown, deed in _own_deeds(sentence, one.owners):
                    if deed in deeds - own:
                        return f"the cited words tell it of somebody else than “{shown}”"
    return None


def _own_deeds(sentence: Sentence, owners: frozenset[str]) -> Iterator[tuple[str, str]]:
    """What is done by somebody, or to them, themselves."""
    belong = [range(one.start, one.stop) for one in _belongings(sentence)]
    for at, token in enumerate(sentence):
        if token.stem in owners and not any(at in span for span in belong):
            if at and (sentence[at - 1].folded in _OF or _is_possessive(sentence, at)):
                continue
            if at > 1 and sentence[at - 1].folded in _ARTICLES and sentence[at - 2].folded in _OF:
                continue
            yield from ((token.text, deed) for deed in _deeds(sentence, at, at + 1))


def _deeds(sentence: Sentence, start: int, stop: int) -> set[str]:
    """The stems of the nearest verbs on both sides of a noun phrase."""
    found = set()
    ahead = range(stop, min(stop + _NEAR, len(sentence)))
    for side in (ahead, range(start - 1, max(-1, start - _NEAR), -1)):
        for at in side:
            if not sentence[at].is_word:
                break
            if is_deed(sentence[at]) and sentence[at].folded not in SAYING:
                found.add(sentence[at].stem)
                break
    return found


def _belongings(sentence: Sentence) -> Iterator[_Belonging]:
    for at, token in enumerate(sentence):
        if token.stem and _is_possessive(sentence, at):
            start = _name_begins(sentence, at)
            head = next(
                (
                    i
                    for i in range(at + 1, min(at + 5, len(sentence)))
                    if is_one_of_people(sentence[i].text)
                ),
                None,
            )
            between = sentence[at + 1 : head]
            if head is not None and all(t.stem or t.text in "'’-" for t in between):
                owners = frozenset(t.stem for t in sentence[start : at + 1] if t.stem)
                yield _Belonging(owners, sentence[head].folded, start, head + 1)
        elif token.folded in _OF and at and is_one_of_people(sentence[at - 1].text):
            begin = at + 1
            while begin < len(sentence) and sentence[begin].folded in _ARTICLES:
                begin += 1
            stop = begin + 1
            while stop < len(sentence) and sentence[stop].name:
                stop += 1
            owners = frozenset(t.stem for t in sentence[begin:stop] if t.stem)
            if owners:
                yield _Belonging(owners, sentence[at - 1].folded, at - 1, stop)


def _is_possessive(sentence: Sentence, at: int) -> bool:
    text = sentence[at].text
    following = sentence[at + 1].text if at + 1 < len(sentence) else ""
    return text.endswith(("'s", "’s")) or (text.endswith("s") and following in ("'", "’"))


def _name_begins(sentence: Sentence, at: int) -> int:
    while at and sentence[at].text[0].isupper() and sentence[at - 1].text[0].isupper():
        at -= 1
    return at
