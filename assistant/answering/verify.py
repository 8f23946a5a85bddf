"""Verification: a claim is said only if the words it cites hold it. Pure.

It checks what can be checked without judgement (`assistant.checking`): a claim may not tell other
numbers, dates or names than its quotes, put in or leave out a denial, or make a fact of what
somebody says; and its quotes must not tell of another date than the question asks about, nor name
nobody where it asks for a person's name. A claim in the sources' own words passes the first of
these; a paraphrase may not.
"""

from dataclasses import dataclass

from assistant import checking
from assistant.answer import Citation, Claim, Withheld
from assistant.answering.compose import Draft, DraftClaim, Evidence
from assistant.reader.unfit import beside_the_question
from assistant.voice import voice_of


@dataclass(frozen=True, slots=True)
class Verdict:
    """A draft, sorted into what may be said and what may not."""

    claims: tuple[Claim, ...]
    withheld: tuple[Withheld, ...]


def verify(draft: Draft, asked: str = "") -> Verdict:
    """Keep the claims that their citations hold; withhold the others, each with the reason.

    Args:
        asked: the question, where the claims must be about its dates and tell a name it asks for.
    """
    claims, withheld = [], []
    for claim in draft.claims:
        reason = objection(claim, asked)
        if reason:
            withheld.append(Withheld(claim.text, reason))
        else:
            claims.append(cited(claim))
    return Verdict(tuple(claims), tuple(withheld))


def objection(claim: DraftClaim, asked: str = "") -> str | None:
    """Why a claim may not be said; None if it may."""
    if not claim.evidence:
        return "it cites no sentence of the sources"
    told = " ".join(evidence.as_told for evidence in claim.evidence)
    if reason := beside_the_question(asked, told):
        return reason
    found = checking.objection(claim.text, quotes(claim))
    return found.reason if found else None


def quotes(claim: DraftClaim) -> list[checking.Cited]:
    """The words that a claim cites."""
    return [checking.Cited(e.hit.article, e.span) for e in claim.evidence]


def cited(claim: DraftClaim) -> Claim:
    """A draft's claim with its quotes as citations, each of which knows who says it."""
    return Claim(claim.text, tuple(map(_citation, claim.evidence)), claim.support)


def _citation(evidence: Evidence) -> Citation:
    article, span = evidence.hit.article, evidence.span
    voice = voice_of(article.text, span, article.language)
    return Citation(article, span.start, span.end, evidence.hit.passage.id, voice)


def told_shortly(draft: Draft, claims: tuple[Claim, ...]) -> str | None:
    """The draft's short answer, if the words around it are said."""
    short = draft.short_answer
    said = short and any(
        citation.covers(short.hit.article.id, short.span)
        for claim in claims
        for citation in claim.citations
    )
    return short.quote if short and said else None
