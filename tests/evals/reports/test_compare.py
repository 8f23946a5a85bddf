"""Two runs compared, a run scored anew, a run that goes on, floors pinned."""

import json
import shutil
from copy import deepcopy

import pytest

from evals.errors import EvalError
from evals.evaluate import rescore, score_again
from evals.reports.audit import audit
from evals.reports.audit_report import write_audit
from evals.reports.compare import compare, render_comparison, write_comparison
from evals.reports.report import report_page
from evals.runs.gate import Verdict, judge, pin, read_floors
from evals.runs.runner import run
from evals.runs.score import read_log
from evals.runs.summary import summary_json


@pytest.fixture
def texts(dataset):
    return {article.doc_id: article.text for article in dataset.articles}


@pytest.fixture
def folder(dataset, ask, tmp_path, texts):
    """A run of three questions: one right, one wrong, one rightly refused."""
    made = tmp_path / "before"
    made.mkdir()
    summary = run(dataset, ask, made / "log.jsonl", texts)
    (made / "summary.json").write_text(json.dumps(summary_json(summary)))
    return made


def rewritten(folder, name, change):
    """The same run with its records changed, copied over and over as other questions."""
    records = list(read_log(folder / "log.jsonl"))
    made = folder.parent / name
    made.mkdir()
    with (made / "log.jsonl").open("w") as stream:
        for record in change(deepcopy(records)):
            stream.write(json.dumps(record) + "\n")
    return made


def many(records, times=20):
    for number in range(times):
        for record in deepcopy(records):
            record["id"] += f"-{number}"
            record["gold"]["cluster"] += f"-{number}"
            yield record


def refused(record):
    record["answer"] |= {
        "outcome": "abstained", "reason": "not in the sources", "answer": "", "claims": [],
        "citations": [], "short_answer": None,
    }  # fmt: skip
    return record


def test_a_run_beside_itself_shows_no_difference(folder):
    comparison = compare(folder, folder)
    assert comparison.questions == 3
    assert comparison.changes == ()
    assert comparison.worse == ()
    assert all(pair.difference.interval.mean == 0 for pair in comparison.pairs)


def test_what_fell_is_found_and_named(folder):
    before = rewritten(folder, "one", many)
    after = rewritten(
        folder, "two", lambda rs: [refused(r) if r["id"].startswith("q1") else r for r in many(rs)]
    )
    comparison = compare(before, after)
    worse = {pair.measure.name for pair in comparison.worse}
    assert {"answer_recall", "f1", "one_score", "wrong_refusal", "evidence_hit"} <= worse
    assert "coverage" not in worse  # neither way is good
    assert len(comparison.changes) == 20
    assert {(c.before, c.after) for c in comparison.changes} == {("right", "wrongly refused")}
    back = compare(after, before)
    assert back.worse == ()
    assert {pair.measure.name for pair in back.pairs if pair.judged == "better"} == worse
    table = render_comparison(comparison)
    assert "0 questions came out better, 20 worse" in table


def test_the_page_shows_both_answers_and_escapes_them(folder, tmp_path):
    def hostile(records):
        records[0]["answer"]["answer"] = "<script>alert(1)</script>"
        return [records[0], refused(records[1]), records[2]]

    page = tmp_path / "difference.html"
    write_comparison(page, compare(folder, rewritten(folder, "two", hostile)))
    text = page.read_text()
    assert "wrong answer → wrongly refused" in text
    assert "<script" not in text


def test_a_change_of_the_gold_is_no_merit_of_an_answer(folder):
    def other_gold(records):
        for record in records:
            record["gold"]["answers"] = ["nothing of the kind"]
        return records

    comparison = compare(folder, rewritten(folder, "two", other_gold))
    assert comparison.changes == ()
    assert all(pair.difference.interval.mean == 0 for pair in comparison.pairs)


def test_other_words_with_the_same_verdict_are_counted(folder):
    def reworded(records):
        records[1]["answer"]["answer"] += (
            " "  # other words with another claim would be another case
        )
        return [refused(records[0]), *records[1:]]

    comparison = compare(folder, rewritten(folder, "two", reworded))
    assert (len(comparison.changes), comparison.worded_otherwise) == (1, 1)


def test_questions_of_one_run_alone_are_counted_and_left_out(folder):
    after = rewritten(folder, "two", lambda records: records[:2])
    comparison = compare(folder, after)
    assert (comparison.questions, comparison.alone) == (2, 1)


def test_runs_without_a_common_question_are_no_comparison(folder):
    other = rewritten(folder, "two", lambda rs: [r | {"id": f"x{r['id']}"} for r in rs])
    with pytest.raises(EvalError, match="no question in common"):
        compare(folder, other)
    renamed = rewritten(folder, "three", lambda rs: [rs[0] | {"id": "q2"}])
    with pytest.raises(EvalError, match="is another one"):
        compare(folder, renamed)


def test_a_run_is_scored_again_from_its_log_alone(folder, tmp_path):
    summary = json.loads((folder / "summary.json").read_text())
    assert json.loads(json.dumps(summary_json(score_again(folder)))) == summary
    alone = tmp_path / "log.jsonl"
    alone.write_text((folder / "log.jsonl").read_text())
    assert json.loads(json.dumps(summary_json(score_again(alone))))["figures"] == summary["figures"]
    score_again(folder, tmp_path / "again")
    assert list(read_log(tmp_path / "again" / "log.jsonl")) == list(read_log(folder / "log.jsonl"))


