"""Directions: how, and from which sources, a question should be answered. Pure.

"Shorter", "in Spanish", "only from El Faro", "before August" and "why do you say so?" are no
questions to put to the sources. They are told from questions by being made of nothing else:
"Before August, who was arrested?" asks about August, "before August" alone narrows the last
question. What was understood is written behind the question as sentences that are understood
again, so that a conversation needs to keep nothing else.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass, fields, replace
from typing import Literal, Protocol

from assistant.checking.words import flat
from assistant.directions.periods import NEVER, Dated, Period, period_at
from assistant.directions.phrases import (
    ACCORDING,
    ANSWER_IN,
    BRIEF,
    FILLER,
    FULL,
    GROUNDS,
    LANGUAGES,
    NAMED,
    NOT_FROM,
    ONLY,
    ONLY_FROM,
    SOURCES_IN,
    TRAILS,
    WITHOUT,
)
from assistant.directions.publishers import (
    are_whole,
    begins_capitalised,
    begins_quoted,
    publishers_at,
)
from index.hit import Filter

Length = Literal["brief", "full"]


class Known(Dated, Protocol):
    """What directions are held against; asked only where a message needs it."""

    def publishers(self) -> Sequence[str]:
        """The publishers of the library."""


@dataclass(frozen=True, slots=True)
class Directions:
    """How a question should be answered; what is None or empty was not said.

    Attributes:
        grounds: asks for no answer but for what the last one rests on.
        language: ISO 639-1 code of the language that the answer should be in.
        publishers: the only ones that may answer, as the library knows them.
        unknown: a publisher that was asked for and that the library does not have.
        without: publishers that may not answer.
        languages: of the sources that may answer.
        period: of publication; `NEVER` where it takes a year that no source tells.
    """

    grounds: bool = False
    length: Length | None = None
    language: str | None = None
    publishers: tuple[str, ...] = ()
    unknown: str | None = None
    without: tuple[str, ...] = ()
    languages: tuple[str, ...] = ()
    period: Period | None = None

    def __bool__(self) -> bool:
        return self != Directions()

    def then(self, later: "Directions") -> "Directions":
        """These, where later ones do not say otherwise."""
        if later.publishers or later.unknown:
            return replace(self, publishers=(), unknown=None, without=())._with(later)
        kept = tuple(name for name in self.publishers if name not in later.without)
        without = tuple(dict.fromkeys((*self.without, *later.without)))
        return replace(self, publishers=kept)._with(replace(later, without=without))

    def _with(self, later: "Directions") -> "Directions":
        told = {f.name: getattr(later, f.name) for f in fields(later) if getattr(later, f.name)}
        return replace(self, **told)

    @property
    def filter(self) -> Filter:
        """The articles that they let through, but for reprints."""
        since, until = (self.period.since, self.period.until) if self.period else (None, None)
        return Filter(since, until, self.publishers, self.languages, without=self.without)

    @property
    def words(self) -> str:
        """What still holds for directions to come, as sentences that `directions` understands."""
        told = []
        for lead, names in (("Only", self.publishers), ("Not", self.without)):
            if names:
                told.append(f"{lead} from " + " and ".join(f"“{name}”" for name in names) + ".")
        if self.languages:
            told.append(f"Only sources in {' and '.join(LANGUAGES[c] for c in self.languages)}.")
        if self.period and self.period != NEVER:
            told.append(f"Only sources published {self.period.words}.")
        if self.language:
            told.append(f"Answer in {LANGUAGES[self.language]}.")
        if self.length:
            told.append("In short." if self.length == "brief" else "In detail.")
        return " ".join(told)


@dataclass(frozen=True, slots=True)
class Message:
    """A message taken apart.

    Attributes:
        question: what is left for the sources to answer; empty where there are directions alone.
    """

    question: str
    directions: Directions


_ENDS = re.compile(r"(?<=[.?!;])\s+")
_GOES_ON = re.compile(r"\W*(?:and|y|but|what about)\b")
_LEADING = re.compile(r"[:,]\s+")
_TRAILING = re.compile(
    rf"[,(]\s*(?={TRAILS.pattern})|(?<!\bnot)(?<!\bno)[\s,(]+(?={ACCORDING.pattern})"
)


def directions(message: str, known: Known) -> Message:
    """Take a message apart into a question and directions."""
    even = " ".join(message.split())
    parts = [part for part in _ENDS.split(even) if part]
    asked = Directions()
    while parts and (found := _all_of(parts[-1], known)):
        asked = found.then(asked)
        parts.pop()
    while parts and (found := _all_of(parts[0], known)):
        asked = found.then(asked)
        parts.pop(0)
    question = " ".join(parts)
    if edge := _edge(question, known):
        question, asked = edge[0], edge[1].then(asked)
    return Message(question, replace(asked, grounds=asked.grounds and not question))


def _edge(question: str, known: Known) -> tuple[str, Directions] | None:
    """The question without the direction that begins or ends its only sentence, and that."""
    lead = _LEADING.search(question)
    found = _all_of(question[: lead.start()], known, edge=True) if lead else None
    if lead and found and not found.period:  # "Before August, who was arrested?" asks about August
        rest = question[lead.end() :]
        return rest[:1].upper() + rest[1:], found
    for trail in reversed(list(_TRAILING.finditer(flat(question)))):
        tail = question[trail.end() :].rstrip(" ?.)")
        if trail.start() and (found := _all_of(tail, known, edge=True)) and not found.grounds:
            return question[: trail.start()].rstrip(" ,") + "?", found
    return None


def _all_of(part: str, known: Known, *, edge: bool = False) -> Directions | None:
    """The directions of words that hold nothing else; None where they hold more, or none.

    "And before August?" goes on with the last question: it asks about another time.

    Args:
        edge: they begin or end a question, and may as well be a part of it.
    """
    words = flat(part)
    at, found = 0, Directions()
    while at < len(words):
        if taken := _one_at(part, words, at, known, edge=edge):
            one, at = taken
            found = found.then(one)
        elif filler := FILLER.match(words, at):
            at = filler.end()
        else:
            return None
    return None if found.period and _GOES_ON.match(words) else found or None


def _one_at(
    part: str, words: str, at: int, known: Known, *, edge: bool
) -> tuple[Directions, int] | None:
    """The direction that begins at an offset, and where it ends."""
    if match := GROUNDS.match(words, at):
        return Directions(grounds=True), match.end()
    if match := BRIEF.match(words, at):
        return Directions(length="brief"), match.end()
    if match := FULL.match(words, at):
        return Directions(length="full"), match.end()
    if match := SOURCES_IN.match(words, at):
        codes = [NAMED[word] for word in re.findall(r"\w+", match.group()) if word in NAMED]
        return Directions(languages=tuple(dict.fromkeys(codes))), match.end()
    if match := ANSWER_IN.match(words, at):
        return Directions(language=NAMED[match["language"]]), match.end()
    if found := period_at(words, at, known):
        return Directions(period=found[0]), found[1]
    if match := ACCORDING.match(words, at):
        names, unknown, end = publishers_at(part, match.end(), known.publishers())
        if names and not unknown and are_whole(part[match.end() : end], names):
            return Directions(publishers=names), end
    if match := NOT_FROM.match(words, at) or (None if edge else WITHOUT.match(words, at)):
        names, unknown, end = publishers_at(part, match.end(), known.publishers())
        named = begins_capitalised(part, match.end()) or are_whole(part[match.end() : end], names)
        if names and not unknown and named:
            return Directions(without=names), end
    if match := ONLY_FROM.match(words, at) or ONLY.match(words, at):
        names, unknown, end = publishers_at(part, match.end(), known.publishers())
        if names or (match.re is ONLY_FROM and _names_one(part, match, edge=edge)):
            return Directions(publishers=names, unknown=unknown), end
    return None


def _names_one(part: str, only_from: re.Match[str], *, edge: bool) -> bool:
    """Whether a publisher that the library lacks is named, and it is no turn of phrase: "just by
    the way", "solo por curiosidad", "how many died, only of the police?".
    """
    at = only_from.end()
    if begins_quoted(part, at):
        return True
    if only_from["by"]:
        return False
    return begins_capitalised(part, at) or not (edge or only_from["what"])
