"""Figures, pure: answers compared as SQuAD compares them, area under a curve, logistic rules."""

import re
import string
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

Doubles = NDArray[np.float64]

_ARTICLES = re.compile(r"\b(a|an|the)\b")
_PUNCTUATION = str.maketrans("", "", string.punctuation)


def normalised(answer: str) -> str:
    """SQuAD's normalisation: lower case, no punctuation, no articles, single spaces."""
    return " ".join(_ARTICLES.sub(" ", answer.lower().translate(_PUNCTUATION)).split())


def word_f1(answer: str, golds: Sequence[str]) -> float:
    """The best F1 of words over the gold answers."""
    return max(
        (_word_f1(normalised(answer).split(), normalised(gold).split()) for gold in golds),
        default=0.0,
    )


def _word_f1(words: list[str], gold: list[str]) -> float:
    shared = sum((Counter(words) & Counter(gold)).values())
    return 2 * shared / (len(words) + len(gold)) if shared else 0.0


def auc(positive: Sequence[float], negative: Sequence[float]) -> float:
    """The chance that a positive scores above a negative; ties count half."""
    scores = np.concatenate([positive, negative])
    order = np.unique(scores, return_inverse=True)[1]
    counts = np.bincount(order)
    ranks = (np.cumsum(counts) - (counts - 1) / 2)[order]
    wins = ranks[: len(positive)].sum() - len(positive) * (len(positive) + 1) / 2
    return float(wins / (len(positive) * len(negative)))


@dataclass(frozen=True, slots=True)
class Logistic:
    """P = 1 / (1 + exp(-(features @ coefficients + intercept))), with the features' names."""

    features: tuple[str, ...]
    coefficients: tuple[float, ...]
    intercept: float

    def logit(self, rows: Doubles) -> Doubles:
        """(N, features) to (N,) log-odds."""
        result: Doubles = rows @ np.array(self.coefficients) + self.intercept
        return result

    def probability(self, rows: Doubles) -> Doubles:
        """(N, features) to (N,) probabilities."""
        result: Doubles = 1 / (1 + np.exp(-np.clip(self.logit(rows), -500, 500)))
        return result


def fit_logistic(
    features: Sequence[str], rows: Doubles, labels: Doubles, weights: Doubles, penalty: float = 1.0
) -> Logistic:
    """Logistic regression by Newton's method on (N, features) `rows`; the penalty is on
    standardised coefficients.
    """
    mean, scale = rows.mean(0), rows.std(0) + 1e-9
    design = np.column_stack([(rows - mean) / scale, np.ones(len(rows))])
    ridge = np.diag([penalty] * rows.shape[1] + [0.0])
    solution = np.zeros(design.shape[1])
    for _ in range(50):
        chance = 1 / (1 + np.exp(-np.clip(design @ solution, -30, 30)))
        gradient = design.T @ (weights * (chance - labels)) + ridge @ solution
        curvature = design.T @ (design * (weights * chance * (1 - chance))[:, None]) + ridge
        step = np.linalg.solve(curvature + 1e-9 * np.eye(len(solution)), gradient)
        solution = solution - step
        if np.abs(step).max() < 1e-8:
            break
    coefficients = solution[:-1] / scale
    return Logistic(
        tuple(features), tuple(coefficients.tolist()), float(solution[-1] - coefficients @ mean)
    )


def fit_choice(rows: Doubles, labels: Doubles, groups: Doubles, penalty: float = 1.0) -> Doubles:
    """What features weigh where one is chosen of each group: the softmax of the weighed rows of a
    group gives most to those labelled 1 (the conditional logit, McFadden 1974).

    What the rows of a group have in common does not count, as it does in `fit_logistic`: it says
    nothing of which of them is the one. Groups without a label 1 are left out.

    Args:
        rows: (N, features).
        labels: (N,) 0 or 1.
        groups: (N,) the number of each row's group.
        penalty: on standardised coefficients.

    Returns:
        (features,) coefficients.
    """
    scale = rows.std(0) + 1e-9
    members = [groups == group for group in np.unique(groups)]
    parts = [(rows[at] / scale, labels[at]) for at in members if labels[at].any()]
    solution = np.zeros(rows.shape[1])
    for _ in range(50):
        gradient, curvature = penalty * solution, penalty * np.eye(len(solution))
        for design, label in parts:
            weighed = np.exp(design @ solution - (design @ solution).max())
            chance = weighed / weighed.sum()
            held = weighed * label / (weighed @ label)
            mean = chance @ design
            gradient = gradient + (chance - held) @ design
            curvature = curvature + (design.T * chance) @ design - np.outer(mean, mean)
        step = np.linalg.solve(curvature, gradient)
        solution = solution - step
        if np.abs(step).max() < 1e-8:
            break
    found: Doubles = solution / scale
    return found
