"""Who "he" or "she" in a follow-up is: the person last spoken of. Pure."""

import re
from collections.abc import Sequence

from assistant.asking.elliptical import without_dates
from assistant.asking.question import analyse, asks_identity
from assistant.proper_names import names_in
from ingest.prose.characters import fold


def own_names(question: str) -> tuple[str, ...]:
    """The names in a question that are no dates."""
    return names_in(without_dates(question))


def with_person(question: str, before: str, said: str | None) -> str:
    """The question with the person last spoken of in the place of "he" or "she"."""
    pronoun = _personal(question)
    people = _people(before, said) if pronoun else []
    if not pronoun or not people:
        return question
    person = _accused(before, people) if _DENIES.search(fold(question)) else None
    return question[: pronoun.start()] + (person or people[0]) + question[pronoun.end() :]


def _accused(before: str, people: Sequence[str]) -> str | None:
    """Of several people in a question about an accusation who may deny it: not whose it is."""
    typed = before.partition(" (")[0]
    verb = _ACCUSES.search(fold(typed))
    asked = [name for name in people if name in typed]
    told = [name for name in people if name not in typed]
    if not verb or not asked or len(set(people)) < 2:
        return None
    if told:  # "Who accused Luis Ruano?" was answered with the accuser, "Whom did he accuse?" not
        return told[0] if _BY_NAMED.search(fold(typed)) else asked[-1]
    accused = [name for name in asked if not _BY.search(fold(typed[: typed.find(name)]))]
    return accused[-1] if accused else None


def _personal(question: str) -> re.Match[str] | None:
    """The first pronoun for a person, unless a name stands before it that it may mean.

    In "What did Téllez say he saw?" the name is in the question itself.
    """
    pronoun = _PERSONAL.search(question)
    if pronoun and any(question.find(name) < pronoun.start() for name in names_in(question)):
        return None
    return pronoun


_DENIES = re.compile(
    r"\b(?:den(?:y|ies|ied)|reject\w*|refut\w*|disput\w*|repl(?:y|ied)|respond\w*|answer\w*"
    r"|neg[oa]\w*|niega|desm[ie]\w+|rechaz\w+|contest\w+)\b"
)
_ACCUSES = re.compile(
    r"\b(?:accus\w+|blam\w+|charg\w+|denounc\w+|alleg\w+|claim\w*|say|said|call(?:ed)?|tell|told|sued?"
    r"|acus\w+|denunci\w+|culp\w+|senal\w+|dijo|dice|imput\w+)\b"
)
_BY = re.compile(r"\b(?:by|por) $")
_BY_NAMED = re.compile(
    r"\bwh(?:o|om) (?:did|does|do|has|have|had)\b|\ba quien(?:es)?\b|\b(?:by|por) "
)
"""What makes a named person the one who accuses, and who is asked for the accused."""

_PERSONAL = re.compile(r"\b(?:he|she|him|él|ella)\b", re.IGNORECASE)
_PLACE = "in|at|near|from|of|to|on|along|across|inside|outside|en|de|desde|hacia"
_PLACE_BEFORE = re.compile(rf"\b(?:{_PLACE}|a)\s+(?:the\s+)?$", re.IGNORECASE)
_PLACE_BUT_A = re.compile(rf"\b(?:{_PLACE})\s+(?:the\s+)?$", re.IGNORECASE)
"""The same where "a" leads to who is accused: "¿Acusó Ana Paz a Luis Ruano?"."""


def _people(before: str, said: str | None) -> list[str]:
    """Names that may be a person's, likeliest first: what answers "who", then who was asked about.

    A name after a preposition of place is none, nor is one within a longer answer.
    """
    of_answer = own_names(said or "") if analyse(before).kind == "who" else ()
    typed = before.partition(" (")[0]
    place = _PLACE_BUT_A if _ACCUSES.search(fold(typed)) else _PLACE_BEFORE
    asked = [name for name in own_names(typed) if not place.search(typed[: typed.find(name)])]
    found = [*asked, *of_answer] if asks_identity(before) else [*of_answer, *asked]
    return [name for name in found if not name.endswith(("'s", "’s"))]
