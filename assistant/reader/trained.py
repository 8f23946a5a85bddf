"""The trained reader as the assistant uses it: weights that ship, and rules fitted to them."""

import hashlib
import math
import os
from collections.abc import Callable, Sequence
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from assistant.dates import tells_another_date
from assistant.errors import ReaderUnavailable
from assistant.expected import completed
from assistant.question import Question
from assistant.reader.rules import LOWEST, Features, Rules
from assistant.reading import EXPLAINED, Reader, Reading, ScoredSentence, names_covered
from index.hit import Hit
from ingest.article import Span

if TYPE_CHECKING:
    from assistant.reader.spans import PassageReading, SpanReader, Text

WEIGHTS = Path(__file__).parent / "weights"
NETWORK = WEIGHTS / "reader.onnx"

FIRST, SURE = 4, 0.9
"""Hits that are read first, and the probability of an answer at which the others are not read."""

SHORT = 12
"""Words a short answer has at most; what is longer is no phrase but the sentence again."""


class TrainedReader:
    """Reads English with the network, and anything else by `elsewhere`: it was trained on English.

    Args:
        base: the folder of the base model, whose word embeddings the network shares.
        elsewhere: reads questions and passages in other languages.
    """

    name = "trained"

    def __init__(self, base: Callable[[], Path], elsewhere: Reader) -> None:
        self._base = base
        self._elsewhere = elsewhere

    def read(self, question: Question, hits: Sequence[Hit]) -> list[Reading]:
        """One reading a hit, in the order of the hits; the last hits are left out if it is sure."""
        if question.language != "en":
            return self._elsewhere.read(question, hits)
        first = self._read(question, hits[:FIRST])
        if any(reading.relevance >= SURE for reading in first):
            return first
        return first + self._read(question, hits[FIRST:])

    def _read(self, question: Question, hits: Sequence[Hit]) -> list[Reading]:
        texts = [text_of(hit) for hit in hits]
        read = self._spans.read(question.text, texts)
        return [
            self._reading(question, hit, text, one)
            for hit, text, one in zip(hits, texts, read, strict=True)
        ]

    def _reading(
        self, question: Question, hit: Hit, text: "Text", read: "PassageReading"
    ) -> Reading:
        seen = features(question, hit, read)
        rank = self._rules.rank.probability(seen)
        best = read.answer.blended
        start = hit.passage.start
        sentences = tuple(
            ScoredSentence(span, rank * math.exp(max(one.blended - best, LOWEST)))
            for span, one in zip(hit.passage.sentences, read.sentences, strict=True)
        )
        answer = Span(start + read.answer.start, start + read.answer.end)
        answer = completed(question, hit.article.text, hit.passage.sentences[read.best], answer)
        said = hit.article.text[answer.start : answer.end]
        phrased = question.kind != "yes-no" and _is_phrase(said)
        relevance = self._rules.answers.probability(seen)
        # A span below zero: the network finds no words that answer, though a sentence may.
        explains = question.kind in EXPLAINED or read.answer.span < 0
        return Reading(hit, sentences, relevance, answer if phrased else None, explains)

    @cached_property
    def _rules(self) -> Rules:
        return Rules.read()

    @cached_property
    def _spans(self) -> "SpanReader":
        """The network with its weights.

        Raises:
            ReaderUnavailable: the weights are missing or are not those the rules were fitted for.
        """
        check_weights(self._rules.sha256)
        from tokenizers import Tokenizer

        from assistant.reader.engine import OnnxEngine
        from assistant.reader.spans import SpanReader

        base = self._base()
        tokenizer = Tokenizer.from_file(str(base / "tokenizer.json"))
        tokenizer.no_truncation()
        tokenizer.no_padding()
        return SpanReader(OnnxEngine(base, NETWORK), tokenizer, os.cpu_count() or 1)


def check_weights(expected: str, file: Path = NETWORK) -> None:
    """Hold the shipped weights against the digest that the rules name.

    Raises:
        ReaderUnavailable: the file is missing or differs.
    """
    try:
        with file.open("rb") as stream:
            found = hashlib.file_digest(stream, "sha256").hexdigest()
    except OSError as error:
        raise ReaderUnavailable(f"The reader's weights cannot be read: {file}") from error
    if found != expected:
        raise ReaderUnavailable(
            f"The reader's weights are not those that were published with it (sha256 {found[:12]}…,"
            f" expected {expected[:12]}…): reinstall Dossier."
        )


def features(question: Question, hit: Hit, read: "PassageReading") -> Features:
    """What the rules are told of a hit that was read."""
    sentence = hit.passage.sentences[read.best]
    around = f"{hit.article.title} {hit.passage.text}"
    return Features(
        read.relevance,
        max(read.answer.span, LOWEST),
        max(read.answer.score, LOWEST),
        hit.score,
        hit.dense.score if hit.dense else 0.0,
        1 - names_covered(question, _nearby(hit, read.best)),
        1 - names_covered(question, around),
        float(tells_another_date(question.text, hit.article.text[sentence.start : sentence.end])),
    )


def text_of(hit: Hit) -> "Text":
    """A hit as the network takes it: offsets within the passage, title and date in front."""
    from assistant.reader.spans import Text

    passage, article = hit.passage, hit.article
    spans = tuple((s - passage.start, e - passage.start) for s, e in passage.sentences)
    date = article.published.isoformat() if article.published else None
    return Text(passage.text, spans, article.title, date)


def _is_phrase(words: str) -> bool:
    """Whether a few words can stand alone: not too many, and no quotation cut in two."""
    return 0 < len(words.split()) <= SHORT and not any(mark in words for mark in '"“”«»')


def _nearby(hit: Hit, sentence: int) -> str:
    """A sentence of a passage with the two before it and the title: where its names must stand."""
    spans = hit.passage.sentences
    text = hit.article.text[spans[max(sentence - 2, 0)].start : spans[sentence].end]
    return f"{hit.article.title} {text}"
