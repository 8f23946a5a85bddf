"""Stages that are broken on purpose, on the bundled gold set and real parts: the gate sees each."""

from dataclasses import replace
from unittest.mock import patch

import pytest
from scripted_model import Asked

from assistant.answer import Answer, Citation
from assistant.asking.rewrite import retold
from assistant.settings import Settings
from assistant.wiring import open_workspace
from assistant.writing.options import WritingOptions
from evals.datasets.dataset import read_dataset
from evals.runs.gate import Gate, Verdict, judge, read_floors
from evals.runs.runner import run
from evals.stages import compare_sides, judge_sides
from index.fusion import FusionOptions
from index.retriever import RetrievalOptions
from ingest.gathering.discovery import discover

pytestmark = pytest.mark.slow

ASKED = 60  # of the set's questions, drawn by a seed


@pytest.fixture(scope="module")
def gold():
    return read_dataset("gold")


@pytest.fixture(scope="module")
def library(gold, tmp_path_factory, embedder):
    """The bundled sources."""
    settings = Settings(library=tmp_path_factory.mktemp("gold") / "library")
    with open_workspace(settings, write=True, embedder=embedder) as workspace:
        workspace.indexer.ingest(discover([gold.sources]))
        yield workspace


class Remembered:
    """Answers of the assistant as it ships, each asked for once."""

    def __init__(self, assistant):
        self._assistant = assistant
        self._answers = {}

    def __call__(self, history, question):
        asked = (tuple(history), question)
        if asked not in self._answers:
            self._answers[asked] = self._assistant.ask(retold(history), question)
        return self._answers[asked]


@pytest.fixture(scope="module")
def shipped(library):
    return Remembered(library.assistant)


@pytest.fixture
def judged(gold, library, tmp_path):
    """The gate's judgement of answers, by the floors that `make eval` has."""

    def judged(ask, limit=ASKED):
        texts = {article.doc_id: article.text for article in library.library.articles()}
        summary = run(gold, ask, tmp_path / "log.jsonl", texts, limit=limit, seed=1)
        return judge(summary, read_floors("gold"))

    return judged


def shifted(answer: Answer) -> Answer:
    """Every citation moved to the sentence beside the one that it means."""
    passages = {hit.passage.id: hit.passage for hit in answer.nearest}

    def beside(citation: Citation) -> Citation:
        sentences = passages[citation.passage_id].sentences
        after = [s for s in sentences if s.start >= citation.end]
        before = [s for s in sentences if s.end <= citation.start]
        span = (after or before[::-1] or [citation.span])[0]
        return replace(citation, start=span.start, end=span.end)

    claims = tuple(replace(c, citations=tuple(map(beside, c.citations))) for c in answer.claims)
    return replace(answer, claims=claims, conflicts=())


def test_what_ships_passes(judged, shipped):
    assert judged(shipped) == Gate(Verdict.PASSED, ())


def test_citations_shifted_by_one_sentence_are_a_regression(judged, shipped):
    gate = judged(lambda history, question: shifted(shipped(history, question)))
    assert gate.verdict == Verdict.REGRESSION
    assert any(reason.startswith("First citation is the evidence") for reason in gate.reasons)
    assert any(reason.startswith("Citation precision (gold)") for reason in gate.reasons)


class NeverSure:
    """A reader that finds that nothing answers."""

    name = "never sure"

    def __init__(self, reader):
        self._reader = reader

    def prepare(self):
        self._reader.prepare()

    def read(self, question, hits):
        return [replace(each, relevance=0.0) for each in self._reader.read(question, hits)]


def test_a_reader_that_always_refuses_is_a_regression(judged, library):
    assistant = replace(library.assistant, reader=NeverSure(library.by_terms))
    gate = judged(lambda history, question: assistant.ask(retold(history), question))
    assert gate.verdict == Verdict.REGRESSION
    assert any(reason.startswith("Wrong refusals") for reason in gate.reasons)
    assert any(reason.startswith("Gold answer said") for reason in gate.reasons)


def test_a_verifier_that_passes_all_breaks_a_promise(gold, embedder, model, tmp_path, judged):
    """What an extractive answer says is a quote, so that only a language model can be caught."""

    def script(asked: Asked) -> str:
        if asked.task != "answer":
            return "1. DROP"
        key, sentence = next(iter(asked.sentences.items()))
        return f"{sentence} [{key}]\nEverybody knows that the minister lives in Grimsby."

    model.script = script
    settings = Settings(
        library=tmp_path / "fluent",
        writing=WritingOptions(timeout=10.0, retries=0),
        **model.settings,
    )
    with open_workspace(settings, write=True, embedder=embedder) as workspace:
        workspace.indexer.ingest(discover([gold.sources]))

        def ask(history, question):
            return workspace.assistant.ask(retold(history), question)

        assert judged(ask, limit=12).verdict != Verdict.INVARIANT
        with patch("assistant.writing.fluent.objection", lambda claim, asked: None):
            gate = judged(ask, limit=12)
    assert gate.verdict == Verdict.INVARIANT
    assert gate.reasons[0].startswith("Uncited sentences is")


def test_fusion_that_ignores_the_terms_loses_against_them(tmp_path):
    """Answers' floors do not see it: the reader ranks anew what either side found."""

    def judged(**weights):
        settings = Settings(retrieval=RetrievalOptions(fusion=FusionOptions(**weights)))
        cache = tmp_path / "cache"
        return judge_sides(compare_sides("gold", settings, cache_dir=cache))

    assert judged() == Gate(Verdict.PASSED, ())
    gate = judged(dense_weight=1.0, dense_weight_elsewhere=1.0)
    assert gate.verdict == Verdict.REGRESSION
    assert all(reason.startswith("Fusion loses against lexical alone") for reason in gate.reasons)
