"""How English and Spanish prose writes days, months, years and stretches of them: the patterns."""

import re
from collections.abc import Iterable

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
_NUMBER = r"(?:[12]\d|3[01]|0?[1-9])"
_ORDINAL = rf"{_NUMBER}(?:st|nd|rd|th)(?!\w)"
_DAY = rf"{_NUMBER}(?:st|nd|rd|th|[oº°])?(?!\w)"
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
_THE = rf"(?:the (?={_ORDINAL}))?"
"""In "May the 18th"; "in May the 18 men" are counted."""


def _any_of(*forms: str) -> re.Pattern[str]:
    """One pattern of several, in each of which groups may have the same names."""
    numbered = (re.sub(r"\?P<(\w+)>", rf"?P<\g<1>{n}>", form) for n, form in enumerate(forms))
    return re.compile("|".join(numbered))


FORMS = _any_of(
    rf"{_WITH_YEAR} {_THE}{_DAYS_BEHIND}{_OF_YEAR}",
    rf"{_ENGLISH} {_THE}{_DAYS_BEHIND}",  # in Spanish a number behind a month counts
    rf"{_DAYS_BEFORE} (?:of |de )?{_WITH_YEAR}{_OF_YEAR}",
    rf"{_DAYS_BEFORE} (?:of |de )?{_MONTH}",
    rf"{_MONTH},? (?:of |del? )?{_YEAR_OF_MONTH}",
    r"(?<![\w/-])(?P<iso>(?:1\d|20)\d\d-\d\d-\d\d)(?![\w/-])",  # in an address it dates a page
    r"(?<![\d.,/-])(?P<figures>\d\d?(?:[/.]\d\d?[/.]|-\d\d?-)(?:1\d|20)\d\d)(?![\w-])",
)
LONE_YEAR = _any_of(
    rf"(?<=\b(?:in|en) ){_YEAR_OF_MONTH}",
    rf"(?:(?<=\b(?:by|of|de) )|^){_YEAR}(?!{COUNTED})",
)
WITHIN = re.compile(r"\b(?:in|during|throughout) (?:(?:late|early|mid)[ -])?\Z")
COUNTS = re.compile(r" (?!(?:and|or|but|at|when|where)\b)[a-z]")
"""Between these a number behind a month is no day: "in May 12 people were killed"."""

_A_MONTH = re.sub(r"\?P<\w+>", "?:", _WITH_YEAR)
_A_YEAR = rf"(?:1\d|20)\d\d(?![\w/.,-]\d)(?!\w|{COUNTED}| [a-z]+[^s\W]s\b)"
_END = (
    rf"(?:(?:1\d|20)\d\d-\d\d-\d\d|\d\d?[/.]\d\d?[/.](?:1\d|20)\d\d(?!\w)"
    rf"|{_A_MONTH}(?: {_LONE})?(?:,? (?:of |del? )?{_A_YEAR})?"
    rf"|{_DAY}(?: (?:of |de )?{_A_MONTH}(?:,? (?:of |del? )?{_A_YEAR})?)?|{_A_YEAR})"
)
_FIRST, _LAST = rf"(?:the |el )?(?P<first>{_END})", rf"(?:the |el )?(?P<last>{_END})"
STRETCH = _any_of(
    rf"\b(?:between|entre) {_FIRST} (?:and|y) {_LAST}",
    rf"\b(?:from|del?|desde) {_FIRST},? (?:to|until|till|through|al?|hasta) {_LAST}",
    rf"(?<![\w./-])(?P<first>{_END}) ?[-–—] ?(?P<last>{_END})(?![/-])",
    rf"\b(?:since|as of|desde|a partir del?) {_FIRST}",
    rf"\b(?:until|till|hasta) {_LAST}",
)
"""From one date to another, either of which may leave to the other what both share; without an end
or a beginning, where the words tell none.
"""

_SAID_OF_A_DAY = (
    r"and|or|but|at|in|by|with|when|while|where|after|before|as|from|to|until|he|she|it|they|we"
    r"|there|the|an?|his|her|its|their|some|no|was|were|had|has|around|about|near|police"
)
LONE_DAYS = _any_of(
    rf"(?:\b(?:on|by|until|till|since|from|before|after|of|between|and|to|for|night of|day) the"
    rf" (?P<days>{_ORDINAL}(?:(?:, | and | or | to |, and )(?:the )?{_ORDINAL})*+)"
    rf"(?= ?$| ?[^\w\s-]| (?:{_SAID_OF_A_DAY})\b| of (?:the|that|this) (?:same )?month\b))",
    rf"\bon the (?:(?:night|morning|evening) of the )?(?P<days>{_ORDINAL})(?= [a-z]+[^\Ws]s\b)",
    rf"\b(?:(?:el|del|al) (?:dia )?|dias? )(?P<days>{_DAY}(?:(?:, | y | o | al? )(?:el )?{_DAY})*+)"
    rf"(?!{COUNTED}| ?º| por ciento| de cada|[.,:]\d)",
)
"""Days whose month is told elsewhere: "on the 12th, soldiers entered", "el día 12"."""
