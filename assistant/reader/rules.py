"""The rules that turn scores into order and probability: logistic, fitted to the weights."""

import json
from dataclasses import astuple, dataclass, fields
from pathlib import Path

from assistant.errors import ReaderUnavailable
from assistant.logistic import probability

LOWEST = -30.0  # log-odds; stands in for minus infinity


@dataclass(frozen=True, slots=True)
class Features:
    """What is known of a passage that was read, or how much each of it weighs.

    Attributes:
        relevance: the reader's logit of "this passage answers".
        span, sentence: its logits of the best short answer and the best sentence, each against "no
            answer here"; a sentence that was cut off counts as `LOWEST`.
        retrieval: the search's fused score, 0..1.
        terms: log-odds of an answer by the words that question and passage share.
        missing: share of the question's names and numbers that do not stand near the best sentence.
        other_date: 1 where the best sentence tells a date and not the one that is asked about.
        other_kind: 1 where the short answer cannot be what is asked for (`assistant.reader.unfit`).
    """

    relevance: float
    span: float
    sentence: float
    retrieval: float
    terms: float
    missing: float
    other_date: float
    other_kind: float


NAMES = tuple(field.name for field in fields(Features))


@dataclass(frozen=True, slots=True)
class Rule:
    """Log-odds as a weighted sum of features, by logistic regression."""

    weights: Features
    intercept: float

    def probability(self, features: Features) -> float:
        """0..1."""
        weighed = zip(astuple(self.weights), astuple(features), strict=True)
        return probability(self.intercept + sum(weight * value for weight, value in weighed))


@dataclass(frozen=True, slots=True)
class Rules:
    """What was fitted on articles that the network was not trained on.

    Attributes:
        rank: orders the passages of a question.
        answers: whether the first of them answers.
        elsewhere: the same for a question in a language that the network was not trained on.
        sha256: of the weights that the rules were fitted for.
    """

    rank: Rule
    answers: Rule
    elsewhere: Rule
    sha256: str

    @classmethod
    def read(cls, file: Path) -> "Rules":
        """The rules in a file.

        Raises:
            ReaderUnavailable: the file is missing or is not what it should be.
        """
        try:
            told = json.loads(file.read_text(encoding="utf-8"))
            rank, answers, elsewhere = map(_rule, (told[name] for name in _NAMED))
            return cls(rank, answers, elsewhere, told["sha256"])
        except (OSError, ValueError, KeyError, TypeError) as error:
            raise ReaderUnavailable(f"The reader's rules cannot be read: {file}") from error

    def write(self, file: Path) -> None:
        """As `read` reads it."""
        told = {
            "rank": _told(self.rank),
            "answers": _told(self.answers),
            "elsewhere": _told(self.elsewhere),
            "sha256": self.sha256,
        }
        file.write_text(json.dumps(told, indent=1) + "\n", encoding="utf-8")


_NAMED = ("rank", "answers", "elsewhere")


def _rule(told: dict[str, float]) -> Rule:
    return Rule(Features(*(float(told[name]) for name in NAMES)), float(told["intercept"]))


def _told(rule: Rule) -> dict[str, float]:
    values = dict(zip(NAMES, astuple(rule.weights), strict=True)) | {"intercept": rule.intercept}
    return {name: round(value, 4) for name, value in values.items()}
