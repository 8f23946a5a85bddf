"""Our measures beside public implementations: trec_eval's, and SQuAD's by torchmetrics."""

from typing import Any

import pytest
import pytrec_eval
from hypothesis import assume, given
from hypothesis import strategies as st
from torchmetrics.functional.text import squad

from evals.metrics import retrieval, text

IDS = [f"d{number}" for number in range(12)]
rankings = st.lists(st.sampled_from(IDS), unique=True, min_size=1, max_size=12)
judgements = st.dictionaries(st.sampled_from(IDS), st.integers(0, 3), min_size=1)


def by_trec_eval(ranking: list[str], relevant: dict[str, int], measure: str) -> float:
    scores = {doc: float(len(ranking) - at) for at, doc in enumerate(ranking)}
    evaluator = pytrec_eval.RelevanceEvaluator({"q": relevant}, {measure})
    (figures,) = evaluator.evaluate({"q": scores}).values()
    (figure,) = figures.values()
    return float(figure)


@pytest.mark.parametrize(
    ("ours", "k", "theirs"),
    [
        (retrieval.doc_hit, 5, "success.5"),
        (retrieval.doc_recall, 5, "recall.5"),
        (retrieval.doc_ndcg, 10, "ndcg_cut.10"),
        (retrieval.doc_reciprocal_rank, len(IDS), "recip_rank"),
    ],
    ids=lambda each: each if isinstance(each, str) else "",
)
@given(ranking=rankings, relevant=judgements)
def test_retrieval_as_trec_eval_measures_it(ours, k, theirs, ranking, relevant):
    assume(any(relevant.values()))
    assert ours(ranking, relevant, k) == pytest.approx(by_trec_eval(ranking, relevant, theirs))


WORDS = ["at", "least", "300", "The", "the", "a", "casings,", "U.S.", "un-named", "Reyes", "an"]
phrases = st.lists(st.sampled_from(WORDS), min_size=1, max_size=5).map(" ".join)


def by_torchmetrics(prediction: str, answers: list[str]) -> dict[str, Any]:
    gold = {"answers": {"text": answers, "answer_start": [0] * len(answers)}, "id": "q"}
    figures: dict[str, Any] = squad([{"prediction_text": prediction, "id": "q"}], [gold])
    return figures


@given(prediction=phrases, answers=st.lists(phrases, min_size=1, max_size=3))
def test_short_answers_as_squad_measures_them(prediction, answers):
    theirs = by_torchmetrics(prediction, answers)
    assert 100 * text.exact_match(prediction, answers) == pytest.approx(
        theirs["exact_match"].item()
    )
    assert 100 * text.f1(prediction, answers) == pytest.approx(theirs["f1"].item(), abs=1e-3)
