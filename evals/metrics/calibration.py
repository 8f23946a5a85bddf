"""Whether confidence means what it says: of the answers given at .8, are eight in ten right?"""

from collections.abc import Sequence
from typing import NamedTuple

BINS = 10

Judged = Sequence[tuple[float, bool]]
"""(confidence, right) of every answer that was given and can be judged."""


class Bin(NamedTuple):
    """The answers of one tenth of the scale: how sure they are on average, and how often right."""

    answers: int
    confidence: float
    right: float


def reliability(answers: Judged) -> list[Bin]:
    """The reliability diagram: answers by confidence in bins of equal width, empty ones left out.

    Source: Niculescu-Mizil and Caruana 2005.
    """
    held: dict[int, list[tuple[float, bool]]] = {}
    for confidence, right in answers:
        held.setdefault(min(int(confidence * BINS), BINS - 1), []).append((confidence, right))
    return [
        Bin(
            len(inside),
            sum(confidence for confidence, _ in inside) / len(inside),
            sum(right for _, right in inside) / len(inside),
        )
        for _, inside in sorted(held.items())
    ]


def calibration_error(answers: Judged) -> float | None:
    """ECE: the mean distance of a bin's confidence from its share of right answers, 0..1.

    Source: Naeini, Cooper and Hauskrecht 2015. Bins weigh what they hold. None without answers.
    """
    if not answers:
        return None
    apart = sum(each.answers * abs(each.confidence - each.right) for each in reliability(answers))
    return apart / len(answers)


def brier_score(answers: Judged) -> float | None:
    """The mean squared distance of confidence from 1 (right) or 0 (wrong), 0..1.

    Source: Brier 1950. Always saying one half gives .25. None without answers.
    """
    if not answers:
        return None
    return sum((confidence - right) ** 2 for confidence, right in answers) / len(answers)
