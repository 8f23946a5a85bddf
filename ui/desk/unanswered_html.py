"""A question that is no turn yet as HTML: being answered, or kept from it by an error.

Pure functions from values to markup.
"""

from collections.abc import Mapping, Sequence
from html import escape

from assistant.answer import Claim
from assistant.events import Stage
from ui.wording.markup import attribute
from ui.words import say

STAGES: Mapping[Stage, str] = {
    "searching": "Reading the sources",
    "writing": "Writing, and checking each sentence",
    "checking": "Correcting what the sources do not hold",
}


def pending_turn_html(question: str, stage: Stage = "searching", said: Sequence[Claim] = ()) -> str:
    """A question that is being answered: what is being done, and what is verified so far."""
    sentences = " ".join(f'<span class="claim">{escape(claim.text)}</span>' for claim in said)
    prose = f'<p class="prose-answer">{sentences}</p>' if sentences else ""
    return (
        f'<section class="turn pending" aria-busy="true"><h2 class="question">{escape(question)}'
        f'</h2>{prose}<p class="looking"><span role="status">{say(STAGES[stage])}</span>'
        '<button type="button" class="stop" data-act="stop_answer"'
        f' data-question="{attribute(question)}">{say("Stop")}</button></p></section>'
    )


def failed_turn_html(question: str, message: str) -> str:
    """A question that an error kept from being answered."""
    return (
        f'<section class="turn" aria-label="{say("Question")}">'
        f'<h2 class="question">{escape(question)}</h2>'
        f'<div class="failure" role="alert">'
        f'<p class="verdict">{say("This could not be answered now")}</p>'
        f"<p>{escape(message)}</p></div></section>"
    )
