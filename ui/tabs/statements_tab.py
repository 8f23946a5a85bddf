"""The Statements view: who says what in the sources and who denies it, each with its words."""

from typing import Any

import gradio as gr

from assistant.views.statements import About, who_says
from assistant.wiring import Workspace
from ui.desk.notices import told
from ui.desk.panes import LAST, QUIET, READING, among_questions, chosen_words, pane
from ui.http.listing import MAX_WORDS
from ui.schemas.questions import MAX_QUESTION
from ui.tabs.names_html import looking_html
from ui.tabs.statements_html import statements_html
from ui.tabs.timeline_html import nothing_told_html
from ui.words import say


class Statements:
    """What the events of the Statements view do."""

    def __init__(self, workspace: Workspace) -> None:
        self._workspace = workspace

    def show(self, question: str, name: str, denied: bool) -> tuple[str, str]:
        """The statements that are wanted, and an empty pane beside them."""
        asked, named = question.strip()[:MAX_QUESTION], name.strip()[:MAX_WORDS]
        about = About(asked, (), named, bool(denied))
        at = self._workspace
        accounts = who_says(at.library, at.retriever, at.names.register(), about)
        return statements_html(accounts, about), nothing_told_html()

    def choose(self, event: gr.EventData) -> str:
        """The source of a statement, with its words marked."""
        return chosen_words(self._workspace, event)


def _about() -> dict[str, Any]:
    return {"label": say("What it is about"), "placeholder": say("What it is about: a question")}


def _by() -> dict[str, Any]:
    label = say("Who says it, or whom it names")
    return {"label": label, "placeholder": say("By or about: a name")}


def _denied() -> dict[str, Any]:
    return {"label": say("Denials alone")}


def _worded() -> tuple[Any, ...]:
    """The words of the fields, the button and the empty panes."""
    fields = [gr.update(**words()) for words in (_about, _by, _denied)]
    return (*fields, gr.update(value=say("Show")), looking_html(), nothing_told_html())


def statements_tab(workspace: Workspace, page: gr.Blocks) -> list[gr.HTML]:
    """Place the view; returns the list and the text beside it, which go when the library changes.

    The list is filled when somebody turns to the view.
    """
    statements = Statements(workspace)
    plain: dict[str, Any] = {"show_label": False, "container": False, "lines": 1, "max_lines": 1}
    with gr.Row(elem_id="said", equal_height=False):
        with gr.Column(elem_id="said-list"):
            with gr.Row(elem_id="said-wanted"):
                question = gr.Textbox(
                    **_about(),
                    max_length=MAX_QUESTION,
                    elem_id="said-question",
                    **plain,
                )
                name = gr.Textbox(
                    **_by(),
                    max_length=MAX_WORDS,
                    elem_id="said-name",
                    **plain,
                )
                denied = gr.Checkbox(**_denied(), container=False, elem_id="said-denied", scale=0)
                show = gr.Button(say("Show"), elem_id="said-show")
            listed = pane(
                "said-by",
                "dossier.listed(element, trigger, watch, 'statements', ['look', 'show_event'])",
                looking_html(),
            )
        with gr.Column(elem_id="said-text"):
            text = pane("said-source", "dossier.told(element, trigger, watch)", nothing_told_html())
    page.load(told(_worded), None, [question, name, denied, show, listed, text], **QUIET)
    fields, shown = [question, name, denied], [listed, text]
    for asking in (question.submit, name.submit, denied.input, show.click, listed.look):
        asking(told(statements.show), fields, shown, **LAST, **among_questions(workspace))
    listed.show_event(told(statements.choose), None, text, **READING)
    return shown
