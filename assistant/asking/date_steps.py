"""Dates of a question told by the last one's: "What happened the next day?", "And on the 19th?".

Pure.
"""

import re
from datetime import date, timedelta

from assistant.asking.asked_dates import between, led, wording
from assistant.checking.words import flat
from assistant.dates import LONE_DAYS, Mention, dates_in
from index.words.language import question_language

_UNITS = {
    "day": "day", "week": "week", "month": "month", "year": "year",
    "dia": "day", "semana": "week", "mes": "month", "ano": "year",
}  # fmt: skip
_UNIT = r"(?:day|week|month|year|dia|semana|mes|ano)"
_NUMBERS = {
    word: number
    for number, words in enumerate(
        "a one un una|two dos|three tres|four cuatro|five cinco|six seis|seven siete|eight ocho"
        "|nine nueve|ten diez".split("|"),
        start=1,
    )
    for word in words.split()
}
_STEP = re.compile(
    rf"\b(?:(?:on |in )?the (?P<english>next|following|previous) (?P<unit>{_UNIT})"
    rf"|(?:on |in )?the (?P<unit_of>{_UNIT}) (?P<side>after|before)"
    rf"|(?:al|el|la) (?P<unidad>{_UNIT}) (?P<lado>siguiente|despues|anterior|antes|previ[oa])"
    r"|la (?P<vispera>vispera)"
    rf"|(?P<many>\d+|{'|'.join(_NUMBERS)}) (?P<units>{_UNIT})(?:e?s)?"
    r" (?P<way>later|earlier|after|before|despues|mas tarde|antes))"
    r"(?=\s*(?:[?!.,]|$)| (?:who|what|where|why|how|quien|que|donde|como)\b)"
    r"|\b(?:on |in )?the (?P<next>next|following) (?P<next_unit>day|month|year)(?= [a-z])"
    r"(?! (?:of|after|before|to|in office)\b)"
)
_BACK = frozenset("previous before anterior antes previo previa earlier".split())


def stepped(question: str, before: str, said: str | None) -> str:
    """The question with what it counts from the last one's date ("a week later"), or leaves to it
    ("on the 19th"), as a date.

    Args:
        before: the last question, made to stand alone.
        said: its short answer, whose date counts where the question tells none.
    """
    since = _only_date(before) or _only_date(said or "")
    if not since or any(dates_in(question)):
        return question
    language = question_language(question)
    found = _STEP.search(flat(question))
    told = _told(found, since, language) if found else None
    if not found:
        return _of_its_month(question, since, language)
    if not told:
        return question
    told = told[0].upper() + told[1:] if question[found.start()].isupper() else told
    return question[: found.start()] + told + question[found.end() :]


def _of_its_month(question: str, since: Mention, language: str) -> str:
    """The question with the month of a date behind a day that it tells alone: "on the 19th"."""
    found = LONE_DAYS.search(flat(question))
    if not found or not since.month:
        return question
    day = next(i for i in range(1, found.re.groups + 1) if found[i])
    if not (number := re.fullmatch(r"(\d+)\D*", found[day])):
        return question
    told = wording(Mention(since.year, since.month, int(number[1])), language)
    start = question[: found.start(day)].removesuffix("the ")
    return start + told + question[found.end(day) :]


def _only_date(text: str) -> Mention | None:
    dates = list(dates_in(text))
    return dates[0] if len(dates) == 1 else None


def _told(found: re.Match[str], since: Mention, language: str) -> str | None:
    got = {name: value for name, value in found.groupdict().items() if value}
    unit = next((_UNITS[value] for value in got.values() if value in _UNITS), "day")
    back = "vispera" in got or not _BACK.isdisjoint(got.values())
    many = got.get("many")
    number = (_NUMBERS.get(many) or int(many)) if many else 1
    steps = -number if back else number
    if unit == "year":
        return led(Mention(since.year + steps), language) if since.year else None
    if not since.month:
        return None
    if unit == "month":
        return led(_months_on(since.year, since.month, steps), language)
    if not since.day:
        return None
    if unit == "week" and not many:
        first, last = (-7, -1) if back else (1, 7)
        return between(_days_on(since, first), _days_on(since, last), language)
    return led(_days_on(since, steps * (7 if unit == "week" else 1)), language)


def _months_on(year: int | None, month: int, steps: int) -> Mention:
    years, on = divmod(month - 1 + steps, 12)
    return Mention(year + years if year else None, on + 1)


COMMON = 2001
"""A year without a leap day, for dates without a year."""


def _days_on(since: Mention, days: int) -> Mention:
    known = since.year or (2000 if (since.month, since.day) == (2, 29) else COMMON)
    on = date(known, since.month or 1, since.day or 1) + timedelta(days)
    return Mention(on.year if since.year else None, on.month, on.day)
