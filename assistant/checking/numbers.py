"""Whether the numbers of a claim are those of the words it cites. Pure.

What is an alteration and what is not:

- another value or another unit is; 1.5 tonnes for 1,500 kilos, and 15 for fifteen, is not;
- a bound belongs to its number: "300" or "more than 300" for "at least 300" is an alteration,
  "300 or more" is not; nor is a looser one ("at least 300" for 340);
- "300" for "about 300" is not: a rounded number misleads nobody about its side;
- a number that the quotes give to other things is ("12 killed" where 12 were wounded).
"""

import math
import re
from collections.abc import Sequence
from dataclasses import dataclass

from assistant.checking.clock import same_time, times
from assistant.checking.dates import read
from assistant.checking.ones import counts_otherwise
from assistant.checking.quantities import Quantity, quantities, vague_words, with_digits
from assistant.checking.states import STATES

NEAR = 0.1
"""How far "about 1,200" may lie from the number it rounds, as a share of it."""

LOOSE = 0.25
"""How far a looser, rounder bound may lie from the number it bounds: "over 1,100" for 1,190."""


@dataclass(frozen=True, slots=True)
class Counted:
    """What a text counts: its quantities, its times of day, and words like "hundreds"."""

    quantities: tuple[Quantity, ...]
    times: tuple[tuple[int | None, int, str], ...]
    vague: tuple[tuple[str, float], ...]


def counted(text: str, language: str) -> Counted:
    """Read the numbers of a text, without those of its dates."""
    without_dates = read(with_digits(text, language), None)[1]
    clock, rest = times(without_dates)
    return Counted(tuple(quantities(rest, language)), tuple(clock), tuple(vague_words(text)))


def other_number(claim: str, quotes: str, language: str) -> str | None:
    """What is wrong with the numbers of a claim, in words; None if nothing is."""
    told, held = counted(claim, language), counted(quotes, language)
    for time in told.times:
        if not any(same_time(time, other) for other in held.times):
            return f"the cited words do not hold the time {time[2]}"
    for word, size in told.vague:
        if not _has_magnitude(word, size, held):
            return f"the cited words do not count by {word}"
    years = {one.mention.year for one in read(quotes, None)[0]}
    for quantity in told.quantities:
        if quantity.ordinal and quantity.low <= 2:
            continue  # "a second later"
        if quantity.low == quantity.high == 1:
            if counts_otherwise(quantity, held.quantities, claim, quotes, language):
                return f"the cited words do not hold the number {quantity.shown}"
            continue
        if quantity.low in years or _counts_a_list(quantity, quotes):
            continue
        if reason := _objection(quantity, held.quantities):
            return reason
    return None


def _objection(told: Quantity, held: Sequence[Quantity]) -> str | None:
    same = [other for other in held if _same_value(told, other)]
    if not same and not any(_within(told, other) for other in held):
        if any(told.low == other.low for other in held):
            return f"the cited words give the number {told.shown} in another unit"
        return f"the cited words do not hold the number {told.shown}"
    fitting = [
        other
        for other in held
        if _same_dimension(told, other) and (_within(told, other) or other in same)
    ]
    if not fitting:
        return f"the cited words give the number {told.shown} in another unit"
    if not any(_within(told, other) for other in fitting):
        return f"the cited words bound the number {told.shown} otherwise"
    if _is_anothers(told, fitting, held):
        return f"in the cited words the number {told.shown} counts something else"
    return None


def _same_value(told: Quantity, other: Quantity) -> bool:
    ours, theirs = _ends(told), _ends(other)
    return bool(ours & theirs)


def _ends(quantity: Quantity) -> set[float]:
    """The figures that a quantity is told with, in units of its dimension, to six digits."""
    size = _size(quantity)
    return {
        float(f"{end * size:.6g}") for end in (quantity.low, quantity.high) if math.isfinite(end)
    }


def _size(quantity: Quantity) -> float:
    return quantity.unit[1] if quantity.unit else 1.0


