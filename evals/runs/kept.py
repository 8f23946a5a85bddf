"""Runs that were kept: the folders below one folder, each written by an eval.

A run is named by its folder alone, and only a name that is listed leads anywhere, so that no name
leads out of the folder.
"""

import json
import math
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from evals.datasets.example import Json
from evals.errors import UnknownEval
from evals.metrics.statistics import Interval
from evals.runs.figures import MEASURES


@dataclass(frozen=True, slots=True)
class KeptRun:
    """A run as its folder tells of it.

    Attributes:
        folder: that holds its log.
        dataset, model: as its files tell; empty where they do not.
        finished: in ISO 8601; the same.
        questions, available: asked, and in the data set; 0 where the run was cut off.
        figures: by measure; empty where the run was cut off.
    """

    name: str
    folder: Path
    dataset: str
    model: str
    finished: str
    questions: int
    available: int
    figures: Mapping[str, Interval]


def kept_runs(folder: Path) -> list[KeptRun]:
    """The runs in a folder, the latest first; none where there is no such folder."""
    home = folder.expanduser().resolve()
    if not home.is_dir():
        return []
    logs = [path / "log.jsonl" for path in home.iterdir()]
    # A link that leads elsewhere is passed over.
    runs = [_run(log.parent) for log in logs if log.is_file() and log.resolve() == log]
    return sorted(runs, key=lambda run: (run.finished, run.name), reverse=True)


def kept_run(folder: Path, name: str) -> KeptRun:
    """The run of this name.

    Raises:
        UnknownEval: there is none.
    """
    for run in kept_runs(folder):
        if run.name == name:
            return run
    raise UnknownEval(f"There is no eval {name!r} here.")


def _run(folder: Path) -> KeptRun:
    summary, manifest = _read(folder / "summary.json"), _read(folder / "manifest.json")
    settings = manifest.get("settings")
    told = summary.get("figures")
    figures = told if isinstance(told, dict) else {}
    return KeptRun(
        folder.name,
        folder,
        _text(summary.get("dataset") or manifest.get("dataset")),
        _text(settings.get("llm")) if isinstance(settings, dict) else "",
        _text(manifest.get("finished")),
        _number(summary.get("questions")),
        _number(summary.get("available")),
        {m.name: i for m in MEASURES if (i := _interval(figures.get(m.name)))},
    )


def _read(path: Path) -> Json:
    try:
        if path.resolve() != path:
            return {}
        told = json.loads(path.read_text(encoding="utf-8"))
    except (OSError, ValueError, RecursionError):
        return {}
    return told if isinstance(told, dict) else {}


def _text(value: object) -> str:
    return value if isinstance(value, str) else ""


def _number(value: object) -> int:
    return value if isinstance(value, int) else 0


def _interval(told: object) -> Interval | None:
    """A figure as `summary.json` holds it; None where it is none."""
    if not isinstance(told, dict):
        return None
    try:
        mean, low, high = (float(told[name]) for name in ("mean", "low", "high"))
        interval = Interval(mean, low, high, int(told["n"]), int(told["clusters"]))
    except (KeyError, TypeError, ValueError, OverflowError):
        return None
    return interval if all(map(math.isfinite, (mean, low, high))) else None
