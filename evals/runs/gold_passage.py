"""Reading alone: the reader is given the paragraph that answers, and nothing has to be found."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from assistant.asking.question import analyse
from assistant.reader.reading import Reading, ranked
from assistant.settings import Settings
from assistant.wiring import Workspace
from evals.datasets.dataset import read_dataset
from evals.datasets.evidence import locate
from evals.datasets.example import Example
from evals.errors import EvalError
from evals.evaluate import Stage, library_of
from evals.metrics.spans import DocSpan, overlap
from evals.metrics.statistics import Interval, mean_interval
from evals.metrics.text import exact_match, f1, short_answers
from evals.runs.runner import sample
from index.hit import Hit
from ingest.article import Article
from ingest.prose.passages import Passage


@dataclass(frozen=True, slots=True)
class GoldPassageFigures:
    """What the reader makes of the paragraphs that answer.

    Attributes:
        exact_match, f1: of the short answer; None where no gold answer is short. The reader must
            answer: its confidence is not looked at.
        sentence: share of questions whose best sentence overlaps the gold evidence.
    """

    exact_match: Interval | None
    f1: Interval | None
    sentence: Interval | None


def read_gold(
    name: str | Path,
    settings: Settings,
    *,
    limit: int | None = None,
    seed: int = 0,
    cache_dir: Path | None = None,
    stage: Stage | None = None,
) -> GoldPassageFigures:
    """Read the gold paragraph of every answerable question that stands alone.

    Raises:
        EvalError: the data set cannot be read or has no such question.
    """
    dataset = read_dataset(name)
    rows: dict[str, list[tuple[float, str]]] = {"exact_match": [], "f1": [], "sentence": []}
    with library_of(dataset, settings, cache_dir, stage) as workspace:
        articles = {article.doc_id: article for article in workspace.library.articles()}
        texts = {doc_id: article.text for doc_id, article in articles.items()}
        examples = [
            example
            for example in locate(dataset.examples, texts).examples
            if example.answerable and not example.history and example.gold_spans
        ]
        if not examples:
            raise EvalError(f"{dataset.name} has no question whose evidence has a place.")
        for example in sample(examples, limit, seed):
            for measure, value in _scores(workspace, articles, example).items():
                rows[measure].append((value, example.cluster))
    intervals = {
        measure: mean_interval([v for v, _ in found], [c for _, c in found], seed)
        for measure, found in rows.items()
    }
    return GoldPassageFigures(**intervals)


def _scores(
    workspace: Workspace, articles: Mapping[str, Article], example: Example
) -> dict[str, float]:
    evidence = example.gold_spans[0]
    article = articles[evidence.doc_id]
    passages = _of_paragraph(article, evidence, workspace.library.passages_of(article.id))
    hits = [Hit(passage, article, 1.0, None, None) for passage in passages]
    reading = _read(workspace, example.question, hits)
    best, short = DocSpan(evidence.doc_id, *reading.best.span), reading.short_answer
    scores = {"sentence": float(any(overlap(best, gold) for gold in example.gold_spans))}
    answers = short_answers(example.answers)
    if answers:
        said = article.text[short.start : short.end] if short else ""
        scores |= {"exact_match": exact_match(said, answers), "f1": f1(said, answers)}
    return scores


def _read(workspace: Workspace, question: str, hits: Sequence[Hit]) -> Reading:
    return ranked(workspace.assistant.reader.read(analyse(question), hits))[0]


def _of_paragraph(article: Article, evidence: DocSpan, cut: Sequence[Passage]) -> list[Passage]:
    """The passages of the evidence's paragraph, without what they hold of others."""
    begin = article.text.rfind("\n\n", 0, evidence.start + 1) + 1
    end = article.text.find("\n\n", evidence.end)
    end = len(article.text) if end < 0 else end
    found = []
    for passage in cut:
        within = [s for s in passage.sentences if s.end > begin and s.start < end]
        if within:
            start, stop = within[0].start, within[-1].end
            found.append(
                replace(
                    passage,
                    start=start,
                    end=stop,
                    text=article.text[start:stop],
                    sentences=tuple(within),
                )
            )
    return found


def render_gold_passage(figures: GoldPassageFigures) -> str:
    """The figures as lines for a terminal."""
    named = {
        "short answer, exact match": figures.exact_match,
        "short answer, F1": figures.f1,
        "best sentence is the evidence": figures.sentence,
    }
    return "\n".join(
        f"{title:30}  {at.mean:.3f}  [{at.low:.3f}, {at.high:.3f}]  n = {at.n}"
        for title, at in named.items()
        if at
    )
