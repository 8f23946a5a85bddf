from statistics import mean

import pytest
from hypothesis import given
from hypothesis import strategies as st

from evals.metrics import refusal as m

# (answerable, refused): four answerable, one of them refused; three not, two of them refused
CASES = [
    (True, False),
    (True, False),
    (True, False),
    (True, True),
    (False, True),
    (False, True),
    (False, False),
]


def average(measure):
    values = [v for case in CASES if (v := measure(*case)) is not None]
    return mean(values)


def test_abstention_by_hand():
    assert average(m.abstention_precision) == pytest.approx(2 / 3)  # refused: 3, rightly: 2
    assert average(m.abstention_recall) == pytest.approx(2 / 3)  # unanswerable: 3, refused: 2
    assert average(m.wrong_refusal) == pytest.approx(1 / 4)


def test_what_is_right():
    assert m.is_right(False, None, None) is False
    assert m.is_right(True, 1.0, False) is True  # a short gold answer decides
    assert m.is_right(True, 0.0, True) is False
    assert m.is_right(True, None, True) is True  # without one, the evidence does
    assert m.is_right(True, None, None) is None


def test_one_score():
    assert m.one_score(refused=False, right=True) == 1
    assert m.one_score(refused=True, right=None) == 0
    assert m.one_score(refused=False, right=False) == -1
    assert m.one_score(refused=False, right=None) is None


def test_answered_wrong_is_of_all_questions():
    assert m.answered_wrong(refused=True, right=None) == 0
    assert m.answered_wrong(refused=False, right=False) == 1
    assert m.answered_wrong(refused=False, right=True) == 0
    assert m.answered_wrong(refused=False, right=None) is None


def test_risk_and_coverage_by_hand():
    answers = [(0.5, True), (0.9, False), (0.7, True), (0.7, False)]
    assert m.risk_coverage(answers, questions=5) == [
        (0.9, 0.2, 0.0),  # one of five answered, none wrong
        (0.7, 0.6, pytest.approx(1 / 3)),  # both of equal confidence pass together
        (0.5, 0.8, 0.5),
    ]
    # a quarter of the answers at risk 0, a half at 1/3, a quarter at 1/2
    assert m.area_under_risk(answers) == pytest.approx(0.5 / 3 + 0.25 / 2)


def test_no_answers_have_no_risk():
    assert m.risk_coverage([], 5) == []
    assert m.area_under_risk([]) is None


@given(st.lists(st.tuples(st.floats(0, 1), st.booleans()), min_size=1))
def test_the_curve_ends_at_the_error_rate(answers):
    points = m.risk_coverage(answers, len(answers))
    assert points[-1].coverage == pytest.approx(1)
    assert points[-1].risk == pytest.approx(sum(wrong for _, wrong in answers) / len(answers))
    assert 0 <= m.area_under_risk(answers) <= 1 + 1e-9


@given(st.lists(st.booleans(), min_size=1))
def test_an_uninformative_confidence_gives_the_error_rate(wrong):
    area = m.area_under_risk([(0.5, w) for w in wrong])
    assert area == pytest.approx(sum(wrong) / len(wrong))
