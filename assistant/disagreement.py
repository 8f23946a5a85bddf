"""Disagreement: another source tells a figure, a date or a place otherwise, or denies an answer.

What is neither, such as who fired first, is not held against anything. Pure.
"""

from dataclasses import replace

from assistant.answer import Answer, Claim
from assistant.denial import denials
from assistant.other_dates import other_dates
from assistant.other_figures import other_figures
from assistant.other_places import other_places
from assistant.question import Question


def with_disagreement(asked: Question, answer: Answer) -> Answer:
    """The answer with what was found that tells it otherwise or denies what it says."""
    otherwise = (find(asked, answer) for find in (other_figures, other_dates, other_places))
    conflicts = (*(each for each in otherwise if each), *denials(asked, answer))
    known = {citation.quote for citation in answer.citations}
    sides = {side.quote: side for conflict in conflicts for side in conflict.sides}
    told = tuple(
        Claim(" ".join(quote.split()), (side,), 1.0)
        for quote, side in sides.items()
        if quote not in known
    )
    return replace(answer, claims=(*answer.claims, *told), conflicts=conflicts)
