"""Turn a trained network into what ships: an int8 graph, and the rules fitted to it.

`python -m assistant.training.fit --weights runs/reader/reader.safetensors --data FOLDER` asks a
sample of the held-out articles' questions through our own search: as they are, without the passages
that answer, and altered so that nothing answers. It fits both rules on one half of the questions,
prints the figures on the other, and ships the rules fitted on all.
"""

import argparse
import hashlib
import logging
import os
import random
from collections.abc import Sequence
from dataclasses import astuple, dataclass
from pathlib import Path
from tempfile import TemporaryDirectory

import numpy as np
from safetensors.torch import load_file

from assistant.question import analyse
from assistant.reader.engine import OnnxEngine
from assistant.reader.rules import NAMES, Features, Rule, Rules
from assistant.reader.spans import PassageReading, SpanReader
from assistant.reader.trained import NETWORK, features, text_of
from assistant.settings import load_settings
from assistant.training.data import is_held_out, load_corpus, read_lines
from assistant.training.examples import alter_all, pack, passage_text, word_embedder
from assistant.training.export import export
from assistant.training.metrics import Doubles, Logistic, auc, fit_logistic, word_f1
from assistant.training.network import Shape
from assistant.training.tokens import load_tokenizer, tokenise
from assistant.wiring import Workspace, open_workspace
from index.embedding import packaged_model
from index.hit import Hit
from ingest.article import Article

log = logging.getLogger(__name__)

DEPTH = 8  # passages read for a question

SPARE = 2  # more are searched for, since those that answer are taken away


@dataclass(frozen=True, slots=True)
class Asked:
    """A held-out question, where its answer stands, and its twin that nothing answers."""

    text: str
    answers: tuple[str, ...]
    doc_id: str
    start: int
    end: int
    altered: str | None


@dataclass(frozen=True, slots=True)
class Read:
    """A hit as it was read; `gold` where it holds the answer in the place that was asked about."""

    hit: Hit
    reading: PassageReading
    features: Features
    gold: bool


Reads = tuple[Read, ...]


@dataclass(frozen=True, slots=True)
class Case:
    """A question with what was read for it, best hit first, and for its altered twin."""

    answers: tuple[str, ...]
    reads: Reads
    altered: Reads

    @property
    def without(self) -> Reads:
        """As if the passages that answer were not in the library."""
        return tuple(read for read in self.reads if not read.gold)[:DEPTH]


def ship(weights: Path, out: Path = NETWORK) -> str:
    """Write the graph; its sha256."""
    out.parent.mkdir(parents=True, exist_ok=True)
    export(load_file(weights), Shape.of(packaged_model()), out)
    out.chmod(0o644)
    return hashlib.sha256(out.read_bytes()).hexdigest()


def questions(data: Path, limit: int, seed: int) -> list[Asked]:
    """A sample of the held-out articles' questions."""
    base = packaged_model()
    tokenizer = load_tokenizer(str(base / "tokenizer.json"))
    corpus = load_corpus(data, held_out=True)
    ids = [d["id"] for d in read_lines(data, "corpus") if is_held_out(d["title"])]
    sentences = tokenise(tokenizer, [sentence.text for sentence in corpus.sentences])
    passages, passage_of, _ = pack(corpus, sentences.lengths())
    texts = [passage_text(corpus, int(first), int(last)) for first, last in passages]
    embed = word_embedder(tokenizer, base / "model.safetensors")
    altered, altered_texts = alter_all(corpus, texts, passage_of, embed, random.Random(seed))
    first = 2 * len(corpus.questions)
    asked = []
    for question, at in zip(corpus.questions, altered.tolist(), strict=True):
        sentence = corpus.sentences[question.sentence]
        twin = altered_texts[at - first] if at >= 0 else None
        place = sentence.start + question.start, sentence.start + question.end
        asked.append(Asked(question.text, question.answers, ids[question.article], *place, twin))
    return random.Random(seed).sample(asked, min(limit, len(asked)))


def read_cases(asked: Sequence[Asked], data: Path, network: Path) -> list[Case]:
    """Search for each question among the held-out articles and read what is found."""
    base = packaged_model()
    tokenizer = load_tokenizer(str(base / "tokenizer.json"))
    reader = SpanReader(OnnxEngine(base, network), tokenizer, os.cpu_count() or 1)
    articles = [_article(d) for d in read_lines(data, "corpus") if is_held_out(d["title"])]
    with (
        TemporaryDirectory(prefix="dossier-fit-") as folder,
        open_workspace(load_settings(library=Path(folder)), write=True) as workspace,
    ):
        workspace.indexer.ingest_articles(articles)
        return [
            Case(
                one.answers,
                _read(workspace, reader, one.text, one, DEPTH + SPARE),
                _read(workspace, reader, one.altered, None, DEPTH) if one.altered else (),
            )
            for one in asked
        ]


def _article(document: dict[str, str]) -> Article:
    digest = hashlib.sha256(document["id"].encode()).hexdigest()
    place, title, text = document["id"], document["title"], document["text"]
    return Article(digest[:16], place, place, digest, "text/plain", text, title, "en")


