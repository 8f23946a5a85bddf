"""Whether the dates of a claim are those of the words it cites. Pure.

A claim may tell a date in another form, name the day that "last Tuesday" was, or add the year that
the article's own date gives. Another day, month or year than the cited words' is none of these.
"""

import calendar
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta

from assistant.checking.ahead import is_ahead
from assistant.checking.words import flat
from assistant.dates import COUNTED, Mention, without, written
from ingest.months import ENGLISH, FULL, SPANISH

WEEKDAYS = {
    name: number
    for number, names in enumerate(
        "monday lunes|tuesday martes|wednesday miercoles|thursday jueves|friday viernes"
        "|saturday sabado|sunday domingo".split("|")
    )
    for name in names.split()
}
_YEAR = r"(?:1[5-9]|20)\d\d"
_NO_PLURAL = r"(?:is|was|has|as|its|his|this|us|es|los|las|les|sus|tras)"
_LONE_YEAR = re.compile(
    r"\b(?:(?:in|since|from|until|till|before|after|late|early|summer|autumn|winter|spring|year|en"
    rf"|desde|hasta|del|ano) ?(?P<year>{_YEAR})\b(?! ?(?:%|[a-z]+s\b))"
    r"|(?:between|of|by|around|about|and|to|through|entre|de|y|a|since about|\() ?"
    rf"(?P<maybe>{_YEAR})\b(?!{COUNTED}| (?!{_NO_PLURAL}\b)[a-z]+s\b))"
)
# in lower case "may" and "march" are verbs; Spanish months have no capital: Julio is a person
_ANY_SPANISH = rf"(?:{'|'.join((*SPANISH, 'setiembre'))})\b"
_BARE = re.compile(
    rf"\b(?:{'|'.join(month.capitalize() for month in ENGLISH)})\b(?! [A-ZÁÉÍÓÚ])"
    rf"|(?<=\b(?:[Ee]n|de) ){_ANY_SPANISH}|(?<=\b(?:[Dd]esde|[Hh]asta) ){_ANY_SPANISH}"
)
_DAYS_AGO = {
    word: number
    for number, words in enumerate(
        "one un|two dos|three tres|four cuatro|five cinco|six seis|seven siete|eight ocho"
        "|nine nueve|ten diez".split("|"),
        start=1,
    )
    for word in words.split()
}
_NUMBERS = rf"(?:\d{{1,3}}|{'|'.join(_DAYS_AGO)})"
_NOT_ROUGHLY = r"(?<!about )(?<!some )(?<!over )(?<!nearly )(?<!almost )(?<!than )(?<!least )"
_RELATIVE = re.compile(
    r"\b(?:(?P<shift>the day before yesterday|yesterday|last night|today|tonight|tomorrow"
    r"|anteayer|ayer"
    r"|anoche|hoy)|(?P<month>last month|el mes pasado)|(?P<year>last year|el ano pasado)"
    r"|(?P<thisyear>this year|este ano)"
    rf"|{_NOT_ROUGHLY}(?P<ago>{_NUMBERS}) days? ago"
    rf"|hace (?P<hace>{_NUMBERS}) dias?)\b"
)
_SHIFTS = {
    "the day before yesterday": -2, "anteayer": -2, "yesterday": -1, "ayer": -1, "last night": -1,
    "anoche": -1, "today": 0, "tonight": 0, "hoy": 0, "tomorrow": 1,
}  # fmt: skip
_WEEKDAY = re.compile(
    r"\b(?:(?P<last>last|past|pasado) |(?P<next>next|proximo) )?"
    rf"(?P<day>{'|'.join(WEEKDAYS)})\b(?:(?P<pasado> pasado)|(?P<viene> que viene| proximo))?"
)


@dataclass(frozen=True, slots=True)
class Told:
    """A date as a text tells it.

    Attributes:
        weekday: 0 for Monday; where the text names one alone.
        shown: the words, without case and accents.
    """

    mention: Mention
    shown: str
    weekday: int | None = None


def read(text: str, published: date | None) -> tuple[list[Told], str]:
    """The dates of a text, and the flat text with their words blanked out.

    Args:
        published: the day that "yesterday" is told from; None leaves such words alone.
    """
    found: list[Told] = []
    left = flat(text)

    def taken(pattern: re.Pattern[str]) -> Iterator[re.Match[str]]:
        nonlocal left
        matches = list(pattern.finditer(left))
        left = pattern.sub(lambda m: " " * len(m.group()), left)
        yield from matches

    named = list(written(left))
    found += [Told(mention, left[one.start : one.end]) for one in named for mention in one.mentions]
    left = without(left, named)
    if published:
        found += [told for match in taken(_RELATIVE) for told in _relative(match, published)]
    for match in taken(_WEEKDAY):
        coming = is_ahead(text[: match.start()], text[match.end() :])
        found += _weekday(match, published, coming=coming)
    for match in list(_LONE_YEAR.finditer(left)):
        start, stop = match.span("year" if match["year"] else "maybe")
        found.append(Told(Mention(int(left[start:stop])), left[start:stop]))
        left = left[:start] + " " * (stop - start) + left[stop:]
    for match in _BARE.finditer(text):
        if left[match.start()] != " ":  # no part of a date that was taken
            found.append(Told(Mention(None, FULL[flat(match.group())]), match.group()))
    return found, left


