"""Fusion, by hand."""

import pytest

from index.fusion import fuse
from index.hit import Rank

DENSE = [("a", 0.9), ("b", 0.5), ("c", 0.1)]
LEXICAL = [("b", 12.0), ("d", 6.0), ("c", 2.0)]


def test_scores_are_the_weighted_sum_of_scaled_scores():
    # dense scaled: a 1, b .5, c 0; lexical scaled: b 1, d .4, c 0
    fused = {item.passage_id: item.score for item in fuse(DENSE, LEXICAL, 0.5)}
    assert fused == pytest.approx({"b": 0.75, "a": 0.5, "d": 0.2, "c": 0.0})


def test_both_ranks_and_scores_are_remembered():
    best = fuse(DENSE, LEXICAL, 0.5)[0]
    assert (best.passage_id, best.dense, best.lexical) == ("b", Rank(2, 0.5), Rank(1, 12.0))


def test_a_side_without_trust_changes_nothing_in_the_order():
    assert [item.passage_id for item in fuse(DENSE, LEXICAL, 0.0)][:2] == ["b", "d"]


def test_an_empty_side_leaves_the_other_as_it_is():
    assert [item.passage_id for item in fuse(DENSE, [], 0.5)] == ["a", "b", "c"]
    assert [item.passage_id for item in fuse([], LEXICAL, 0.5)] == ["b", "d", "c"]
    assert fuse([], [], 0.5) == []


def test_equal_scores_are_ordered_by_id():
    assert [item.passage_id for item in fuse([("z", 0.5), ("y", 0.5)], [], 1.0)] == ["y", "z"]
