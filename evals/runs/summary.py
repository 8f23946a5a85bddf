"""The figures of a run: means with intervals, over all questions and by slice; as a table."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import asdict, dataclass
from itertools import groupby

from evals.datasets.example import Json
from evals.metrics.calibration import Bin, brier_score, calibration_error, reliability
from evals.metrics.refusal import RiskPoint, area_under_risk, risk_coverage
from evals.metrics.statistics import Interval, mean_interval
from evals.runs.figures import INVARIANTS, MEASURES, RANKS, Measure, figure_text
from evals.runs.score import Scores

SLICES = {
    "type": "type",
    "difficulty": "difficulty",
    "answerable": "answerable",
    "language": "lang",
}
"""What figures are split by, and where a question's line says it."""


@dataclass(frozen=True, slots=True)
class Slice:
    """The figures of the questions that have one value of one property."""

    by: str
    value: str
    questions: int
    figures: Mapping[str, Interval]


@dataclass(frozen=True, slots=True)
class Risk:
    """Risk and coverage as the confidence threshold moves.

    Attributes:
        area: AURC, 0..1; None where no answer could be judged.
        answers: the answers that were judged.
    """

    points: tuple[RiskPoint, ...]
    area: float | None
    answers: int


@dataclass(frozen=True, slots=True)
class Calibration:
    """Whether confidence, of the answers given, is the probability that they are right.

    Attributes:
        error: ECE, 0..1. brier: 0..1. Both None where no answer could be judged.
    """

    bins: tuple[Bin, ...]
    error: float | None
    brier: float | None


@dataclass(frozen=True, slots=True)
class Summary:
    """What a run showed.

    Attributes:
        digest: of the data set's files.
        questions: asked. available: in the data set.
        seed: of the sample and of the bootstrap.
        figures: by measure; a measure that no question defined is missing.
        broken: ids of the questions whose answers break an invariant.
        notes: sentences on what the figures leave out.
    """

    dataset: str
    digest: str
    questions: int
    available: int
    seed: int
    figures: Mapping[str, Interval]
    slices: tuple[Slice, ...]
    risk: Risk
    calibration: Calibration
    broken: tuple[str, ...]
    notes: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class _Row:
    id: str
    cluster: str
    values: Mapping[str, str]
    scores: Scores
    confidence: float
    retrieved: int


def summarise(
    records: Iterable[Json],
    *,
    dataset: str,
    digest: str,
    available: int,
    seed: int,
    notes: Sequence[str] = (),
) -> Summary:
    """Figures from scored records; their `scores` are taken as they stand."""
    table = [_row(record) for record in records]
    judged = _judged(table)
    return Summary(
        dataset=dataset,
        digest=digest,
        questions=len(table),
        available=available,
        seed=seed,
        figures=_figures(table, seed),
        slices=_slices(table, seed),
        risk=_risk(judged, len(table)),
        calibration=_calibration(judged),
        broken=tuple(row.id for row in table if _breaks(row.scores)),
        notes=(*notes, *_depth(table)),
    )


def summary_json(summary: Summary) -> Json:
    """A summary as `summary.json` holds it."""
    return asdict(summary)


def render_table(summary: Summary) -> str:
    """For a terminal: figures with 95% intervals and numbers of questions, group by group."""
    asked = f"{summary.questions} of {summary.available} questions"
    lines = [f"{summary.dataset}: {asked}, seed {summary.seed}"]
    shown = [m for m in MEASURES if m.name in summary.figures]
    width = max((len(m.title) for m in shown), default=0)
    for group, measures in groupby(shown, key=lambda m: m.group):
        lines += ["", f"{group:<{width}}    mean   95% interval       n"]
        lines += _lines(measures, summary, width)
    if summary.risk.area is not None:
        lines += [
            "",
            _of_answers("Area under risk and coverage", summary.risk.area, summary, width),
        ]
    calibration = summary.calibration
    if calibration.error is not None and calibration.brier is not None:
        lines.append(_of_answers("Calibration error (ECE)", calibration.error, summary, width))
        lines.append(_of_answers("Brier score", calibration.brier, summary, width))
    if summary.broken:
        lines += ["", f"Broken invariants: {', '.join(summary.broken)}"]
    lines += [line for note in summary.notes for line in ("", note)]
    return "\n".join(lines)


