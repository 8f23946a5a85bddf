"""A small data set in a folder, and a hand-written assistant that answers from it."""

import gzip
import json
from collections.abc import Callable
from pathlib import Path

import pytest

from assistant.answer import Answer, Citation, Claim, Outcome
from evals.datasets.dataset import Dataset, read_dataset
from index.hit import Hit, Rank
from ingest.article import Article
from ingest.prose.passages import Passage, passage_id

CORPUS = [
    {
        "id": "raid",
        "title": "The raid",
        "text": "Police came at dawn.  They found 300 casings.\n\nNobody was <b>hurt</b>.",
        "date": "2025-08-12",
        "source": "El Faro",
        "url": "https://example.org/raid",
        "lang": "en",
    },
    {"id": "trial", "title": "The trial", "text": "The judge spoke for an hour.", "lang": "en"},
]

QUESTIONS = [
    {
        "id": "q1",
        "question": "How many casings did they find?",
        "answers": ["300"],
        "evidence": [{"doc_id": "raid", "text": "They found 300 casings."}],
        "answerable": True,
        "type": "count",
    },
    {
        "id": "q2",
        "question": "Who was hurt?",
        "answers": ["nobody"],
        "evidence": [{"doc_id": "raid", "text": "Nobody was <b>hurt</b>."}],
        "answerable": True,
        "type": "fact",
        "history": [{"question": "What happened at dawn?", "answer": "A raid."}],
    },
    {
        "id": "q3",
        "question": "Who won the cup?",
        "answers": [],
        "evidence": [],
        "answerable": False,
        "type": "unanswerable",
    },
]


@pytest.fixture
def write_dataset(tmp_path) -> Callable[..., Path]:
    """Writes a folder in the layout; `packed` gzips it."""

    def write(corpus=CORPUS, questions=QUESTIONS, *, packed=False, name="set") -> Path:
        folder = tmp_path / name
        folder.mkdir()
        for stem, rows in (("corpus", corpus), ("questions", questions)):
            content = "".join(json.dumps(row) + "\n" for row in rows).encode()
            if packed:
                (folder / f"{stem}.jsonl.gz").write_bytes(gzip.compress(content))
            else:
                (folder / f"{stem}.jsonl").write_bytes(content)
        return folder

    return write


@pytest.fixture
def dataset(write_dataset) -> Dataset:
    return read_dataset(write_dataset())


@pytest.fixture
def answer_from() -> Callable[..., Answer]:
    """An answer that cites each quote from the article whose whole text was retrieved."""

    def make(
        question: str, articles: list[Article], quotes: list[str], confidence=0.9, short=None
    ) -> Answer:
        hits = []
        for position, article in enumerate(articles, start=1):
            end = len(article.text)
            passage = Passage(passage_id(article.id, 0, end), article.id, 0, end, article.text, ())
            hits.append(Hit(passage, article, 1 / position, Rank(position, 0.5), None))
        claims = []
        for quote in quotes:
            hit = next(h for h in hits if quote in h.article.text)
            start = hit.article.text.index(quote)
            citation = Citation(hit.article, start, start + len(quote), hit.passage.id)
            claims.append(Claim(quote, (citation,), 1.0))
        outcome = (
            Outcome("answered", None, confidence)
            if claims
            else Outcome("abstained", "not in the sources", confidence)
        )
        return Answer(
            question,
            question,
            outcome,
            tuple(claims),
            short_answer=short,
            nearest=tuple(hits),
            timings_ms={"total": 12.0},
        )

    return make


@pytest.fixture
def ask(dataset, answer_from):
    """Right on q1, wrong on q2 (cites another sentence), refuses q3."""
    raid, trial = dataset.articles

    def ask(history, question):
        if "casings" in question:
            return answer_from(question, [raid, trial], ["They found 300 casings."], 0.9, "300")
        if "hurt" in question:
            return answer_from(question, [trial, raid], ["Police came at dawn."], 0.4)
        return answer_from(question, [trial, raid], [], 0.1)

    return ask
