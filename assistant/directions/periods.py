"""Periods of publication as people name them: "before August", "since 2020", "in July". Pure."""

import calendar
import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta

from assistant.checking.dates import read
from assistant.dates import Mention, last_year_of
from assistant.directions.phrases import OF_SOURCES
from ingest.months import MONTHS

_DATE = (
    rf"(?:(?:[12]\d{{3}}-\d\d-\d\d|{'|'.join(sorted(MONTHS, key=len, reverse=True))}"
    r"|\d{1,4}(?:st|nd|rd|th)?|last|this|year|month|yesterday|today|ayer|hoy|pasado|este|ano|mes"
    r"|of|the|de|del|el)(?!\w),?\s?)+"
)
_OPEN = {
    "before": r"before|prior to|earlier than|antes del?",
    "until": r"until|till|up to|hasta",
    "after": r"after|later than|despues del?",
    "since": r"since|starting|desde|a partir del?",
}
_ONE_END = re.compile(
    OF_SOURCES + "(?:" + "|".join(f"(?P<{side}>{words})" for side, words in _OPEN.items()) + ")"
    rf"\s+(?P<date>{_DATE})"
)
_BOTH = re.compile(
    rf"{OF_SOURCES}(?:between|from|entre|desde)\s+(?P<first>{_DATE}?)\s?(?:and|to|until|y|hasta|a)"
    rf"\s+(?P<last>{_DATE})"
)
_WITHIN = re.compile(
    rf"(?=(?:only|just|solo|solamente|unicamente|(?:the )?(?:sources?|articles?|fuentes)) )"
    rf"{OF_SOURCES}(?:(?:in|of|during|on|from|en|de|del|durante) )?(?P<date>{_DATE})"
)


Latest = Callable[[], date | None]


@dataclass(frozen=True, slots=True)
class Period:
    """Days, the first and the last included; None is open."""

    since: date | None = None
    until: date | None = None

    @property
    def words(self) -> str:
        """As `period_at` understands it."""
        if self.since and self.until:
            return f"between {self.since} and {self.until}"
        return f"since {self.since}" if self.since else f"until {self.until}"


def period_at(words: str, at: int, latest: Latest) -> tuple[Period, int] | None:
    """The period that flat words name from an offset on, and where they end; None if none.

    Args:
        latest: gives a day; where no year is told, what lies after it cannot be meant.
    """
    if match := _BOTH.match(words, at):
        first, last = _days(match["first"], latest), _days(match["last"], latest)
        if first and last and first[0] <= last[1]:
            return Period(first[0], last[1]), match.end()
    for pattern in (_ONE_END, _WITHIN):
        match = pattern.match(words, at)
        days = _days(match["date"], latest) if match else None
        if match and days:
            return _period({k for k, v in match.groupdict().items() if v}, *days), match.end()
    return None


def _period(told: set[str], first: date, last: date) -> Period:
    if "before" in told:
        return Period(until=first - timedelta(1))
    if "until" in told:
        return Period(until=last)
    if "after" in told:
        return Period(since=last + timedelta(1))
    return Period(since=first) if "since" in told else Period(first, last)


def _days(words: str, latest: Latest) -> tuple[date, date] | None:
    """The first and the last day of a date; None where words are none, or no year can be told."""
    bare = words.strip(" ,")
    # the grammar of dates takes lone months and years only in prose
    day = latest()
    told = read(f"in {bare.title()}", day)[0] or read(f"en {bare}", day)[0]
    if len(told) != 1:
        return None
    return _bounds(told[0].mention, day)


def _bounds(mention: Mention, latest: date | None) -> tuple[date, date] | None:
    year = mention.year
    if year is None:
        if latest is None or mention.month is None:
            return None
        year = last_year_of(mention.month, mention.day, latest)
    if mention.month is None:
        return date(year, 1, 1), date(year, 12, 31)
    days = calendar.monthrange(year, mention.month)[1]
    if mention.day is None:
        return date(year, mention.month, 1), date(year, mention.month, days)
    if mention.day > days:
        return None
    return date(year, mention.month, mention.day), date(year, mention.month, mention.day)
