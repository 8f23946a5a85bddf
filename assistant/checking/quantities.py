"""The quantities of a text: what interval a number stands for, its unit, what it counts. Pure.

Number words become digits by text2num, which reads English and Spanish alike; dozens, fractions,
ranges, bounds ("at least") and units are read here. quantulum3 knows English alone.
"""

import math
import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import lru_cache

from text_to_num import alpha2digit

from assistant.checking.units import CURRENCY, unit_after, unit_named
from assistant.checking.words import flat, sentences


@dataclass(frozen=True, slots=True)
class Quantity:
    """A number as a text tells it.

    Attributes:
        low, high: the interval it stands for, in its own unit; equal for a plain number.
        open_low, open_high: whether that end is not reached ("more than 300").
        rough: "about 300".
        below: "nearly 300", which is rough and less.
        unit: dimension and size of its unit.
        ordinal: "the third".
        counted: stems of the words it counts, nearest first; none where that cannot be told.
        elliptic: whether what it counts was named before ("four were").
        shown: the number for people.
    """

    low: float
    high: float
    shown: str
    open_low: bool = False
    open_high: bool = False
    rough: bool = False
    below: bool = False
    unit: tuple[str, float] | None = None
    ordinal: bool = False
    counted: tuple[str, ...] = ()
    elliptic: bool = False

    @property
    def bounded(self) -> bool:
        """Whether one end is open: "at least", "up to"."""
        return math.isinf(self.low) or math.isinf(self.high)


_VAGUE = {
    "dozens": 12, "scores": 20, "hundreds": 100, "thousands": 1000, "millions": 1e6,
    "docenas": 12, "decenas": 10, "cientos": 100, "centenares": 100, "miles": 1000, "millones": 1e6,
}  # fmt: skip
_COUNTS = (
    r"(?:\d|\b(?:two|three|four|five|six|seven|eight|nine|ten|dos|tres|cuatro|cinco|seis|siete|ocho"
    r"|nueve|diez|once|doce|trece|catorce|quince|(?:dieci|veint)\w+|(?:tre|cuare|cincue|sese|sete"
    r"|oche|nove)nta|cien|ciento|\w+cientos|quinientos|mil))"
)
_VAGUE_WORD = re.compile(
    rf"(?P<count>{_COUNTS} )?(?:\b(?:dozens|scores|hundreds|thousands|millions)\b"
    r"(?! (?:dollars|of dollars))"
    r"|\b(?:docenas|decenas|cientos|centenares|miles|millones)(?= de\b))",
    re.IGNORECASE,
)
"""Such a word; one behind a number ("500 millones de quetzales") is a part of it."""
_FRACTIONS = (
    (r"\bhalf (?:an?|the) (?=hour|day|year|kilo|mile|million|dozen)|\bmedi[ao] (?=hora|dia|kilo"
    r"|millon|docena)", "0.5 "),
    (r"\b(?:two[- ]thirds|dos tercios)\b", "66.7 percent"),
    (r"\b(?:three[- ]quarters|tres cuartos|tres cuartas partes)\b", "75 percent"),
    (r"\b(?:a|one)[- ]third(?= of\b)|\bun tercio\b|\bla tercera parte\b", "33.3 percent"),
    (r"\b(?:a|one)[- ]quarter(?= of\b)|\bun cuarto(?= de\b)|\bla cuarta parte\b", "25 percent"),
    (r"\bhalf(?= (?:of )?(?:the|its|their|his|her|all|them|that)\b)|\bla mitad\b", "50 percent"),
    (r"\b(?:a|one|una) (?:dozen|docena)\b|\b(?:una )?docena\b", "12"),
)  # fmt: skip
_COMPOUND = re.compile(
    r"\b(one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|\w+teen|twenty|thirty"
    r"|forty|fifty"
    r"|sixty|seventy|eighty|ninety)-(?!(?:one|two|three|four|five|six|seven|eight"
    r"|nine)\b)(?=[a-z])",
    re.IGNORECASE,
)
"""A number word that is glued to what it counts: "a five-minute window"."""
_SHORT_YEAR = re.compile(r"\b(1[5-9]|20)(\d\d)([-–/])(\d\d)\b(?![-–/.\d])")
"""The second year of "2018–19"."""
_ARTICLE = re.compile(r"\bun (?=\d|\w+(?: y \w+)? por ciento\b)", re.IGNORECASE)
"""No one, but the article of a share: "un 30 por ciento"."""
_DOZENS = re.compile(r"\b(\d+(?:\.\d+)?) (?:dozen|docenas)\b", re.IGNORECASE)
_MAGNITUDE = re.compile(
    r"(?:\b|(?<=\bq))(\d+(?:[.,]\d+)?)[ -]"
    r"(1000000000|1000000|1000|million|billion|thousand|mil|millon(?:es)?)\b"
    r"(?! ?\d)( (?:and a half|y medi[oa]))?",
    re.IGNORECASE,
)
_MONEY = re.compile(r"(?:(?<=[$€£])|(?<=\bq))(\d+(?:[.,]\d+)?) ?(m|bn)\b()", re.IGNORECASE)
_MAGNITUDES = {
    "1000": 1000, "thousand": 1000, "mil": 1000, "1000000": 1e6, "million": 1e6, "millon": 1e6,
    "millones": 1e6, "m": 1e6, "1000000000": 1e9, "billion": 1e9, "bn": 1e9,
}  # fmt: skip


