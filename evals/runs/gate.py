"""May this version pass? Invariants hold in every answer; figures must not fall below floors.

A floor fails only where the whole confidence interval lies below it: noise is no regression.
Floors are pinned for one data set's digest, each with a word why it stands where it stands.
"""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from enum import IntEnum
from pathlib import Path

from evals.errors import EvalError
from evals.runs.figures import INVARIANTS, MEASURES, measure
from evals.runs.summary import Summary
from evals.writing import write

FLOORS = Path(__file__).parents[1] / "floors.json"


class Verdict(IntEnum):
    """The outcome of a gate, as a process's exit status.

    BROKEN is also what a run that did not finish exits with: its figures say nothing. 2 is left
    for wrong usage.
    """

    PASSED = 0
    BROKEN = 1
    INVARIANT = 3
    REGRESSION = 4


@dataclass(frozen=True, slots=True)
class Floors:
    """The least that is accepted on a data set.

    Attributes:
        digest: of the data set the floors were measured on.
        least: by measure; for a measure where lower is better, the most that is accepted.
        why: what the floors rest on, and why they were moved last.
    """

    digest: str
    least: Mapping[str, float]
    why: str


@dataclass(frozen=True, slots=True)
class Gate:
    """A verdict with its reasons, sentences; none where it passed."""

    verdict: Verdict
    reasons: tuple[str, ...]


def read_floors(dataset: str, path: Path = FLOORS) -> Floors | None:
    """The floors of a data set, or None where none are pinned for it.

    Raises:
        EvalError: the file is not what it should be.
    """
    try:
        pinned = json.loads(path.read_text(encoding="utf-8")).get(dataset)
        if pinned is None:
            return None
        floors = Floors(
            str(pinned["digest"]),
            {str(name): float(value) for name, value in pinned["floors"].items()},
            str(pinned["why"]),
        )
    except (OSError, ValueError, KeyError, TypeError, AttributeError) as error:
        raise EvalError(f"The floors in {path} cannot be read: {error!r}.") from error
    if unknown := floors.least.keys() - {m.name for m in MEASURES}:
        raise EvalError(f"{path} has a floor for {sorted(unknown)[0]!r}, which is no measure.")
    return floors


def floors_of(dataset: str, place: str | Path) -> Floors | None:
    """The floors of a data set: those in its own folder, or the bundled ones.

    Args:
        place: "gold", the bundled set, or where it lies.

    Raises:
        EvalError: the file is not what it should be.
    """
    own = Path(place).expanduser() / "floors.json"
    return read_floors(dataset, own if str(place) != "gold" and own.is_file() else FLOORS)


PINNED = (
    "answer_recall",
    "f1",
    "one_score",
    "evidence_hit",
    "citation_precision",
    "citation_recall",
    "abstention_recall",
    "wrong_refusal",
    "answered_wrong",
    "conflict_precision",
    "passage_hit@1",
    "passage_mrr@10",
)
"""The figures that have floors: those that people feel, and none that another one implies."""


def pin(run: Path, why: str, path: Path = FLOORS) -> Floors:
    """Make the figures of a run the floors of its data set, and write them down.

    Raises:
        EvalError: the run's summary cannot be read, or it asked a sample only.
    """
    try:
        told = json.loads((run / "summary.json").read_text(encoding="utf-8"))
        means = {name: told["figures"][name]["mean"] for name in PINNED if name in told["figures"]}
        whole = told["questions"] == told["available"]
        floors = Floors(told["digest"], {n: round(m, 3) for n, m in means.items()}, why)
        pinned = json.loads(path.read_text(encoding="utf-8")) if path.exists() else {}
    except (OSError, ValueError, KeyError, TypeError) as error:
        raise EvalError(f"The run in {run} cannot be pinned: {error!r}.") from error
    if not whole:
        raise EvalError(f"The run in {run} asked a sample: floors need the whole data set.")
    if not why.strip():
        raise EvalError("Say why the floors stand where they stand.")
    pinned[told["dataset"]] = {"digest": floors.digest, "why": why, "floors": dict(floors.least)}
    write(path, json.dumps(pinned, indent=1, ensure_ascii=False) + "\n")
    return floors


def judge(summary: Summary, floors: Floors | None) -> Gate:
    """The gate's verdict on a run; the worst that applies, with all reasons of its kind."""
    if summary.broken:
        return Gate(Verdict.INVARIANT, _broken(summary))
    if floors is None:
        return Gate(Verdict.PASSED, ())
    if floors.digest != summary.digest:
        reason = (
            f"The floors were pinned for another version of {summary.dataset} "
            f"({floors.digest[:12]}, not {summary.digest[:12]}): measure and pin them again."
        )
        return Gate(Verdict.BROKEN, (reason,))
    unmeasured = sorted(floors.least.keys() - summary.figures.keys())
    nothing = [f"Nothing was measured of {', '.join(unmeasured)}."] if unmeasured else []
    reasons = [
        sentence
        for name, floor in floors.least.items()
        if name in summary.figures and (sentence := fallen(summary, name, floor)) is not None
    ]
    if reasons:  # who refuses everything has no citations to measure, and fell all the same
        return Gate(Verdict.REGRESSION, (*reasons, *nothing))
    return Gate(Verdict.BROKEN if nothing else Verdict.PASSED, tuple(nothing))


def _broken(summary: Summary) -> tuple[str, ...]:
    """Which invariants do not hold, and in whose answers."""
    figures = [
        f"{measure(i.name).title} is {summary.figures[i.name].mean:.4f}, and must be {i.must_be:g}."
        for i in INVARIANTS
        if i.name in summary.figures and summary.figures[i.name].mean != i.must_be
    ]
    return (*figures, f"Questions: {', '.join(summary.broken[:20])}.")


def fallen(summary: Summary, name: str, floor: float) -> str | None:
    """Why a figure is surely worse than its floor; None where it is not."""
    figure, title = summary.figures[name], measure(name).title
    if measure(name).better == "lower":
        if figure.low > floor:
            return f"{title}: {figure.mean:.3f}, at least {figure.low:.3f}, above {floor:.3f}."
    elif figure.high < floor:
        return f"{title}: {figure.mean:.3f}, at most {figure.high:.3f}, below {floor:.3f}."
    return None
