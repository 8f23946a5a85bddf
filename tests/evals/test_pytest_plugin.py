"""The gold set as tests of pytest: in a run of its own, and test by test on scripted answers."""

import json
import os
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest

from evals.datasets.dataset import read_dataset
from evals.datasets.evidence import locate
from evals.errors import EvalError
from evals.pytest_items import Failed, GoldSet, told
from evals.runs.gate import Floors
from evals.runs.runner import record_for
from evals.runs.summary import summarise

ROOT = Path(__file__).parents[2]
HEAVY = (
    "torch",
    "gradio",
    "chromadb",
    "llama_index",
    "sqlalchemy",
    "evals.datasets.dataset",
    "assistant",
)


def run_pytest(place, *arguments):
    """pytest in its own process, as a newsroom runs it, whether or not the plugin is installed."""
    environment = {
        **{k: v for k, v in os.environ.items() if not k.startswith("DOSSIER_")},
        "PYTHONPATH": str(ROOT),
        "XDG_CACHE_HOME": str(place / "cache"),
    }
    plugin = ("-p", "no:dossier", "-p", "evals.pytest_plugin", "-p", "no:cacheprovider")
    return subprocess.run(
        [sys.executable, "-m", "pytest", *plugin, *arguments],
        cwd=place,
        env=environment,
        capture_output=True,
        text=True,
        timeout=180,
        check=False,
    )


@pytest.fixture
def place(tmp_path):
    """A newsroom's own tests: one, which looks at what was imported."""
    folder = tmp_path / "newsroom"
    folder.mkdir()
    (folder / "test_own.py").write_text(
        f"import sys\ndef test_own():\n    assert not [m for m in {HEAVY} if m in sys.modules]\n"
    )
    return folder


def test_the_project_names_the_plugin():
    told = tomllib.loads((ROOT / "pyproject.toml").read_text())
    assert told["project"]["entry-points"]["pytest11"] == {"dossier": "evals.pytest_plugin"}


def test_without_the_option_nothing_is_loaded_and_no_test_added(place):
    done = run_pytest(place, "-q", "-W", "error")
    assert done.returncode == 0, done.stdout
    assert "1 passed" in done.stdout


def test_collecting_needs_no_model(place, write_dataset):
    done = run_pytest(place, "--collect-only", "-q", f"--dossier-eval={write_dataset()}")
    assert done.stdout.splitlines()[:7] == [
        "test_own.py::test_own",
        *(f"set::{name}" for name in ("q1", "q2", "q3")),
        *(f"set::{n}" for n in ("citation_validity", "quote_fidelity", "uncited_sentences")),
    ]


def test_what_cannot_be_asked_is_said_in_a_sentence(place, write_dataset):
    done = run_pytest(place, "--dossier-eval", "nowhere")
    assert done.returncode == pytest.ExitCode.USAGE_ERROR
    assert "There is no data set 'nowhere'" in done.stderr
    assert "Traceback" not in done.stdout + done.stderr
    options = ("--dossier-eval", str(write_dataset()), "--dossier-eval-library", "nowhere")
    assert "There is no library in nowhere." in run_pytest(place, *options).stderr
    assert not (place / "nowhere").exists()


@pytest.mark.slow
def test_a_gold_set_is_asked_of_its_own_documents(place, write_dataset):
    folder = write_dataset()
    floors = {"answer_recall": 5.0, "wrong_refusal": 1.0}
    pinned = {"digest": read_dataset(folder).digest, "why": "a test", "floors": floors}
    (folder / "floors.json").write_text(json.dumps({"set": pinned}))
    done = run_pytest(place, "-v", "--dossier-eval", str(folder))
    assert "set::q1 PASSED" in done.stdout
    assert "set::q3 PASSED" in done.stdout
    assert "set::quote_fidelity PASSED" in done.stdout
    assert "set::floor-wrong_refusal PASSED" in done.stdout
    assert "set::floor-answer_recall FAILED" in done.stdout
    assert "below 5.000." in done.stdout
    assert "Traceback" not in done.stdout

    chosen = run_pytest(place, "-v", "--dossier-eval", str(folder), "-k", "q1 or floor")
    assert chosen.returncode == 0, chosen.stdout
    assert "1 passed, 2 skipped" in chosen.stdout


