"""What the views of the chat are placed with: panes of our own markup, and how their events run."""

from typing import Any

import gradio as gr

from assistant.wiring import Workspace
from ui.desk.theme import SCRIPT
from ui.tabs.timeline_html import told_html


def pane(name: str, script: str, value: str = "") -> gr.HTML:
    """A pane of our own markup; the script connects it to the page (assets/desk.js)."""
    return gr.HTML(value, elem_id=name, js_on_load=script, head=SCRIPT, apply_default_css=False)


QUIET: dict[str, Any] = {"show_progress": "hidden", "api_visibility": "private"}

LAST = QUIET | {"trigger_mode": "always_last"}
"""How an event runs that reads its inputs alone: what is wished meanwhile comes after it, once.

Gradio repeats the first event then, so that of one which tells what was clicked the next is lost.
"""


def in_order(name: str) -> dict[str, Any]:
    """How events run that tell what was clicked: all of them, those of a name one after another."""
    return QUIET | {
        "trigger_mode": "multiple", "concurrency_id": name, "concurrency_limit": 1
    }  # fmt: skip


READING = in_order("reading")
"""How events run that show one source."""


def among_questions(workspace: Workspace) -> dict[str, Any]:
    """Where an event runs that searches or reads at length."""
    return {"concurrency_id": "asking", "concurrency_limit": workspace.settings.serve.at_once}


def chosen_words(workspace: Workspace, event: gr.EventData) -> str:
    """The source of a statement that was chosen, with its words marked."""
    article = workspace.library.article(str(event.id))
    return told_html(article, int(event.start), int(event.end))
