import json
import threading

import pytest

from evals.errors import EvalError
from evals.runs.figures import MEASURES
from evals.runs.runner import run, sample
from evals.runs.running import Running
from evals.runs.score import read_log, rescored, score
from evals.runs.summary import render_table, summarise, summary_json


@pytest.fixture
def texts(dataset):
    return {article.doc_id: article.text for article in dataset.articles}


@pytest.fixture
def summary(dataset, ask, tmp_path, texts):
    return run(dataset, ask, tmp_path / "log.jsonl", texts)


@pytest.fixture
def records(summary, tmp_path):
    return list(read_log(tmp_path / "log.jsonl"))


def test_a_line_a_question(records, dataset):
    assert [r["id"] for r in records] == ["q1", "q2", "q3"]
    for record in records:
        assert set(record) == {"id", "answer", "retrieved", "gold", "scores"}
        assert set(record["scores"]) == {m.name for m in MEASURES}
    assert set(records[0]["retrieved"][0]) == {"passage_id", "doc_id", "start", "end", "score"}
    assert records[2]["retrieved"], "a refusal says what was searched"
    assert records[0]["gold"]["evidence"][0]["start"] == 22


def test_scores_of_a_right_answer(records):
    scores = records[0]["scores"]
    ones = ["answer_recall", "exact_match", "f1", "one_score", "evidence_hit", "coverage"]
    ones += ["citation_precision", "citation_recall", "citation_validity", "quote_fidelity"]
    ones += ["doc_hit@1", "passage_hit@1", "doc_mrr@10", "passage_ndcg@10"]
    assert {name: scores[name] for name in ones} == dict.fromkeys(ones, 1.0)
    assert scores["uncited_sentences"] == scores["answered_wrong"] == 0
    assert scores["answer_words"] == 4
    assert scores["abstention_recall"] is None
    assert scores["wrong_refusal"] == 0


def test_scores_of_a_wrong_answer(records):
    scores = records[1]["scores"]
    assert scores["one_score"] == -1
    assert scores["answered_wrong"] == 1
    assert scores["answer_recall"] == scores["exact_match"] == scores["evidence_hit"] == 0
    assert scores["citation_precision"] == 0
    assert scores["citation_validity"] == 1
    assert scores["doc_mrr@10"] == 0.5  # the other article was ranked first


def test_scores_of_a_right_refusal(records):
    scores = records[2]["scores"]
    assert scores["abstention_precision"] == scores["abstention_recall"] == 1
    assert scores["one_score"] == scores["coverage"] == scores["answered_wrong"] == 0
    undefined = ["answer_recall", "citation_precision", "citation_recall", "citation_validity"]
    undefined += [
        "exact_match",
        "f1",
        "uncited_sentences",
        "answer_words",
        "wrong_refusal",
        "evidence_hit",
    ]
    undefined += ["doc_hit@1", "passage_hit@1"]
    assert {name: scores[name] for name in undefined} == dict.fromkeys(undefined)


def test_a_refused_answerable_question_said_nothing(dataset, answer_from, tmp_path, texts):
    def refuse(history, question):
        return answer_from(question, list(dataset.articles), [])

    figures = run(dataset, refuse, tmp_path / "log", texts).figures
    assert figures["answer_recall"].mean == 0
    assert figures["wrong_refusal"].mean == 1
    assert figures["one_score"].mean == 0
    assert "citation_precision" not in figures


def test_figures(summary):
    assert summary.questions == summary.available == 3
    assert summary.figures["answer_recall"].mean == 0.5
    assert summary.figures["answer_recall"].n == 2
    assert summary.figures["answered_wrong"].mean == pytest.approx(1 / 3)
    assert summary.figures["one_score"].mean == 0
    assert summary.broken == ()
    assert summary.risk.answers == 2
    assert summary.risk.area == 0.25  # risk 0 over the first answer, 1/2 over the second
    assert sum(each.answers for each in summary.calibration.bins) == 2


def test_slices(summary):
    assert {(s.by, s.value, s.questions) for s in summary.slices} == {
        ("type", "count", 1),
        ("type", "fact", 1),
        ("type", "unanswerable", 1),
        ("answerable", "yes", 2),
        ("answerable", "no", 1),
    }


def test_scoring_needs_the_log_alone(records):
    bare = [{k: v for k, v in r.items() if k != "scores"} for r in records]
    assert [r["scores"] for r in rescored(bare)] == [r["scores"] for r in records]


def test_the_same_log_and_seed_give_the_same_summary(records, summary, dataset):
    again = summarise(rescored(records), dataset="set", digest=dataset.digest, available=3, seed=0)
    assert again == summary
    assert json.dumps(summary_json(again)) == json.dumps(summary_json(summary))


