"""An overview: what the sources tell of a subject, each in its own words. Pure.

Nothing is read by the network: a sentence belongs here because it names the subject, by whichever
of its names the article has. The one that says who or what it is comes first; then, in the order of
publication, those that tell most that was not told yet.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from assistant.answering.compose import (
    ComposeOptions,
    Draft,
    DraftClaim,
    Evidence,
    alike,
    as_prose,
)
from assistant.answering.context import in_context
from assistant.answering.subject import Mention, Subject, introduces
from index.hit import Hit
from index.words.bilingual import forms
from index.words.terms import content_stems
from ingest.article import Article, Span
from ingest.prose.characters import fold

SEARCHED = 30
"""Passages that are looked through for a subject."""

CONFIDENCE = 0.95
"""That it is about the subject: of what overviews of the titles of an encyclopedia's articles cite,
.99 stands in those articles (`evals.overviews`); elsewhere two may bear one name.
"""

LEAST_NEWS = 0.25
"""Share of a sentence's words that must be new beside what is told already."""

_LENGTH = 3
"""Words by which every sentence counts as longer, so that the shortest does not win."""


@dataclass(frozen=True, slots=True)
class _Telling:
    """A sentence that tells of the subject.

    Attributes:
        evidence: it, with what it needs to be understood.
        told: stems of its words, but for the subject.
        leads: whether the subject stands in its first half.
        introduces: how plainly it says who or what the subject is: 2 by the whole name, 1 by a
            shorter one, 0 not at all.
    """

    evidence: Evidence
    told: frozenset[str]
    leads: bool
    introduces: int

    @property
    def order(self) -> tuple[date, str, int]:
        article = self.evidence.hit.article
        return article.published or date.max, article.id, self.evidence.span.start

    def news(self, told: Iterable[str]) -> float:
        """The share of it that is new; of a subject named in passing less is told."""
        share = len(self.told.difference(told)) / (len(self.told) + _LENGTH)
        return share if self.leads else share / 2


def overview(subject: str, language: str, hits: Sequence[Hit], options: ComposeOptions) -> Draft:
    """Draft what the sources tell of a subject; without claims where they do not name it.

    Args:
        language: the question's, ISO 639-1: in which the subject is introduced, if it is.
        hits: the passages that a search for the subject found, best first.
    """
    first_hand = sorted(hits, key=lambda hit: hit.article.original_publisher is not None)
    named = Subject.of(subject)
    telling = list(_telling(named, language, first_hand))
    if not telling and (words := named.in_common_words()):
        telling = list(_telling(words, language, first_hand))
    chosen = _chosen(telling, language, options.overview)
    return Draft(
        tuple(DraftClaim(as_prose(one), (one,), CONFIDENCE) for one in chosen),
        None,
        CONFIDENCE if chosen else 0.0,
    )


def _chosen(telling: Sequence[_Telling], language: str, most: int) -> list[Evidence]:
    """The sentence that introduces the subject, then those with most that is new, in order."""

    def introducing(one: _Telling) -> tuple[bool, bool, int, bool]:
        own = one.evidence.hit.article.language == language
        return one.introduces > 0, own, one.introduces, one.leads

    if not telling:
        return []
    first = max(telling, key=introducing)
    chosen, told = [first], set(first.told)
    while len(chosen) < most:
        left = [
            one
            for one in telling
            if one.news(told) >= LEAST_NEWS
            and not any(alike(one.evidence, other.evidence) for other in chosen)
        ]
        if not left:
            break
        best = max(left, key=lambda one: one.news(told))
        chosen.append(best)
        told |= best.told
    after = sorted(chosen[1:], key=lambda one: one.order)
    return [one.evidence for one in (first, *after)]


def _telling(subject: Subject, language: str, hits: Iterable[Hit]) -> Iterator[_Telling]:
    """The sentences of passages that tell of the subject, each once; none below a picture."""
    seen: set[tuple[str, Span]] = set()
    mentions: dict[str, list[Mention]] = {}
    for hit in hits:
        article = hit.article
        if article.id not in mentions:
            mentions[article.id] = subject.mentions(article)
        for sentence in hit.passage.sentences:
            here = [m for m in mentions[article.id] if _is_in(m.span, sentence)]
            named = here if subject.name else subject.beside
            if not named or article.is_within("caption", sentence):
                continue
            evidence = Evidence(hit, in_context(hit, sentence))
            found = _told(subject, language, sentence, evidence, here)
            if found and (article.id, evidence.span) not in seen:
                seen.add((article.id, evidence.span))
                yield found


def _told(
    subject: Subject, language: str, sentence: Span, evidence: Evidence, here: Sequence[Mention]
) -> _Telling | None:
    """What a sentence tells; None where it lacks some of what the subject is beside its name."""
    article = evidence.hit.article
    stems = content_stems(evidence.quote, article.language)
    beside = [forms(fold(word), language, article.language) for word in subject.beside]
    if any(stems.isdisjoint(word) for word in beside):
        return None
    names = (_stems(article, article.text[slice(*mention.span)]) for mention in here)
    introducing = (1 + m.whole for m in here if introduces(article.text, m.span))
    return _Telling(
        evidence,
        stems.difference(*names, *beside),
        not here or any(m.span.start < (sentence.start + sentence.end) / 2 for m in here),
        max(introducing, default=0),
    )


def _is_in(span: Span, sentence: Span) -> bool:
    return sentence.start <= span.start < sentence.end


def _stems(article: Article, words: str) -> frozenset[str]:
    return content_stems(words, article.language)
