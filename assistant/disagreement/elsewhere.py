"""What other sources say of cited words: the same, or something else. Pure.

Of the passages that were found, a sentence of another article that shares most of its words with
the cited ones is held against them by the checks that hold an answer against its quotes: where
nothing is wrong with the cited words by it, it says the same; where their number, their date or
their denial is, it says otherwise.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from assistant.answer import Citation
from assistant.checking.claim import Cited, Kind, objections
from assistant.disagreement.other_dates import dates_apart
from assistant.disagreement.other_figures import cited_from, figures_apart
from index.hit import Hit
from index.words.terms import content_stems

SHARED = 0.6
"""Least share of the cited words' content, that a sentence about the same must hold."""

LEAST = 4
"""Content words of a sentence that says enough to be compared."""

_OF_VOICE: frozenset[Kind] = frozenset(("attribution",))
"""Who says it and how surely may differ, and is shown."""

_OTHERWISE: frozenset[Kind] = frozenset(("number", "date", "negation"))


@dataclass(frozen=True, slots=True)
class Elsewhere:
    """Sentences of other articles about what is cited, at most one an article each.

    Attributes:
        same: those that bear the cited words out.
        otherwise: those that tell another number or date, or deny.
    """

    same: tuple[Citation, ...] = ()
    otherwise: tuple[Citation, ...] = ()


def elsewhere(cited: Citation, found: Sequence[Hit]) -> Elsewhere:
    """What the found passages of other articles say of cited words."""
    same: dict[str, Citation] = {}
    otherwise: dict[str, Citation] = {}
    language = cited.article.language
    wanted = content_stems(cited.quote, language)
    if len(wanted) < LEAST:
        return Elsewhere()
    for hit in found:
        if hit.article.id == cited.article.id or hit.article.language != language:
            continue
        for sentence in hit.passage.sentences:
            words = hit.article.text[sentence.start : sentence.end]
            if len(wanted & content_stems(words, language)) < SHARED * len(wanted):
                continue
            other = cited_from(hit, sentence)
            kinds = {each.kind for each in objections(cited.quote, [Cited(hit.article, sentence)])}
            if kinds <= _OF_VOICE:
                same.setdefault(hit.article.id, other)
            elif kinds <= _OTHERWISE | _OF_VOICE and _differ(cited, other, kinds):
                otherwise.setdefault(hit.article.id, other)
    return Elsewhere(tuple(same.values()), tuple(otherwise.values()))


def _differ(cited: Citation, other: Citation, kinds: set[Kind]) -> bool:
    """Whether a sentence tells another number or date, and does not merely lack it, or denies."""
    return (
        "negation" in kinds
        or ("number" in kinds and figures_apart(cited.quote, other.quote, cited.article.language))
        or ("date" in kinds and dates_apart(cited, other))
    )
