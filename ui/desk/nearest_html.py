"""The passages found closest to a question as HTML, under a refusal or folded under an answer.

Pure functions from values to markup.
"""

from collections.abc import Sequence
from html import escape

from index.hit import Hit
from ui.wording.markup import origin, shortened
from ui.words import say

NEAREST_SHOWN = 4
EXCERPT = 260  # characters of a passage that are shown before it is opened in its source


def letter(position: int) -> str:
    """The label of a passage that was found but is not cited: A, B, C …"""
    return chr(ord("A") + position)


def searched_html(turn: int, nearest: Sequence[Hit]) -> str:
    """What was read for an answer, folded."""
    if not nearest:
        return ""
    return (
        f'<details class="searched"><summary>{say("Passages that were read")}</summary>'
        f"{nearest_html(turn, nearest)}</details>"
    )


def nearest_html(turn: int, nearest: Sequence[Hit]) -> str:
    """The passages by letter, the closest first; each opens in its source."""
    items = "".join(
        f'<li><button type="button" class="passage" data-act="show_evidence" data-turn="{turn}"'
        f' data-label="{letter(position)}">'
        f'<span class="letter">{letter(position)}</span>'
        f'<span class="excerpt">{escape(shortened(hit.passage.prose, EXCERPT))}</span>'
        f'<span class="origin">{escape(shortened(hit.article.title, 70))}'
        f" · {escape(origin(hit.article))}</span></button></li>"
        for position, hit in enumerate(nearest[:NEAREST_SHOWN])
    )
    return f'<ol class="nearest">{items}</ol>'