def test_a_log_that_stands_alone_has_a_page_and_is_scored_anew(folder, tmp_path):
    alone, out = tmp_path / "alone", tmp_path / "scored"
    alone.mkdir()
    out.mkdir()
    shutil.copy(folder / "log.jsonl", alone)
    again = rescore(alone)
    page = report_page(again.summary, again.manifest, again.records)
    assert "3 of 3 questions</p>" in page
    assert "How it was made" not in page
    (out / "manifest.json").write_text('{"finished": "of another run"}')
    score_again(alone, out)
    names = [file.name for file in sorted(out.iterdir())]
    assert names == ["log.jsonl", "report.html", "summary.json"]


@pytest.mark.parametrize("manifest", ["{}", '{"settings": "odd"}', '{"finished": "2026"}', "["])
def test_an_odd_manifest_spoils_no_page(folder, manifest):
    (folder / "manifest.json").write_text(manifest)
    again = rescore(folder)
    assert "3 of 3 questions" in report_page(again.summary, again.manifest, again.records)


def test_what_cannot_be_written_is_said_in_a_sentence(folder, tmp_path):
    none, file = tmp_path / "none" / "a.html", tmp_path / "file"
    file.write_text("")
    (folder / "summary.json").write_text(
        json.dumps(json.loads((folder / "summary.json").read_text()) | {"available": 3})
    )
    for write in (
        lambda: write_comparison(none, compare(folder, folder)),
        lambda: score_again(folder, file),
        lambda: pin(folder, "why", none),
        lambda: write_audit(none, audit([], lambda _: {}, {"up": 0, "down": 0})),
    ):
        with pytest.raises(EvalError, match=r"(none/a\.html|file) cannot be written: "):
            write()


def asked_to_resume(dataset, ask, log, texts):
    """How many questions are asked before a run that was cut off is whole."""
    asked = []

    def listening(history, question):
        asked.append(question)
        return ask(history, question)

    run(dataset, listening, log, texts, resume=True)
    return len(asked)


def test_a_run_that_was_cut_off_within_a_letter_goes_on(dataset, ask, tmp_path, texts, folder):
    log = tmp_path / "cut.jsonl"
    first, second, _third = (folder / "log.jsonl").read_bytes().splitlines()
    told = json.loads(first)
    told["answer"]["note"] = "one line\u2028of two"
    kept = json.dumps(told, ensure_ascii=False).encode()
    log.write_bytes(kept + b"\n" + second[:100] + "é".encode()[:1])
    assert asked_to_resume(dataset, ask, log, texts) == 2
    assert log.read_bytes().startswith(kept)


def test_a_run_that_was_cut_off_goes_on(dataset, ask, tmp_path, texts, folder):
    log = tmp_path / "cut.jsonl"
    lines = (folder / "log.jsonl").read_text().splitlines()
    log.write_text(lines[0] + "\n" + lines[1][:100])
    assert asked_to_resume(dataset, ask, log, texts) == 2
    assert [r["id"] for r in read_log(log)] == ["q1", "q2", "q3"]


def test_floors_are_pinned_and_hold_for_that_data_alone(folder, dataset, ask, tmp_path, texts):
    file = tmp_path / "floors.json"
    pinned = pin(folder, "the first run", file)
    assert pinned.least["answer_recall"] == 0.5
    summary = run(dataset, ask, tmp_path / "log", texts)
    assert judge(summary, read_floors("set", file)).verdict == Verdict.PASSED
    told = json.loads(file.read_text())
    told["set"]["digest"] = "0" * 64
    file.write_text(json.dumps(told))
    assert judge(summary, read_floors("set", file)).verdict == Verdict.BROKEN


def test_a_sample_or_no_reason_pins_nothing(folder, tmp_path):
    with pytest.raises(EvalError, match="Say why"):
        pin(folder, " ", tmp_path / "floors.json")
    told = json.loads((folder / "summary.json").read_text())
    (folder / "summary.json").write_text(json.dumps(told | {"available": 10}))
    with pytest.raises(EvalError, match="a sample"):
        pin(folder, "why", tmp_path / "floors.json")
    assert not (tmp_path / "floors.json").exists()


def test_the_commands(folder, tmp_path):
    from command import dossier

    same = dossier("eval", "compare", str(folder), str(folder), "--json", cwd=tmp_path)
    assert (same.returncode, json.loads(same.stdout)["questions"]) == (0, 3)
    worse = rewritten(folder, "two", lambda rs: [refused(r) for r in many(rs)])
    better = rewritten(folder, "one", many)
    fell = dossier("eval", "compare", str(better), str(worse), "--out", "d.html", cwd=tmp_path)
    assert fell.returncode == 4
    assert (tmp_path / "d.html").exists()
    scored = dossier("eval", "score", str(folder), "--json", cwd=tmp_path)
    assert json.loads(scored.stdout)["questions"] == 3
    assert "There is no log" in dossier("eval", "score", "nowhere", cwd=tmp_path).stderr
    why = ("--why", "a first run", "--floors", "floors.json", "--json")
    pinned = json.loads(dossier("eval", "pin", str(folder), *why, cwd=tmp_path).stdout)
    assert pinned == json.loads((tmp_path / "floors.json").read_text())["set"]
    unknown = dossier("eval", "no-such-folder", cwd=tmp_path)
    assert "no-such-folder" in unknown.stderr
    assert unknown.returncode == 1


def test_a_record_that_cannot_be_scored_is_named(tmp_path):
    record = {"id": "q7", "answer": [], "retrieved": [], "gold": {}}
    (tmp_path / "log.jsonl").write_text(json.dumps(record) + "\n")
    with pytest.raises(EvalError, match="'q7' is not one of an eval's log"):
        score_again(tmp_path)
