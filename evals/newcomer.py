"""Beside what a newcomer would write: LlamaIndex's first twenty lines, on the same model and texts.

    python -m evals.newcomer gold
    python -m evals.newcomer FOLDER --limit 500

Its documents are this library's texts, its settings are LlamaIndex's defaults: chunks of 1,024
tokens that overlap by 200, embedded by the same model, ranked by cosine. It has no language model
and neither have we: its evidence is the sentence nearest to the question, by the same model, of the
chunks that it would show to one (two by default). It refuses nothing, so our answers are also
measured without refusing. Only answerable questions are asked that stand alone.
"""

import argparse
import sys
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

import numpy as np

from assistant.assistant import Assistant
from assistant.kept.conversations import Conversation
from assistant.settings import Settings, load_settings
from assistant.wiring import Workspace
from evals.datasets.dataset import Dataset, read_dataset
from evals.datasets.evidence import locate
from evals.datasets.example import Example
from evals.errors import EvalError
from evals.evaluate import library_of
from evals.metrics import citations, retrieval
from evals.metrics.spans import DocSpan
from evals.metrics.statistics import Difference, Interval, mean_interval, paired_difference
from evals.runs.runner import sample
from index.embedding import Embedder
from ingest.article import Article
from ingest.prose.sentences import sentence_spans

CHUNKS_SHOWN = 2
"""What LlamaIndex's query engine gives a language model, by default."""

DEPTH = 10

Values = dict[str, dict[str, float]]
"""By measure: a value a question."""


@dataclass(frozen=True, slots=True)
class Beside:
    """Figures of one way to answer, and ours as it ships minus it.

    Attributes:
        gain: None for our own.
    """

    name: str
    figures: Mapping[str, Interval]
    gain: Mapping[str, Difference] | None


class Newcomer:
    """LlamaIndex as its documentation begins, in memory."""

    def __init__(self, articles: Sequence[Article], embedder: Embedder) -> None:
        from llama_index.core import Document

        documents = [
            Document(text=article.text, doc_id=article.doc_id, metadata={"title": article.title})
            for article in articles
        ]
        self._texts = {article.doc_id: article.text for article in articles}
        self._embedder = embedder
        self._vectors: dict[DocSpan, Sequence[float]] = {}
        self._retriever = newcomers_index(documents, embedder).as_retriever(similarity_top_k=DEPTH)

    def chunks(self, question: str) -> list[DocSpan]:
        """The chunks nearest to a question, best first, where they stand in their documents."""
        return [
            DocSpan(
                found.node.ref_doc_id,
                found.node.start_char_idx,
                found.node.start_char_idx + len(found.node.text),
            )
            for found in self._retriever.retrieve(question)
        ]

    def sentence(self, question: str, chunks: Sequence[DocSpan]) -> DocSpan | None:
        """The sentence of some chunks that is nearest to the question; None without one."""
        sentences = [
            DocSpan(chunk.doc_id, chunk.start + span.start, chunk.start + span.end)
            for chunk in chunks
            for span in sentence_spans(self._texts[chunk.doc_id][chunk.start : chunk.end])
        ]
        if not sentences:
            return None
        model: Any = self._embedder.llama_index
        unread = [sentence for sentence in sentences if sentence not in self._vectors]
        texts = [self._texts[s.doc_id][s.start : s.end] for s in unread]
        self._vectors |= zip(unread, model.get_text_embedding_batch(texts), strict=True)
        asked = np.asarray(model.get_query_embedding(question))
        return max(sentences, key=lambda sentence: float(np.dot(asked, self._vectors[sentence])))


def newcomers_index(documents: Sequence[Any], embedder: Embedder, storage: Any = None) -> Any:
    """What `VectorStoreIndex.from_documents` makes of documents with nothing set but the model."""
    from llama_index.core import VectorStoreIndex

    return VectorStoreIndex.from_documents(
        documents, storage_context=storage, embed_model=embedder.llama_index
    )