def _row(record: Json) -> _Row:
    gold = record["gold"]
    return _Row(
        id=str(record["id"]),
        cluster=str(gold["cluster"]),
        values={by: _value(gold.get(key, "not told")) for by, key in SLICES.items()},
        scores=record["scores"],
        confidence=float(record["answer"]["confidence"]),
        retrieved=len(record["retrieved"]),
    )


def _value(told: object) -> str:
    return {True: "yes", False: "no"}[told] if isinstance(told, bool) else str(told)


def _figures(table: Sequence[_Row], seed: int) -> dict[str, Interval]:
    figures = {}
    for measure in MEASURES:
        defined = [
            (value, row.cluster)
            for row in table
            if (value := row.scores.get(measure.name)) is not None
        ]
        values, clusters = [v for v, _ in defined], [c for _, c in defined]
        if interval := mean_interval(values, clusters, seed, measure.bounds):
            figures[measure.name] = interval
    return figures


def _slices(table: Sequence[_Row], seed: int) -> tuple[Slice, ...]:
    """By property, the most frequent value first; a property with one value is no slice."""
    slices = []
    for by in SLICES:
        groups: defaultdict[str, list[_Row]] = defaultdict(list)
        for row in table:
            groups[row.values[by]].append(row)
        if len(groups) > 1:
            frequent = Counter({value: len(rows) for value, rows in groups.items()})
            slices += [
                Slice(by, value, n, _figures(groups[value], seed))
                for value, n in frequent.most_common()
            ]
    return tuple(slices)


def _judged(table: Sequence[_Row]) -> list[tuple[float, bool]]:
    """(confidence, right) of the answers that were given and can be judged."""
    return [
        (row.confidence, wrong == 0)
        for row in table
        if row.scores["coverage"] == 1 and (wrong := row.scores["answered_wrong"]) is not None
    ]


def _risk(judged: Sequence[tuple[float, bool]], questions: int) -> Risk:
    answers = [(confidence, not right) for confidence, right in judged]
    return Risk(tuple(risk_coverage(answers, questions)), area_under_risk(answers), len(answers))


def _calibration(judged: Sequence[tuple[float, bool]]) -> Calibration:
    return Calibration(tuple(reliability(judged)), calibration_error(judged), brier_score(judged))


def _depth(table: Sequence[_Row]) -> tuple[str, ...]:
    """A word on rankings that are shorter than the ranks they are measured at."""
    deepest = max((row.retrieved for row in table), default=0)
    if deepest >= max(RANKS):
        return ()
    return (
        f"An answer came with at most {deepest} passages; "
        f"figures at {max(RANKS)} are over what there was.",
    )


def _breaks(scores: Scores) -> bool:
    return any(
        value is not None and value != invariant.must_be
        for invariant in INVARIANTS
        for value in [scores[invariant.name]]
    )


def _lines(measures: Iterable[Measure], summary: Summary, width: int) -> list[str]:
    return [_line(measure, summary.figures[measure.name], width) for measure in measures]


def _of_answers(title: str, value: float, summary: Summary, width: int) -> str:
    return f"{title:<{width}}  {value:6.3f}{summary.risk.answers:>24}"


def _line(measure: Measure, figure: Interval, width: int) -> str:
    mean, low, high = (figure_text(measure, v) for v in (figure.mean, figure.low, figure.high))
    return f"{measure.title:<{width}}  {mean:>6}   {f'{low} – {high}':<15}{figure.n:>6}"