@lru_cache(maxsize=2048)
def with_digits(text: str, language: str) -> str:
    """A text whose number words are digits: "two dozen men" is "24 men".

    Plurals that count nothing ("dozens of men") stay words.
    """
    kept = _VAGUE_WORD.sub(_protected, _ARTICLE.sub("el ", text))
    for pattern, figure in _FRACTIONS:
        kept = re.sub(pattern, figure, kept, flags=re.IGNORECASE)
    kept = _SHORT_YEAR.sub(r"\1\2\3\1\4", kept)
    kept = _COMPOUND.sub(r"\1 ", kept)
    kept = alpha2digit(kept, "es" if language == "es" else "en", threshold=0).replace("\x02", "")
    kept = _DOZENS.sub(lambda m: _figure(float(m[1]) * 12), kept)
    return _MONEY.sub(_magnified, _MAGNITUDE.sub(_magnified, kept))


def _protected(match: re.Match[str]) -> str:
    """A word that counts by magnitude alone, so that it is taken for no number."""
    word = match.group()
    return word if match["count"] else f"\x02{word[:3]}\x02{word[3:]}"


def _magnified(match: re.Match[str]) -> str:
    size = _MAGNITUDES[match[2].casefold()]
    value = figure_value(match[1]) + (0.5 if match[3] else 0)
    return _figure(value * size)


def _figure(value: float) -> str:
    return str(round(value)) if abs(value - round(value)) < 1e-6 else str(value)


_FIGURE = (
    r"(?!0[.,])\d{1,3}(?:[.,]\d{3})+(?:[.,]\d{1,2})?(?!\d)|\d{1,3}(?:[ \u00a0\u202f]\d{3})+(?!\d)"
    r"|\d+(?:[.,]\d+)?"
)
_LEAST = (
    r"at least|no fewer than|no less than|not less than|a minimum of|minimum|al menos|por lo menos"
    r"|como minimo|un minimo del?|no menos del?"
)
_MORE = r"more than|over|above|upwards? of|in excess of|exceeding|mas del?|por encima del?"
_MOST = (
    r"at most|up to|as many as|as much as|no more than|not more than|a maximum of|maximum|hasta"
    r"|a lo sumo|como maximo|un maximo del?|no mas del?"
)
_LESS = r"less than|fewer than|under|below|menos del?|por debajo del?"
_ROUGH = (
    r"about|around|some|roughly|approximately|circa|an estimated|estimated|unos|unas|cerca del?"
    r"|aproximadamente|alrededor del?|close to|mas o menos"
)
_BELOW = r"nearly|almost|not quite|casi"
_NUMBER = re.compile(
    rf"(?:\b(?:(?P<least>{_LEAST})|(?P<more>{_MORE})|(?P<most>{_MOST})|(?P<less>{_LESS})"
    rf"|(?P<rough>{_ROUGH})|(?P<below>{_BELOW}))\s+(?:an? |the |el |la |los |las |una? )?)?"
    rf"(?:(?P<currency>{CURRENCY})\s?|(?<![\w.,]))(?P<figure>{_FIGURE})(?P<ordinal>(?:st|nd|rd|th"
    rf"|\.?[ºª°]|[oa])\b|[ºª°])?"
    r"(?P<glued>(?:kg|km|g|cm|m|%)(?![a-z]))?"
)
_JOINED = re.compile(
    rf"(?:(?P<left>\b(?:between|from|entre"
    rf"|de) )(?:{CURRENCY})?(?P<a>{_FIGURE})(?:[ -]?[a-z%]+)? (?:and|to|y|a) "
    rf"(?:{CURRENCY})?|(?<![\w.,-])(?P<b>{_FIGURE})(?: ?[-–—] ?| (?:to|a|or"
    rf"|o) ))(?P<c>{_FIGURE})(?![\w-])"
)
_OR_MORE = re.compile(
    r"\s*(?:[a-z]+ )?(?:or more|or above|o mas)\b|\+"
    r"|\s*(?:[a-z]+ )?(?:or fewer|or less|o menos)\b"
)


