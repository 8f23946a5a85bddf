"""Whether a claim puts on the wrong side of a number what its quotes have nearly at it. Pure.

"Nearly 300" is less than 300: it is neither "at least 300" nor is it said of 310.
"""

import math

from assistant.checking.numbers import NEAR, counted
from assistant.checking.quantities import Quantity


def other_side(claim: str, quotes: str, language: str) -> str | None:
    """What is wrong with the side of a number, in words; None if nothing is."""
    held = counted(quotes, language).quantities
    for told in counted(claim, language).quantities:
        if told.high == math.inf:
            same = [other for other in held if _value(other) == _value(told)]
            wrong = bool(same) and all(other.below for other in same)
        else:
            near = [other for other in held if _is_near(told, other)]
            wrong = bool(near) and told.below and all(_value(o) > _value(told) for o in near)
        if wrong:
            return f"the cited words bound the number {told.shown} otherwise"
    return None


def _value(quantity: Quantity) -> float:
    """The number that is told, in units of its dimension, to six digits."""
    end = quantity.low if math.isfinite(quantity.low) else quantity.high
    return float(f"{end * (quantity.unit[1] if quantity.unit else 1.0):.6g}")


def _is_near(told: Quantity, other: Quantity) -> bool:
    return abs(_value(told) - _value(other)) <= NEAR * abs(_value(other))
