"""The dates of a question in the one form that indexes and reader know best. Pure.

"May 18th", "the 18th of May" and "18/05/2023" are written as sources mostly write them, and what
"yesterday" and "last year" are goes by the day on which it is asked.
"""

import re
from datetime import date, timedelta

from assistant.asking.question import QUOTED, asks_for_events
from assistant.checking.words import flat
from assistant.dates import Mention, Written, last_year_of, written
from index.words.language import question_language
from ingest.months import ENGLISH, FULL, MONTHS, SPANISH

_LETTER = re.compile(r"[^\W\d_]")
_ORDINAL = re.compile(r"(?<=\d)(?:st|nd|rd|th|[oº°])(?!\w)", re.IGNORECASE)
_OF = re.compile(r"(?<=\d) of (?=[^\W\d])|(?<=[^\W\d]) the (?=\d)", re.IGNORECASE)
_THE = re.compile(r"\bthe $", re.IGNORECASE)
_MONTH = re.compile(rf"\b(?:{'|'.join(sorted(MONTHS, key=len, reverse=True))})\b\.?", re.IGNORECASE)


def with_dates(question: str, today: date) -> str:
    """The question with its dates in one form, as of the day that it is asked on."""
    return in_one_form(as_of(question, today))


def in_one_form(question: str) -> str:
    """The question with its dates as days, a month's whole name, and a year where one is told.

    Of figures that can be read in two ways an English question asks about either day.
    """
    language = question_language(question)
    told, at = "", 0
    for each in written(flat(question)):
        typed = question[each.start : each.end]
        before = question[at : each.start]
        told += _THE.sub("", before) if typed[0].isdigit() else before
        told += _by_name(typed, language) if _LETTER.search(typed) else _of_figures(each, language)
        at = each.end
    return told + question[at:]


def _by_name(typed: str, language: str) -> str:
    plain = _OF.sub(" ", _ORDINAL.sub("", typed))
    return _MONTH.sub(lambda month: _whole(month[0], language), plain)


def _whole(typed: str, language: str) -> str:
    """A month's name in full, in the language it is written in, else that of the question."""
    folded = flat(typed).rstrip(".")
    if folded in FULL:
        return folded.capitalize() if folded in ENGLISH else folded
    return _month(MONTHS[folded], language)


def _month(number: int, language: str) -> str:
    return SPANISH[number - 1] if language == "es" else ENGLISH[number - 1].capitalize()


def _of_figures(each: Written, language: str) -> str:
    one, other = each.mentions[0], each.swapped
    if other is None or other == one or language == "es":
        return wording(one, language)
    return f"{wording(one, language)} or {wording(other, language)}"


def wording(told: Mention, language: str) -> str:
    """A date in words: "18 May 2023", "mayo de 2023"."""
    parts = [
        str(told.day or ""),
        _month(told.month, language) if told.month else "",
        str(told.year or ""),
    ]
    return (" de " if language == "es" else " ").join(filter(None, parts))


def led(told: Mention, language: str) -> str:
    """A date with what leads it where something happened then: "on 18 May", "en 2022"."""
    leads = ("el", "en") if language == "es" else ("on", "in")
    return f"{leads[not told.day]} {wording(told, language)}"


_DAYS_AGO = {
    "the day before yesterday": 2, "anteayer": 2, "antes de ayer": 2, "yesterday": 1, "ayer": 1,
    "last night": 1, "anoche": 1, "today": 0, "hoy": 0,
}  # fmt: skip
_NOW = re.compile(
    r"(?<!\bthe )(?<!\b(?:his|her|its|our) )(?<!\btheir )"
    r"(?:\b(?:in|on|during|en|durante) )?"
    rf"(?:\b(?P<days>{'|'.join(_DAYS_AGO)})"
    r"|\b(?P<last>last|past) (?P<unit>week|month|year)|\bthis (?P<this>week|month|year)"
    r"|\b(?:(?P<de>de)l |(?:el|la) )(?P<unidad>semana|mes|ano) pasad[oa]"
    r"|\best[ea] (?P<este>semana|mes|ano)"
    rf"|\blast (?P<month>{'|'.join(ENGLISH)})|\b(?:el )?(?P<mes>{'|'.join(SPANISH)}) pasado)"
    r"\b(?! (?:of|in office|de)\b)(?P<whose>['’]s\b)?"
)
_UNITS = {"semana": "week", "mes": "month", "ano": "year"}
_LED = re.compile(
    r"\b(?:since|until|till|before|after|from|by|for|of|to|than|desde|hasta|de|para)\s+$"
)
_OF_A_MONTH = re.compile(rf"\b(?:{'|'.join(FULL)})(?: \d\d?(?:st|nd|rd|th)?)?,? (?:of )?$")


def as_of(question: str, today: date) -> str:
    """The question with what it tells relative to the day that it is asked on as dates: "What
    happened last year?" as "What happened in 2024?".

    What is so "today" is so still: only where it asks what happened is a day meant.
    """
    language = question_language(question)
    folded = QUOTED.sub(lambda quoted: " " * len(quoted[0]), flat(question))
    found = _NOW.search(folded)
    while found:
        told = _resolved(found, folded[: found.start()], today, language)
        if told and (found["days"] not in ("today", "hoy") or asks_for_events(question)):
            told = told[0].upper() + told[1:] if question[found.start()].isupper() else told
            question = question[: found.start()] + told + question[found.end() :]
            folded = folded[: found.start()] + " " * len(told) + folded[found.end() :]
            found = _NOW.search(folded, found.start() + len(told))
        else:
            found = _NOW.search(folded, found.end())
    return question


def _resolved(found: re.Match[str], before: str, today: date, language: str) -> str | None:
    unit = found["unit"] or found["this"] or found["unidad"] or found["este"]
    back = 0 if found["this"] or found["este"] else 1
    if unit and _UNITS.get(unit, unit) == "week":
        monday = today - timedelta(today.weekday() + 7 * back)
        if found["whose"]:
            return None
        ended = _LED.search(before)
        return wording(_day(monday), language) if ended else _week(monday, language)
    told = _told(found, _UNITS.get(unit, unit) if unit else None, back, today)
    if found["whose"]:
        return f"the {wording(told, language)}"
    if not told.month and _OF_A_MONTH.search(before):
        return f"de {told.year}" if language == "es" else str(told.year)
    if found["de"]:
        return f"de {wording(told, language)}"
    return wording(told, language) if _LED.search(before) else led(told, language)


def _told(found: re.Match[str], unit: str | None, back: int, today: date) -> Mention:
    if found["days"]:
        return _day(today - timedelta(_DAYS_AGO[found["days"]]))
    if unit == "year":
        return Mention(today.year - back)
    if unit == "month":
        last = today.replace(day=1) - timedelta(back)
        return Mention(last.year, last.month)
    month = FULL[found["month"] or found["mes"]]
    return Mention(last_year_of(month, None, today.replace(day=1) - timedelta(1)), month)


def _day(day: date) -> Mention:
    return Mention(day.year, day.month, day.day)


def _week(monday: date, language: str) -> str:
    return between(_day(monday), _day(monday + timedelta(6)), language)


def between(first: Mention, last: Mention, language: str) -> str:
    """A stretch of days in words: "between 3 and 9 May 2023"."""
    if first.year == last.year:
        month = first.month if first.month != last.month else None
        first = Mention(month=month, day=first.day)
    one, other = wording(first, language), wording(last, language)
    return f"entre el {one} y el {other}" if language == "es" else f"between {one} and {other}"
