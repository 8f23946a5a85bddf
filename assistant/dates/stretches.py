"""Stretches of time as a text tells them: "since 2019", "from 3 to 7 May"."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from assistant.dates.forms import STRETCH
from assistant.dates.mentions import Mention, dates_in, written
from ingest.months import MONTHS
from ingest.prose.characters import fold


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