def _relative(match: re.Match[str], published: date) -> Iterator[Told]:
    shown = match.group()
    if match["shift"]:
        yield Told(_mention(published + timedelta(_SHIFTS[match["shift"]])), shown)
    elif days := match["ago"] or match["hace"]:
        ago = int(days) if days.isdigit() else _DAYS_AGO[days]
        yield Told(_mention(published - timedelta(ago)), shown)
    elif match["month"]:
        before = published.replace(day=1) - timedelta(1)
        yield Told(Mention(before.year, before.month), shown)
    else:
        yield Told(Mention(published.year - (1 if match["year"] else 0)), shown)


def _weekday(match: re.Match[str], published: date | None, *, coming: bool) -> Iterator[Told]:
    """The day that a weekday alone is: the last one, or the next where it is still to come."""
    weekday = WEEKDAYS[match["day"]]
    if published is None:
        yield Told(Mention(), match.group(), weekday)
        return
    ahead = (weekday - published.weekday()) % 7
    if match["next"] or match["viene"]:
        ahead = ahead or 7
    elif match["last"] or match["pasado"] or (ahead and not coming):
        ahead -= 7
    yield Told(_mention(published + timedelta(ahead)), match.group(), weekday)


def _mention(day: date) -> Mention:
    return Mention(day.year, day.month, day.day)


def other_date(
    claim: str, quotes: Sequence[tuple[str, date | None]], numbers: frozenset[float] = frozenset()
) -> str | None:
    """The date of a claim that its quotes do not hold, as the claim tells it, or None.

    Args:
        quotes: each with the day its article was published, as far as that is known.
        numbers: those of the quotes: a year may stand there as one ("the 2016 agreement").
    """
    plain = [(read(text, published)[0], published) for text, published in quotes]
    years = {told.mention.year for some, _ in plain for told in some if told.mention.year}
    # years before 1500 are numbers to the grammar, where they stand alone
    years |= {int(number) for number in numbers if 1000 <= number < 1500}
    held = [told for some, published in plain for told in _in_full(some, published, years)]
    days = [published for _, published in quotes if published]
    return next(
        (
            told.shown
            for told in read(claim, max(days, default=None))[0]
            if not any(_holds(told, other) for other in held)
            and not any(_is_year_of(told.mention, day) for day in days)
            and not (told.mention.month is None and told.mention.year in numbers)
        ),
        None,
    )


def _in_full(told: Sequence[Told], published: date | None, years: set[int]) -> Iterator[Told]:
    """The dates of a quote, with the years that the article's date and the other dates give."""
    for one in told:
        yield one
        if one.mention.year is None and one.mention.month:
            for year in years | (_years_near(one.mention, published) if published else set()):
                mention = replace(one.mention, year=year)
                if mention.exists:  # 29 February does not in every year
                    yield replace(one, mention=mention)


def _years_near(mention: Mention, published: date) -> set[int]:
    """The year in which a day without a year last came before, or soon comes after, publication."""
    last = published.year - (mention.month is not None and mention.month > published.month)
    return {last, last + 1} if last < published.year else {last}


def _holds(claimed: Told, held: Told) -> bool:
    """Whether one date tells everything that another does, and the same."""
    if claimed.weekday is not None:
        if claimed.weekday == held.weekday:
            return True
        day = held.mention
        return (
            None not in (day.year, day.month, day.day)
            and calendar.weekday(day.year or 1, day.month or 1, day.day or 1) == claimed.weekday
        )
    parts = zip(
        (claimed.mention.year, claimed.mention.month, claimed.mention.day),
        (held.mention.year, held.mention.month, held.mention.day),
        strict=True,
    )
    return all(one is None or one == two for one, two in parts)


def _is_year_of(mention: Mention, published: date) -> bool:
    """Whether a claim only adds the year its article is of."""
    return mention.month is None and mention.year == published.year


def names_a_date(word: str) -> bool:
    """Whether a word is a month's or a weekday's name: checked as a date, not as a name."""
    return flat(word) in ENGLISH or flat(word) in WEEKDAYS
