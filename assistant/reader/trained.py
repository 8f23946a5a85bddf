"""The trained reader as the assistant uses it: weights that ship, and rules fitted to them."""

import math
from collections.abc import Sequence
from dataclasses import replace
from functools import cached_property
from itertools import pairwise
from pathlib import Path
from typing import TYPE_CHECKING

from assistant.asking.question import Question
from assistant.dates import tells_another_date
from assistant.logistic import log_odds
from assistant.reader.phrases import phrase
from assistant.reader.reading import Reader, Reading, ScoredSentence, labels, names_covered, ranked
from assistant.reader.rules import LOWEST, Features, Rules
from assistant.reader.shipped import RULES, check_weights, open_network
from assistant.reader.unfit import cannot_answer
from index.hit import Hit
from ingest.article import Span

if TYPE_CHECKING:
    from assistant.reader.spans import PassageReading, SpanReader, Text

TRAINED_ON = "en"

EXPLAINED = frozenset({"why", "how"})
"""Kinds of questions that sentences answer rather than a few words."""

CAPTION = 0.5
"""What a sentence below a picture counts, which tells over again what the article tells."""

STEPS, SURE = (2, 4), 0.5
"""After how many hits reading may end, and the probability of an answer at which it does. What that
costs and saves, `assistant.training.fit` prints.
"""


class TrainedReader:
    """Reads with the network, and by terms beside it.

    The network was trained on English. In another language the words that question and passage
    share choose the sentence, as they do without a network, and both say whether it answers.

    Args:
        by_terms: reads by shared words.
        weights: the folder of the network and its rules.
    """

    name = "trained"

    def __init__(self, by_terms: Reader, weights: Path) -> None:
        self._by_terms = by_terms
        self._weights = weights

    def prepare(self) -> None:
        """Load the network.

        Raises:
            ReaderUnavailable: the weights are missing or are not those the rules were fitted for.
        """
        self._spans  # noqa: B018  (loaded by being looked at)

    def read(self, question: Question, hits: Sequence[Hit]) -> list[Reading]:
        """One reading a hit, in the order of the hits; the last hits are left out if it is sure and
        the question asks for one thing.
        """
        if question.several:
            return self.read_all(question, hits)
        readings: list[Reading] = []
        steps = [step for step in STEPS if step < len(hits)]
        for begin, end in pairwise((0, *steps, len(hits))):
            readings += self.read_all(question, hits[begin:end])
            if readings and ranked(readings)[0].relevance >= SURE:
                break
        return readings

    def read_all(self, question: Question, hits: Sequence[Hit]) -> list[Reading]:
        """One reading a hit, however sure the first of them are."""
        if not hits:
            return []
        read = self._spans.read(question.text, [text_of(hit) for hit in hits])
        by_terms = self._by_terms.read(question, hits)
        reading = _by_network if question.language == TRAINED_ON else _by_terms
        return [reading(question, *each, self._rules) for each in zip(by_terms, read, strict=True)]

    @cached_property
    def _rules(self) -> Rules:
        return Rules.read(self._weights / RULES)

    @cached_property
    def _spans(self) -> "SpanReader":
        """The network with its weights.

        Raises:
            ReaderUnavailable: the weights are missing or are not those the rules were fitted for.
        """
        check_weights(self._rules.sha256, self._weights)
        return open_network(self._weights)


def _by_network(
    question: Question, terms: Reading, read: "PassageReading", rules: Rules
) -> Reading:
    seen = features(question, terms, read)
    rank = rules.rank.probability(seen)
    best = read.answer.blended
    sentences = tuple(
        ScoredSentence(
            span, rank * math.exp(max(one.blended - best, LOWEST)) * _worth(terms.hit, span)
        )
        for span, one in zip(terms.hit.passage.sentences, read.sentences, strict=True)
    )
    # A span below zero: the network finds no words that answer, though a sentence may.
    explains = question.kind in EXPLAINED or read.answer.span < 0
    short = _short_answer(question, terms.hit, read, read.best)
    return Reading(terms.hit, sentences, rules.answers.probability(seen), short, explains)


def _worth(hit: Hit, sentence: Span) -> float:
    return CAPTION if hit.article.is_within("caption", sentence) else 1.0


def _by_terms(question: Question, terms: Reading, read: "PassageReading", rules: Rules) -> Reading:
    relevance = rules.elsewhere.probability(features(question, terms, read))
    best = terms.sentences.index(terms.best)
    short = terms.short_answer or _short_answer(question, terms.hit, read, best)
    return replace(terms, relevance=relevance, short_answer=short)


def _short_answer(
    question: Question, hit: Hit, read: "PassageReading", sentence: int
) -> Span | None:
    """The network's words in a sentence, completed; None where no few words can answer."""
    within, start = read.sentences[sentence], hit.passage.start
    words = Span(start + within.start, start + within.end)
    whole = hit.passage.sentences[sentence]
    short = phrase(question, hit.article.text, whole, words)
    if short is None:
        return None
    said = hit.article.text[short.start : short.end]
    return None if cannot_answer(question, hit.article, whole, said) else short


def features(question: Question, terms: Reading, read: "PassageReading") -> Features:
    """What the rules are told of a passage that was read by terms and by the network."""
    hit = terms.hit
    sentence = hit.passage.sentences[read.best]
    said = hit.article.text[sentence.start : sentence.end]
    words = hit.passage.text[read.answer.start : read.answer.end]
    return Features(
        relevance=read.relevance,
        span=max(read.answer.span, LOWEST),
        sentence=max(read.answer.score, LOWEST),
        retrieval=hit.score,
        terms=log_odds(terms.relevance),
        missing=1 - names_covered(question, _nearby(hit, read.best)),
        other_date=float(tells_another_date(question.text, said)),
        other_kind=float(cannot_answer(question, hit.article, sentence, words)),
    )


def text_of(hit: Hit) -> "Text":
    """A hit as the network takes it: offsets within the passage, title and date in front."""
    from assistant.reader.spans import Text

    passage, article = hit.passage, hit.article
    spans = tuple((s - passage.start, e - passage.start) for s, e in passage.sentences)
    date = article.published.isoformat() if article.published else None
    return Text(passage.text, spans, article.title, date)


def _nearby(hit: Hit, sentence: int) -> str:
    """A sentence of a passage with the two before it, the title and who published it: where its
    names must stand.
    """
    spans = hit.passage.sentences
    text = hit.article.text[spans[max(sentence - 2, 0)].start : spans[sentence].end]
    return f"{labels(hit.article)} {text}"
