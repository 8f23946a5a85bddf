"""The labelled names of the bundled sources: found, told apart and joined well enough."""

import json

import pytest

from evals.errors import EvalError
from evals.names import LABELS, render, tell


def test_names_are_found_and_joined_and_their_kinds_told():
    scores = tell().of(None)
    assert scores.labelled >= 200
    assert scores.right / scores.labelled >= 0.97
    assert scores.right / scores.found >= 0.97
    assert scores.kinds / scores.right >= 0.93
    assert scores.precision >= 0.99
    assert scores.recall >= 0.95


def test_the_report_names_every_part_and_with_every_what_is_wrong():
    told = tell()
    assert all(part in render(told) for part in ("development", "first round", "second round"))
    assert "made up: Gobernación" not in render(told)
    assert "made up: Gobernación" in render(told, every=True)


def test_a_label_that_stands_nowhere_is_an_error(tmp_path):
    labels = tmp_path / "labels.jsonl"
    row = json.loads(LABELS.read_text().splitlines()[0])
    labels.write_text(json.dumps(row | {"forms": ["Nobody Here"]}))
    with pytest.raises(EvalError, match="does not hold 'Nobody Here'"):
        tell(labels)
    labels.write_text(json.dumps(row | {"doc_id": "none"}))
    with pytest.raises(EvalError, match="no document 'none'"):
        tell(labels)
