"""Two runs over the same questions: what became better, what worse, and whether that is chance.

Each question is paired with itself, so that easy and hard questions cancel out; the interval of
the difference is a paired bootstrap over clusters (`evals.metrics.statistics`).
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby
from pathlib import Path

from evals.datasets.example import Json
from evals.errors import EvalError
from evals.metrics.statistics import Difference, paired_difference
from evals.reports.report import VERDICTS, verdict
from evals.reports.templates import template
from evals.runs.figures import MEASURES, Measure
from evals.runs.score import read_log, rescored
from evals.writing import write


@dataclass(frozen=True, slots=True)
class Pair:
    """A measure in both runs, over the questions that define it in both.

    Attributes:
        before, after: means.
        judged: "better" or "worse" where the interval leaves out zero and one of them is good.
    """

    measure: Measure
    before: float
    after: float
    difference: Difference
    judged: str


@dataclass(frozen=True, slots=True)
class Change:
    """A question that came out otherwise.

    Attributes:
        before, after: of `evals.reports.report.VERDICTS`.
        said_before, said_after: the prose of the answers; empty for a refusal.
    """

    id: str
    question: str
    gold: tuple[str, ...]
    before: str
    after: str
    said_before: str
    said_after: str

    @property
    def gained(self) -> int:
        """How many steps better the verdict is; below 0, worse."""
        return VERDICTS.index(self.after) - VERDICTS.index(self.before)


@dataclass(frozen=True, slots=True)
class Comparison:
    """Two runs beside each other.

    Attributes:
        questions: that both asked.
        alone: that only one of them asked, and that say nothing here.
        worded_otherwise: questions whose answers differ and whose verdict does not.
    """

    before: str
    after: str
    questions: int
    alone: int
    pairs: tuple[Pair, ...]
    changes: tuple[Change, ...]
    worded_otherwise: int

    @property
    def worse(self) -> tuple[Pair, ...]:
        """The measures that fell, and not by chance."""
        return tuple(pair for pair in self.pairs if pair.judged == "worse")


def compare(before: Path, after: Path, seed: int = 0) -> Comparison:
    """Compare two runs, by their folders or logs. Scores are computed anew for both.

    Raises:
        EvalError: a log cannot be read, or they have no question in common.
    """
    one, other = _by_id(before), _by_id(after)
    common = [key for key in one if key in other]
    if not common:
        raise EvalError(f"{before} and {after} have no question in common.")
    for key in common:
        if one[key]["gold"]["question"] != other[key]["gold"]["question"]:
            raise EvalError(f"The question {key!r} is another one in {after}.")
    # What changed in the gold is no merit of an answer: both are held against the later one.
    regraded = rescored({**one[key], "gold": other[key]["gold"]} for key in common)
    one = {**one, **{str(record["id"]): record for record in regraded}}
    clusters = {key: str(one[key]["gold"]["cluster"]) for key in common}
    pairs = [pair for measure in MEASURES if (pair := _pair(measure, one, other, clusters, seed))]
    changes = [change for key in common if (change := _change(one[key], other[key]))]
    changed = {change.id for change in changes}
    otherwise = sum(_said(one[key]) != _said(other[key]) for key in common if key not in changed)
    return Comparison(
        str(before),
        str(after),
        len(common),
        len(one) + len(other) - 2 * len(common),
        tuple(pairs),
        tuple(sorted(changes, key=lambda change: (change.gained, change.id))),
        otherwise,
    )


def render_comparison(comparison: Comparison) -> str:
    """For a terminal: each measure before and after, with the interval of the difference."""
    c = comparison
    width = max(len(pair.measure.title) for pair in c.pairs)
    lines = [f"{c.before} → {c.after}: {c.questions} questions of both"]
    lines += [f"{c.alone} questions of one of them alone are left out."] if c.alone else []
    for group, pairs in groupby(c.pairs, key=lambda pair: pair.measure.group):
        lines += ["", f"{group:<{width}}  before   after   difference, 95%          won  lost"]
        lines += [_line(pair, width) for pair in pairs]
    won = sum(change.gained > 0 for change in c.changes)
    lines += [
        "",
        f"{won} questions came out better, {len(c.changes) - won} worse;"
        f" {c.worded_otherwise} are answered in other words.",
    ]
    lines += [
        f"  {'better' if change.gained > 0 else 'worse '}  {change.id}: {change.before} →"
        f" {change.after}"
        for change in _extremes(c.changes)
    ]
    if len(c.changes) > 2 * SHOWN:
        lines.append(f"  … and {len(c.changes) - 2 * SHOWN} between; --out FILE.html shows all.")
    return "\n".join(lines)


SHOWN = 10  # of the worst and of the best changes


def _extremes(changes: Sequence[Change]) -> Sequence[Change]:
    """The worst and the best, in their order."""
    return changes if len(changes) <= 2 * SHOWN else (*changes[:SHOWN], *changes[-SHOWN:])


def write_comparison(path: Path, comparison: Comparison) -> None:
    """Write the page that `comparison_page` makes."""
    write(path, comparison_page(comparison))


def comparison_page(comparison: Comparison) -> str:
    """The same as one HTML page, with both answers to every question that came out otherwise."""
    groups = [
        (group, list(pairs))
        for group, pairs in groupby(comparison.pairs, key=lambda pair: pair.measure.group)
    ]
    return template("compare.html.j2").render(c=comparison, groups=groups)


def log_of(run: Path) -> Path:
    """The log of a run that is named by its folder or by the log itself."""
    return run / "log.jsonl" if run.is_dir() else run


def _by_id(run: Path) -> dict[str, Json]:
    return {str(record["id"]): record for record in rescored(read_log(log_of(run)))}


def _pair(
    measure: Measure,
    one: Mapping[str, Json],
    other: Mapping[str, Json],
    clusters: Mapping[str, str],
    seed: int,
) -> Pair | None:
    before, after = _values(measure, one.values()), _values(measure, other.values())
    shared = sorted(before.keys() & after.keys())
    difference = paired_difference(before, after, clusters, seed, measure.bounds)
    if difference is None:
        return None
    rose = difference.interval.mean > 0
    judged = ""
    if difference.significant and measure.better != "neither":
        judged = "better" if rose == (measure.better == "higher") else "worse"
    return Pair(
        measure, _mean([before[k] for k in shared]), _mean([after[k] for k in shared]),
        difference, judged,
    )  # fmt: skip


def _values(measure: Measure, records: Iterable[Json]) -> dict[str, float]:
    return {
        str(record["id"]): value
        for record in records
        if (value := record["scores"].get(measure.name)) is not None
    }


def _mean(values: Sequence[float]) -> float:
    return sum(values) / len(values)


def _change(one: Json, other: Json) -> Change | None:
    before, after = verdict(one), verdict(other)
    if before == after:
        return None
    return Change(
        str(one["id"]),
        one["gold"]["question"],
        tuple(one["gold"]["answers"]),
        before,
        after,
        _said(one),
        _said(other),
    )


def _said(record: Json) -> str:
    return str(record["answer"]["answer"])


def _line(pair: Pair, width: int) -> str:
    told = pair.difference.interval
    mark = {"better": " +", "worse": " !"}.get(pair.judged, "")
    return (
        f"{pair.measure.title:<{width}}  {pair.before:6.3f}  {pair.after:6.3f}"
        f"   {told.mean:+.3f} ({told.low:+.3f} – {told.high:+.3f})"
        f"{pair.difference.won:>5}{pair.difference.lost:>6}{mark}"
    )
