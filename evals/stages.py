"""What each side of the search adds: vectors alone, terms alone, and both fused."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from assistant.settings import Settings
from assistant.wiring import Workspace
from evals.datasets.dataset import Dataset, read_dataset
from evals.datasets.evidence import locate
from evals.datasets.example import Example
from evals.evaluate import Stage, library_of
from evals.metrics import retrieval
from evals.metrics.spans import DocSpan
from evals.metrics.statistics import Difference, Interval, mean_interval, paired_difference
from evals.runs.gate import Gate, Verdict
from evals.runs.runner import sample
from index.fusion import FusionOptions
from index.hit import Hit

SIDES: dict[str, FusionOptions | None] = {
    "dense": FusionOptions(1.0, 1.0),
    "lexical": FusionOptions(0.0, 0.0),
    "fused": None,
}
"""Weights of the vectors on each side; None: those that are set."""

DEPTH = 10


@dataclass(frozen=True, slots=True)
class SideFigures:
    """One side's figures, and what fusion gains over it.

    Attributes:
        figures: by measure: passage measures where the gold is spans, document measures else.
        gain: fused minus this side, over the same questions; None for fusion itself.
    """

    side: str
    figures: Mapping[str, Interval]
    gain: Mapping[str, Difference]


def compare_sides(
    name: str | Path,
    settings: Settings,
    *,
    limit: int | None = None,
    seed: int = 0,
    cache_dir: Path | None = None,
    language: str | None = None,
    stage: Stage | None = None,
) -> list[SideFigures]:
    """Search for every answerable question with each side alone and with both.

    Args:
        language: only questions in this language (ISO 639-1).

    Raises:
        EvalError: the data set cannot be read or has no such question.
    """
    dataset = read_dataset(name)
    with library_of(dataset, settings, cache_dir, stage) as workspace:
        texts = {article.doc_id: article.text for article in workspace.library.articles()}
        examples = [
            example
            for example in locate(dataset.examples, texts).examples
            if example.answerable
            and not example.history
            and (language is None or example.language == language)
        ]
        chosen = sample(examples, limit, seed)
        values = {
            side: _measured(dataset, chosen, _searching(workspace, weights))
            for side, weights in SIDES.items()
        }
    clusters = {example.id: example.cluster for example in chosen}
    return [_side(side, values, clusters, seed) for side in SIDES]


Values = Mapping[str, Mapping[str, float]]
"""By measure, by question."""


def _searching(
    workspace: Workspace, weights: FusionOptions | None
) -> Callable[[str], Sequence[Hit]]:
    retriever = workspace.retriever
    if weights is not None:
        retriever = retriever.with_fusion(weights)
    return lambda question: retriever.search(question, DEPTH)


def _measured(
    dataset: Dataset, examples: Sequence[Example], search: Callable[[str], Sequence[Hit]]
) -> Values:
    table: dict[str, dict[str, float]] = {}
    for example in examples:
        hits = search(example.question)
        for measure, value in _scores(dataset, example, hits):
            if value is not None:
                table.setdefault(measure, {})[example.id] = value
    return table


def _scores(
    dataset: Dataset, example: Example, hits: Sequence[Hit]
) -> Iterator[tuple[str, float | None]]:
    ranking = [DocSpan(h.article.doc_id, h.passage.start, h.passage.end) for h in hits]
    judged = dataset.qrels.get(example.id)
    if judged is not None:
        documents = retrieval.documents(ranking)
        yield "doc_hit@1", retrieval.doc_hit(documents, judged, 1)
        yield "doc_mrr@10", retrieval.doc_reciprocal_rank(documents, judged, 10)
        yield "doc_ndcg@10", retrieval.doc_ndcg(documents, judged, 10)
        return
    gold = example.gold_spans
    yield "passage_hit@1", retrieval.passage_hit(ranking, gold, 1)
    yield "passage_hit@5", retrieval.passage_hit(ranking, gold, 5)
    yield "passage_mrr@10", retrieval.passage_reciprocal_rank(ranking, gold, 10)


def _side(
    side: str, values: Mapping[str, Values], clusters: Mapping[str, str], seed: int
) -> SideFigures:
    figures, gain = {}, {}
    for measure, by_question in values[side].items():
        interval = mean_interval(
            list(by_question.values()), [clusters[i] for i in by_question], seed
        )
        if interval:
            figures[measure] = interval
        difference = paired_difference(by_question, values["fused"][measure], clusters, seed)
        if side != "fused" and difference:
            gain[measure] = difference
    return SideFigures(side, figures, gain)


def judge_sides(sides: Sequence[SideFigures]) -> Gate:
    """Does fusion lose against one of its sides? It fails only where that is sure.

    The reader ranks what the search found, and hides from an answer's figures what a side that is
    not heard costs; in pairs, over the same questions, it shows.
    """
    reasons = tuple(
        f"Fusion loses against {side.side} alone: {measure} {gain.interval.mean:+.3f}"
        f" ({gain.interval.low:+.3f} – {gain.interval.high:+.3f})."
        for side in sides
        for measure, gain in side.gain.items()
        if gain.significant and gain.interval.mean < 0
    )
    return Gate(Verdict.REGRESSION if reasons else Verdict.PASSED, reasons)


def render_sides(sides: Sequence[SideFigures]) -> str:
    """A table for a terminal; `+` marks what fusion gains over a side, `*` where it is sure."""
    lines = []
    for measure in sides[0].figures:
        lines.append(f"{measure}  (n = {sides[0].figures[measure].n})")
        for side in sides:
            at = side.figures[measure]
            line = f"  {side.side:8} {at.mean:.3f}  [{at.low:.3f}, {at.high:.3f}]"
            if measure in side.gain:
                gain = side.gain[measure]
                sure = "*" if gain.significant else " "
                line += (
                    f"   fused {gain.interval.mean:+.3f}{sure} ({gain.won} won, {gain.lost} lost)"
                )
            lines.append(line)
    return "\n".join(lines)
