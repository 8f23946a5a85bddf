"""What each part of Dossier adds: every question asked again without it, and paired."""

from collections.abc import Callable, Mapping, Sequence
from contextlib import nullcontext
from dataclasses import dataclass, replace
from pathlib import Path

from assistant.asking.rewrite import retold
from assistant.assistant import Assistant
from assistant.settings import Settings
from assistant.wiring import Workspace
from evals.ablations import ABLATIONS, Ablation, Remembering
from evals.datasets.dataset import Dataset, read_dataset
from evals.datasets.evidence import locate
from evals.datasets.example import Example
from evals.errors import EvalError
from evals.evaluate import Stage, library_of
from evals.metrics.statistics import Difference, Interval, mean_interval, paired_difference
from evals.runs.figures import MEASURES, Measure
from evals.runs.runner import record_for, sample

SHOWN = (
    "one_score",
    "answer_recall",
    "f1",
    "evidence_hit",
    "citation_precision",
    "abstention_recall",
    "wrong_refusal",
    "answered_wrong",
    "conflict_recall",
    "passage_hit@1",
    "passage_mrr@10",
)

Scores = Mapping[str, Mapping[str, float]]
"""By measure: the value of each question that defines it."""


@dataclass(frozen=True, slots=True)
class Without:
    """What a part adds: Dossier as a whole minus Dossier without it, by measure."""

    name: str
    part: str
    adds: Mapping[str, Difference]


@dataclass(frozen=True, slots=True)
class Ablated:
    """Figures of the whole, and what each part adds to them."""

    dataset: str
    questions: int
    whole: Mapping[str, Interval]
    parts: tuple[Without, ...]


def ablate(
    name: str | Path,
    settings: Settings,
    *,
    limit: int | None = None,
    seed: int = 0,
    only: Sequence[str] = (),
    cache_dir: Path | None = None,
    stage: Stage | None = None,
) -> Ablated:
    """Ask every question of the whole and of it without each part, in one run.

    Args:
        only: names of `ABLATIONS`; empty for all.

    Raises:
        EvalError: the data set cannot be read or asked, or there is no such ablation.
    """
    known = {each.name: each for each in ABLATIONS}
    if unknown := set(only) - known.keys():
        raise EvalError(
            f"There is no ablation {min(unknown)!r}. There are: {', '.join(map(repr, known))}."
        )
    chosen = [each for each in ABLATIONS if not only or each.name in only]
    dataset = read_dataset(name)
    without: dict[str, Scores] = {}
    with library_of(dataset, settings, cache_dir, stage) as workspace:
        examples = _asked(dataset, workspace, limit, seed)
        shipped = workspace.assistant
        remembering = replace(shipped, reader=Remembering(shipped.reader))
        whole = _scores(dataset, examples, remembering, None, _told(stage, "the whole"))
        for each in chosen:
            if not each.settings:
                made = each.made(workspace, remembering if each.reads_alike else shipped)
                without[each.name] = _scores(dataset, examples, made, each, _told(stage, each.name))
    for each in chosen:
        if each.settings:
            with library_of(dataset, each.applied(settings), cache_dir, stage) as workspace:
                again = _asked(dataset, workspace, limit, seed)
                without[each.name] = _scores(
                    dataset, again, workspace.assistant, each, _told(stage, each.name)
                )
    return _compared(dataset.name, examples, whole, chosen, without, seed)


def render_ablated(ablated: Ablated) -> str:
    """For a terminal: the whole, then what each part adds; `*` where it surely helps, `!` harms."""
    shown = [m for m in MEASURES if m.name in SHOWN and m.name in ablated.whole]
    lines = [f"{ablated.dataset}: {ablated.questions} questions, each asked of every variant", ""]
    for measure in shown:
        at = ablated.whole[measure.name]
        lines.append(
            f"{measure.title:<32} {at.mean:6.3f}  [{at.low:.3f}, {at.high:.3f}]  n = {at.n}"
        )
    for without in ablated.parts:
        lines += ["", f"{without.part}: what it adds to “{without.name}”"]
        for measure in shown:
            if measure.name in without.adds:
                lines.append(_line(measure, without.adds[measure.name]))
    return "\n".join(lines)


def _line(measure: Measure, adds: Difference) -> str:
    at = adds.interval
    mark = ""
    if adds.significant:
        mark = " *" if (at.mean > 0) == (measure.better == "higher") else " !"
    told = f"  {measure.title:<32} {at.mean:+.3f}  [{at.low:+.3f}, {at.high:+.3f}]"
    return f"{told}  {adds.won} rose, {adds.lost} fell{mark}"


def _asked(
    dataset: Dataset, workspace: Workspace, limit: int | None, seed: int
) -> Sequence[Example]:
    texts = {article.doc_id: article.text for article in workspace.library.articles()}
    return sample(locate(dataset.examples, texts).examples, limit, seed)


def _scores(
    dataset: Dataset,
    examples: Sequence[Example],
    assistant: Assistant,
    ablation: Ablation | None,
    told: Callable[[int, int], None],
) -> Scores:
    table: dict[str, dict[str, float]] = {}
    with ablation.in_force() if ablation else nullcontext():
        for done, example in enumerate(examples, start=1):
            record = record_for(
                dataset, example, lambda history, asked: assistant.ask(retold(history), asked)
            )
            for measure, value in record["scores"].items():
                if value is not None:
                    table.setdefault(measure, {})[example.id] = value
            told(done, len(examples))
    return table


def _compared(
    name: str,
    examples: Sequence[Example],
    whole: Scores,
    chosen: Sequence[Ablation],
    without: Mapping[str, Scores],
    seed: int,
) -> Ablated:
    clusters = {example.id: example.cluster for example in examples}
    figures = {}
    for measure in MEASURES:
        values = whole.get(measure.name, {})
        of = [clusters[i] for i in values]
        if interval := mean_interval(list(values.values()), of, seed, measure.bounds):
            figures[measure.name] = interval
    parts = []
    for each in chosen:
        adds = {}
        for measure in MEASURES:
            before, after = without[each.name].get(measure.name, {}), whole.get(measure.name, {})
            if difference := paired_difference(before, after, clusters, seed, measure.bounds):
                adds[measure.name] = difference
        parts.append(Without(each.name, each.part, adds))
    return Ablated(name, len(examples), figures, tuple(parts))


def _told(stage: Stage | None, name: str) -> Callable[[int, int], None]:
    if stage is None:
        return lambda done, total: None
    return lambda done, total: stage(name, done, total)
