"""Who an article has introduced: from "Menocal" or "the prosecutor" to name and role."""

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

from assistant.voice.function_words import DETERMINER, PREPOSITIONS
from assistant.voice.mentions import NAME, TITLES, mention
from assistant.voice.noun_phrases import is_clause
from assistant.voice.nouns import PEOPLE, head_of, is_person, words_of
from assistant.voice.quotations import MASK
from assistant.voice.subjects import begins_another, phrase_at
from assistant.voice.verbs import VERB

_SPEAKS = re.compile(rf"\s+(?:(?:has|had|also|later|then|ha|había|\w+ly)\s+)*{VERB.pattern}", re.I)
_SAYS = re.compile(rf"\s(?-i:{VERB.pattern})\s*$")  # "Police killed Paz, the general said"
_RELATIVE = re.compile(r"\s(?:who|which|whose|that|que|quien)\s")
_TWO = re.compile(
    r"[A-ZÁÉÍÓÚÑ][\w-]+ (?P<last>[A-ZÁÉÍÓÚÑ][\w-]+) (?:and|y|e) |(?P<one>[A-ZÁÉÍÓÚÑ][\w-]+)"
    r" (?:and|y|e) [a-záéíóúñ]"
)
"""Somebody else's name and what joins it: "Ana Paz and prosecutor Luis Ruano"."""
LOOKED_AT = 12  # places where a surname stands that are looked at, half of them the last ones
_AROUND = 90  # characters before a surname in which its name and role stand
_INDEFINITE = re.compile(r"\b(?:a|an|another|one|un|una|otro|otra)\s", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Person:
    """Somebody whom an article speaks of.

    Attributes:
        name: None for somebody without one.
        role: of a name; or the description of somebody without a name.
    """

    name: str | None
    role: str | None

    def is_called(self, description: str) -> bool:
        """Whether "the prosecutor" may be this one: the same head, no word that is not theirs."""
        head = head_of(description)
        words = [word for word in words_of(description) if len(word) > 3]
        known = words_of(f"{self.role or ''} {self.name or ''}")
        heads = (head_of(self.role or ""), head_of(self.name or ""))
        return head in heads and all(word in known for word in words)


def is_same(one: Person, other: Person) -> bool:
    """Whether two are the same as far as their words tell: "Paz" may be "Ana Paz"."""
    if not one.name or not other.name:
        return (one.name, one.role) == (other.name, other.role)
    short, long = sorted((one.name.split(), other.name.split()), key=len)
    return short in (long[-len(short) :], long[: len(short)])


def introduced_in(narration: str) -> list[Person]:
    """People whom a stretch of narration introduces, in order: with a role, or with "a man"."""
    found = [(at, who) for at, who in _named(narration) if who.role]
    for match in _INDEFINITE.finditer(narration):
        phrase = phrase_at(narration, match.start())
        if is_person(phrase) and (who := mention(phrase)):
            found.append((match.start(), Person(who.name, who.role)))
    return [who for _, who in sorted(found, key=lambda item: item[0])]


def _named(text: str) -> Iterator[tuple[int, Person]]:
    """Names with a title, a role before them, or an apposition."""
    for match in re.finditer(NAME, text):
        before = text[max(0, match.start() - _AROUND) : match.start()]
        behind = re.match(rf",\s([^,.;:()\n{MASK}]{{4,90}})", text[match.end() :])
        told = behind and (is_clause(_RELATIVE.split(behind[1])[0]) or _SAYS.search(behind[1]))
        role = _role_before(before)
        clause = before[: len(before) - len(role)].rstrip()[-1:].isalpha()
        if clause and role.rstrip().endswith(",") and _SPEAKS.match(text, match.end()):
            role = ""  # "Police killed the general, Paz said"
        phrase = f"{role}{match.group()}" + (behind.group() if behind and not told else "")
        who = mention(phrase)
        if who and who.form == "name" and who.name and who.name in match.group():
            yield match.start(), Person(who.name, who.role)


def _role_before(before: str) -> str:
    """The role that stands directly before a name, with its article: "its spokesman, "."""
    for match in re.finditer(rf"\b(?:{DETERMINER}\s+)?(?:[^\W\d_][\w’'-]*)", before, re.IGNORECASE):
        tail = before[match.start() :]
        inner = tail.rstrip(" ")
        bare = inner.rstrip(",")
        if re.search(rf"[,.;:(){MASK}]", bare) or not is_person(bare):
            continue
        if bare.split()[0].lower() in PREPOSITIONS or _names_another(bare):
            continue  # "al alcalde", "by prosecutor"; "Ana Paz and prosecutor"
        if begins_another(bare):
            continue
        if inner.endswith(",") and not re.match(rf"{DETERMINER}\s", tail, re.IGNORECASE):
            continue
        if not inner.endswith(",") and head_of(bare) != bare.split()[-1].lower():
            continue
        return tail
    return ""


def _names_another(role: str) -> bool:
    found = _TWO.search(role)
    word = (found["last"] or found["one"]).lower() if found else ""
    return bool(found) and word not in PEOPLE | TITLES  # "President and chief executive"


def in_full(text: str, name: str, before: int) -> Person:
    """A name as the article gave it when it introduced the person: whole, with the role.

    Args:
        text: the article's.
        name: as it stands where somebody speaks, perhaps a surname alone.
        before: offset; what stands behind it has not been read yet.
    """
    places = _places(text, name)
    read = bisect_right(places, before - len(name))
    first = min(read, LOOKED_AT // 2)
    looked_at = places[:first] + places[max(first, read - LOOKED_AT // 2) : read]
    mentions = [who for start in looked_at if (who := _mention_at(text, name, start))]
    whole = next((who.name for who in reversed(mentions) if who.name != name), name)
    roles = (who.role for who in mentions if who.role and who.name in (whole, name))
    return Person(whole, next(roles, None))


@lru_cache(maxsize=64)
def _places(text: str, name: str) -> tuple[int, ...]:
    """Where a name stands in an article: whoever has it may speak in many of its sentences."""
    return tuple(match.start() for match in re.finditer(rf"\b{re.escape(name)}\b", text))


@lru_cache(maxsize=4_096)
def _people_in(around: str) -> tuple[tuple[int, Person], ...]:
    return tuple(_named(around))


def _mention_at(text: str, name: str, start: int) -> Person | None:
    """The person with this surname or given name, where it stands at an offset."""
    line = max(text.rfind("\n", 0, start) + 1, start - _AROUND)
    around = text[line : start + len(name) + _AROUND].split("\n", maxsplit=1)[0]
    for at, who in _people_in(around):
        whole, part = (who.name or "").split(), name.split()
        here = at <= start - line < at + len(who.name or "") + _AROUND
        if here and part in (whole[-len(part) :], whole[: len(part)]):
            return who
    return None


def latest(known: Sequence[Person], speaker: Person | None, description: str) -> Person | None:
    """The person introduced last whom a definite description fits.

    Whoever spoke last is fitted by any word of the role: "the prosecutor" for the head of a
    prosecutor's office.
    """
    fitting = next((one for one in reversed(known) if one.is_called(description)), None)
    if fitting or not speaker or not speaker.name:
        return fitting
    return speaker if head_of(description) in words_of(speaker.role or "") else None


def is_definite(description: str) -> bool:
    """Whether a description points back: "the prosecutor", "el testigo"."""
    return bool(
        re.match(r"(?:the|el|la|los|las|this|that|este|esta)\s", description, re.IGNORECASE)
    )
