import pytest
from hypothesis import given
from hypothesis import strategies as st

from evals.metrics.statistics import mean_interval, paired_difference


def test_the_same_seed_gives_the_same_interval():
    values, clusters = [0.0, 1.0, 1.0, 0.0, 1.0], ["a", "b", "c", "d", "e"]
    assert mean_interval(values, clusters, 7) == mean_interval(values, clusters, 7)


def test_no_values_have_no_interval():
    assert mean_interval([], [], 0) is None


def test_thirty_of_thirty_is_not_certain():
    figure = mean_interval([1.0] * 30, range(30), 0)
    # Clopper and Pearson: 0.025 ** (1 / 30) = 0.8843
    assert (figure.mean, figure.high, figure.n, figure.clusters) == (1.0, 1.0, 30, 30)
    assert figure.low == pytest.approx(0.8843, abs=1e-4)
    none = mean_interval([0.0] * 30, range(30), 0)
    assert (none.low, none.high) == (0.0, pytest.approx(1 - 0.8843, abs=1e-4))


def test_many_questions_of_one_document_are_one_observation():
    one = mean_interval([1.0] * 30, ["same"] * 30, 0)
    assert one.clusters == 1
    assert one.low == pytest.approx(0.025)


def test_clusters_widen_the_interval():
    values = [1.0] * 50 + [0.0] * 50
    alone = mean_interval(values, range(100), 0)
    together = mean_interval(values, [i // 10 for i in range(100)], 0)
    assert together.high - together.low > alone.high - alone.low
    # a proportion of 0.5 from 100 independent trials: about 1.96 * 0.05 on either side
    assert alone.low == pytest.approx(0.402, abs=0.02)
    assert alone.high == pytest.approx(0.598, abs=0.02)


def test_a_measure_without_bounds_has_no_open_side():
    figure = mean_interval([12.0, 12.0], ["a", "b"], 0, bounds=None)
    assert (figure.low, figure.mean, figure.high) == (12.0, 12.0, 12.0)


@given(st.lists(st.tuples(st.floats(0, 1), st.integers(0, 5)), min_size=1))
def test_an_interval_holds_its_values_range(pairs):
    values, clusters = [v for v, _ in pairs], [c for _, c in pairs]
    figure = mean_interval(values, clusters, 0)
    assert -1e-9 <= figure.low <= figure.high <= 1 + 1e-9
    assert figure.n == len(values)


def test_paired_difference_is_over_common_questions():
    before = {"a": 0.0, "b": 1.0, "c": 0.0, "gone": 1.0}
    after = {"a": 1.0, "b": 1.0, "c": 0.0, "new": 0.0}
    clusters = {i: i for i in "abc"}
    change = paired_difference(before, after, clusters, 0)
    assert change.interval.mean == pytest.approx(1 / 3)
    assert (change.interval.n, change.won, change.lost) == (3, 1, 0)
    assert not change.significant


def test_a_clear_gain_is_significant():
    before = {str(i): 0.0 for i in range(40)}
    after = {str(i): float(i % 4 != 0) for i in range(40)}
    assert paired_difference(before, after, {i: i for i in before}, 0).significant


def test_equal_runs_do_not_differ():
    run = {str(i): float(i % 2) for i in range(40)}
    change = paired_difference(run, run, {i: i for i in run}, 0)
    assert (change.interval.mean, change.won, change.lost) == (0.0, 0, 0)
    assert not change.significant


def test_runs_without_a_common_question_cannot_be_compared():
    assert paired_difference({"a": 1.0}, {"b": 1.0}, {}, 0) is None
