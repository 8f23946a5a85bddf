"""Dates as a text mentions them, and whether two can be the same."""

import calendar
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from itertools import count

from assistant.dates.forms import COUNTS, FORMS, LONE_DAYS, LONE_YEAR, WITHIN
from ingest.months import MONTHS
from ingest.prose.characters import fold


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

    @property
    def exists(self) -> bool:
        """Whether its month has its day, in its year or, where none is told, in some year."""
        if self.month is None or self.day is None:
            return True
        leap = 2000
        known = 1 <= self.month <= 12
        return known and 1 <= self.day <= calendar.monthrange(self.year or leap, self.month)[1]


@dataclass(frozen=True, slots=True)
class Written:
    """Where a text writes a date, and what it tells.

    Attributes:
        mentions: several for several days ("August 12 and 24").
        swapped: how figures can be read, too: 3/4/2023 is a day of April, or one of March.
    """

    start: int
    end: int
    mentions: tuple[Mention, ...]
    swapped: Mention | None = None


def last_year_of(month: int, day: int | None, until: date) -> int:
    """The year in which a day, or else a month, last began before another day, or on it."""
    year = until.year - ((month, day or 1) > (until.month, until.day))
    return next(y for y in range(year, 0, -1) if Mention(y, month, day).exists)


def next_year_of(month: int, day: int | None, since: date) -> int:
    """The year in which a day, or else a month, next ends after another day, or on it."""
    year = since.year + ((month, day or 31) < (since.month, since.day))
    return next(y for y in count(year) if Mention(y, month, day).exists)


def written(folded: str) -> Iterator[Written]:
    """The dates that a text without case and accents writes by a month's name or in figures."""
    for match in FORMS.finditer(folded):
        told = {name[:-1]: value for name, value in match.groupdict().items() if value}
        swapped = None
        if "month" in told:
            mentions = [] if _counts(folded, match, told) else _by_name(told)
        elif "iso" in told:
            mentions = [Mention(*map(int, told["iso"].split("-")))]
        else:
            one, two, year = map(int, re.split("[/.-]", told["figures"]))
            both = [m for m in (Mention(year, two, one), Mention(year, one, two)) if m.exists]
            mentions, swapped = both[:1], both[-1] if both else None
        if mentions and all(mention.exists for mention in mentions):
            yield Written(*match.span(), tuple(mentions), swapped)


def without(folded: str, dates: Iterable[Written]) -> str:
    """The text with these dates blanked out, so that offsets stay what they were."""
    left, at = [], 0
    for each in dates:
        left += [folded[at : each.start], " " * (each.end - each.start)]
        at = each.end
    return "".join((*left, folded[at:]))


def _counts(folded: str, match: re.Match[str], told: dict[str, str]) -> bool:
    """Whether a number behind a month counts what follows: "in May 12 people were killed"."""
    if "days" not in told or "year" in told or match.group()[0].isdigit():
        return False
    start, end = match.span()
    within = WITHIN.search(folded[max(0, start - 20) : start])
    return bool(within and COUNTS.match(folded, end))


def _by_name(told: dict[str, str]) -> list[Mention]:
    year = int(told["year"]) if "year" in told else None
    month = MONTHS[told["month"].rstrip(".")]
    days = re.findall(r"\d+", told.get("days", ""))
    return [Mention(year, month, int(day)) for day in days] or [Mention(year, month)]


def dates_in(text: str) -> Iterator[Mention]:
    """Every date that a text mentions: "August 12 and 24" are two, "June 2013" is one."""
    folded = fold(text)
    found = list(written(folded))
    years = (
        Written(*match.span(), (Mention(int(match["year0"] or match["year1"])),))
        for match in LONE_YEAR.finditer(without(folded, found))
    )
    for each in sorted((*found, *years), key=lambda one: one.start):
        yield from dict.fromkeys((*each.mentions, *filter(None, [each.swapped])))


def lone_days(said: str) -> Iterator[Mention]:
    """Days that a text tells without their month."""
    folded = fold(said)
    for match in LONE_DAYS.finditer(without(folded, written(folded))):
        for day in re.findall(r"\d+", next(filter(None, match.groups()))):
            yield Mention(day=int(day))
