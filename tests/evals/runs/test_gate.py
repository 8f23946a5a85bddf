import json
from dataclasses import replace

import pytest
from typer.testing import CliRunner

from evals.errors import EvalError
from evals.metrics.statistics import Interval
from evals.runs.gate import FLOORS, Floors, Verdict, floors_of, judge, read_floors
from evals.runs.runner import run


@pytest.fixture
def summary(dataset, ask, tmp_path):
    texts = {article.doc_id: article.text for article in dataset.articles}
    return run(dataset, ask, tmp_path / "log.jsonl", texts)


def with_figure(summary, name, mean, low, high):
    return replace(summary, figures={**summary.figures, name: Interval(mean, low, high, 9, 9)})


def floors(summary, **least):
    return Floors(summary.digest, least, "measured")


def test_without_floors_only_the_invariants_are_held(summary):
    assert judge(summary, None).verdict == Verdict.PASSED


def test_a_broken_invariant_fails_at_once(summary):
    broken = replace(with_figure(summary, "citation_validity", 0.99, 0.9, 1.0), broken=("q1", "q2"))
    gate = judge(broken, None)
    assert gate.verdict == Verdict.INVARIANT
    assert gate.reasons == (
        "Citation validity is 0.9900, and must be 1.",
        "Questions: q1, q2.",
    )


def test_a_floor_falls_only_when_the_whole_interval_is_below(summary):
    least = floors(summary, answer_recall=0.8)
    noisy = with_figure(summary, "answer_recall", 0.7, 0.5, 0.85)
    fallen = with_figure(summary, "answer_recall", 0.7, 0.6, 0.79)
    assert judge(noisy, least).verdict == Verdict.PASSED
    gate = judge(fallen, least)
    assert gate.verdict == Verdict.REGRESSION
    assert gate.reasons == ("Gold answer said: 0.700, at most 0.790, below 0.800.",)


def test_where_lower_is_better_a_floor_is_a_ceiling(summary):
    least = floors(summary, wrong_refusal=0.1)
    assert judge(with_figure(summary, "wrong_refusal", 0.2, 0.05, 0.3), least).verdict == 0
    gate = judge(with_figure(summary, "wrong_refusal", 0.2, 0.15, 0.3), least)
    assert gate.verdict == Verdict.REGRESSION
    assert "above 0.100" in gate.reasons[0]


def test_floors_of_other_data_say_nothing(summary):
    gate = judge(summary, Floors("another", {"answer_recall": 0.1}, "measured"))
    assert gate.verdict == Verdict.BROKEN
    assert "pinned for another version" in gate.reasons[0]


def test_a_figure_that_was_not_measured_is_no_pass(summary):
    bare = replace(summary, figures={})
    gate = judge(bare, floors(summary, citation_precision=0.5))
    assert gate == (type(gate)(Verdict.BROKEN, ("Nothing was measured of citation_precision.",)))


def test_a_fall_is_told_before_what_was_not_measured(summary):
    refusing = replace(summary, figures={"wrong_refusal": Interval(1.0, 0.9, 1.0, 9, 9)})
    gate = judge(refusing, floors(summary, wrong_refusal=0.1, citation_precision=0.5))
    assert gate.verdict == Verdict.REGRESSION
    assert gate.reasons[1:] == ("Nothing was measured of citation_precision.",)


def test_always_refusing_is_caught(dataset, answer_from, tmp_path, summary):
    texts = {article.doc_id: article.text for article in dataset.articles}
    refusing = run(
        dataset,
        lambda history, question: answer_from(question, list(dataset.articles), []),
        tmp_path / "log",
        texts,
    )
    always = with_figure(refusing, "answer_recall", 0.0, 0.0, 0.1)
    assert judge(always, floors(summary, answer_recall=0.5)).verdict == Verdict.REGRESSION


def test_verdicts_are_told_apart_by_exit_status():
    assert sorted(Verdict) == [0, 1, 3, 4]


def test_floors_are_read_by_data_set(tmp_path):
    path = tmp_path / "floors.json"
    path.write_text(
        json.dumps({"gold": {"digest": "d", "floors": {"f1": 0.5}, "why": "first measured"}})
    )
    assert read_floors("gold", path) == Floors("d", {"f1": 0.5}, "first measured")
    assert read_floors("other", path) is None


@pytest.mark.parametrize(
    ("content", "message"),
    [
        ("{", "cannot be read"),
        ("[]", "cannot be read"),
        ('{"gold": {}}', "cannot be read"),
        ('{"gold": {"digest": "d", "floors": {"f1": 0.5}}}', "cannot be read"),
        ('{"gold": {"digest": "d", "floors": {"nonsense": 1}, "why": ""}}', "no measure"),
    ],
)
def test_floors_that_make_no_sense_are_refused(tmp_path, content, message):
    path = tmp_path / "floors.json"
    path.write_text(content)
    with pytest.raises(EvalError, match=message):
        read_floors("gold", path)


def test_the_pinned_floors_are_readable():
    for name in json.loads(FLOORS.read_text()):
        assert read_floors(name) is not None


def test_an_eval_fails_below_the_floors_in_the_sets_own_folder(summary, tmp_path, monkeypatch):
    from ui.cli import app

    pinned = {"digest": summary.digest, "why": "a test", "floors": {"f1": 0.99}}
    (tmp_path / "set").mkdir(exist_ok=True)
    (tmp_path / "set" / "floors.json").write_text(json.dumps({summary.dataset: pinned}))
    fallen = with_figure(summary, "f1", 0.5, 0.4, 0.6)
    monkeypatch.setattr("evals.evaluate.evaluate", lambda *_, **__: fallen)
    asked = CliRunner().invoke(app, ["eval", str(tmp_path / "set")])
    assert asked.exit_code == Verdict.REGRESSION
    (tmp_path / "set" / "floors.json").unlink()
    assert CliRunner().invoke(app, ["eval", str(tmp_path / "set")]).exit_code == Verdict.PASSED


def test_the_bundled_set_has_the_bundled_floors_wherever_one_stands(tmp_path, monkeypatch):
    (tmp_path / "gold").mkdir()
    (tmp_path / "gold" / "floors.json").write_text("{}")
    monkeypatch.chdir(tmp_path)
    assert floors_of("gold", "gold") == read_floors("gold")
    assert floors_of("gold", tmp_path / "gold") is None
