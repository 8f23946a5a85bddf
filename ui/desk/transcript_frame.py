"""What stands around a conversation as HTML: the welcome of an empty one, and how to take one away.

Pure functions from values to markup.
"""

from collections.abc import Sequence
from html import escape
from urllib.parse import quote

from ingest.catalogue.library import Counts
from ui.exports.formats import FormName
from ui.wording.markup import attribute, count
from ui.words import say

TAKE_AWAY: Sequence[tuple[FormName, str]] = (
    ("docx", "Word"),
    ("html", "Web page"),
    ("markdown", "Markdown"),
    ("xlsx", "Fact-check sheet, Excel"),
    ("csv", "Fact-check sheet, CSV"),
    ("json", "JSON"),
    ("csl-json", "Cited sources, CSL-JSON"),
    ("bibtex", "Cited sources, BibTeX"),
)


def take_away_html(conversation_id: str) -> str:
    """The forms in which a conversation can be taken away, as downloads."""
    links = "".join(
        f'<li><a href="api/conversations/{quote(conversation_id, safe="")}/export?form={form}"'
        f" download>{say(label)}</a></li>"
        for form, label in TAKE_AWAY
    )
    return (
        f'<details class="take-away"><summary>{say("Take away")}</summary>'
        f"<ul>{links}</ul></details>"
    )


def welcome_html(counts: Counts) -> str:
    """What an empty chat shows; without any source, the way to add some."""
    if counts.articles == 0:
        return (
            '<div class="transcript" data-conversation=""><div class="welcome">'
            f"<h2>{say('Begin with your sources')}</h2><p>"
            + say(
                "Add articles and reports: pages, documents, mail, exports. Then ask: every"
                " sentence of an answer will point at the exact words it rests on."
            )
            + "</p>"
            '<button type="button" class="primary" data-act="view" data-view="library">'
            f"{say('Add sources')}</button></div></div>"
        )
    return (
        '<div class="transcript" data-conversation=""><div class="welcome">'
        f"<h2>{say('What do your sources say?')}</h2>"
        f"<p>{count(counts.articles, 'source')}, {count(counts.passages, 'passage')}. "
        + say("Every sentence of an answer cites the exact words of a source, or it is not said.")
        + "</p>"
        "</div></div>"
    )


def examples_html(questions: Sequence[str]) -> str:
    """Questions to begin with, under the welcome."""
    if not questions:
        return ""
    buttons = "".join(
        f'<li><button type="button" class="example" data-act="ask_example" '
        f'data-question="{attribute(question)}">{escape(question)}</button></li>'
        for question in questions
    )
    return (
        f'<div class="proposed"><p class="label">{say("For example")}</p><ul>{buttons}</ul></div>'
    )
