"""Whether a claim tells another end of a change or of a stretch of time than its quotes. Pure.

"From 40 to 12" is not "from 12 to 40", "by 40" not "to 40", "since 2015" not "until 2015". What a
preposition makes of a figure or a date is compared where the quotes tell it only so; a figure or a
date that stands otherwise in the quotes, too, says nothing.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from assistant.checking.dates import WEEKDAYS
from assistant.checking.quantities import figure_value
from assistant.checking.words import flat
from assistant.dates import Mention, written
from ingest.prose.sentences import sentence_spans

_FIGURE = r"(?:us)?[$€£]?\s?(?P<figure>\d+(?:[.,]\d+)*)"
_ROUGHLY = (
    r"(?:(?:about|around|some|nearly|almost|roughly|just|only|over|under|more than|less than"
    r"|at least|an estimated|unos|unas|casi|cerca de|mas de|menos de|un|una) )*"
)
_CHANGES = re.compile(
    r"\b(?:f[ae]ll(?:s|en|ing)?|drop(?:s|ped|ping)?|r[io]s(?:e|es|en|ing)|gr[eo]w(?:s|n|ing)?"
    r"|(?:in|de)creas\w+|declin\w+|climb\w*|cut(?:s|ting)?|reduc\w+|shr[aiu]nk\w*|jump\w*|soar\w*"
    r"|plung\w+|plummet\w*|rais(?:e|es|ed|ing)|lower(?:s|ed|ing)|slid|went (?:up|down)|doubled"
    r"|baj\w+|ca(?:e|en|yo|yeron|ida)|sub(?:e|en|io|ieron|ida)|aument\w+|disminu\w+|crec\w+"
    r"|descend\w+|recort\w+|pas(?:o|aron) de)\b"
)
_FROM_TO = re.compile(
    rf"\b(?:from|de|desde) {_ROUGHLY}{_FIGURE.replace('figure', 'one')}"
    rf"(?: ?%| [a-z]+){{0,3}}? (?:to|a|hasta) {_ROUGHLY}{_FIGURE}"
)
_BY_PREPOSITION = re.compile(
    r"(?<!according )(?<!close )(?<!up )(?<!due )(?<!thanks )(?<!compared )"
    rf"\b(?P<how>from|to|by|a|en) {_ROUGHLY}{_FIGURE}"
)
_HOW = {"from": "from", "to": "to", "by": "by", "a": "to", "en": "by"}

_SINCE = r"since|desde|a partir de|starting|beginning"
_UNTIL = r"until|till|hasta|through"
_ROLES = {
    "start": _SINCE, "end": _UNTIL, "before": "before|prior to|antes de",
    "after": "after|tras|despues de", "at": "in|on|during|en|durante",
}  # fmt: skip
_QUALIFIED = (
    r"(?:(?:on|in|el|la|early|late|mid|about|around|principios de|finales de|mediados de)[ -])*"
)
_LEADS_UP = {
    role: re.compile(rf"(?:^|.*\W)(?:{words})l? {_QUALIFIED}\Z", re.DOTALL)
    for role, words in _ROLES.items()
}
_THE_DAY = re.compile(r"(?:^|.*\W)el \Z", re.DOTALL)
_TO = re.compile(r" (?:to|until|till|through|a|al|hasta)(?: el)? \Z")
_FROM = re.compile(r"(?:^|.*\W)(?:from|del?|desde)(?: el)? \Z", re.DOTALL)
_AGAINST = frozenset(
    frozenset(pair.split())
    for pair in ("start end", "start before", "before at", "after at", "before after")
)
_DENIES = re.compile(r"\b(?:not|never|no|nor|without|nunca|sin)\b|n['’]t\b")
_YEAR = re.compile(r"(?<![\d.,$€£])(?:1[5-9]|20)\d\d(?![\d%]|[.,]\d)")
_WEEKDAY = re.compile(rf"\b(?:{'|'.join(WEEKDAYS)})\b")


def other_end(claim: str, quotes: str) -> str | None:
    """Which figure of a claim is another end of a change, in words; None if none is.

    Args:
        claim, quotes: with their number words as digits.
    """
    held = _changes(quotes)
    for value, shown, how in _changes(claim):
        others = {other for known, _, other in held if known == value}
        if how and others and None not in others and how not in others:
            return f"in the cited words {shown} is another end of the change"
    return None


def other_stretch(claim: str, quotes: str) -> str | None:
    """Which date of a claim begins or ends what its quotes have end, begin or be there, in words;
    None if none does.
    """
    held = _dated(quotes)
    for one in _dated(claim):
        roles = {other.role for other in held if other.is_same(one)}
        if one.role and roles and all(_contradict(one.role, role) for role in roles):
            return f"in the cited words the time is another than “{one.shown}”"
    return None


def _contradict(one: str, other: str | None) -> bool:
    return other is not None and frozenset((one, other)) in _AGAINST


@lru_cache(maxsize=256)
def _changes(text: str) -> tuple[tuple[float, str, str | None], ...]:
    """The figures of the sentences that tell of a change, each with its end, as far as told."""
    return tuple(found for part in _sentences(text) for found in _changed(part))


def _changed(shown: str) -> Iterator[tuple[float, str, str | None]]:
    sentence = flat(shown)
    how: dict[int, str] = {}
    for match in _FROM_TO.finditer(sentence):
        how[match.start("one")], how[match.start("figure")] = "from", "to"
    if _CHANGES.search(sentence):
        for match in _BY_PREPOSITION.finditer(sentence):
            how.setdefault(match.start("figure"), _HOW[match["how"]])
        for match in re.finditer(rf"{_CHANGES.pattern} {_ROUGHLY}{_FIGURE}", sentence):
            how.setdefault(match.start("figure"), "by")
    for match in re.finditer(r"\d+(?:[.,]\d+)*", sentence):
        yield figure_value(match.group()), match.group(), how.get(match.start())


@dataclass(frozen=True, slots=True)
class _Dated:
    """A date in a sentence: what it is, and what a preposition makes of it, if one does."""

    what: Mention | str
    shown: str
    role: str | None

    def is_same(self, other: "_Dated") -> bool:
        if isinstance(self.what, str) or isinstance(other.what, str):
            return self.what == other.what
        parts = (self.what.month, self.what.day) == (other.what.month, other.what.day)
        return parts and self.what.may_be(other.what)


@lru_cache(maxsize=256)
def _dated(text: str) -> tuple[_Dated, ...]:
    return tuple(found for part in _sentences(text) for found in _dates_of(part))


def _dates_of(shown: str) -> Iterator[_Dated]:
    sentence = flat(shown)
    spans: list[tuple[int, int, Mention | str]] = []
    for date in written(sentence):
        spans += [(date.start, date.end, mention) for mention in date.mentions[:1]]
    taken = [range(start, end) for start, end, _ in spans]
    for match in (*_YEAR.finditer(sentence), *_WEEKDAY.finditer(sentence)):
        if not any(match.start() in span for span in taken):
            word = match.group()
            what = Mention(int(word)) if word.isdigit() else str(WEEKDAYS[word])
            spans.append((*match.span(), what))
    spans.sort(key=lambda span: span[0])
    denied = _DENIES.search(sentence) is not None
    last = None
    for number, (start, end, what) in enumerate(spans):
        following = spans[number + 1][0] if number + 1 < len(spans) else len(sentence)
        to = _TO.fullmatch(sentence, end, following)
        role = _role(sentence, start, end)
        if to and _FROM.match(sentence, 0, start):
            role = "start"
        elif last is not None and _TO.fullmatch(sentence, last, start):
            role = "end"
        words = shown[:start].split()[-1:]
        yield _Dated(what, " ".join((*words, shown[start:end])), None if denied else role)
        last = end


def _role(sentence: str, start: int, end: int) -> str | None:
    if sentence[end : end + 2] in ("'s", "’s"):
        return None
    for role, pattern in _LEADS_UP.items():
        if pattern.match(sentence, 0, start):
            return role
    return "at" if _THE_DAY.match(sentence, 0, start) else None


def _sentences(text: str) -> Iterator[str]:
    even = " ".join(text.split())
    yield from (even[span.start : span.end] for span in sentence_spans(even))
