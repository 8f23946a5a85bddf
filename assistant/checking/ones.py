"""Whether a claim tells one of what its quotes count otherwise. Pure.

"One" is mostly a pronoun or an article, and one of several is no other number. So a one is held
against another number only where that counts the same in the same state, or measures in the same
unit, and the quotes tell of no single one.
"""

import re
from collections.abc import Iterable, Sequence

from assistant.checking.dates import read
from assistant.checking.quantities import Quantity, with_digits
from assistant.checking.states import STATES
from assistant.checking.units import unit_after
from assistant.checking.words import flat, sentences

_SAME = {"peopl": "person", "gent": "person", "men": "man", "women": "woman", "children": "child"}
_ONE = r"(?<![\w.,])1\b"
_PRONOUN = re.compile(
    rf"\bno {_ONE}|{_ONE} (?:who|whose|that|which|another|by|or|que|por|u|a otr[oa])\b"
    rf"|\b(?:in|at|on|during|en|durante) {_ONE}"
    rf"|{_ONE} (?:[\w-]+ ){{1,2}}(?:said|says|told|tells|added|dijo|dice|conto|anadio|aseguro)\b"
)
"""A one that counts nothing, or is one of several: "in one attack", "one soldier said"."""
_SOME_DAY = re.compile(
    rf"(?<!for )(?<!within )(?<!after )(?<!por )(?<!durante )(?<!tras ){_ONE} (?:day|dia)\b"
)
_BEFORE_COMMA = re.compile(rf"{_ONE} (?:[\w-]+ ){{0,2}}[\w-]+,")
"""One with an apposition is one of several: "one man, 30, died"."""
_ANOTHER = re.compile(r"\b(?:another|a single|otr[oa])\b")
_ALONE = frozenset("sol unic lone singl mere".split())
_NUMERAL = re.compile(r"\b(?:1|sol[oa]|solamente|unic[oa]|apenas)\b")
"""What makes a number of the Spanish article."""


def counts_otherwise(
    one: Quantity, held: Sequence[Quantity], claim: str, quotes: str, language: str
) -> bool:
    """Whether the quotes give another number to what a claim tells one of."""
    told, shown = (read(with_digits(text, language), None)[1] for text in (claim, quotes))
    if one.unit:
        measured = [q for q in held if q.unit and q.unit[0] == one.unit[0]]
        units = [told[m.end() : unit_after(told, m.end())[1]] for m in re.finditer(_ONE, told)]
        return not _SOME_DAY.search(told) and _differ(measured) and not _single(units, shown)
    if one.elliptic or _PRONOUN.search(told) or _ANOTHER.search(shown):
        return False
    stems = [stem for stem in one.counted if stem not in _ALONE][:2]
    ours = {_meant(stem) for stem in stems}
    if len(stems) < 2 and (
        _BEFORE_COMMA.search(told) or (language == "es" and not _NUMERAL.search(flat(claim)))
    ):
        return False
    counted = [
        q
        for q in held
        if not q.unit and not q.ordinal and (_counts(q, ours) or (q.elliptic and q.low == 1))
    ]
    nouns = [
        token.folded
        for sentence in sentences(told, language)
        for token in sentence
        if token.stem and token.stem in stems[:1]
    ]
    return bool(ours) and _differ(counted) and not _single(nouns, shown)


def _meant(stem: str) -> str:
    return STATES.get(stem) or _SAME.get(stem, stem)


def _counts(other: Quantity, what: set[str]) -> bool:
    return what <= {_meant(stem) for stem in other.counted}


def _differ(held: Sequence[Quantity]) -> bool:
    """Whether there are numbers, and none that may be one."""
    return bool(held) and not any(q.low <= 1 <= q.high for q in held)


def _single(words: Iterable[str], shown: str) -> bool:
    """Whether a text without number words tells of one of these things: "a soldier"."""
    forms = "|".join({re.escape(word.strip(" -")) for word in words if word.strip(" -")})
    return bool(forms and re.search(rf"(?<!\d)(?<!\d[ -])\b(?:{forms})\b", shown))