def quantities(flat_text: str, language: str) -> list[Quantity]:
    """The quantities of a flat text with its number words as digits and its dates blanked out."""
    found: list[Quantity] = []
    ranges = {m.start("a") if m["a"] else m.start("b"): m for m in _JOINED.finditer(flat_text)}
    skip_to = 0
    matches = list(_NUMBER.finditer(flat_text))
    for index, match in enumerate(matches):
        if match.start("figure") < skip_to:
            continue
        value = figure_value(match["figure"])
        end = match.end()
        joined = ranges.get(match.start("figure"))
        top = value
        if joined and (high := figure_value(joined["c"])) > value:
            top, end = high, joined.end()
            skip_to = end
        unit, end = _unit(flat_text, match, end)
        after = [m.start() for m in matches[index + 1 :] if m.start() >= end]
        before = matches[index - 1].end() if index else 0
        before = end if unit else before  # what is measured stands behind its unit
        counted = _counted(
            flat_text, before, match.start(), end, after[0] if after else None, language
        )
        shown = flat_text[
            match.start("figure") : joined.end() if top != value and joined else match.end("figure")
        ]
        quantity = Quantity(
            value, top, shown, unit=unit,
            ordinal=bool(match["ordinal"]), counted=counted,
            elliptic=bool(_ELLIPTIC.match(flat_text, end)),
        )  # fmt: skip
        found.append(_bounded(quantity, match, flat_text[end : end + 24], joined))
    return found


def figure_value(figure: str) -> float:
    """What a figure says. Three digits behind a mark are thousands: 1.240 and 1,240 are 1240."""
    bare = re.sub(r"[ \u00a0\u202f]", "", figure)
    last = max(bare.rfind("."), bare.rfind(","))
    if last < 0 or re.fullmatch(r"(?!0[.,])\d{1,3}(?:[.,]\d{3})+", bare):
        return float(re.sub(r"[.,]", "", bare))
    return float(re.sub(r"[.,]", "", bare[:last]) + "." + bare[last + 1 :])


def _unit(text: str, match: re.Match[str], end: int) -> tuple[tuple[str, float] | None, int]:
    if match["currency"]:
        return unit_named(match["currency"].strip()), end
    if match["glued"]:
        return (unit_named(match["glued"]) if match["glued"] != "%" else unit_named("percent")), end
    return unit_after(text, end)


def _bounded(
    quantity: Quantity, match: re.Match[str], following: str, joined: re.Match[str] | None
) -> Quantity:
    value = quantity.low
    if joined is not None and quantity.high != value:
        return quantity
    tail = _OR_MORE.match(following)
    least = match["least"] or (
        tail and ("more" in tail[0] or "above" in tail[0] or "mas" in tail[0] or "+" in tail[0])
    )
    if least:
        return replace(quantity, high=math.inf)
    if match["more"]:
        return replace(quantity, high=math.inf, open_low=True)
    if match["most"] or tail:
        return replace(quantity, low=-math.inf)
    if match["less"]:
        return replace(quantity, low=-math.inf, open_high=True)
    below = bool(match["below"])
    return replace(quantity, rough=bool(match["rough"]) or below, below=below)


_STOP = re.compile(r"[.;:!?()\[\]“”\"«»—–]|,(?! \d)")
_ELLIPTIC = re.compile(
    r"\s*(?:(?:of|were|was|are|is|had|have|has|de|eran?|fueron|fue|son|han|habian|estan"
    r"|estaban)\b|[.,;:)]|$)"
)
_RATE = re.compile(r"\s*(?:for every|per|por cada|a|each|cada)\b")
_REACH = 60  # characters in which the words a number counts stand


def _counted(
    text: str, before: int, start: int, end: int, following: int | None, language: str
) -> tuple[str, ...]:
    """The stems of the words behind a number up to the next, or before it where none are behind."""
    if _RATE.match(text, end):
        return ()
    ahead = text[end : min(following or len(text), end + _REACH)]
    stop = _STOP.search(ahead)
    stems = tuple(_stems(ahead[: stop.start()] if stop else ahead, language))[:4]
    if stems:
        return stems
    behind = _STOP.split(text[min(max(before, start - _REACH), start) : start])[-1]
    return tuple(reversed(list(_stems(behind, language))))[:3]


def _stems(text: str, language: str) -> Iterator[str]:
    for sentence in sentences(text, language):
        yield from (token.stem for token in sentence if token.stem)


def vague_words(text: str) -> list[tuple[str, float]]:
    """The words that count by magnitude alone ("hundreds"), with the magnitude."""
    found = (m for m in _VAGUE_WORD.finditer(flat(text)) if not m["count"])
    return [(m.group(), _VAGUE[m.group()]) for m in found]
