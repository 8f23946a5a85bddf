"""Follow-ups: is found what is asked, as typed, as we rewrite it, and as a person rewrote it?

`python -m evals.rewrites FOLDER` searches for every question of a data set that has a history and
a person's rewrite. A set without documents (CANARD) is given some: each answer that its
conversations tell, under the title of what they are about, as a document of its own.
"""

import argparse
import hashlib
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from assistant.asking.rewrite import retold, rewrite
from assistant.settings import Settings, load_settings
from assistant.topics.phrases import stems
from evals.datasets.dataset import Dataset, read_dataset
from evals.datasets.example import Example, Json
from evals.datasets.layout import content_digest, rows, table
from evals.errors import EvalError
from evals.evaluate import library_of
from evals.metrics import retrieval
from evals.metrics.spans import DocSpan
from evals.metrics.statistics import Difference, Interval, mean_interval, paired_difference
from evals.runs.runner import sample
from ingest.article import Article

FORMS: Mapping[str, Callable[[Example], str]] = {
    "typed": lambda example: example.question,
    "ours": lambda example: rewrite(example.question, retold(example.history)).standalone,
    "human": lambda example: example.rewrite or "",
}

DEPTH = 10

Values = Mapping[str, Mapping[str, Mapping[str, float]]]
"""By form, by measure, by question."""


@dataclass(frozen=True, slots=True)
class RewriteFigures:
    """What rewriting does for the search.

    Attributes:
        figures: by form of the question, by measure.
        gain: ours minus typed, by measure.
        closed: share of the gap from typed to human that ours closes; None where the human
            rewrite gains nothing.
        alone: questions to which nobody added a word: ours minus typed, by reciprocal rank.
    """

    figures: Mapping[str, Mapping[str, Interval]]
    gain: Mapping[str, Difference]
    closed: Mapping[str, float | None]
    alone: Difference | None


def compare_rewrites(
    folder: Path,
    settings: Settings,
    *,
    limit: int | None = None,
    seed: int = 0,
    cache_dir: Path | None = None,
) -> RewriteFigures:
    """Search for every follow-up in its three forms.

    Only questions of which a relevant document is in the corpus are measured, and only such
    documents count: some sets tell the relevance of texts that they do not hold.

    Raises:
        EvalError: the data set cannot be read, or has no follow-up with a rewrite.
    """
    dataset = _read(folder)
    held = {article.doc_id for article in dataset.articles}
    judged = {
        question: {doc: grade for doc, grade in grades.items() if doc in held and grade > 0}
        for question, grades in dataset.qrels.items()
    }
    asked = [e for e in dataset.examples if e.history and e.rewrite and judged.get(e.id)]
    if not asked:
        raise EvalError(f"{folder} has no follow-up with a rewrite and a relevant document.")
    chosen = sample(asked, limit, seed)
    with library_of(dataset, settings, cache_dir) as workspace:

        def search(question: str) -> list[str]:
            hits = workspace.retriever.search(question, DEPTH)
            spans = [DocSpan(h.article.doc_id, h.passage.start, h.passage.end) for h in hits]
            return retrieval.documents(spans)

        values = {name: _measured(chosen, form, search, judged) for name, form in FORMS.items()}
    return _figures(chosen, values, seed)


def _measured(
    examples: Sequence[Example],
    form: Callable[[Example], str],
    search: Callable[[str], list[str]],
    judged: Mapping[str, Mapping[str, int]],
) -> dict[str, dict[str, float]]:
    found = {example.id: search(form(example)) for example in examples}
    return {
        name: {key: measure(ranking, judged[key]) or 0.0 for key, ranking in found.items()}
        for name, measure in _MEASURES.items()
    }


Measure = Callable[[Sequence[str], Mapping[str, int]], float | None]

_MEASURES: Mapping[str, Measure] = {
    "hit@1": partial(retrieval.doc_hit, k=1),
    "hit@10": partial(retrieval.doc_hit, k=DEPTH),
    "MRR@10": partial(retrieval.doc_reciprocal_rank, k=DEPTH),
    "nDCG@10": partial(retrieval.doc_ndcg, k=DEPTH),
}


