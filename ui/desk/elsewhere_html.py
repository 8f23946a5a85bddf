"""What other found passages say of cited words, as HTML below the head of their source."""

from collections.abc import Sequence
from html import escape

from assistant.answer import Answer, Citation
from assistant.disagreement.elsewhere import elsewhere
from ui.desk.nearest_html import NEAREST_SHOWN, letter
from ui.wording.markup import origin, shortened
from ui.wording.voices import said_by
from ui.words import say

QUOTE = 220  # characters
OPEN = 2  # sentences that are shown unasked


def elsewhere_html(turn: int, answer: Answer, cited: Sequence[Citation]) -> str:
    """Each quote's sentences in other sources that say the same, and those that say otherwise."""
    parts, told = [], 0
    for citation in cited:
        found = elsewhere(citation, answer.nearest)
        number = answer.numbers[citation]
        for heading, sentences in (
            (say("Says the same as [{number}]", number=number), found.same),
            (say("Says otherwise than [{number}]", number=number), found.otherwise),
        ):
            items = "".join(_sentence(turn, answer, citation, each) for each in sentences)
            if items:
                told += len(sentences)
                parts.append(f"<h4>{escape(heading)}</h4><ul>{items}</ul>")
    if not parts:
        return ""
    is_open = " open" if told <= OPEN else ""  # the head stays in view above the text
    summary = f"<summary>{say('In other sources')}</summary>"
    return f'<details class="elsewhere"{is_open}>{summary}{"".join(parts)}</details>'


def _sentence(turn: int, answer: Answer, cited: Citation, other: Citation) -> str:
    again = "".join(other.quote.split()) == "".join(cited.quote.split())
    about = [origin(other.article), said_by(other.voice), say("in the same words") if again else ""]
    words = (
        f'<span class="words">{escape(shortened(other.quote, QUOTE))}</span>'
        f'<span class="origin">{escape(" · ".join(part for part in about if part))}</span>'
    )
    label = _label(answer, other)
    if not label:
        return f"<li>{words}</li>"
    return (
        f'<li><button type="button" class="passage" data-act="show_evidence" data-turn="{turn}"'
        f' data-label="{label}">{words}</button></li>'
    )


def _label(answer: Answer, other: Citation) -> str:
    """What its place in the evidence is chosen by: a citation's number, or a passage's letter."""
    if other in answer.numbers:
        return str(answer.numbers[other])
    shown = [hit.passage.id for hit in answer.nearest[:NEAREST_SHOWN]]
    return letter(shown.index(other.passage_id)) if other.passage_id in shown else ""
