"""The extractive composer: the sentences of the sources that answer, in their own words.

It writes nothing of its own, so it needs no language model; what it drafts is verified like any
other draft.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Annotated

from annotated_types import Ge

from assistant.answering.context import in_context, is_taken_back, last_dated
from assistant.answering.courtesy import is_courtesy
from assistant.answering.said_by import Wanted, spoken_by, whose_words
from assistant.asking.asked_dates import as_of
from assistant.asking.question import Question
from assistant.dates import dates_in, tells_another_date
from assistant.directions.directions import Length
from assistant.reader.reading import Reading, ScoredSentence, ranked
from assistant.reader.unfit import beside_the_question
from index.hit import Hit
from ingest.article import Span


@dataclass(frozen=True, slots=True)
class ComposeOptions:
    """How answers are composed.

    Attributes:
        read: hits that are read for a question.
        sentences: claims an answer has at most.
        keep: a further sentence joins the best one when its score is at least this share of it.
        beside: the same within the best one's passage.
        gather: the same in a passage that answers, for a question that several things may answer.
        gathered: claims an answer to such a question has at most.
        overview: the same of an answer that tells all of a subject.
        explain: the same within the best passage, for an answer that takes more than a few words.
        caution: least probability that the cited words answer; below it the answer is that the
            sources do not say.
        nearest: hits that are searched for and come with an answer as what was looked at.
    """

    read: Annotated[int, Ge(1)] = 8
    sentences: Annotated[int, Ge(1)] = 3
    keep: float = 0.7
    beside: float = 0.7
    gather: float = 0.25
    gathered: Annotated[int, Ge(1)] = 5
    overview: Annotated[int, Ge(1)] = 8
    explain: float = 0.03
    caution: float = 0.25
    nearest: Annotated[int, Ge(1)] = 10

    def of_length(self, length: Length | None) -> "ComposeOptions":
        """These for an answer that was asked to be this long."""
        if length == "brief":
            return replace(self, sentences=1, gathered=1, overview=1)
        if length == "full":
            longer = replace(self, sentences=8, gathered=10, overview=20)
            return replace(longer, keep=self.keep / 2, beside=0.0)
        return self


@dataclass(frozen=True, slots=True)
class Evidence:
    """Words of a retrieved passage, in article offsets."""

    hit: Hit
    span: Span

    @property
    def quote(self) -> str:
        return self.hit.article.text[self.span.start : self.span.end]

    @property
    def as_told(self) -> str:
        """The quote, in which "last year" is the year before its article's."""
        published = self.hit.article.published
        return as_of(self.quote, published) if published else self.quote


@dataclass(frozen=True, slots=True)
class DraftClaim:
    """A sentence that a composer would like to say, and what it says it on."""

    text: str
    evidence: tuple[Evidence, ...]
    support: float


@dataclass(frozen=True, slots=True)
class Draft:
    """What a composer proposes; nothing of it is said before it is verified.

    Attributes:
        short_answer: words inside the first claim's evidence.
        confidence: probability that the evidence answers the question.
    """

    claims: tuple[DraftClaim, ...]
    short_answer: Evidence | None
    confidence: float


def compose(question: Question, readings: Sequence[Reading], options: ComposeOptions) -> Draft:
    """Draft an answer from the best sentences of what was read.

    The best sentence comes first, then what belongs to it in the order of its passage, then the
    sentences of other passages, best first. What somebody said is told in that one's words.
    """
    if wanted := whose_words(question, readings):
        readings = spoken_by(wanted, readings)
    if not readings:
        return Draft((), None, 0.0)
    fitting = [kept for reading in readings if (kept := _fitting(question, reading, wanted))]
    by_rank = ranked(fitting or readings)
    best = by_rank[0]
    chosen = _choose(question, by_rank, options, wanted)
    claims = tuple(
        DraftClaim(as_prose(evidence), (evidence,), sentence.score) for evidence, sentence in chosen
    )
    short = Evidence(best.hit, best.short_answer) if best.short_answer else None
    if short and is_taken_back(short.hit, short.span):
        short = None
    return Draft(claims, short, best.relevance)


