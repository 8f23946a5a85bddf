"""Disagreements marked, worked by hand: two of three are, and one that is none."""

from evals.metrics.conflicts import conflict_precision, conflict_recall

CASES = [(True, True), (True, True), (True, False), (False, True), (False, False)]


def mean(measure):
    values = [value for case in CASES if (value := measure(*case)) is not None]
    return sum(values) / len(values)


def test_recall_is_over_disagreements_and_precision_over_what_is_marked():
    assert mean(conflict_recall) == 2 / 3
    assert mean(conflict_precision) == 2 / 3
    assert conflict_recall(False, True) is None
    assert conflict_precision(True, False) is None
