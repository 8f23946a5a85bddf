"""Reading: how well each sentence of the retrieved passages answers a question.

`TermReader` needs no trained weights: it compares words. Anything that fulfils `Reader` can take
its place.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Protocol

from assistant.asking.question import Kind, Question
from assistant.logistic import probability
from assistant.reader.expected import short_answer_span
from assistant.reader.unfit import cannot_answer
from index.hit import Hit
from index.words.bilingual import GUESSED, forms
from index.words.terms import stem, terms
from ingest.article import Article, Span
from ingest.prose.characters import fold

Rarity = Callable[[Sequence[str], str], dict[str, float]]
"""Inverse document frequency of folded words, given their language."""


@dataclass(frozen=True, slots=True)
class ScoredSentence:
    """A sentence, in article offsets, and how well it answers, 0..1."""

    span: Span
    score: float


@dataclass(frozen=True, slots=True)
class Reading:
    """One passage, read for one question.

    Attributes:
        sentences: every citable sentence of the passage, in the order of its text.
        relevance: probability that the passage answers the question.
        short_answer: the few words that answer, inside the best sentence; None if there are none.
        explains: whether the answer may take more than a few words, so that further sentences of
            the passage, though they score far lower, belong to it.
    """

    hit: Hit
    sentences: tuple[ScoredSentence, ...]
    relevance: float
    short_answer: Span | None
    explains: bool = False

    @property
    def best(self) -> ScoredSentence:
        """The sentence that answers best."""
        return max(self.sentences, key=lambda sentence: sentence.score)


class Reader(Protocol):
    """Reads passages for a question; the same input gives the same readings."""

    name: str

    def read(self, question: Question, hits: Sequence[Hit]) -> list[Reading]:
        """One reading a hit, in the order of the hits; it may leave out the last ones."""
        ...

    def prepare(self) -> None:
        """Load what reading needs, so that an error shows before the first question."""
        ...


def by_reading(hits: Sequence[Hit], readings: Sequence[Reading]) -> list[Hit]:
    """Hits that were read, the likeliest to answer first, then the others as they were found."""
    read = {reading.hit.passage.id for reading in readings}
    unread = [hit for hit in hits if hit.passage.id not in read]
    return [reading.hit for reading in ranked(readings)] + unread


def ranked(readings: Sequence[Reading]) -> list[Reading]:
    """Readings by their best sentence, best first."""
    return sorted(readings, key=lambda reading: -reading.best.score)


@dataclass(frozen=True, slots=True)
class _Features:
    """What is known of a sentence; each in 0..1 but the similarity, which is a cosine.

    Attributes:
        coverage: share of the question's subject that the sentence holds.
        context: the same for its passage and title.
        names: share of the question's names and numbers that the article holds.
        similarity: of question and passage; None where the vectors did not find the passage or
            mean little, since the model was not trained for the question's language.
        fused: the hit's score, comparable within one search.
        typed: 1 where the sentence holds the kind of thing that was asked for, else 0.
    """

    coverage: float
    context: float
    names: float
    similarity: float | None
    fused: float
    typed: float


class TermReader:
    """Reads by the words that question and sentence share, the rarer the better."""

    name = "terms"

    def __init__(self, covers: Callable[[str], bool], rarity: Rarity) -> None:
        """
        Args:
            covers: whether the vectors mean something for a language (ISO 639-1).
            rarity: of words in the library.
        """
        self._covers = covers
        self._rarity = rarity

    def prepare(self) -> None:
        """Nothing is loaded: the words are in the index."""

    def read(self, question: Question, hits: Sequence[Hit]) -> list[Reading]:
        """One reading a hit, in the order of the hits."""
        weights = self._rarity(question.content, question.language)
        covered = self._covers(question.language)
        return [_read(question, hit, weights, covered) for hit in hits]


def _read(question: Question, hit: Hit, weights: dict[str, float], covered: bool) -> Reading:
    article, passage = hit.article, hit.passage
    around = f"{article.title} {passage.text}"
    context = coverage(around, article.language, weights, question.language)
    names = names_covered(question, f"{labels(article)} {passage.text}", article.text)
    scored, features = [], []
    for span in passage.sentences:
        found = _Features(
            coverage(
                article.text[span.start : span.end], article.language, weights, question.language
            ),
            context,
            names,
            hit.dense.score if covered and hit.dense else None,
            hit.score,
            float(short_answer_span(question, article.text, span) is not None),
        )
        features.append(found)
        scored.append(ScoredSentence(span, _sentence_score(found)))
    best = max(range(len(scored)), key=lambda i: scored[i].score)
    sentence = scored[best].span
    short = short_answer_span(question, article.text, sentence)
    if short and cannot_answer(question, article, sentence, article.text[short.start : short.end]):
        short = None
    return Reading(hit, tuple(scored), _relevance(features[best], question.kind), short)


# Both rules are logistic regressions on 300 SQuAD questions over 48 articles, each asked with and
# without the passage that answers. On 300 others the right sentence comes first for 74%, and the
# AUC of answered against unanswerable is .86. Two weights are set by hand, since that data cannot
# tell: what a missing name costs (names were never missing), and a missing date or number.


def _sentence_score(f: _Features) -> float:
    if f.similarity is None:
        return probability(-6.4 + 5.5 * f.coverage + 2.9 * f.context + 0.4 * f.typed)
    return probability(
        -13.4
        + 12.5 * f.fused
        + 5.4 * f.coverage
        - 2.3 * f.context
        - 1.2 * f.similarity
        + 0.6 * f.typed
    )


def _relevance(f: _Features, kind: Kind) -> float:
    missing = 1.5 if kind in ("when", "count") and not f.typed else 0.0
    if f.similarity is None:
        return probability(-5.2 + 3.2 * f.coverage + 2.6 * f.context + 1.7 * f.names - missing)
    return probability(
        -7.0 + 1.8 * f.coverage + 3.6 * f.context + f.names + 5.3 * f.similarity - missing
    )


def coverage(
    text: str, language: str, weights: Mapping[str, float], asked_in: str | None = None
) -> float:
    """Share of a question's subject words, weighted by rarity, that stand in a text; 0..1. One that
    stands there as another language may have it counts less.

    Args:
        language: the text's, ISO 639-1.
        asked_in: the question's; the same where it is not given.
    """
    present = set(terms(text, language))
    total = sum(weights.values())
    if not total:
        return 0.0
    of = asked_in or language

    def counts(word: str) -> float:
        if stem(word, language) in present:
            return 1.0
        return 0.0 if present.isdisjoint(forms(word, of, language)) else GUESSED

    return sum(weight * counts(word) for word, weight in weights.items()) / total


def names_covered(question: Question, text: str, article_text: str = "") -> float:
    """Share of the question's names and numbers that a text holds, or else the whole of its
    article; 1 where there are none.

    Long words are compared by their first letters, so that "Mexicans" finds "Mexico".
    """
    wanted = [word for name in question.names for word in name.split()] + list(question.numbers)
    if not wanted:
        return 1.0
    held = (_openings(text), _openings_of_article(article_text))
    return sum(any(fold(word)[:5] in each for each in held) for word in wanted) / len(wanted)


def labels(article: Article) -> str:
    """What a question may name an article by: its title, publisher and byline."""
    return " ".join(filter(None, (article.title, article.publisher, article.byline)))


def _openings(text: str) -> frozenset[str]:
    """The first letters of a text's words, as they stand and without signs around them."""
    words = {fold(word)[:5] for word in text.replace("’", "'").split()}
    return frozenset(words | {word.strip(".,;:!?\"'“”()[]«»")[:5] for word in words})


_openings_of_article = lru_cache(maxsize=32)(_openings)  # a question reads many passages of one
