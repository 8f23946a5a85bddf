"""The logistic function, by which fitted rules give probabilities. Pure."""

import math


def probability(log_odds: float) -> float:
    """The logistic function."""
    return 1 / (1 + math.exp(-max(min(log_odds, 50.0), -50.0)))


def log_odds(probability: float) -> float:
    """Its inverse, within -14..14."""
    kept = min(max(probability, 1e-6), 1 - 1e-6)
    return math.log(kept / (1 - kept))
