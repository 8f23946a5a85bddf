"""Turn a trained network into what ships: an int8 graph, and the rules fitted to it.

`python -m assistant.training.fit --weights runs/reader/reader.safetensors --data FOLDER` asks a
sample of the held-out articles' questions through our own search, each with and without the passage
that answers; it fits both rules on one half and prints the figures on the other.
"""

import argparse
import hashlib
import json
import logging
import os
import random
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import numpy as np
from safetensors.torch import load_file

from assistant.reader.engine import OnnxEngine
from assistant.reader.spans import PassageReading, SpanReader
from assistant.reader.trained import LOWEST, NETWORK, RULES, text_of
from assistant.settings import load_settings
from assistant.training.data import is_held_out, read_lines
from assistant.training.export import export
from assistant.training.metrics import Doubles, Logistic, auc, fit_logistic, word_f1
from assistant.training.network import Shape
from assistant.training.tokens import load_tokenizer
from assistant.wiring import open_workspace
from index.embedding import packaged_model
from index.hit import Hit
from ingest.article import Article

log = logging.getLogger(__name__)

FEATURES = ("relevance", "span", "sentence", "retrieval")
DEPTH = 8  # passages read for a question


@dataclass(frozen=True, slots=True)
class Read:
    """A hit as it was read; `gold` where it holds the answer in the place that was asked about."""

    hit: Hit
    reading: PassageReading
    gold: bool

    def features(self, best_score: float) -> tuple[float, float, float, float]:
        """In the order of `FEATURES`; the search's score as if `best_score` had come first."""
        answer = self.reading.answer
        retrieval = min(self.hit.score / max(best_score, 1e-6), 1.0)
        span, sentence = max(answer.span, LOWEST), max(answer.score, LOWEST)
        return self.reading.relevance, span, sentence, retrieval


@dataclass(frozen=True, slots=True)
class Case:
    """A question with its answers and what was read for it, best hit first."""

    answers: tuple[str, ...]
    reads: tuple[Read, ...]


def ship(weights: Path, out: Path = NETWORK) -> str:
    """Write the graph; its sha256."""
    out.parent.mkdir(parents=True, exist_ok=True)
    export(load_file(weights), Shape.of(packaged_model()), out)
    out.chmod(0o644)
    return hashlib.sha256(out.read_bytes()).hexdigest()


def read_cases(data: Path, network: Path, limit: int, seed: int) -> list[Case]:
    """Ask a sample of the held-out articles' questions and read what the search finds."""
    articles = {d["id"]: _article(d) for d in read_lines(data, "corpus") if is_held_out(d["title"])}
    lines = [
        line
        for line in read_lines(data, "questions")
        if line["evidence"] and line["evidence"][0]["doc_id"] in articles
    ]
    chosen = random.Random(seed).sample(lines, min(limit, len(lines)))
    base = packaged_model()
    tokenizer = load_tokenizer(str(base / "tokenizer.json"))
    reader = SpanReader(OnnxEngine(base, network), tokenizer, os.cpu_count() or 1)
    with (
        TemporaryDirectory(prefix="dossier-fit-") as folder,
        open_workspace(load_settings(library=Path(folder)), write=True) as workspace,
    ):
        workspace.indexer.ingest_articles(articles.values())
        cases = []
        for line in chosen:
            hits = workspace.retriever.search(line["question"], DEPTH + 1)
            readings = reader.read(line["question"], [text_of(hit) for hit in hits])
            reads = tuple(
                Read(hit, reading, _answers(hit, line))
                for hit, reading in zip(hits, readings, strict=True)
            )
            cases.append(Case(tuple(line["answers"]), reads))
    return cases


def _article(document: dict[str, str]) -> Article:
    digest = hashlib.sha256(document["id"].encode()).hexdigest()
    place, title, text = document["id"], document["title"], document["text"]
    return Article(digest[:16], place, place, digest, "text/plain", text, title, "en")


def _answers(hit: Hit, line: dict[str, Any]) -> bool:
    evidence, passage = line["evidence"][0], hit.passage
    overlaps = passage.start < evidence["end"] and evidence["start"] < passage.end
    return (
        hit.article.doc_id == evidence["doc_id"]
        and overlaps
        and any(answer in passage.text for answer in line["answers"])
    )