@pytest.mark.slow
def test_known_failures_do_not_fail_a_build(place, write_dataset):
    folder = write_dataset(
        questions=[
            {
                "id": "broken",
                "question": "How many casings did they find?",
                "answers": ["twelve"],
                "evidence": [{"doc_id": "trial", "text": "The judge spoke for an hour."}],
            },
            {
                "id": "mended",
                "question": "How many casings did they find?",
                "answers": ["300"],
                "evidence": [{"doc_id": "raid", "text": "They found 300 casings."}],
            },
        ]
    )
    (folder / "known-failures.txt").write_text(
        "# to be mended\n\nbroken  the figure stands in a table\nmended was wrong last week\n"
    )
    done = run_pytest(
        place, "-ra", "-v", f"--dossier-eval={folder}", "--deselect=test_own.py::test_own"
    )
    assert done.returncode == 0, done.stdout
    assert "XFAIL set::broken - the figure stands in a table" in done.stdout
    assert "XPASS set::mended - was wrong last week" in done.stdout
    strict = run_pytest(
        place, "-v", "-o", "xfail_strict=true", f"--dossier-eval={folder}", "-k", "mended"
    )
    assert strict.returncode == 1
    assert "[XPASS(strict)] was wrong last week" in strict.stdout


@pytest.mark.parametrize(
    ("line", "message"),
    [
        ("q9  was deleted", "line 1: 'q9' is no question of this set"),
        ("floor-f1  never met", "'floor-f1' is no question of this set"),
        ("q1", "line 1: say after 'q1' why the question fails"),
        ("q1 one\nq1 two", "line 2: the question 'q1' is listed twice"),
    ],
)
def test_a_list_of_known_failures_that_is_wrong_is_refused(place, write_dataset, line, message):
    folder = write_dataset()
    (folder / "known-failures.txt").write_text(line)
    done = run_pytest(place, f"--dossier-eval={folder}")
    assert done.returncode == pytest.ExitCode.USAGE_ERROR
    assert message in done.stderr
    assert "Traceback" not in done.stdout + done.stderr


def test_only_a_wrong_answer_is_a_known_failure(gold_set):
    gold_set.known = {"q2": "the judge is not read"}
    (mark,) = by_name(gold_set)["q2"].iter_markers("xfail")
    assert mark.kwargs == {"reason": "the judge is not read", "raises": Failed}
    assert not list(by_name(gold_set)["q1"].iter_markers("xfail"))


@pytest.mark.slow
@pytest.mark.in_file
def test_a_gold_set_is_asked_of_a_library(place, write_dataset, workspace):
    rows = [
        {
            "id": "n1",
            "question": "How many passengers were wounded on the road to Las Huertas?",
            "answers": ["two"],
            "evidence": [{"doc_id": "village", "text": "Two passengers were wounded"}],
        },
        {
            "id": "n2",
            "question": "Who owns the ferry?",
            "answers": ["nobody"],
            "evidence": [{"doc_id": "ferry", "text": "Nobody owns it."}],
        },
    ]
    folder = write_dataset(questions=rows)
    (folder / "corpus.jsonl").unlink()
    library = str(workspace.settings.library)
    options = ("--dossier-eval", str(folder), "--dossier-eval-library", library)
    done = run_pytest(place, "-v", *options)
    assert "set::n1 PASSED" in done.stdout, done.stdout
    assert "set::n2 FAILED" in done.stdout
    assert "n2: none of the documents that answer it is in the library (ferry)." in done.stdout


