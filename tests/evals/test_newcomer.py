"""What a newcomer would write, on a small set and the real model."""

import pytest

from assistant.settings import load_settings
from evals.datasets.dataset import read_dataset
from evals.errors import EvalError
from evals.metrics.spans import DocSpan
from evals.newcomer import Newcomer, beside_newcomer, render_beside

pytestmark = pytest.mark.slow


def test_the_nearest_sentence_of_the_chunks_is_its_evidence(write_dataset, embedder):
    articles = {article.doc_id: article for article in read_dataset(write_dataset()).articles}
    newcomer = Newcomer(list(articles.values()), embedder)
    chunks = newcomer.chunks("How many casings did the police find?")
    assert chunks[0].doc_id == "raid"
    found = newcomer.sentence("How many casings did the police find?", chunks)
    assert found is not None
    assert articles["raid"].text[found.start : found.end] == "They found 300 casings."
    assert newcomer.sentence("How many?", []) is None


def test_the_same_questions_are_asked_of_both(write_dataset, tmp_path, monkeypatch):
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path))
    shipped, unafraid, newcomer = beside_newcomer(write_dataset(), load_settings())
    # One leans on a dialogue, and one has no answer.
    for way in (shipped, unafraid, newcomer):
        assert way.figures["document hit@1"].n == way.figures["evidence sentence"].n == 1
        assert way.figures["evidence sentence"].mean == 1
    assert shipped.gain is None
    assert newcomer.gain is not None
    assert newcomer.gain["document MRR@10"].interval.mean == 0
    assert "LlamaIndex" in render_beside([shipped, unafraid, newcomer])


def test_without_a_question_that_stands_alone_there_is_nothing_to_ask(write_dataset):
    row = {"id": "q", "question": "Who won?", "answers": [], "evidence": [], "answerable": False}
    with pytest.raises(EvalError, match="no answerable question that stands alone"):
        beside_newcomer(write_dataset(questions=[row]), load_settings())


def test_places_are_those_of_the_document(write_dataset, embedder):
    (article, _) = read_dataset(write_dataset()).articles
    (chunk,) = Newcomer([article], embedder).chunks("dawn")
    assert chunk == DocSpan("raid", 0, len(article.text))
