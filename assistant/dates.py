"""Dates as prose mentions them, in English and Spanish, and whether two can be the same. Pure."""

import calendar
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from itertools import count

from ingest.characters import fold
from ingest.months import FULL, IN_ENGLISH, MONTHS

_AMBIGUOUS = frozenset(("mar", "ago"))
"""Abbreviations that are other words, too, without their full stop."""


def _named(names: Iterable[str], ambiguous: frozenset[str] = _AMBIGUOUS) -> str:
    """A month by one of these names; "may" is a verb before another one."""
    forms = {n: n if n in FULL else rf"{n}\.{'' if n in ambiguous else '?'}" for n in names}
    if "may" in forms:
        forms["may"] += r"(?! (?:be|have|not)\b)"
    longest_first = sorted(forms, key=len, reverse=True)
    return rf"(?<!\w)(?P<month>{'|'.join(forms[name] for name in longest_first)})(?!\w)"


_MONTH = _named(MONTHS)
_WITH_YEAR = _named(MONTHS, frozenset())
_ENGLISH = _named(IN_ENGLISH)

_PEOPLE = (
    r"(?:people|persons|men|women|children|others|soldiers|troops|fighters|workers|residents|homes"
    r"|families|migrants|refugees|personas|gente|hombres|mujeres|ninos|soldados|familias|migrantes"
    r"|refugiados|casas|viviendas)"
)
COUNTED = rf" ?%| (?:{_PEOPLE}|k[mg]|ha|per ?cent|[mb]illion|thousand|mil)\b"
"""What stands behind a number that counts, and is no year."""

_YEAR = r"(?P<year>(?:1\d|20)\d\d)(?!\w)"
_OF_YEAR = rf"(?:(?:,? |,)(?:of |del? )?{_YEAR})"
_YEAR_OF_MONTH = rf"(?P<year>(?:19|20)\d\d|1[0-8]\d\d(?!{COUNTED}))(?!\w)"
_DAY = r"(?:[12]\d|3[01]|0?[1-9])(?:st|nd|rd|th)?(?!\w)"
_AND = r"(?:and|or|y|o)"
_DAYS_BEFORE = (
    rf"(?<!\d)(?<!\d[.,:])(?P<days>{_DAY}"
    rf"(?:/{_DAY}|(?:, {_DAY})*,? {_AND} (?:el )?{_DAY}|(?:, {_DAY}){{2,}})?)"
)
# "May 1,200", "May 12%" and "May 12-year-old" tell no day, nor does the second number of
# "May 3, and 12 people"
_LONE = rf"{_DAY}(?!:\d|[.,]\d{{3}}(?!\d)|\.\d| ?%|-[a-z]+-| (?:per ?cent|[mb]illion|thousand)\b)"
_DAYS_BEHIND = (
    rf"(?P<days>{_LONE}(?:(?:(?:, {_DAY})+,?)? {_AND} {_LONE}(?! {_PEOPLE}\b)"
    rf"|, {_AND} {_LONE}(?! [a-z]))?)"
)


def _any_of(*forms: str) -> re.Pattern[str]:
    """One pattern of several, in each of which groups may have the same names."""
    numbered = (re.sub(r"\?P<(\w+)>", rf"?P<\g<1>{n}>", form) for n, form in enumerate(forms))
    return re.compile("|".join(numbered))


_FORMS = _any_of(
    rf"{_WITH_YEAR} {_DAYS_BEHIND}{_OF_YEAR}",
    rf"{_ENGLISH} {_DAYS_BEHIND}",  # in Spanish a number behind a month counts
    rf"{_DAYS_BEFORE} (?:of |de )?{_WITH_YEAR}{_OF_YEAR}",
    rf"{_DAYS_BEFORE} (?:of |de )?{_MONTH}",
    rf"{_MONTH},? (?:of |del? )?{_YEAR_OF_MONTH}",
    r"(?<![\w/-])(?P<iso>(?:1\d|20)\d\d-\d\d-\d\d)(?![\w/-])",  # in an address it dates a page
    r"(?<![\d.,/])(?P<figures>\d\d?[/.]\d\d?[/.](?:1\d|20)\d\d)(?!\w)",
)
_LONE_YEAR = _any_of(
    rf"(?<=\b(?:in|en) ){_YEAR_OF_MONTH}",
    rf"(?:(?<=\b(?:by|of|de) )|^){_YEAR}(?!{COUNTED})",
)
_WITHIN = re.compile(r"\b(?:in|during|throughout) (?:(?:late|early|mid)[ -])?\Z")
_COUNTS = re.compile(r" (?!(?:and|or|but|at|when|where)\b)[a-z]")
"""Between these a number behind a month is no day: "in May 12 people were killed"."""


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
    for match in _FORMS.finditer(folded):
        told = {name[:-1]: value for name, value in match.groupdict().items() if value}
        swapped = None
        if "month" in told:
            mentions = [] if _counts(folded, match, told) else _by_name(told)
        elif "iso" in told:
            mentions = [Mention(*map(int, told["iso"].split("-")))]
        else:
            one, two, year = map(int, re.split("[/.]", told["figures"]))
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
    within = _WITHIN.search(folded[max(0, start - 20) : start])
    return bool(within and _COUNTS.match(folded, end))


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
        for match in _LONE_YEAR.finditer(without(folded, found))
    )
    for each in sorted((*found, *years), key=lambda one: one.start):
        yield from dict.fromkeys((*each.mentions, *filter(None, [each.swapped])))


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
        re.search(rf"(?<![\d.,:/]){date.day}(?![\d:/]|[.,]\d)", said)
        and not any(one.day and date.may_be(one) for one in told)
        for date in days
    )