class ScriptedRun:
    """Stands for a `GoldRun`: the scripted assistant answers."""

    def __init__(self, dataset, ask):
        texts = {article.doc_id: article.text for article in dataset.articles}
        self.dataset = dataset
        self.records = {}
        self._examples = {e.id: e for e in locate(dataset.examples, texts).examples}
        self._ask = ask

    def ask(self, example):
        placed = self._examples[example.id]
        return self.records.setdefault(example.id, record_for(self.dataset, placed, self._ask))

    @property
    def complete(self):
        return len(self.records) == len(self._examples)

    @property
    def summary(self):
        told = {"dataset": "set", "digest": self.dataset.digest, "available": 3, "seed": 0}
        return summarise(self.records.values(), **told)


@pytest.fixture
def gold_set(request, write_dataset, dataset, ask):
    made = GoldSet.of(request.session, str(write_dataset(name="again")), None)
    made.run = ScriptedRun(dataset, ask)
    return made


def by_name(gold_set):
    return {test.name: test for test in gold_set.collect()}


def test_a_wrong_answer_is_told_with_its_gold_and_citation(gold_set):
    tests = by_name(gold_set)
    tests["q1"].runtest()
    tests["q3"].runtest()
    with pytest.raises(Failed) as failed:
        tests["q2"].runtest()
    assert str(failed.value).splitlines() == [
        "q2: Who was hurt?",
        "  wrong answer",
        "  said:  Police came at dawn. [1] (confidence 0.40)",
        "  cited: [1] raid: “Police came at dawn.”",
        "  gold:  nobody",
        "  gold:  raid: “Nobody was <b>hurt</b>.”",
    ]
    assert tests["q2"].repr_failure(pytest.ExceptionInfo.from_exception(failed.value)) == str(
        failed.value
    )


def test_a_refusal_is_told_as_one(gold_set):
    tests = by_name(gold_set)
    record = gold_set.run.ask(tests["q3"].subject)
    assert "  said:  nothing (not in the sources) (confidence 0.10)" in told(record, "x")
    assert "  gold:  the sources do not say" in told(record, "x")


def test_a_broken_promise_names_the_questions(gold_set):
    tests = by_name(gold_set)
    with pytest.raises(pytest.skip.Exception, match="no question was asked"):
        tests["quote_fidelity"].runtest()
    for name in ("q1", "q2", "q3"):
        gold_set.run.ask(tests[name].subject)
    tests["quote_fidelity"].runtest()
    gold_set.run.records["q1"]["scores"]["quote_fidelity"] = 0.5
    with pytest.raises(Failed, match="a promise is broken") as failed:
        tests["quote_fidelity"].runtest()
    assert "q1: How many casings" in str(failed.value)
    assert "q2" not in str(failed.value)


def test_floors_need_all_questions_and_the_same_set(gold_set):
    gold_set.floors = Floors(gold_set.run.dataset.digest, {"one_score": 0.9, "coverage": 0}, "why")
    tests = by_name(gold_set)
    with pytest.raises(pytest.skip.Exception, match="not every question was asked"):
        tests["floor-one_score"].runtest()
    for name in ("q1", "q2", "q3"):
        gold_set.run.ask(tests[name].subject)
    tests["floor-coverage"].runtest()
    digest = gold_set.run.dataset.digest
    gold_set.floors = Floors(digest, {"conflict_precision": 0.9}, "why")
    with pytest.raises(Failed, match="Nothing was measured of conflict_precision"):
        by_name(gold_set)["floor-conflict_precision"].runtest()
    gold_set.floors = Floors("other", {"one_score": 0.9}, "why")
    with pytest.raises(Failed, match="pinned for another version of set"):
        by_name(gold_set)["floor-one_score"].runtest()


def test_a_question_whose_gold_says_nothing_is_skipped(request, write_dataset, ask):
    row = {"id": "x", "question": "Which casings?", "answerable": True}
    folder = write_dataset(questions=[row], name="bare")
    made = GoldSet.of(request.session, str(folder), None)
    made.run = ScriptedRun(made.run.dataset, ask)
    with pytest.raises(pytest.skip.Exception, match="the gold tells neither"):
        by_name(made)["x"].runtest()


def test_a_folder_that_is_no_set_is_an_error(request, tmp_path):
    with pytest.raises(EvalError):
        GoldSet.of(request.session, str(tmp_path), None)
