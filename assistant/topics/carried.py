"""Which phrases of a conversation a question still speaks of: a logistic rule over their features.

The rule is fitted by `python -m assistant.training.topics` to how people made follow-ups stand
alone. Choosing terms of the history is the method of Voskarides et al. 2020 (QuReTeC), with a
rule in the place of their network.
"""

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from assistant.logistic import probability
from assistant.topics.features import Exchange, candidates, crossed, question_values

RULE = Path(__file__).parent / "topics.json"

MOST = 4  # phrases; more than that is no question any more

POINTING, ALONE = 0.3, 0.4
"""Least probability of a phrase that is added to a question that points back ("it", "and ..."), and
to one that may well stand alone.
"""


@dataclass(frozen=True, slots=True)
class Topic:
    """A phrase of the conversation, and how likely the question still speaks of it.

    Attributes:
        stems: of its words.
        probability: 0..1.
        current: whether it is what the conversation last asked about alone ("What is gout?").
    """

    text: str
    stems: frozenset[str]
    probability: float
    current: bool


@dataclass(frozen=True, slots=True)
class TopicRule:
    """Log-odds as a weighted sum of features, named as `crossed` names them."""

    weights: Mapping[str, float]
    intercept: float

    def probability(self, values: Mapping[str, float]) -> float:
        """0..1."""
        return probability(
            self.intercept + sum(w * values.get(name, 0.0) for name, w in self.weights.items())
        )


@cache
def shipped_rule() -> TopicRule:
    """The fitted rule that comes with the package."""
    told = json.loads(RULE.read_text(encoding="utf-8"))
    return TopicRule(told["weights"], told["intercept"])


def topics(
    question: str,
    language: str,
    history: Sequence[Exchange],
    carried: frozenset[str],
    rule: TopicRule | None = None,
) -> list[Topic]:
    """The phrases of the conversation that a question lacks, likeliest first, at most `MOST`.

    Args:
        history: what was asked and said before, oldest first.
        carried: stems that the last question was found to leave unsaid.
    """
    rule = rule or shipped_rule()
    asked = question_values(question, language)
    found = [
        Topic(
            candidate.text,
            candidate.stems,
            rule.probability(crossed(asked, candidate.values)),
            bool(candidate.values["current"]),
        )
        for candidate in candidates(question, language, history, carried)
    ]
    chosen: list[Topic] = []
    for topic in sorted(found, key=lambda topic: -topic.probability):
        if len(chosen) < MOST and not any(topic.stems <= other.stems for other in chosen):
            chosen.append(topic)
    return chosen


def points_back(question: str, language: str) -> bool:
    """Whether a question, as typed, leans on the last one by its form: "it", "and ...", "why?"."""
    asked = question_values(question, language)
    return bool(asked["pronoun"] or asked["elliptical"] or asked["no_words"])


def unsaid(question: str, language: str, found: Sequence[Topic]) -> list[Topic]:
    """Those that are likely enough to be added to the question, as typed.

    Where none is and a pronoun needs a meaning, it is what the conversation last asked about.
    """
    asked = question_values(question, language)
    least = POINTING if points_back(question, language) else ALONE
    likely = [topic for topic in found if topic.probability >= least]
    if not likely and (asked["thing"] or asked["they"]):
        return [topic for topic in found if topic.current]
    return likely
