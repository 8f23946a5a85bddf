"""The runs that were kept in a folder, and that no name leads out of it."""

import json
from pathlib import Path

import pytest

from evals.errors import UnknownEval
from evals.metrics.statistics import Interval
from evals.runs.kept import kept_run, kept_runs

FIGURE = {"mean": 0.5, "low": 0.4, "high": 0.6, "n": 9, "clusters": 4}


def keep(folder: Path, name: str, finished: str, **figures: object) -> Path:
    run = folder / name
    run.mkdir(parents=True)
    (run / "log.jsonl").write_text("")
    told = {"dataset": "desk", "questions": 9, "available": 12, "figures": figures}
    (run / "summary.json").write_text(json.dumps(told))
    made = {"finished": finished, "settings": {"llm": "extractive"}}
    (run / "manifest.json").write_text(json.dumps(made))
    return run


def test_runs_come_with_their_figures_the_latest_first(tmp_path):
    keep(tmp_path, "old", "2026-01-01", coverage=FIGURE)
    keep(tmp_path, "new", "2026-02-01", coverage=FIGURE, of_another_version=FIGURE)
    new, old = kept_runs(tmp_path)
    assert (new.name, old.name) == ("new", "old")
    assert (new.dataset, new.model, new.questions, new.available) == ("desk", "extractive", 9, 12)
    assert new.figures == {"coverage": Interval(0.5, 0.4, 0.6, 9, 4)}


def test_a_run_that_was_cut_off_or_damaged_is_there_without_figures(tmp_path):
    for name in ("begun", "damaged", "odd"):
        (tmp_path / name).mkdir()
        (tmp_path / name / "log.jsonl").write_text("")
    (tmp_path / "damaged" / "summary.json").write_text("{")
    (tmp_path / "odd" / "summary.json").write_text('{"figures": {"coverage": {"mean": "much"}}}')
    (tmp_path / "no run").mkdir()
    assert [(run.name, dict(run.figures)) for run in kept_runs(tmp_path)] == [
        ("odd", {}),
        ("damaged", {}),
        ("begun", {}),
    ]
    assert kept_runs(tmp_path / "nothing") == []


@pytest.mark.parametrize("name", ["..", ".", "", "../outside", "/", "outside", "link", "linked"])
def test_no_name_leads_out_of_the_folder(tmp_path, name):
    outside = keep(tmp_path, "outside", "2026-01-01")
    home = tmp_path / "reports"
    keep(home, "run", "2026-01-01")
    (home / "link").symlink_to(outside)
    (home / "linked").mkdir()
    (home / "linked" / "log.jsonl").symlink_to(outside / "log.jsonl")
    with pytest.raises(UnknownEval):
        kept_run(home, name)
    assert kept_run(home, "run").folder == home / "run"
