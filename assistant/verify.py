"""Verification: a claim is said only if the words it cites hold it. Pure.

It checks what can be checked without judgement: every number, name and negation of a claim must
stand in its quotes, and its quotes must not tell of another date than the question asks about. A
claim in the sources' own words passes the first of these; a paraphrase may not.
"""

import re
from collections.abc import Callable
from dataclasses import dataclass

from assistant.answer import Citation, Claim, Withheld
from assistant.compose import Draft, DraftClaim, Evidence
from assistant.dates import tells_another_date
from assistant.question import names_in
from assistant.voice import voice_of
from index.terms import fold

_NUMBER = re.compile(r"\d+(?:[.,]\d+)*")
_WORD = re.compile(r"\w+(?:['’]\w+)?")
_NEGATION = frozenset(
    "no not never none nobody nothing neither nor without cannot ningun ninguna ninguno nunca jamas"
    " nadie nada sin tampoco".split()
)


@dataclass(frozen=True, slots=True)
class Verdict:
    """A draft, sorted into what may be said and what may not."""

    claims: tuple[Claim, ...]
    withheld: tuple[Withheld, ...]


def verify(draft: Draft, asked: str = "") -> Verdict:
    """Keep the claims that their citations hold; withhold the others, each with the reason.

    Args:
        asked: the question, where the claims must be about its dates.
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
    quotes = " ".join(evidence.quote for evidence in claim.evidence)
    if tells_another_date(asked, quotes):
        return "the cited words tell of another date than the question asks about"
    return next((reason for check in _CHECKS if (reason := check(claim.text, quotes))), None)


def cited(claim: DraftClaim) -> Claim:
    """A draft's claim with its quotes as citations, each of which knows who says it."""
    return Claim(claim.text, tuple(map(_citation, claim.evidence)), claim.support)


def _citation(evidence: Evidence) -> Citation:
    article, span = evidence.hit.article, evidence.span
    voice = voice_of(article.text, span, article.language)
    return Citation(article, span.start, span.end, evidence.hit.passage.id, voice)


def _unsupported_number(text: str, quotes: str) -> str | None:
    held = {_digits(number) for number in _NUMBER.findall(quotes)}
    missing = [n for n in _NUMBER.findall(text) if _digits(n) not in held]
    return f"the cited words do not hold the number {missing[0]}" if missing else None


def _digits(number: str) -> str:
    """A number without its thousands marks: 1,500 and 1.500 and 1500 are one."""
    return re.sub(r"[.,](?=\d{3}\b)", "", number)


def _unsupported_name(text: str, quotes: str) -> str | None:
    held = {fold(word) for word in _WORD.findall(quotes)}
    for name in names_in(text):
        if any(fold(word) not in held for word in _WORD.findall(name)):
            return f"the cited words do not hold the name {name}"
    return None


def _other_negation(text: str, quotes: str) -> str | None:
    if _negated(text) and not _negated(quotes):
        return "it denies what the cited words do not deny"
    if _negated(quotes) and not _negated(text):
        return "it leaves out a denial of the cited words"
    return None


def _negated(text: str) -> bool:
    words = [fold(word) for word in _WORD.findall(text)]
    return any(word in _NEGATION or word.endswith(("n't", "n’t")) for word in words)


_CHECKS: tuple[Callable[[str, str], str | None], ...] = (
    _unsupported_number,
    _unsupported_name,
    _other_negation,
)
