"""Disagreement: another source tells a figure, a date or a place otherwise, or denies an answer.

What is neither, such as who fired first, is not held against anything. Pure.
"""

from dataclasses import replace

from assistant.answer import Answer, Citation, Claim
from assistant.asking.question import Question
from assistant.disagreement.denial import denials
from assistant.disagreement.other_dates import other_dates
from assistant.disagreement.other_figures import other_figures
from assistant.disagreement.other_places import other_places


def with_disagreement(asked: Question, answer: Answer) -> Answer:
    """The answer with what was found that tells it otherwise or denies what it says.

    Of words that several articles tell alike, reprints mostly, one citation stands for all.
    """
    otherwise = (find(asked, answer) for find in (other_figures, other_dates, other_places))
    found = (*(each for each in otherwise if each), *denials(asked, answer))
    first: dict[str, Citation] = {}
    for citation in (*answer.citations, *(side for each in found for side in each.sides)):
        first.setdefault(citation.quote, citation)
    apart = (
        replace(each, sides=tuple(dict.fromkeys(first[side.quote] for side in each.sides)))
        for each in found
    )
    conflicts = tuple(each for each in apart if len(each.sides) > 1)
    said = set(answer.citations)
    sides = dict.fromkeys(side for each in conflicts for side in each.sides if side not in said)
    told = tuple(Claim(" ".join(side.quote.split()), (side,), 1.0) for side in sides)
    return replace(answer, claims=(*answer.claims, *told), conflicts=conflicts)
