"""Held-out questions as our own search and the network see them: what the rules are fitted to."""

import hashlib
import json
import random
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory

from assistant.asking.question import analyse
from assistant.reader.inputs import load_tokenizer
from assistant.reader.rules import Features
from assistant.reader.shipped import open_network
from assistant.reader.spans import PassageReading, SpanReader, Text
from assistant.reader.trained import features, text_of
from assistant.settings import load_settings
from assistant.training.data import is_for_fitting, is_held_out, load_corpus, read_lines
from assistant.training.examples import alter_all, pack, passage_text, word_embedder
from assistant.training.tokens import tokenise
from assistant.wiring import Workspace, open_workspace
from index.embedding import packaged_model
from index.hit import Hit
from ingest.article import Article
from ingest.gathering.discovery import discover

SPANISH = Path(__file__).parent / "spanish.jsonl"
"""Questions of our own about the bundled Spanish sources, and the words that answer them."""

DEPTH = 8  # passages read for a question

SPARE = 2  # more are searched for, since those that answer are taken away


AROUND = 400
"""Characters on each side of an answer that show how the network takes its passage."""


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


def questions(data: Path, limit: int, seed: int, *, fitting: bool) -> list[Asked]:
    """A sample of the held-out articles' questions, of the half of articles that rules are fitted
    on or of the other half.
    """
    base = packaged_model()
    tokenizer = load_tokenizer(base)
    corpus = load_corpus(data, held_out=True)
    ids = [d["id"] for d in read_lines(data, "corpus") if is_held_out(d["title"])]
    sentences = tokenise(tokenizer, [sentence.text for sentence in corpus.sentences])
    passages, passage_of, _ = pack(corpus, sentences.lengths())
    texts = [passage_text(corpus, int(first), int(last)) for first, last in passages]
    embed = word_embedder(tokenizer, base / "model.safetensors")
    altered, altered_texts = alter_all(corpus, texts, passage_of, embed, random.Random(seed))
    first = 2 * len(corpus.questions)
    asked = []
    half = [is_for_fitting(title) == fitting for title in corpus.titles]
    for question, at in zip(corpus.questions, altered.tolist(), strict=True):
        if not half[question.article]:
            continue
        sentence = corpus.sentences[question.sentence]
        twin = altered_texts[at - first] if at >= 0 else None
        place = sentence.start + question.start, sentence.start + question.end
        asked.append(Asked(question.text, question.answers, ids[question.article], *place, twin))
    return random.Random(seed).sample(asked, min(limit, len(asked)))


def passages(asked: Sequence[Asked], data: Path) -> list[tuple[str, Text]]:
    """The questions, each with the words around its answer."""
    texts = {document["id"]: document["text"] for document in read_lines(data, "corpus")}
    found = []
    for one in asked:
        around = texts[one.doc_id][max(one.start - AROUND, 0) : one.end + AROUND]
        found.append((one.text, Text(around, ((0, len(around)),))))
    return found


def read_spanish(sources: Path, weights: Path) -> list[Read]:
    """Ask our own questions in Spanish; of each, what the shared words put first.

    It is `gold` where its best sentence holds the words that answer.
    """
    lines = SPANISH.read_text(encoding="utf-8").splitlines()
    reader = open_network(weights)
    with _throw_away() as workspace:
        workspace.indexer.ingest(discover([sources]))
        return [_read_spanish(workspace, reader, **json.loads(line)) for line in lines]


def _read_spanish(
    workspace: Workspace, reader: SpanReader, question: str, evidence: str | None
) -> Read:
    hits = workspace.retriever.search(question, DEPTH)
    asked = analyse(question)
    terms = max(workspace.by_terms.read(asked, hits), key=lambda reading: reading.best.score)
    (reading,) = reader.read(question, [text_of(terms.hit)])
    start, end = terms.best.span
    gold = evidence is not None and evidence in terms.hit.article.text[start:end]
    return Read(terms.hit, reading, features(asked, terms, reading), gold)


@contextmanager
def _throw_away() -> Iterator[Workspace]:
    """An empty library that is gone afterwards."""
    with (
        TemporaryDirectory(prefix="dossier-fit-") as folder,
        open_workspace(load_settings().apart(Path(folder)), write=True) as workspace,
    ):
        yield workspace


def read_cases(asked: Sequence[Asked], data: Path, weights: Path) -> list[Case]:
    """Search for each question among the held-out articles and read what is found."""
    reader = open_network(weights)
    articles = [_article(d) for d in read_lines(data, "corpus") if is_held_out(d["title"])]
    with _throw_away() as workspace:
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
    return Article(digest[:16], place, place, digest, "text/plain", title, "en", text=text)


def _read(
    workspace: Workspace, reader: SpanReader, text: str, gold: Asked | None, depth: int
) -> Reads:
    hits = workspace.retriever.search(text, depth)
    question = analyse(text)
    terms = workspace.by_terms.read(question, hits)
    readings = reader.read(text, [text_of(hit) for hit in hits])
    return tuple(
        Read(
            by.hit, reading, features(question, by, reading), bool(gold and _answers(by.hit, gold))
        )
        for by, reading in zip(terms, readings, strict=True)
    )


def _answers(hit: Hit, asked: Asked) -> bool:
    overlaps = hit.passage.start < asked.end and asked.start < hit.passage.end
    return hit.article.doc_id == asked.doc_id and overlaps