def _figures(examples: Sequence[Example], values: Values, seed: int) -> RewriteFigures:
    clusters = {example.id: example.cluster for example in examples}
    figures: dict[str, dict[str, Interval]] = {form: {} for form in FORMS}
    gain, closed = {}, {}
    for measure, typed in values["typed"].items():
        for form in FORMS:
            some = values[form][measure]
            interval = mean_interval(list(some.values()), [clusters[i] for i in some], seed)
            assert interval  # there is a question
            figures[form][measure] = interval
        difference = paired_difference(typed, values["ours"][measure], clusters, seed)
        assert difference
        gain[measure] = difference
        gap = figures["human"][measure].mean - figures["typed"][measure].mean
        closed[measure] = difference.interval.mean / gap if gap > 0 else None
    alone = {e.id for e in examples if _adds_nothing(e)}
    ranks = {form: _only(values[form]["MRR@10"], alone) for form in ("typed", "ours")}
    unharmed = paired_difference(ranks["typed"], ranks["ours"], clusters, seed)
    return RewriteFigures(figures, gain, closed, unharmed)


def _adds_nothing(example: Example) -> bool:
    language = example.language
    return stems(example.rewrite or "", language) <= stems(example.question, language)


def _only(values: Mapping[str, float], ids: set[str]) -> dict[str, float]:
    return {key: value for key, value in values.items() if key in ids}


def _read(folder: Path) -> Dataset:
    if table(folder, "corpus") or (folder / "sources").is_dir():
        return read_dataset(folder)
    return _of_conversations(folder)


def _of_conversations(folder: Path) -> Dataset:
    """A data set whose documents are what its conversations answer, a document an answer.

    The answer to a question stands in the history of the next one. Answers of fewer than
    `WORDS` words ("I don't know.") are left out: they tell nothing that could be searched for.
    """
    questions = table(folder, "questions")
    if questions is None:
        raise EvalError(f"{folder} has no questions.jsonl or questions.jsonl.gz.")
    told = [row for _, row in rows(questions)]
    articles = {}
    for row in told:
        asked: list[str] = []
        for exchange in row.get("history") or []:
            asked.append(exchange["question"])
            if len(exchange["answer"].split()) >= WORDS:
                article = _article(row, asked, exchange["answer"])
                articles[article.doc_id] = article
    examples = tuple(_example(row) for row in told if row.get("history"))
    qrels = {
        example.id: {doc: 1}
        for example in examples
        if (doc := _name([*(q for q, _ in example.history), example.question])) in articles
    }
    digest = content_digest(questions)
    return Dataset(folder.name, tuple(articles.values()), None, examples, qrels, digest, digest)


WORDS = 5


def _article(row: Json, asked: Sequence[str], answer: str) -> Article:
    text = ". ".join(filter(None, [row.get("title"), row.get("section"), answer]))
    name = _name(asked)
    return Article(
        id=name,
        doc_id=name,
        location=name,
        digest=hashlib.sha256(text.encode()).hexdigest(),
        media_type="text/plain",
        text=text,
        title=str(row.get("title") or name),
        language="en",
    )


def _name(asked: Sequence[str]) -> str:
    """A conversation up to a question, as an id."""
    return hashlib.sha256("\n".join(asked).encode()).hexdigest()[:16]


def _example(row: Json) -> Example:
    history = tuple((each["question"], each["answer"]) for each in row["history"])
    return Example(
        id=row["id"],
        question=row["question"],
        answers=(),
        evidence=(),
        answerable=True,
        type="follow-up",
        language="en",
        history=history,
        rewrite=row.get("rewrite"),
        cluster=str(row.get("title") or history[0][0]),
    )


def render(found: RewriteFigures) -> str:
    """A table for a terminal."""
    lines = []
    for measure, gain in found.gain.items():
        lines.append(f"{measure}  (n = {gain.interval.n})")
        for form, figures in found.figures.items():
            at = figures[measure]
            lines.append(f"  {form:6} {at.mean:.3f}  [{at.low:.3f}, {at.high:.3f}]")
        share = found.closed[measure]
        closed = f"; {share:.0%} of the gap to human" if share is not None else ""
        lines.append(
            f"  ours over typed {gain.interval.mean:+.3f}, {gain.won} won, {gain.lost} lost{closed}"
        )
    alone = found.alone
    if alone:
        lines.append(
            f"stand-alone questions, MRR@10: ours over typed {alone.interval.mean:+.3f}"
            f" (n = {alone.interval.n}), {alone.won} won, {alone.lost} lost"
        )
    return "\n".join(lines)


def main() -> None:
    """Print the figures."""
    parser = argparse.ArgumentParser(prog="python -m evals.rewrites", description=__doc__)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--limit", type=int)
    parser.add_argument("--seed", type=int, default=0)
    options = parser.parse_args()
    found = compare_rewrites(
        options.folder, load_settings(), limit=options.limit, seed=options.seed
    )
    print(render(found))  # noqa: T201


if __name__ == "__main__":
    main()
