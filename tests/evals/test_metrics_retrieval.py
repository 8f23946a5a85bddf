from math import log2

import pytest
from hypothesis import given
from hypothesis import strategies as st

from evals.metrics import retrieval as r
from evals.metrics.spans import DocSpan

RANKING = ["a", "b", "c", "d"]


def test_documents_rank_by_their_best_passage():
    passages = [DocSpan("b", 0, 1), DocSpan("a", 0, 1), DocSpan("b", 5, 9), DocSpan("c", 0, 1)]
    assert r.documents(passages) == ["b", "a", "c"]


def test_document_measures_by_hand():
    relevant = {"b": 1, "d": 1, "x": 0}  # grade 0 is not relevant
    assert r.doc_hit(RANKING, relevant, 1) == 0
    assert r.doc_hit(RANKING, relevant, 2) == 1
    assert r.doc_recall(RANKING, relevant, 2) == 0.5
    assert r.doc_all(RANKING, relevant, 3) == 0
    assert r.doc_all(RANKING, relevant, 4) == 1
    assert r.doc_reciprocal_rank(RANKING, relevant, 10) == 0.5
    assert r.doc_reciprocal_rank(RANKING, relevant, 1) == 0
    # gains at ranks 2 and 4 over gains at ranks 1 and 2
    by_hand = (1 / log2(3) + 1 / log2(5)) / (1 + 1 / log2(3))
    assert r.doc_ndcg(RANKING, relevant, 10) == pytest.approx(by_hand)


def test_ndcg_gains_are_the_grades():
    # found 1 at rank 1 and 2 at rank 2; ideal is 2 then 1
    by_hand = (1 + 2 / log2(3)) / (2 + 1 / log2(3))
    assert r.doc_ndcg(["low", "high"], {"high": 2, "low": 1}, 10) == pytest.approx(by_hand)


def test_nothing_relevant_measures_nothing():
    for measure in (r.doc_hit, r.doc_recall, r.doc_all, r.doc_reciprocal_rank, r.doc_ndcg):
        assert measure(RANKING, {"a": 0}, 5) is None
    for measure in (
        r.passage_hit,
        r.passage_recall,
        r.passage_all,
        r.passage_reciprocal_rank,
        r.passage_ndcg,
    ):
        assert measure([DocSpan("a", 0, 9)], [], 5) is None


PASSAGES = [DocSpan("a", 0, 10), DocSpan("a", 10, 20), DocSpan("b", 0, 10)]


def test_passage_measures_by_hand():
    gold = [DocSpan("a", 12, 15), DocSpan("b", 2, 4)]
    assert r.passage_hit(PASSAGES, gold, 1) == 0
    assert r.passage_hit(PASSAGES, gold, 2) == 1
    assert r.passage_recall(PASSAGES, gold, 2) == 0.5
    assert r.passage_all(PASSAGES, gold, 2) == 0
    assert r.passage_all(PASSAGES, gold, 3) == 1
    assert r.passage_reciprocal_rank(PASSAGES, gold, 10) == 0.5
    by_hand = (1 / log2(3) + 1 / log2(4)) / (1 + 1 / log2(3))
    assert r.passage_ndcg(PASSAGES, gold, 10) == pytest.approx(by_hand)


def test_passages_that_repeat_evidence_gain_nothing():
    gold = [DocSpan("a", 8, 12)]  # lies across the first two passages
    assert r.passage_ndcg(PASSAGES, gold, 10) == 1


def test_evidence_that_shares_a_passage_shares_its_gain():
    assert r.passage_ndcg(PASSAGES, [DocSpan("a", 0, 2), DocSpan("a", 3, 5)], 10) == 1


def test_evidence_never_found_costs():
    gold = [DocSpan("a", 0, 2), DocSpan("z", 0, 2)]
    assert r.passage_ndcg(PASSAGES, gold, 10) == pytest.approx(1 / (1 + 1 / log2(3)))


SPANS = st.builds(
    lambda doc, start, size: DocSpan(doc, start, start + size),
    st.sampled_from("abc"),
    st.integers(0, 30),
    st.integers(1, 10),
)


@given(st.lists(SPANS, max_size=12), st.lists(SPANS, min_size=1, max_size=4), st.integers(1, 10))
def test_passage_measures_stay_within_bounds_and_agree(ranking, gold, k):
    hit, recall = r.passage_hit(ranking, gold, k), r.passage_recall(ranking, gold, k)
    ndcg, rank = r.passage_ndcg(ranking, gold, k), r.passage_reciprocal_rank(ranking, gold, k)
    assert r.passage_all(ranking, gold, k) <= recall <= hit
    assert rank <= hit
    assert 0 <= ndcg <= 1 + 1e-12
    assert (ndcg > 0) == (hit == 1)
