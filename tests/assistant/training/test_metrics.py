import numpy as np
import pytest

from assistant.training.metrics import auc, fit_choice, fit_logistic, word_f1


def test_answers_are_compared_as_squad_compares_them():
    assert word_f1("The Los Zetas!", ["los zetas"]) == 1
    assert word_f1("at least 300 casings", ["300 casings"]) == pytest.approx(2 / 3)
    assert word_f1("nobody", ["300", "three hundred"]) == 0
    assert word_f1("anything", []) == 0


def test_auc_counts_ties_half():
    assert auc([2, 3], [0, 1]) == 1
    assert auc([1], [1]) == 0.5
    assert auc([0, 2], [1]) == 0.5


def test_a_logistic_rule_is_recovered():
    rng = np.random.default_rng(0)
    rows = rng.normal(size=(4000, 2)) * [1, 10] + [5, 0]
    chances = 1 / (1 + np.exp(-(2 * rows[:, 0] - 0.1 * rows[:, 1] - 10)))
    labels = (rng.random(4000) < chances).astype(float)
    rule = fit_logistic(("a", "b"), rows, labels, np.ones(4000))
    assert rule.coefficients == pytest.approx((2, -0.1), rel=0.15)
    assert rule.probability(rows) == pytest.approx(chances, abs=0.05)


def test_what_is_chosen_of_a_group_is_told_by_what_differs_within_it():
    rng = np.random.default_rng(5)
    shared = np.repeat(rng.normal(0, 5, 3000), 4)
    rows = np.column_stack([rng.normal(size=12000), shared + rng.normal(0, 0.1, 12000)])
    groups = np.repeat(np.arange(3000), 4)
    odds = (2 * rows[:, 0] + 1.0 * rows[:, 1]).reshape(3000, 4) + rng.gumbel(size=(3000, 4))
    labels = (odds == odds.max(1, keepdims=True)).astype(float).ravel()
    labels[:400] = 0  # nothing is chosen of the first hundred
    first, second = fit_choice(rows, labels, groups, penalty=0.01)
    assert first == pytest.approx(2, abs=0.15)
    assert second == pytest.approx(1, abs=0.35)
