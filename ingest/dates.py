"""Dates as header lines and metadata write them, in English and Spanish.

Strict and small: the whole text must be one date. dateparser finds dates in almost anything and
costs half a second to import; htmldate guesses where a page tells none.
"""

import re
from collections.abc import Iterable
from contextlib import suppress
from datetime import UTC, date, datetime, time, timedelta, timezone, tzinfo
from email.utils import parsedate_to_datetime

from ingest.moment import Moment
from ingest.months import MONTHS

_MONTH = rf"(?P<month>{'|'.join(MONTHS)})\.?"
_YEAR = r"(?P<year>(?:19|20)\d\d)"
_DAY = r"(?P<day>\d{1,2})(?:st|nd|rd|th|\.?º|°)?"
_DAYS = [
    re.compile(form)
    for form in (
        rf"{_YEAR}(?P<sign>[-/.])(?P<month>\d\d?)(?P=sign)(?P<day>\d\d?)",
        rf"{_YEAR}(?P<month>\d\d)(?P<day>\d\d)",
        rf"{_DAY}[ -](?:de |of )?{_MONTH},?[ -](?:del? )?{_YEAR}",
        rf"{_MONTH} {_DAY},? {_YEAR}",
        rf"{_MONTH} {_DAY} de {_YEAR}",
    )
]
_MONTHS_AND_YEARS = [
    re.compile(form)
    for form in (
        rf"{_YEAR}-(?P<month>\d\d)",
        rf"{_MONTH},?[ -](?:del? |of )?{_YEAR}",
        rf"(?P<month>){_YEAR}",
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
_UPDATED = re.compile(
    r"(?:(?:last|most recently|[uú]ltima vez) )?(?:updated|modified|actualizad[oa]|modificad[oa])\b"
    r"|(?:last |[uú]ltima )?(?:update|modification|actualizaci[oó]n|modificaci[oó]n)\b",
    re.I,
)
_TIME = re.compile(
    r"(?:[t,]?\s*|,?\s+(?:at|a las?)\s+|\s*[-–|]\s*)(?P<hour>\d\d?)[:.h](?P<minute>\d\d)"
    r"(?::(?P<second>\d\d)(?:[.,]\d+)?)?\s*(?:(?P<half>[ap])\.?\s?m\.?)?"
    r"\s*(?:h(?:rs?|oras|s)?\.?)?\s*\(?(?P<zone>z|(?:gmt|utc)?[-+−]\d\d?(?::?\d\d)?|[a-z]{2,4})?\)?$"
)
_ZONES = dict.fromkeys("z ut utc gmt".split(), 0) | {
    "edt": -4, "est": -5, "cdt": -5, "cst": -6, "mdt": -6, "mst": -7, "pdt": -7, "pst": -8,
}  # fmt: skip
"""Hours from UTC of the names that mail may use (RFC 5322, section 4.3), and "utc". Others have
several meanings, so that a time with one of them is a time without an offset.
"""
_OFFSET = re.compile(r"(?:gmt|utc)?([-+−])(\d\d?):?(\d\d)?")
_LONGEST = 100  # characters


def parse_date(text: str) -> date | None:
    """The day that `text` names if it names one and nothing else, or None.

    "Published: 14 September 2023, 10:05 GMT", "7 JUN 2022", "3 de octubre de 2023", ISO 8601.
    Figures such as 03/04/2023 are a day only if just one reading is possible.
    """
    told = parse_moment(text)
    return told.day if told else None


def parse_moment(text: str, *, day_first: bool | None = None) -> Moment | None:
    """The moment that `text` names if it names one and nothing else, as precisely as it does.

    Beside days also "2023", "July 2023", "2023-07", and times: "July 3, 2023 at 5:14 p.m. CST".

    Args:
        day_first: how figures such as 03/04/2023 are to be read; None where nothing tells.
    """
    if len(text) > _LONGEST:
        return None
    bare = " ".join(text.casefold().split()).strip(" .,;|")
    introduction = _INTRODUCTION.match(bare)
    bare = bare[introduction.end() :] if introduction else bare
    for form in _MONTHS_AND_YEARS:
        if match := form.fullmatch(bare):
            return _month(match)
    clock = _TIME.search(bare)
    day = _day_of(_TIME.sub("", bare).strip(" ,"), day_first)
    if day is None:
        return None
    told = _clock(clock) if clock else None
    if clock is None or told is None:
        return Moment.on(day)
    return Moment(datetime.combine(day, told), "second" if clock["second"] else "minute")


def parse_update(text: str) -> Moment | None:
    """The moment of a line such as "Updated July 3, 2023 at 5:14 p.m. CST"; None for others."""
    said = _UPDATED.match(text.strip())
    return parse_moment(text.strip()[said.end() :].lstrip(" :,")) if said else None


def mail_moment(text: str) -> Moment | None:
    """The moment of a mail's `Date` (RFC 5322), with its offset."""
    with suppress(ValueError, TypeError, IndexError, OverflowError):
        at = parsedate_to_datetime(text)
        return Moment.within(at, "second" if re.search(r"\d:\d\d:\d\d", text) else "minute")
    return None


def _month(match: re.Match[str]) -> Moment | None:
    year, month = int(match["year"]), match["month"]
    if not month:
        return Moment(datetime(year, 1, 1), "year")
    number = MONTHS.get(month) or int(month)
    return Moment(datetime(year, number, 1), "month") if 1 <= number <= 12 else None


def day_is_first(texts: Iterable[str]) -> bool | None:
    """Whether dates in figures begin with the day, as those tell that can be read in one way alone;
    None where none does, or some begin with the day and others with the month.
    """
    firsts = set()
    for text in texts:
        if len(text) <= _LONGEST and (match := _FIGURES.match(text.strip())):
            first, second = int(match[1]), int(match[3])
            if first <= 31 and second <= 31 and (first > 12) != (second > 12):
                firsts.add(first > 12)
    return firsts.pop() if len(firsts) == 1 else None


def _day_of(text: str, day_first: bool | None) -> date | None:
    for form in _DAYS:
        if match := form.fullmatch(text):
            month = match["month"]
            return _day(int(match["year"]), MONTHS.get(month) or int(month), int(match["day"]))
    if match := _FIGURES.fullmatch(text):
        first, second, year = int(match[1]), int(match[3]), int(match["year"])
        if day_first is not None:
            return _day(year, second, first) if day_first else _day(year, first, second)
        readings = {_day(year, second, first), _day(year, first, second)} - {None}
        return readings.pop() if len(readings) == 1 else None
    return None


def _day(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None


def _clock(match: re.Match[str]) -> time | None:
    """The time of day that was matched; None for figures that are none."""
    hour = int(match["hour"])
    if match["half"]:
        if not 1 <= hour <= 12:
            return None
        hour = hour % 12 + (12 if match["half"] == "p" else 0)
    try:
        return time(
            hour, int(match["minute"]), int(match["second"] or 0), tzinfo=_zone(match["zone"] or "")
        )
    except ValueError:
        return None


def _zone(name: str) -> tzinfo | None:
    """The time zone of an offset or of a name that has one meaning; None for others."""
    if name in _ZONES:
        hours = timedelta(hours=_ZONES[name])
        return timezone(hours) if hours else UTC
    if offset := _OFFSET.fullmatch(name):
        span = timedelta(hours=int(offset[2]), minutes=int(offset[3] or 0))
        return timezone(span if offset[1] == "+" else -span)
    return None
