"""The answers to the parts of a question as one. Pure."""

from collections.abc import Sequence
from dataclasses import replace
from itertools import zip_longest

from assistant.answer import Answer, Claim, Outcome
from index.hit import Hit


def together(own: str, parts: Sequence[Answer]) -> Answer:
    """One answer to a question that asked several things.

    It is as sure as the least sure of its parts that were answered, and tells which were not. It
    has no short answer unless one part alone was answered.

    Args:
        own: the question as typed.
        parts: at least one, in the order asked.
    """
    answered = [part for part in parts if part.answered]
    base = answered[0] if answered else parts[0]
    open_ones = [part.question for part in parts if not part.answered]
    return replace(
        base,
        question=own,
        standalone_question=" ".join(part.standalone_question for part in parts),
        outcome=_outcome(answered) or base.outcome,
        claims=_each_once(answered),
        withheld=tuple(one for part in parts for one in part.withheld),
        short_answer=base.short_answer if len(answered) == 1 else None,
        nearest=_nearest(parts),
        note=UNANSWERED.format(" ".join(open_ones)) if answered and open_ones else base.note,
    )


UNANSWERED = "The sources do not answer “{}”"


def _outcome(answered: Sequence[Answer]) -> Outcome | None:
    least = min((part.outcome.confidence for part in answered), default=None)
    return None if least is None else Outcome("answered", None, least)


def _each_once(answered: Sequence[Answer]) -> tuple[Claim, ...]:
    """The claims of all parts; of two that cite the same words the longer one."""
    told: list[Claim] = []
    for claim in (claim for part in answered for claim in part.claims):
        if not any(_within(claim, other) for other in told):
            told = [other for other in told if not _within(other, claim)] + [claim]
    return tuple(told)


def _within(claim: Claim, other: Claim) -> bool:
    """Whether all that a claim cites stands in what another cites."""
    return all(
        any(whole.covers(part.article.id, part.span) for whole in other.citations)
        for part in claim.citations
    )


def _nearest(parts: Sequence[Answer]) -> tuple[Hit, ...]:
    """What was looked at for all parts: the first of each, the second of each, and so on."""
    found: dict[str, Hit] = {}
    for turn in zip_longest(*(part.nearest for part in parts)):
        for hit in filter(None, turn):
            found.setdefault(hit.passage.id, hit)
    return tuple(found.values())
