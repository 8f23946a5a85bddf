"""Periods of publication as people name them: "before August", "since 2020", "in July". Pure."""

import calendar
import re
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Protocol

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


class Dated(Protocol):
    """The sources as dates of publication show them; asked only where a message needs it."""

    def latest(self) -> date | None:
        """The day from which "before August" looks back for its August; None if unknown."""

    def any_published(self, period: "Period") -> bool:
        """Whether any source was published within a period."""


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


NEVER = Period(date.max, date.min)
"""What a date without a year is, where no source has a date that could tell which."""
_Days = tuple[date, date]
_UNTOLD = [(date.max, date.min)]


def period_at(words: str, at: int, sources: Dated) -> tuple[Period, int] | None:
    """The period that flat words name from an offset on, and where they end; None if none.

    A month or day without a year is the last one that began by the newest source's day. Where no
    source was published then, it is the next one, if that is nearer to that day and lets any
    through: of sources up to July "before August" means the August after.
    """
    if match := _BOTH.match(words, at):
        latest = sources.latest()
        first, last = _days(match["first"], latest), _days(match["last"], latest)
        spans = [Period(f[0], t[1]) for f in first for t in last if f[0] <= t[1]]
        if spans or _UNTOLD in (first, last):
            return (spans[0] if spans else NEVER), match.end()
    for pattern in (_ONE_END, _WITHIN):
        if not (match := pattern.match(words, at)):
            continue
        days = _days(match["date"], sources.latest())
        if days == _UNTOLD:
            return NEVER, match.end()
        if days:
            told = {k for k, v in match.groupdict().items() if v}
            return _meant([_period(told, *bounds) for bounds in days], days, sources), match.end()
    return None


def _meant(periods: list[Period], days: list[_Days], sources: Dated) -> Period:
    """Of two years' periods the first, unless only the second, nearer one lets any through."""
    latest = sources.latest()
    if len(periods) < 2 or latest is None or days[1][0] - latest >= latest - days[0][0]:
        return periods[0]
    if sources.any_published(periods[0]) or not sources.any_published(periods[1]):
        return periods[0]
    return periods[1]


def _period(told: set[str], first: date, last: date) -> Period:
    if "before" in told:
        return Period(until=first - timedelta(1))
    if "until" in told:
        return Period(until=last)
    if "after" in told:
        return Period(since=last + timedelta(1))
    return Period(since=first) if "since" in told else Period(first, last)


def _days(words: str, latest: date | None) -> list[_Days]:
    """The first and the last day of a date, the likeliest year's first; none where words are none.

    Where no year is told and none can be, it is the one in `_UNTOLD`.
    """
    bare = words.strip(" ,")
    # the grammar of dates takes lone months and years only in prose
    english = read(f"in {bare.title()}", latest)
    told, left = english if english[0] else read(f"en {bare}", latest)
    if len(told) != 1 or re.search(r"\d", left):  # "May 0"
        return []
    mention = told[0].mention
    if mention.year:
        found = [_bounds(mention.year, mention)]
    elif latest is None or mention.month is None:
        return _UNTOLD if latest is None and mention.month else []
    else:
        year = last_year_of(mention.month, mention.day, latest)
        found = [_bounds(year, mention), _bounds(year + 1, mention)]
    return [bounds for bounds in found if bounds]


def _bounds(year: int, mention: Mention) -> _Days | None:
    if mention.month is None:
        return date(year, 1, 1), date(year, 12, 31)
    days = calendar.monthrange(year, mention.month)[1]
    if mention.day is None:
        return date(year, mention.month, 1), date(year, mention.month, days)
    if mention.day > days:
        return None
    return date(year, mention.month, mention.day), date(year, mention.month, mention.day)
