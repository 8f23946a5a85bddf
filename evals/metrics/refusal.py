"""When to answer and when to refuse: right, refused, wrong, and how sure one was.

Whether an answer was given is read from its outcome, never from its wording.
"""

from collections.abc import Sequence
from itertools import groupby
from typing import NamedTuple


def abstention_precision(answerable: bool, refused: bool) -> float | None:
    """Mean over questions: unanswerable and refused / refused. None where it was answered."""
    return float(not answerable) if refused else None


def abstention_recall(answerable: bool, refused: bool) -> float | None:
    """Mean over questions: unanswerable and refused / unanswerable. None where answerable."""
    return None if answerable else float(refused)


def wrong_refusal(answerable: bool, refused: bool) -> float | None:
    """Mean over questions: answerable and refused / answerable. None where unanswerable."""
    return float(refused) if answerable else None


def is_right(answerable: bool, recalled: float | None, cites_gold: bool | None) -> bool | None:
    """Whether an answer that was given is right.

    An answer to an unanswerable question is wrong. Otherwise its prose must hold a short gold
    answer (`recalled`); where the question has none, a citation must overlap gold evidence.
    None where the gold tells neither.
    """
    if not answerable:
        return False
    if recalled is not None:
        return recalled == 1
    return cites_gold


def answered_wrong(refused: bool, right: bool | None) -> float | None:
    """Mean over questions: answered and wrong / all. None where right or wrong is not known."""
    if refused:
        return 0.0
    return None if right is None else float(not right)


def one_score(refused: bool, right: bool | None) -> float | None:
    """+1 right, 0 refused, -1 wrong; its mean is -1..1.

    A refusal is 0 whether or not the question had an answer: silence earns nothing and costs
    nothing. None where right or wrong is not known.
    """
    if refused:
        return 0.0
    return None if right is None else 1.0 if right else -1.0


class RiskPoint(NamedTuple):
    """With answers of at least `confidence` given: how many of all, and how many of them wrong."""

    confidence: float
    coverage: float
    risk: float


def risk_coverage(answers: Sequence[tuple[float, bool]], questions: int) -> list[RiskPoint]:
    """The curve that a moving confidence threshold draws, from the surest answer on.

    Args:
        answers: (confidence, wrong) of every answer that was given and can be judged.
        questions: how many were asked; coverage is of them.

    Source: El-Yaniv and Wiener 2010. Answers of equal confidence pass the threshold together.
    """
    points = []
    given = wrong = 0
    ranked = sorted(answers, key=lambda answer: -answer[0])
    for confidence, level in groupby(ranked, key=lambda answer: answer[0]):
        for _, mistaken in level:
            given += 1
            wrong += mistaken
        points.append(RiskPoint(confidence, given / questions, wrong / given))
    return points


def area_under_risk(answers: Sequence[tuple[float, bool]]) -> float | None:
    """AURC: the mean risk over the answers, as each is given in turn, surest first; 0..1.

    Source: Geifman, Uziel and El-Yaniv 2019. 0 is an oracle without errors; an uninformative
    confidence gives the plain error rate. None without answers.
    """
    points = risk_coverage(answers, len(answers)) if answers else []
    before = area = 0.0
    for point in points:
        area += (point.coverage - before) * point.risk
        before = point.coverage
    return area if points else None
