"""What the views of the chat are placed with: panes of our own markup, and how their events run."""

from typing import Any

import gradio as gr

from assistant.wiring import Workspace
from ui.theme import SCRIPT
from ui.timeline_html import told_html


def pane(name: str, script: str, value: str = "") -> gr.HTML:
    """A pane of our own markup; the script connects it to the page (assets/desk.js)."""
    return gr.HTML(value, elem_id=name, js_on_load=script, head=SCRIPT, apply_default_css=False)


def looking_up(workspace: Workspace) -> dict[str, Any]:
    """How an event runs that searches or reads: among the questions, the last one wish counting."""
    return {
        "show_progress": "hidden", "api_visibility": "private", "trigger_mode": "always_last",
        "concurrency_id": "asking", "concurrency_limit": workspace.settings.serve.at_once,
    }  # fmt: skip


def chosen_words(workspace: Workspace, event: gr.EventData) -> str:
    """The source of a statement that was chosen, with its words marked."""
    article = workspace.library.article(str(event.id))
    return told_html(article, int(event.start), int(event.end))