def _same_dimension(told: Quantity, other: Quantity) -> bool:
    """Whether units agree; one that is left out agrees with any."""
    if told.unit is None or other.unit is None:
        return _size(told) == 1.0 or other.low * 1.0 == told.low
    return told.unit[0] == other.unit[0]


def _within(told: Quantity, other: Quantity) -> bool:
    """Whether a quantity is what another says, or says less than it."""
    size, others = _size(told), _size(other)
    if told.unit is None or other.unit is None:
        size = others = 1.0
    elif told.unit[0] != other.unit[0]:
        return False
    low, high = told.low * size, told.high * size
    other_low, other_high = other.low * others, other.high * others
    if told.bounded:
        inside = (
            low <= other_low
            and other_high <= high
            and not (told.open_low and other_low == low and not other.open_low)
            and not (told.open_high and other_high == high and not other.open_high)
        )
        return inside and _near_enough(told, low, high, other_low, other_high)
    if low != high:
        return (low, high) == (other_low, other_high) or low <= other_low == other_high <= high
    if other.bounded or other_low != other_high:
        return False
    if told.rough or told.unit == ("percent", 1.0):
        return abs(low - other_low) <= (NEAR if told.rough else 0.01) * abs(other_low)
    return _same_value(told, other) or abs(low - other_low) <= 1e-6 * abs(other_low)


def _near_enough(
    told: Quantity, low: float, high: float, other_low: float, other_high: float
) -> bool:
    """Whether a bound is the number's own, or a rounder one near it."""
    end, other = (low, other_low) if told.high == math.inf else (high, other_high)
    rounder = _figures(end) < _figures(other)
    return end == other or (rounder and abs(end - other) <= LOOSE * abs(other))


def _figures(value: float) -> int:
    """Digits of a number without the zeros at its end."""
    return len(f"{value:.6g}".replace(".", "").strip("0")) if math.isfinite(value) else 0


def _is_anothers(told: Quantity, fitting: Sequence[Quantity], held: Sequence[Quantity]) -> bool:
    """Whether what a number counts is counted by other numbers alone."""
    if told.ordinal or not all(other.counted for other in fitting):
        return False
    ours = {STATES.get(stem, stem) for stem in told.counted[:2]}
    if any(other.elliptic for other in fitting):  # "of the six dead, four were": four what?
        ours &= set(STATES.values())
    theirs = {STATES.get(stem, stem) for other in fitting for stem in other.counted}
    others = {
        STATES.get(stem, stem)
        for other in held
        if other not in fitting and not other.ordinal
        for stem in other.counted[:3]
    }
    if any(other.elliptic for other in fitting) and not theirs & set(STATES.values()):
        return False
    return bool(ours) and not ours & theirs and bool(ours & others)


def _has_magnitude(word: str, size: float, held: Counted) -> bool:
    return any(other == size for _, other in held.vague) or any(
        1.5 * size <= quantity.low <= 100 * size for quantity in held.quantities
    )


def _counts_a_list(told: Quantity, quotes: str) -> bool:
    """Whether a small number counts the members of a list that the quotes give ("A, B and C")."""
    if told.unit or told.bounded or told.ordinal or not 2 <= told.low <= 6:
        return False
    if told.low == 2 and re.search(r"\b(?:both|ambos|ambas|pair|couple|pareja)\b", quotes, re.I):
        return True
    return any(
        len(_BETWEEN.split(match.group())) == told.low for match in _NAME_LIST.finditer(quotes)
    )


_BETWEEN = re.compile(r",? (?:and|y|e) |, ")
_ITEM = r"[A-ZÁÉÍÓÚÑ][\w'’.-]*(?: (?:(?:de|del|la|of|the) )*[A-ZÁÉÍÓÚÑ][\w'’.-]*)*"
_NAME_LIST = re.compile(rf"(?:{_ITEM}, )*{_ITEM},? (?:and|y|e) (?={_ITEM})")
