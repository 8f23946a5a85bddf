"""Dates as header lines and metadata write them, in English and Spanish.

Strict and small: the whole text must be one date. dateparser finds dates in almost anything and
costs half a second to import; htmldate guesses where a page tells none.
"""

import re
from datetime import date

from ingest.months import MONTHS

_MONTH = rf"(?P<month>{'|'.join(MONTHS)})\.?"
_YEAR = r"(?P<year>(?:19|20)\d\d)"
_DAY = r"(?P<day>\d{1,2})(?:st|nd|rd|th|\.?º|°)?"
_FORMS = [
    re.compile(form)
    for form in (
        rf"{_YEAR}(?P<sign>[-/.])(?P<month>\d\d?)(?P=sign)(?P<day>\d\d?)",
        r"(?P<year>(?:19|20)\d\d)(?P<month>\d\d)(?P<day>\d\d)",
        rf"{_DAY}[ -](?:de |of )?{_MONTH},?[ -](?:del? )?{_YEAR}",
        rf"{_MONTH} {_DAY},? {_YEAR}",
        rf"{_MONTH} {_DAY} de {_YEAR}",
    )
]
_FIGURES = re.compile(rf"(\d\d?)([/.-])(\d\d?)\2{_YEAR}")
_WEEKDAY = (
    r"(?:mon|tues?|wed(?:nes)?|thu(?:rs?)?|fri|sat(?:ur)?|sun)(?:day)?"
    r"|lunes|martes|mi[ée]rcoles|jueves|viernes|s[áa]bado|domingo"
)
_INTRODUCTION = re.compile(
    rf"(?:(?:first )?published|posted|publicado|publicada|date|fecha)?\s*(?:on|el)?\s*:?\s*"
    rf"(?:(?:el )?(?:{_WEEKDAY})\.?,?\s+)?"
)
_TIME = re.compile(
    r"(?:[t,]?\s*|\s+(?:at|a las)\s+|\s*[-–|]\s*)\d\d?[:.h]\d\d(?::\d\d(?:\.\d+)?)?"
    r"\s*(?:[ap]\.?\s?m\.?)?\s*(?:z|[+-]\d\d:?\d\d|[a-z]{2,4})?$"
)


def parse_date(text: str) -> date | None:
    """The day that `text` names if it names one and nothing else, or None.

    "Published: 14 September 2023, 10:05 GMT", "7 JUN 2022", "3 de octubre de 2023", ISO 8601.
    Figures such as 03/04/2023 are a day only if just one reading is possible.
    """
    if len(text) > 80:
        return None
    bare = " ".join(text.casefold().split()).strip(" .,;|")
    introduction = _INTRODUCTION.match(bare)
    bare = bare[introduction.end() :] if introduction else bare
    bare = _TIME.sub("", bare).strip(" ,")
    for form in _FORMS:
        if match := form.fullmatch(bare):
            month = match["month"]
            return _day(int(match["year"]), MONTHS.get(month) or int(month), int(match["day"]))
    if match := _FIGURES.fullmatch(bare):
        first, second, year = int(match[1]), int(match[3]), int(match["year"])
        readings = {_day(year, second, first), _day(year, first, second)} - {None}
        return readings.pop() if len(readings) == 1 else None
    return None


def _day(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None
