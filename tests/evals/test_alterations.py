"""The bench of altered claims: nearly all alterations are caught, nearly all paraphrases live."""

import pytest

from assistant.support import Judge
from evals.alterations.measure import at_most, cases, hand_written, judge, misquoted
from evals.datasets.dataset import read_documents


def test_alterations_are_caught_and_paraphrases_survive():
    articles = read_documents("gold").read_articles()
    judged = judge([*at_most(60, cases(articles, "report")), *hand_written(articles)])
    altered = [one.right for one in judged if not one.case.true]
    true = [one.right for one in judged if one.case.true]
    assert len(altered) >= 200
    assert len(true) >= 200
    assert sum(altered) / len(altered) >= 0.95
    assert sum(true) / len(true) >= 0.95


@pytest.mark.slow
def test_the_judge_sees_that_another_sentence_is_quoted_and_lets_paraphrases_live(embedder):
    articles = read_documents("gold").read_articles()
    made = [*at_most(60, misquoted(articles, "report")), *hand_written(articles)]
    alone, with_judge = judge(made), judge(made, Judge(embedder.in_context))

    def share(judged, true):
        chosen = [one.right for one in judged if one.case.true == true]
        return sum(chosen) / len(chosen)

    assert share(with_judge, False) >= 0.9 > share(alone, False)
    assert share(with_judge, True) >= 0.95