def _fitting(question: Question, reading: Reading, wanted: Wanted | None) -> Reading | None:
    """A reading from the best of its sentences that may be said; None where none may.

    What would be withheld is no best sentence: what hangs on it would be left as the answer.
    """
    best = next(
        (
            sentence
            for sentence in sorted(reading.sentences, key=lambda sentence: -sentence.score)
            if not _is_beside(question, _in_context(reading.hit, sentence.span, wanted))
        ),
        None,
    )
    if best is None:
        return None
    if best is reading.best:
        return reading
    return replace(
        reading,
        sentences=tuple(one for one in reading.sentences if one.score <= best.score),
        relevance=reading.relevance * best.score / reading.best.score,
        short_answer=None,
    )


def _is_beside(question: Question, evidence: Evidence) -> bool:
    """Whether words would be withheld, or go on telling of another day than is asked about."""
    if beside_the_question(question.text, evidence.as_told):
        return True
    asks_for_a_day = any(date.month for date in dates_in(question.text))
    return asks_for_a_day and tells_another_date(
        question.text, last_dated(evidence.hit, evidence.span)
    )


def _choose(
    question: Question,
    readings: Sequence[Reading],
    options: ComposeOptions,
    wanted: Wanted | None,
) -> list[tuple[Evidence, ScoredSentence]]:
    """The best sentence, and those nearly as good that say something else of the same day."""
    best = readings[0]
    chosen = [(_in_context(best.hit, best.best.span, wanted), best.best)]
    most = options.gathered if question.several else options.sentences
    for hit, sentence in _candidates(question, readings, options):
        if len(chosen) == most:
            break
        if is_courtesy(question, hit.article.text[slice(*sentence.span)]):
            continue
        evidence = _in_context(hit, sentence.span, wanted)
        if _is_beside(question, evidence):
            continue
        if not any(_overlap(evidence, other) or alike(evidence, other) for other, _ in chosen):
            chosen.append((evidence, sentence))
    return sorted(chosen, key=lambda item: _turn(item[0], chosen[0][0]))


def _turn(evidence: Evidence, first: Evidence) -> tuple[int, int]:
    """Where a sentence is told: the first, then its passage's in the order of the text, then those
    of other passages, best first.
    """
    if evidence is first:
        return 0, 0
    beside = evidence.hit is first.hit
    return (1, evidence.span.start) if beside else (2, 0)


def _candidates(
    question: Question, readings: Sequence[Reading], options: ComposeOptions
) -> list[tuple[Hit, ScoredSentence]]:
    """Sentences that may join the best one, best first."""
    best = readings[0]

    def floor(reading: Reading) -> float:
        share = options.beside if reading is best else options.keep
        if question.several and reading.relevance >= options.caution:
            share = min(share, options.gather)
        if best.explains and reading is best:
            share = min(share, options.explain)
        return best.best.score * share

    found = [
        (reading.hit, sentence)
        for reading in readings
        for sentence in reading.sentences
        if sentence.score >= floor(reading)
    ]
    return sorted(found, key=lambda item: -item[1].score)


def _in_context(hit: Hit, span: Span, wanted: Wanted | None) -> Evidence:
    """A sentence with what it needs; words that are wanted of one speaker stay that one's."""
    whole = in_context(hit, span)
    anothers = wanted and wanted.says(hit, span) and not wanted.says(hit, whole)
    return Evidence(hit, span if anothers else whole)


def as_prose(evidence: Evidence) -> str:
    """The quote as prose: white space evened, a stray opening mark of a note dropped."""
    return " ".join(evidence.quote.split()).lstrip("*").strip()


def _overlap(one: Evidence, other: Evidence) -> bool:
    return (
        one.hit.article.id == other.hit.article.id
        and one.span.start < other.span.end
        and other.span.start < one.span.end
    )


def alike(one: Evidence, other: Evidence) -> bool:
    """Whether two sentences say the same in nearly the same words (Jaccard overlap of words)."""
    a, b = set(as_prose(one).casefold().split()), set(as_prose(other).casefold().split())
    return len(a & b) >= 0.7 * len(a | b)
