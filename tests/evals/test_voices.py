"""The labelled sentences of the bundled sources: who says them is told right often enough."""

import json

import pytest

from evals.errors import EvalError
from evals.voices import LABELS, render, tell

FLOORS = {"outlet": 0.95, "named source": 0.9, "unnamed source": 0.85, "document": 0.85}


def test_who_says_what_is_told_right_for_every_kind():
    sentences = tell().sentences
    assert len(sentences) >= 120
    for kind, floor in FLOORS.items():
        right = [one.kind_right for one in sentences if one.gold.kind == kind]
        assert sum(right) / len(right) >= floor, kind
    assert sum(one.hedge_right for one in sentences) / len(sentences) >= 0.97
    assert sum(one.name_right for one in sentences) / len(sentences) >= 0.93


def test_the_figures_name_every_kind_and_what_is_wrong():
    report = render(tell())
    assert all(kind in report for kind in FLOORS)
    assert "µs a citation" in report
    assert "told" in report


def test_a_label_of_words_that_stand_nowhere_is_an_error(tmp_path):
    labels = tmp_path / "labels.jsonl"
    row = json.loads(LABELS.read_text().splitlines()[0])
    labels.write_text(json.dumps(row | {"text": "Nobody wrote this."}))
    with pytest.raises(EvalError, match="does not hold the labelled words"):
        tell(labels)


def test_labels_of_other_sets_ask_for_their_folder(tmp_path):
    labels = tmp_path / "labels.jsonl"
    row = {"set": "other", "doc_id": "d", "start": 0, "end": 3, "kind": "outlet"}
    labels.write_text(json.dumps(row))
    with pytest.raises(EvalError, match="--data"):
        tell(labels)