def _read(
    workspace: Workspace, reader: SpanReader, text: str, gold: Asked | None, depth: int
) -> Reads:
    hits = workspace.retriever.search(text, depth)
    question = analyse(text)
    return tuple(
        Read(hit, reading, features(question, hit, reading), bool(gold and _answers(hit, gold)))
        for hit, reading in zip(hits, reader.read(text, [*map(text_of, hits)]), strict=True)
    )


def _answers(hit: Hit, asked: Asked) -> bool:
    overlaps = hit.passage.start < asked.end and asked.start < hit.passage.end
    return hit.article.doc_id == asked.doc_id and overlaps


def first_of(reads: Reads, rank: Rule) -> Read:
    """The read that answers most likely."""
    return max(reads[:DEPTH], key=lambda read: rank.probability(read.features))


def fit(cases: Sequence[Case], digest: str) -> Rules:
    """The rule that orders passages, and the one that says whether the first of them answers."""
    reads = [read for case in cases for read in case.reads[:DEPTH]]
    labels = np.array([float(read.gold) for read in reads])
    rows = np.array([astuple(read.features) for read in reads])
    rank = _rule(fit_logistic(NAMES, rows, labels, np.ones(len(labels))))
    rows, truth, weights = _outcomes(cases, rank)
    told = [name != "retrieval" for name in NAMES]  # it says nothing of whether there is an answer
    answers = fit_logistic(
        [n for n, used in zip(NAMES, told, strict=True) if used], rows[:, told], truth, weights
    )
    return Rules(rank, _rule(answers), digest)


def _outcomes(cases: Sequence[Case], rank: Rule) -> tuple[Doubles, Doubles, Doubles]:
    """Features of the first read of each question in its three forms; whether it is right; what it
    weighs, so that those without an answer weigh as much as those with one.
    """
    rows, truth, weights = [], [], []
    for case in cases:
        forms = [(case.reads, 1.0), (case.without, 0.5), (case.altered, 0.5)]
        for reads, weight in forms:
            if reads:
                first = first_of(reads, rank)
                rows.append(astuple(first.features))
                truth.append(float(first.gold))
                weights.append(weight)
    return np.array(rows), np.array(truth), np.array(weights)


def _rule(fitted: Logistic) -> Rule:
    found = dict(zip(fitted.features, fitted.coefficients, strict=True))
    return Rule(Features(**{name: found.get(name, 0.0) for name in NAMES}), fitted.intercept)


def figures(cases: Sequence[Case], rules: Rules) -> dict[str, float]:
    """On questions that neither the network nor the rules have seen."""
    best = [first_of(case.reads, rules.rank) for case in cases]
    chances = [
        [rules.answers.probability(first_of(reads, rules.rank).features) for reads in form if reads]
        for form in (
            [case.reads for case in cases if any(read.gold for read in case.reads[:DEPTH])],
            [case.without for case in cases],
            [case.altered for case in cases],
        )
    ]
    with_answer, removed, altered = chances
    kept = float(np.mean(np.array(with_answer) > 0.5))
    pairs = list(zip(best, cases, strict=True))
    return {
        "questions": len(cases),
        "passage first, before": float(np.mean([case.reads[0].gold for case in cases])),
        "passage first": float(np.mean([read.gold for read in best])),
        "sentence": float(np.mean([_sentence_holds(read, case) for read, case in pairs])),
        "short answer F1": float(np.mean([word_f1(_words(r), c.answers) for r, c in pairs])),
        "AUC, passage removed": auc(with_answer, removed),
        "AUC, question altered": auc(with_answer, altered),
        "kept": kept,
        "refused, passage removed": float(np.mean(np.array(removed) <= 0.5)),
        "refused, question altered": float(np.mean(np.array(altered) <= 0.5)),
    }


def _sentence_holds(read: Read, case: Case) -> bool:
    start, end = read.hit.passage.sentences[read.reading.best]
    sentence = read.hit.article.text[start:end]
    return read.gold and any(answer in sentence for answer in case.answers)


def _words(read: Read) -> str:
    answer = read.reading.answer
    return read.hit.passage.text[answer.start : answer.end]


def main() -> None:
    """Write weights and rules, and log the figures."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--weights", type=Path, required=True, help="the trained network, float32")
    parser.add_argument("--data", type=Path, required=True, help="folder in SQuAD's shape")
    parser.add_argument("--limit", type=int, default=600, help="questions asked")
    parser.add_argument("--seed", type=int, default=3)
    given = parser.parse_args()
    logging.basicConfig(level=logging.INFO, format="%(asctime)s %(message)s")
    digest = ship(given.weights)
    cases = read_cases(questions(given.data, given.limit, given.seed), given.data, NETWORK)
    half = len(cases) // 2
    for name, value in figures(cases[half:], fit(cases[:half], digest)).items():
        log.info("%s: %.3f", name, value)
    fit(cases, digest).write()


if __name__ == "__main__":
    main()
