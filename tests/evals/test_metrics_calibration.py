import pytest
from hypothesis import given
from hypothesis import strategies as st

from evals.metrics.calibration import Bin, brier_score, calibration_error, reliability

ANSWERS = [(0.92, True), (0.98, True), (0.96, False), (0.94, True), (0.21, False), (0.25, True)]

judged = st.lists(st.tuples(st.floats(0, 1), st.booleans()), min_size=1)


def test_reliability_by_hand():
    assert reliability(ANSWERS) == [
        Bin(2, pytest.approx(0.23), 0.5),
        Bin(4, pytest.approx(0.95), 0.75),
    ]


def test_calibration_error_by_hand():
    assert calibration_error(ANSWERS) == pytest.approx((2 * 0.27 + 4 * 0.20) / 6)


def test_brier_score_by_hand():
    assert brier_score([(0.8, True), (0.3, False)]) == pytest.approx((0.04 + 0.09) / 2)


def test_without_answers_nothing_is_told():
    assert reliability([]) == []
    assert calibration_error([]) is None
    assert brier_score([]) is None


@given(judged)
def test_every_answer_is_in_a_bin_and_errors_stay_within_bounds(answers):
    assert sum(each.answers for each in reliability(answers)) == len(answers)
    assert 0 <= calibration_error(answers) <= 1
    assert 0 <= brier_score(answers) <= 1


@given(st.booleans(), st.integers(1, 20))
def test_an_oracle_has_no_error(right, count):
    answers = [(float(right), right)] * count
    assert calibration_error(answers) == brier_score(answers) == 0
