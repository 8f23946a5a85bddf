"""The bench of altered claims: nearly all alterations are caught, nearly all paraphrases live."""

from evals.alterations.measure import at_most, cases, hand_written, judge
from evals.alterations.sentences import articles_of


def test_alterations_are_caught_and_paraphrases_survive():
    articles = articles_of("gold")
    judged = judge([*at_most(60, cases(articles, "report")), *hand_written(articles)])
    altered = [one.right for one in judged if not one.case.true]
    true = [one.right for one in judged if one.case.true]
    assert len(altered) >= 200
    assert len(true) >= 200
    assert sum(altered) / len(altered) >= 0.95
    assert sum(true) / len(true) >= 0.95
