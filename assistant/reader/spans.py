"""Reads passages for a question: one pass says how relevant each is, which sentence answers, in
which words, or that none do.
"""

from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass

import numpy as np
from tokenizers import Encoding, Tokenizer

from assistant.reader.engine import Engine, Floats
from assistant.reader.inputs import MAX_HEADER, MAX_INPUT, MAX_QUESTION, Marks, header

MAX_ANSWER = 15
"""Most word pieces of a short answer. Of 15, 20 and 30, and of costs for length, 15 gave the best
F1 on held-out articles: what is longer mostly runs from one answer into the next.
"""

SPAN_WEIGHT = 0.5
"""What a sentence's short answer counts beside the sentence's own score."""


@dataclass(frozen=True, slots=True)
class Text:
    """A passage to read.

    `sentences` are (start, end) offsets in `text`, in order and apart. Text outside them, such as a
    heading, is read but never answers.
    """

    text: str
    sentences: tuple[tuple[int, int], ...]
    title: str = ""
    date: str | None = None

    def __post_init__(self) -> None:
        if not self.sentences:
            raise ValueError("a passage has at least one sentence")


@dataclass(frozen=True, slots=True)
class SentenceReading:
    """What the reader makes of one sentence. Scores are logits against "no answer here".

    `text[start:end]` of the passage is the likeliest short answer within the sentence and `span`
    its score; `score` is that of the sentence as a whole. A sentence that was cut off, since the
    passage is too long, scores -inf.
    """

    start: int
    end: int
    span: float
    score: float

    @property
    def blended(self) -> float:
        """Both scores in one: each knows something that the other does not."""
        return self.score + SPAN_WEIGHT * self.span


@dataclass(frozen=True, slots=True)
class PassageReading:
    """What the reader makes of one passage.

    `relevance` is the logit of "this passage answers"; `null_score` the logit of "no answer here"
    among spans, which the spans' scores are already measured against. `sentences` are in the
    passage's order.
    """

    relevance: float
    null_score: float
    sentences: tuple[SentenceReading, ...]

    @property
    def best(self) -> int:
        """The number of the sentence that answers, most likely."""
        return max(range(len(self.sentences)), key=lambda number: self.sentences[number].blended)

    @property
    def answer(self) -> SentenceReading:
        """What the best sentence answers."""
        return self.sentences[self.best]


@dataclass(frozen=True, slots=True)
class _Input:
    ids: list[int]
    second: int
    """Where the header or, without one, the passage begins."""
    first: int
    """Where the passage begins."""
    offsets: list[tuple[int, int]]
    """The character offsets of the passage's pieces that fit."""


class SpanReader:
    """Reads with an engine that runs the network. Results are in the order given, and a passage is
    read the same alone and in company.
    """

    def __init__(self, engine: Engine, tokenizer: Tokenizer, threads: int) -> None:
        """`tokenizer` must neither cut nor pad; `threads` passages are read at once."""
        self._engine, self._tokenizer, self._marks = engine, tokenizer, Marks.of(tokenizer)
        self._pool = ThreadPoolExecutor(threads, "reader")

    def read(self, question: str, passages: Sequence[Text]) -> list[PassageReading]:
        """Read every passage for one question."""
        return self.read_pairs([(question, passage) for passage in passages])

    def read_pairs(self, pairs: Sequence[tuple[str, Text]]) -> list[PassageReading]:
        """Read each passage for its question."""
        texts = [passage for _, passage in pairs]
        return list(self._pool.map(self._read, self._inputs(pairs), texts))

    def _read(self, item: "_Input", passage: Text) -> PassageReading:
        ids = np.array(item.ids, np.int64)
        types = (np.arange(len(ids)) >= item.second).astype(np.int64)
        return _reading(item, passage, *self._engine(ids, types))

    def _inputs(self, pairs: Sequence[tuple[str, Text]]) -> list[_Input]:
        questions = self._encode([question for question, _ in pairs])
        headers = self._encode([header(passage.title, passage.date) for _, passage in pairs])
        texts = self._encode([passage.text for _, passage in pairs])
        return [
            _input(self._marks, question, head, encoding, passage.text)
            for question, head, encoding, (_, passage) in zip(
                questions, headers, texts, pairs, strict=True
            )
        ]

    def _encode(self, texts: list[str]) -> list[Encoding]:
        return self._tokenizer.encode_batch(texts, add_special_tokens=False)


def _input(
    marks: Marks, question: Encoding, head: Encoding, passage: Encoding, text: str
) -> _Input:
    ids = [marks.begin, *question.ids[:MAX_QUESTION], marks.separate]
    second = len(ids)
    if head.ids:
        ids += [*head.ids[:MAX_HEADER], marks.separate]
    first = len(ids)
    room = MAX_INPUT - 1 - first
    offsets = [(_after_space(text, *at), at[1]) for at in passage.offsets[:room]]
    return _Input([*ids, *passage.ids[:room], marks.separate], second, first, offsets)


def _after_space(text: str, start: int, end: int) -> int:
    """Where a piece's own characters begin: some tokenizers count the space before a word in."""
    while start < end and text[start].isspace():
        start += 1
    return start


def _reading(item: _Input, passage: Text, pieces: Floats, relevance: float) -> PassageReading:
    """`pieces` (T, 3) are the start, end and sentence logits of one input."""
    inside = pieces[item.first : item.first + len(item.offsets)]
    null = float(pieces[0, 0] + pieces[0, 1])
    begins = np.array([begin for begin, _ in item.offsets], np.int64)
    sentences: list[SentenceReading] = []
    for begin, end in passage.sentences:
        low, high = (int(at) for at in np.searchsorted(begins, (begin, end)))
        if low == high:
            sentences.append(SentenceReading(begin, begin, -np.inf, -np.inf))
            continue
        first, last, span = best_span(inside[low:high, 0], inside[low:high, 1])
        start, stop = item.offsets[low + first][0], item.offsets[low + last][1]
        score = float(inside[low:high, 2].mean() - pieces[0, 2])
        sentences.append(
            SentenceReading(*whole_words(passage.text, start, stop), span - null, score)
        )
    return PassageReading(relevance, null, tuple(sentences))


def whole_words(text: str, start: int, end: int) -> tuple[int, int]:
    """The span widened to the borders of its first and last word: a word may be several pieces."""
    while 0 < start < end and text[start - 1].isalnum() and text[start].isalnum():
        start -= 1
    while start < end < len(text) and text[end - 1].isalnum() and text[end].isalnum():
        end += 1
    return start, end


def best_span(starts: Floats, ends: Floats) -> tuple[int, int, float]:
    """First and last piece (inclusive) of the span with the highest sum of logits, and that sum."""
    sums = starts[:, None] + ends[None, :]
    sums = np.where(
        np.tri(len(starts), k=-1, dtype=bool) | ~np.tri(len(starts), k=MAX_ANSWER - 1, dtype=bool),
        -np.inf,
        sums,
    )
    start, end = divmod(int(sums.argmax()), len(starts))
    return start, end, float(sums[start, end])
