"""The answers to the parts of a question as one. Pure."""

from collections.abc import Sequence
from dataclasses import replace

from assistant.answer import Answer, Citation, Claim, Outcome
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
    return all(any(_holds(b, a) for b in other.citations) for a in claim.citations)


def _holds(whole: Citation, part: Citation) -> bool:
    same = whole.article.id == part.article.id
    return same and whole.start <= part.start and part.end <= whole.end


def _nearest(parts: Sequence[Answer]) -> tuple[Hit, ...]:
    """What was looked at for all parts: the first of each, the second of each, and so on."""
    longest = max(len(part.nearest) for part in parts)
    turns = (part.nearest[at] for at in range(longest) for part in parts if at < len(part.nearest))
    return tuple({hit.passage.id: hit for hit in reversed([*turns])}.values())[::-1]
