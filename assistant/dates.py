"""Dates as prose mentions them, in English and Spanish, and whether two can be the same. Pure."""

import calendar
import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from itertools import count

from assistant import date_forms
from assistant.date_forms import COUNTS, FORMS, LONE_DAYS, LONE_YEAR, STRETCH, WITHIN
from ingest.characters import fold
from ingest.months import MONTHS

COUNTED = date_forms.COUNTED


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


@dataclass(frozen=True, slots=True)
class Stretch:
    """A stretch of time as a text tells it, from one date to another, both included.

    Attributes:
        first, last: None where the text tells no beginning or no end. Both tell a year, or neither.
    """

    first: Mention | None
    last: Mention | None

    def holds(self, other: "Mention | Stretch") -> bool:
        """Whether some day of it may be a day of a date or of another stretch."""
        theirs = other if isinstance(other, Stretch) else Stretch(other, other)
        if not self.is_comparable(theirs):
            return False
        dated = self._tells_year and theirs._tells_year
        return any(
            one._begins(dated) <= two._ends(dated) and two._begins(dated) <= one._ends(dated)
            for one in self._parts(dated)
            for two in theirs._parts(dated)
        )

    def is_comparable(self, other: "Mention | Stretch") -> bool:
        """Whether both tell a year, or both tell a month."""
        theirs = other if isinstance(other, Stretch) else Stretch(other, other)
        return (self._tells_year and theirs._tells_year) or (
            self._tells_month and theirs._tells_month
        )

    @property
    def ends(self) -> Sequence[Mention]:
        """Those that the text tells."""
        return [end for end in (self.first, self.last) if end]

    @property
    def tells_days(self) -> bool:
        """Whether it begins and ends with a day, as far as it does."""
        return all(end.day for end in self.ends)

    @property
    def _tells_year(self) -> bool:
        return all(end.year for end in self.ends)

    @property
    def _tells_month(self) -> bool:
        return all(end.month for end in self.ends)

    def _parts(self, dated: bool) -> Sequence["Stretch"]:
        """It as stretches that end no earlier than they begin: of months alone, November to
        February is two, and more than a year is every day.
        """
        if dated or not (self.first and self.last):
            return (self,)
        if (self.last.year or 0) - (self.first.year or 0) > 1:
            return (Stretch(None, None),)
        if self._begins(dated) <= self._ends(dated):
            return (self,)
        return Stretch(self.first, None), Stretch(None, self.last)

    def _begins(self, dated: bool) -> tuple[int, int, int]:
        one = self.first or Mention(0)
        return (one.year or 0) if dated else 0, one.month or 1, one.day or 1

    def _ends(self, dated: bool) -> tuple[int, int, int]:
        one = self.last or Mention(9999)
        return (one.year or 0) if dated else 0, one.month or 12, one.day or 31


LASTING = 10
"""Years before "until 1997" that are meant where a text tells no beginning."""


def stretches_in(text: str) -> Iterator[Stretch]:
    """Every stretch of time that a text tells by its ends: "since 2019", "from 3 to 7 May"."""
    folded = fold(text)
    for match in STRETCH.finditer(folded):
        told = {name[:-1]: value for name, value in match.groupdict().items() if value}
        first, last = (_end(told[name]) if name in told else None for name in ("first", "last"))
        if first and last:
            first, last = _completed(first, last)
        elif last and last.year:
            first = _before(last.year, folded) or Mention(last.year - LASTING)
        stretch = Stretch(first, last)
        if all(map(_is_a_date, stretch.ends)):
            yield stretch


def _is_a_date(end: Mention) -> bool:
    return end.exists and bool(end.month or (end.year and not end.day))


def _end(folded: str) -> Mention:
    """One end of a stretch, of which it may tell the day alone."""
    whole = next(written(folded), None)
    if whole:
        return whole.mentions[0]
    year, day = re.search(r"(?<!\d)\d{4}", folded), re.search(r"(?<!\d)\d\d?(?!\d)", folded)
    month = next((MONTHS[word] for word in re.findall(r"[a-z]+", folded) if word in MONTHS), None)
    return Mention(int(year[0]) if year else None, month, int(day[0]) if day else None)


def _completed(first: Mention, last: Mention) -> tuple[Mention, Mention]:
    """Both ends with what one leaves to the other: the month of "3 to 7 May", the year."""
    if first.day and last.day:
        first = replace(first, month=first.month or last.month)
        last = replace(last, month=last.month or first.month)
    if first.month and last.month:
        later = (first.month, first.day or 1) > (last.month, last.day or 31)
        if last.year and not first.year:
            first = replace(first, year=last.year - later)
        elif first.year and not last.year:
            last = replace(last, year=first.year + later)
    return first, last


def _before(year: int, folded: str) -> Mention | None:
    """The last date of an earlier year that a text tells."""
    earlier = [one for one in dates_in(folded) if one.year and one.year < year]
    return max(earlier, key=lambda one: one.year or 0, default=None)


_OPEN = re.compile(
    r"\b(?:since|before|after|until|between|from|by|desde|antes|despues|hasta|entre)\b"
)
"""What makes a date the end of a stretch of time, which other dates may lie in."""


def tells_another_date(asked: str, said: str) -> bool:
    """Whether a text mentions dates, and none of them can be one that a question asks about.

    Dates are held against each other only where both tell a month or both tell a year: "in 2021"
    says nothing about 12 August. What a text tells of a stretch of time ("from 1993 until 1997") it
    tells of each date in it, unless it tells another date beside it ("in 2017 Paz, mayor since
    2010, was arrested"). A question may ask about a stretch, too; one without a beginning or an
    end ("since 2010") is about no date in particular.
    """
    wanted: Sequence[Mention | Stretch] = [s for s in stretches_in(asked) if s.first and s.last]
    if not wanted:
        if _OPEN.search(fold(asked)):
            return False
        wanted = list(dates_in(asked))
    if not wanted:
        return False
    told = list(dates_in(said))
    during = list(stretches_in(said))
    ends = [end for stretch in during for end in stretch.ends]
    spans = [one if isinstance(one, Stretch) else Stretch(one, one) for one in wanted]
    pairs = [(span, one) for span in spans for one in told if span.is_comparable(one)]
    if not pairs or any(span.holds(one) for span, one in pairs):
        return False
    beside = any(not any(end.may_be(one) for end in ends) for _, one in pairs)
    return beside or not any(span.holds(one) for span in spans for one in during)


def tells_only_its_number(asked: str, said: str) -> bool:
    """Whether a text holds the number of the day that a question asks about, and not the day: "17
    people were hurt" does not tell what happened on 17 May; "on the 17th, a ship left" may.
    """
    days = [date for date in dates_in(asked) if date.day and date.month]
    if not days:
        return False
    told = [*dates_in(said), *_lone_days(said)]
    return any(
        re.search(rf"(?<![\d.,:/]){date.day}(?![\d:/]|[.,]\d)", said)
        and not any(one.day and date.may_be(one) for one in told)
        and not any(span.tells_days and span.holds(date) for span in stretches_in(said))
        for date in days
    )


def _lone_days(said: str) -> Iterator[Mention]:
    """Days that a text tells without their month."""
    folded = fold(said)
    for match in LONE_DAYS.finditer(without(folded, written(folded))):
        for day in re.findall(r"\d+", next(filter(None, match.groups()))):
            yield Mention(day=int(day))
