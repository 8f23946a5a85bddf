"""The judge: how likely people would say that the cited words bear a claim out.

A logistic rule over `features` and the objections of the checks, fitted by
`python -m assistant.training.support` to people's labels of claims and whole documents.
"""

import json
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from assistant.checking.claim import Cited, Kind, objections
from assistant.logistic import probability
from assistant.support.features import LANGUAGE, Read, features
from index.words.language import question_language

RULE = Path(__file__).parent / "support.json"

KINDS: tuple[Kind, ...] = ("number", "date", "name", "negation", "strength")
"""Objections that the rule is told of; in whole documents the others say little."""


@dataclass(frozen=True, slots=True)
class SupportRule:
    """Log-odds as a weighted sum of features, by their names.

    Attributes:
        least: the probability below which a claim is withheld.
    """

    weights: Mapping[str, float]
    intercept: float
    least: float

    def probability(self, values: Mapping[str, float]) -> float:
        """0..1."""
        weighed = sum(weight * values[name] for name, weight in self.weights.items())
        return probability(self.intercept + weighed)


@cache
def shipped_rule() -> SupportRule:
    """The fitted rule that comes with the package."""
    told = json.loads(RULE.read_text(encoding="utf-8"))
    return SupportRule(told["weights"], told["intercept"], told["least"])


class Judge:
    """Judges claims in English that cite words in English; of others it says nothing.

    Args:
        read: the packaged embedding model's view of texts.
    """

    def __init__(self, read: Read, rule: Callable[[], SupportRule] = shipped_rule) -> None:
        self._read = read
        self._rule = rule

    def objection(self, claim: str, cited: Sequence[Cited]) -> str | None:
        """Why a claim may not be said that the checks let pass; None if it may."""
        if any(quote.article.language != LANGUAGE for quote in cited):
            return None
        if question_language(claim, LANGUAGE) != LANGUAGE:
            return None
        rule = self._rule()
        if rule.probability(known(claim, cited, self._read)) >= rule.least:
            return None
        return "it says more than the cited words bear out"


def known(claim: str, cited: Sequence[Cited], read: Read) -> dict[str, float]:
    """What the rule is told of a claim."""
    found = {each.kind for each in objections(claim, cited)}
    values = dict(features(claim, (quote.words for quote in cited), read))
    return values | {f"objection to {kind}": float(kind in found) for kind in KINDS}