def beside_newcomer(
    name: str | Path, settings: Settings, *, limit: int | None = None, seed: int = 0
) -> list[Beside]:
    """Ask the same questions of Dossier and of the newcomer's pipeline.

    Raises:
        EvalError: the data set cannot be read or has no such question.
    """
    dataset = read_dataset(name)
    with library_of(dataset, settings) as workspace:
        articles = list(workspace.library.articles())
        located = locate(dataset.examples, {a.doc_id: a.text for a in articles}).examples
        asked = [e for e in located if e.answerable and not e.history]
        if not asked:
            raise EvalError(f"{dataset.name} has no answerable question that stands alone.")
        examples = sample(asked, limit, seed)
        newcomer = Newcomer(articles, workspace.embedder)
        ours = workspace.assistant
        unafraid = replace(ours, options=replace(ours.options, caution=0.0))
        values = {
            "Dossier": _ours(dataset, examples, ours, workspace),
            "Dossier, never refusing": _ours(dataset, examples, unafraid, workspace),
            "LlamaIndex": _newcomers(dataset, examples, newcomer),
        }
    clusters = {example.id: example.cluster for example in examples}
    return [_beside(each, values, clusters, seed) for each in values]


def _ours(
    dataset: Dataset, examples: Sequence[Example], assistant: Assistant, workspace: Workspace
) -> Values:
    values: Values = {}
    for example in examples:
        hits = workspace.retriever.search(example.question, DEPTH)
        answer = assistant.ask(Conversation(), example.question)
        first = answer.citations[:1]
        cited = [DocSpan(c.article.doc_id, c.start, c.end) for c in first]
        found = [DocSpan(h.article.doc_id, h.passage.start, h.passage.end) for h in hits]
        _note(values, dataset, example, found, cited)
    return values


def _newcomers(dataset: Dataset, examples: Sequence[Example], newcomer: Newcomer) -> Values:
    values: Values = {}
    for example in examples:
        chunks = newcomer.chunks(example.question)
        sentence = newcomer.sentence(example.question, chunks[:CHUNKS_SHOWN])
        _note(values, dataset, example, chunks, [sentence] if sentence else [])
    return values


def _note(
    values: Values,
    dataset: Dataset,
    example: Example,
    found: Sequence[DocSpan],
    cited: Sequence[DocSpan],
) -> None:
    judged = dataset.qrels.get(example.id) or {e.doc_id: 1 for e in example.evidence}
    documents = retrieval.documents(found)
    scores = {
        "document hit@1": retrieval.doc_hit(documents, judged, 1),
        "document hit@5": retrieval.doc_hit(documents, judged, 5),
        "document MRR@10": retrieval.doc_reciprocal_rank(documents, judged, 10),
        "evidence sentence": citations.evidence_hit(cited, example.gold_spans),
    }
    for measure, value in scores.items():
        if value is not None:
            values.setdefault(measure, {})[example.id] = value


def _beside(
    name: str, values: Mapping[str, Values], clusters: Mapping[str, str], seed: int
) -> Beside:
    ours = next(iter(values))
    figures, gain = {}, {}
    for measure, by_question in values[name].items():
        of = [clusters[i] for i in by_question]
        if interval := mean_interval(list(by_question.values()), of, seed):
            figures[measure] = interval
        difference = paired_difference(by_question, values[ours][measure], clusters, seed)
        if difference:
            gain[measure] = difference
    return Beside(name, figures, None if name == ours else gain)


def render_beside(found: Sequence[Beside]) -> str:
    """A table for a terminal; `*` marks a difference that is sure."""
    lines = []
    for measure in found[0].figures:
        lines.append(f"{measure}  (n = {found[0].figures[measure].n})")
        for way in found:
            at = way.figures[measure]
            line = f"  {way.name:<24} {at.mean:.3f}  [{at.low:.3f}, {at.high:.3f}]"
            if way.gain:
                gain = way.gain[measure]
                low, high = gain.interval.low, gain.interval.high
                line += f"   ours {gain.interval.mean:+.3f} [{low:+.3f}, {high:+.3f}]"
                line += "*" if gain.significant else ""
            lines.append(line)
    return "\n".join(lines)


def main() -> None:
    """Print the figures."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("dataset", help="`gold`, or a folder in the layout of a data set")
    parser.add_argument("--limit", type=int, help="ask a seeded sample of this size")
    parser.add_argument("--seed", type=int, default=0)
    given = parser.parse_args()
    found = beside_newcomer(given.dataset, load_settings(), limit=given.limit, seed=given.seed)
    sys.stdout.write(render_beside(found) + "\n")


if __name__ == "__main__":
    main()
