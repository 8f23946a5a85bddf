"""Elliptical questions in full: "And on August 12?" in the frame of the last one, "When?" about it.

Pure.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from assistant.asking.asking_words import FOLDED
from assistant.checking.words import flat
from assistant.dates import written
from assistant.proper_names import names_in
from index.words.language import question_language
from ingest.article import Span
from ingest.months import ENGLISH, FULL
from ingest.prose.characters import fold

WORD = re.compile(r"[\w'’-]+")
_VERBS = ("may", "march")
_MONTHS = [month.capitalize() for month in ENGLISH] + [m for m in FULL if m not in _VERBS]
_MONTH_OR_YEAR = re.compile(
    rf"\b(?:{'|'.join(_MONTHS)}|(?<=\bin )(?:{'|'.join(_VERBS)}))\b(?!\s+[A-ZÁÉÍÓÚÑ])"
    r"|\b(?:19|20)\d{2}\b"
)
"""What is a date alone; "Julio Paz" is a person."""

_ELLIPSIS = re.compile(
    r"^\W*(?:(?:and|but|or|y|pero)\b[\s,]*(?:(?:what about|how about|qu[eé] hay de)\b[\s,]*)?"
    r"|(?:what about|how about|qu[eé] hay de)\b[\s,]*)",
    re.IGNORECASE,
)
_ASKS = re.compile(rf"(?:{FOLDED})\b")


def is_elliptical(question: str) -> bool:
    """Whether a question goes on with the last one: "And ...", "What about ...", "In Zacapa?",
    "2022?". A lone name may be a subject of its own.
    """
    if _ELLIPSIS.match(fold(question)):
        return True
    question, _ = _in_lower_case(question)
    dates = dates_of(question)
    terms = list(_terms(question, dates or _names_of(question)))
    return (
        len(terms) == 1
        and bool(dates or terms[0].preposition)
        and _is_all(question[: terms[0].leads] + question[terms[0].end :])
    )


_BARE_WORD = re.compile(r"^\W*(when|where|why|how)\W*$", re.IGNORECASE)
_COUNTED = re.compile(
    r"^(?:how many|which|what)\s+(?P<things>[^,?]+?)\s+(?P<verb>was|were|is|are|did|do|does)"
    r"\s+(?P<rest>[^?]+)",
    re.IGNORECASE,
)


def asked_again(question: str, before: str) -> str:
    """ "When?" after "How many agents were killed?" is "When were agents killed?"."""
    word, counted = _BARE_WORD.match(question), _COUNTED.match(before)
    if not word or not counted:
        return question
    return f"{word.group(1).capitalize()} {counted['verb']} {counted['things']} {counted['rest']}?"


def dates_of(text: str) -> list[Span]:
    """Where a text tells days, months and years, in order."""
    days = [Span(date.start, date.end) for date in written(flat(text))]
    others = (Span(*match.span()) for match in _MONTH_OR_YEAR.finditer(_blanked(text, days)))
    return sorted((*days, *others), key=lambda span: span.start)


def without_dates(text: str) -> str:
    """The text with its dates blanked out, so that offsets stay what they were."""
    return _blanked(text, dates_of(text))


def _blanked(text: str, spans: Iterable[Span]) -> str:
    for span in spans:
        text = text[: span.start] + " " * (span.end - span.start) + text[span.end :]
    return text


_PREPOSITIONS = (
    r"(?:according to|about|after|against|at|before|between|by|during|for|from|in|near|of|on|since"
    r"|to|until|with|a|al|con|contra|de|del|desde|durante|en|entre|hacia|hasta|para|por|segun|sobre)"
)
_LEAD = re.compile(
    rf"\b(?:(?P<preposition>{_PREPOSITIONS}) )?(?P<article>(?:the|el|la|los|las) )?\Z"
)
_OPENS = re.compile(rf"^\W*(?:{_PREPOSITIONS}\b)?")
_ALIKE = {"at": "in", "en": "in"}
_OF = ("of", "de", "del")
_TOO = frozenset("also too then again tambien luego despues entonces".split())


@dataclass(frozen=True, slots=True)
class _Term:
    """Where a question has a date or a name, and what leads to it.

    Attributes:
        preposition: folded, "at" as "in"; empty where there is none.
        leads: where its preposition, else its article, begins.
        article: where its article begins; `start` where there is none.
    """

    preposition: str
    leads: int
    article: int
    start: int
    end: int


def _terms(text: str, spans: Iterable[Span], since: int = 0) -> Iterator[_Term]:
    """The dates or names of a text that stand in these places, as it has them from `since` on."""
    for span in spans:
        lead = _LEAD.search(flat(text), since, span.start)
        told, article = (lead["preposition"] or "", lead["article"] or "") if lead else ("", "")
        leads = lead.start() if lead else span.start
        preposition = _ALIKE.get(told, told)
        yield _Term(preposition, leads, span.start - len(article), span.start, span.end)


def _names_of(text: str) -> list[Span]:
    """Where a text has names that are no dates, in any order."""
    undated = without_dates(text)
    found = [
        Span(*match.span())
        for name in names_in(undated)
        for match in re.finditer(rf"(?<!\w){re.escape(name)}(?!\w)", undated)
    ]
    return [
        one
        for one in found
        if not any(o.start <= one.start and one.end <= o.end and o != one for o in found)
    ]


def in_frame(question: str, before: str) -> str | None:
    """The last question with the new date or name in place of its own; None if it has neither, asks
    something itself ("And who is Vueltamina?"), or leaves open which of several is meant.
    """
    question, since = _in_lower_case(question)
    if _ASKS.match(fold(question[since:].strip(" ?¿."))):
        return None
    dates = dates_of(question)
    new = list(_terms(question, dates or _names_of(question), since))
    if len(new) != 1 or not _is_all(question[since : new[0].leads] + question[new[0].end :]):
        return None
    frame = _redated if dates else _renamed
    return frame(question, new[0], before)


def _in_lower_case(question: str) -> tuple[str, int]:
    """The question with a small "and" or preposition in front, since "And of Ayutla" is no name,
    and where it goes on behind its "and".
    """
    opening = _ELLIPSIS.match(question)
    since = opening.end() if opening else 0
    opens = _OPENS.match(flat(question))
    until = max(since, opens.end() if opens else 0)
    return question[:until].lower() + question[until:], since


def _is_all(around: str) -> bool:
    """Whether a question says nothing beside its term."""
    return {fold(word) for word in WORD.findall(around)} <= _TOO


def _redated(question: str, new: _Term, before: str) -> str | None:
    """Another date in the place of the last question's: "in 2020" for "since 2019"."""
    dates = list(_terms(before, dates_of(before)))
    if len(dates) != 1:
        return None
    old = dates[0]
    led = new.leads < new.start and old.leads < old.start and old.preposition not in _OF
    start, told = (old.leads, new.leads) if led else (old.start, new.start)
    return before[:start] + question[told : new.end] + before[old.end :]


def _renamed(question: str, new: _Term, before: str) -> str | None:
    """Another name behind the same preposition; without one in the place of the only name."""
    names = list(_terms(before, _names_of(before)))
    if new.preposition:
        names = [
            old
            for old in names
            if old.preposition == new.preposition or before[: old.leads].endswith(" (")
        ]
    if len(names) != 1:
        return None
    old = names[0]
    if new.article < new.start and old.preposition != new.preposition:
        return None  # "And the Army?" after "What happened in Ayutla?"
    return before[: old.article] + question[new.article : new.end] + before[old.end :]


def opened(question: str) -> str:
    """The question without its "and", as a sentence again."""
    rest = _ELLIPSIS.sub("", question).strip(" ?¿.")
    opening = "¿" if "¿" in question or question_language(question) == "es" else ""
    return opening + (rest[:1].upper() + rest[1:] if rest else question.strip(" ?")) + "?"
