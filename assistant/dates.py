"""Dates as prose mentions them, in English and Spanish, and whether two can be the same. Pure."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from ingest.characters import fold
from ingest.months import FULL

_MONTHS = FULL | {"sept": 9}  # the other abbreviations are words too: "mar", "dec", "ago"
_MONTH = rf"(?P<month>{'|'.join(_MONTHS)})"
_DAYS = r"(?P<days>\d{1,2}(?:st|nd|rd|th)?(?:(?:, | and |, and | y | or )\d{1,2}(?:st|nd|rd|th)?)*)"
_YEAR = r"(?P<year>(?:1\d|20)\d\d)"
_FORMS = re.compile(
    "|".join(
        re.sub(r"\?P<(\w+)>", rf"?P<\g<1>{number}>", form)
        for number, form in enumerate(
            (
                rf"\b{_MONTH} {_DAYS}(?:,? (?:del? )?{_YEAR})?\b",
                rf"\b{_DAYS} (?:of |de )?{_MONTH}(?:,? (?:del? )?{_YEAR})?\b",
                rf"\b{_MONTH},? (?:of |del? )?{_YEAR}\b",
                rf"(?:(?<=\b(?:in|by|of|en|de) )|^){_YEAR}\b",
            )
        )
    )
)


@dataclass(frozen=True, slots=True)
class Mention:
    """A date as far as a text tells it: a day, a month, a year, or parts of one."""

    year: int | None = None
    month: int | None = None
    day: int | None = None

    def may_be(self, other: "Mention") -> bool:
        """Whether both can be the same date: nothing that both tell differs."""
        pairs = (self.year, other.year), (self.month, other.month), (self.day, other.day)
        return all(one is None or two is None or one == two for one, two in pairs)


def last_year_of(month: int, day: int | None, until: date) -> int:
    """The year in which a day, or else a month, last began before another day, or on it."""
    return until.year - ((month, day or 1) > (until.month, until.day))


def dates_in(text: str) -> Iterator[Mention]:
    """Every date that a text mentions: "August 12 and 24" are two, "June 2013" is one."""
    for match in _FORMS.finditer(fold(text)):
        told = {name[:-1]: value for name, value in match.groupdict().items() if value}
        year = int(told["year"]) if "year" in told else None
        month = _MONTHS[told["month"]] if "month" in told else None
        days: list[int | None] = [int(day) for day in re.findall(r"\d+", told.get("days", ""))]
        for day in days or [None]:
            yield Mention(year, month, day)


_OPEN = re.compile(
    r"\b(?:since|before|after|until|between|from|by|desde|antes|despues|hasta|entre)\b"
)
"""What makes a date the end of a stretch of time, which other dates may lie in."""


def tells_another_date(asked: str, said: str) -> bool:
    """Whether a text mentions dates, and none of them can be one that a question asks about.

    Dates are held against each other only where both tell a month or both tell a year: "in 2021"
    says nothing about 12 August. A question about a stretch of time ("since 2010") asks about no
    date in particular.
    """
    if _OPEN.search(fold(asked)):
        return False
    told = list(dates_in(said))
    pairs = [
        (date, one)
        for date in dates_in(asked)
        for one in told
        if (date.month and one.month) or (date.year and one.year)
    ]
    return bool(pairs) and not any(date.may_be(one) for date, one in pairs)


def tells_only_its_number(asked: str, said: str) -> bool:
    """Whether a text holds the number of the day that a question asks about, and not the day: "17
    people were hurt" does not tell what happened on 17 May.
    """
    days = [date for date in dates_in(asked) if date.day and date.month]
    told = list(dates_in(said))
    return any(
        re.search(rf"(?<![\d.,:]){date.day}(?![\d:]|[.,]\d)", said)
        and not any(one.day and date.may_be(one) for one in told)
        for date in days
    )