def first_of(reads: Sequence[Read], rank: Logistic) -> tuple[Read, tuple[float, ...]]:
    """The read that answers most likely, with its features."""
    best_score = max(read.hit.score for read in reads)
    rows = [read.features(best_score) for read in reads]
    at = int(np.argmax(rank.logit(np.array(rows))))
    return reads[at], rows[at]


def fit(cases: Sequence[Case]) -> tuple[Logistic, Logistic]:
    """The rule that orders passages, and the one that says whether the first of them answers."""
    rows, labels = [], []
    for case in cases:
        top = case.reads[:DEPTH]
        best_score = max(read.hit.score for read in top)
        rows += [read.features(best_score) for read in top]
        labels += [float(read.gold) for read in top]
    rank = fit_logistic(FEATURES, np.array(rows), np.array(labels), np.ones(len(labels)))
    answerable, truth = _with_and_without(cases, rank)
    scores = answerable[:, :3]  # the search says nothing of whether there is an answer
    return rank, fit_logistic(FEATURES[:3], scores, truth, np.ones(len(truth)))


def _with_and_without(cases: Sequence[Case], rank: Logistic) -> tuple[Doubles, Doubles]:
    """Features of the first read of each case, with and without the passages that answer."""
    rows, truth = [], []
    for case in cases:
        if any(read.gold for read in case.reads[:DEPTH]):
            rows.append(first_of(case.reads[:DEPTH], rank)[1])
            truth.append(1.0)
        others = [read for read in case.reads if not read.gold][:DEPTH]
        if others:
            rows.append(first_of(others, rank)[1])
            truth.append(0.0)
    return np.array(rows), np.array(truth)


def figures(cases: Sequence[Case], rank: Logistic, answers: Logistic) -> dict[str, float]:
    """On questions that neither the network nor the rules have seen."""
    best = [first_of(case.reads[:DEPTH], rank)[0] for case in cases]
    rows, truth = _with_and_without(cases, rank)
    chances = answers.probability(rows[:, :3])
    right, wrong = chances[truth == 1], chances[truth == 0]
    return {
        "questions": len(cases),
        "passage first, before": float(np.mean([case.reads[0].gold for case in cases])),
        "passage first": float(np.mean([read.gold for read in best])),
        "sentence": float(
            np.mean([_sentence_holds(r, c) for r, c in zip(best, cases, strict=True)])
        ),
        "short answer F1": float(
            np.mean([word_f1(_words(r), c.answers) for r, c in zip(best, cases, strict=True)])
        ),
        "AUC, passage removed": auc(right.tolist(), wrong.tolist()),
        "balanced accuracy at .5": float((np.mean(right > 0.5) + np.mean(wrong <= 0.5)) / 2),
    }


def _sentence_holds(read: Read, case: Case) -> bool:
    start, end = read.hit.passage.sentences[read.reading.best]
    sentence = read.hit.article.text[start:end]
    return read.gold and any(answer in sentence for answer in case.answers)


def _words(read: Read) -> str:
    answer = read.reading.answer
    return read.hit.passage.text[answer.start : answer.end]


def _rule(fitted: Logistic) -> dict[str, float]:
    coefficients = dict(zip(fitted.features, fitted.coefficients, strict=True))
    named = {name: round(coefficients.get(name, 0.0), 4) for name in FEATURES}
    return named | {"intercept": round(fitted.intercept, 4)}


def main() -> None:
    """Write weights and rules, and log the figures."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--weights", type=Path, required=True, help="the trained network, float32")
    parser.add_argument("--data", type=Path, required=True, help="folder in SQuAD's shape")
    parser.add_argument("--limit", type=int, default=400, help="questions asked")
    parser.add_argument("--seed", type=int, default=3)
    given = parser.parse_args()
    logging.basicConfig(level=logging.INFO, format="%(asctime)s %(message)s")
    digest = ship(given.weights)
    cases = read_cases(given.data, NETWORK, given.limit, given.seed)
    half = len(cases) // 2
    for name, value in figures(cases[half:], *fit(cases[:half])).items():
        log.info("%s: %.3f", name, value)
    rank, answers = fit(cases)
    told = {"rank": _rule(rank), "answers": _rule(answers), "sha256": digest}
    RULES.write_text(json.dumps(told, indent=1) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