def test_history_reaches_the_assistant(dataset, ask, tmp_path, texts):
    heard = []

    def listening(history, question):
        heard.append((list(history), question))
        return ask(history, question)

    run(dataset, listening, tmp_path / "log", texts)
    assert heard[1] == ([("What happened at dawn?", "A raid.")], "Who was hurt?")


def test_judgements_outrank_evidence(records):
    record = records[0]
    record["gold"]["qrels"] = {"trial": 1}
    assert score(record)["doc_hit@1"] == 0


def test_shifted_citations_break_the_invariant(records, dataset):
    citation = records[0]["answer"]["citations"][0]
    citation["start"] += 1
    citation["end"] += 1
    broken = summarise(rescored(records), dataset="set", digest=dataset.digest, available=3, seed=0)
    assert broken.broken == ("q1",)
    assert broken.figures["quote_fidelity"].mean == 0.5
    assert broken.figures["uncited_sentences"].mean == 0.5


def test_a_sample_is_seeded_and_in_order(dataset):
    many = [*dataset.examples] * 20
    first, again = sample(many, 7, 1), sample(many, 7, 1)
    assert first == again
    assert len(first) == 7
    assert sample(dataset.examples, 2, 3) in (
        [dataset.examples[i] for i in pair] for pair in ((0, 1), (0, 2), (1, 2))
    )
    assert sample(dataset.examples, 99, 0) == list(dataset.examples)


def test_no_question_is_no_eval(dataset):
    with pytest.raises(EvalError, match="At least one question"):
        sample(dataset.examples, 0, 0)


def test_progress_is_told(dataset, ask, tmp_path, texts):
    seen = []
    run(
        dataset,
        ask,
        tmp_path / "log",
        texts,
        progress=lambda done, total, scores: seen.append((done, total, scores["answered_wrong"])),
    )
    assert seen == [(1, 3, 0.0), (2, 3, 1.0), (3, 3, 0.0)]


def test_figures_are_told_while_it_runs(records):
    running = Running()
    assert str(running) == ""
    for record in records:
        running.add(record["scores"])
    assert str(running) == "said 0.50, evidence 0.50, refused 1.00"


def test_a_crash_names_the_question_and_keeps_the_log(dataset, ask, tmp_path, texts):
    def crash(history, question):
        if "hurt" in question:
            raise RuntimeError("the model is gone")
        return ask(history, question)

    with pytest.raises(EvalError, match="'q2' was not answered: the model is gone"):
        run(dataset, crash, tmp_path / "log.jsonl", texts)
    assert [r["id"] for r in read_log(tmp_path / "log.jsonl")] == ["q1"]


def test_documents_that_are_not_there_cannot_be_asked_about(dataset, ask, tmp_path):
    with pytest.raises(EvalError, match="no question that its documents could answer"):
        only_answerable = type(dataset)(
            "x", (), None, dataset.examples[:2], {}, dataset.digest, dataset.corpus_digest
        )
        run(only_answerable, ask, tmp_path / "log", {})


def test_a_log_of_something_else_is_refused(tmp_path):
    log = tmp_path / "log.jsonl"
    with pytest.raises(EvalError, match="There is no log"):
        list(read_log(log))
    log.write_text('{"id": "x"}\n')
    with pytest.raises(EvalError, match="line 1: no answer, gold, retrieved"):
        list(read_log(log))
    with pytest.raises(EvalError, match="not one of an eval's log"):
        score({"id": "x", "answer": {}, "retrieved": [], "gold": {}})


def test_short_rankings_are_told(summary, dataset, records):
    assert summary.notes == (
        "An answer came with at most 2 passages; figures at 10 are over what there was.",
    )
    records[0]["retrieved"] *= 5
    deep = summarise(records, dataset="set", digest="", available=3, seed=0)
    assert deep.notes == ()


def test_the_table_has_every_figure_with_its_n(summary):
    table = render_table(summary)
    assert "set: 3 of 3 questions, seed 0" in table
    line = next(line for line in table.splitlines() if line.startswith("Gold answer said"))
    assert "0.500" in line
    assert line.endswith(" 2")


def test_questions_asked_beside_each_other_give_the_same_log(dataset, ask, texts, tmp_path):
    both = threading.Barrier(2, timeout=30)

    def beside(history, question):
        if "casings" in question or "hurt" in question:
            both.wait()  # neither is answered before the other is asked
        return ask(history, question)

    run(dataset, ask, tmp_path / "alone.jsonl", texts)
    run(dataset, beside, tmp_path / "beside.jsonl", texts, at_once=2)
    assert (tmp_path / "beside.jsonl").read_text() == (tmp_path / "alone.jsonl").read_text()


def test_when_one_question_breaks_no_more_are_asked(dataset, ask, texts, tmp_path):
    asked = []

    def broken(history, question):
        asked.append(question)
        raise ValueError("broken")

    with pytest.raises(EvalError, match="'q1' was not answered: broken"):
        run(dataset, broken, tmp_path / "log.jsonl", texts)
    assert len(asked) < 3
