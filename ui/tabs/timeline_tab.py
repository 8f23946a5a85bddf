"""The Timeline view: dated statements of the sources, chosen by question and time, each with its
words in their source.
"""

import re
from typing import Any

import gradio as gr

from assistant.errors import AnswerError
from assistant.views.dated import Wanted, dated_statements
from assistant.wiring import Workspace
from ui.desk.notices import told
from ui.desk.panes import LAST, QUIET, READING, among_questions, chosen_words, pane
from ui.http.listing import MAX_WORDS
from ui.schemas.questions import MAX_QUESTION
from ui.tabs.timeline_html import nothing_told_html, timeline_html
from ui.words import say

_WHEN = re.compile(r"\d{4}(?:-\d\d(?:-\d\d)?)?")


class Dates:
    """What the events of the Timeline view do."""

    def __init__(self, workspace: Workspace) -> None:
        self._workspace = workspace

    def show(self, question: str, name: str, since: str, until: str) -> tuple[str, str]:
        """The statements that are wanted, and an empty pane beside them."""
        asked, named = question.strip()[:MAX_QUESTION], name.strip()[:MAX_WORDS]
        wanted = Wanted(asked, (), _when(since), _when(until), named)
        at = self._workspace
        events = dated_statements(at.library, at.retriever, at.names, wanted)
        return timeline_html(events, wanted), nothing_told_html()

    def choose(self, event: gr.EventData) -> str:
        """The source of a statement, with its words marked."""
        return chosen_words(self._workspace, event)


def _when(written: str) -> str:
    """A year, month or day as it is written in a field; empty where it is.

    Raises:
        AnswerError: it is none.
    """
    text = written.strip()
    if text and not _WHEN.fullmatch(text):
        refusal = "{text} is no date: write a year, 2021-08 or 2021-08-12."
        raise AnswerError(say(refusal, text=repr(text)))
    return text


def _about() -> dict[str, Any]:
    return {"label": say("What it is about"), "placeholder": say("What it is about: a question")}


def _who() -> dict[str, Any]:
    label = say("Person, organisation or place named")
    return {"label": label, "placeholder": say("Who or where: a name")}


def _since() -> dict[str, Any]:
    return {"label": say("From this date"), "placeholder": say("From: 2021-08")}


def _until() -> dict[str, Any]:
    return {"label": say("Until this date"), "placeholder": say("Until: 2023")}


def _worded() -> tuple[Any, ...]:
    """The words of the fields, the button and the empty pane."""
    fields = [gr.update(**words()) for words in (_about, _who, _since, _until)]
    return (*fields, gr.update(value=say("Show")), nothing_told_html())


def timeline_tab(workspace: Workspace, page: gr.Blocks) -> list[gr.HTML]:
    """Place the view; returns the list and the text beside it, which go when the library changes.

    An empty list is filled when somebody turns to the view.
    """
    dates = Dates(workspace)
    plain: dict[str, Any] = {"show_label": False, "container": False, "lines": 1, "max_lines": 1}
    with gr.Row(elem_id="dates", equal_height=False):
        with gr.Column(elem_id="dates-list"):
            with gr.Row(elem_id="dates-wanted"):
                question = gr.Textbox(
                    **_about(),
                    max_length=MAX_QUESTION,
                    elem_id="dates-question",
                    **plain,
                )
                name = gr.Textbox(
                    **_who(),
                    max_length=MAX_WORDS,
                    elem_id="dates-name",
                    **plain,
                )
                since = gr.Textbox(
                    **_since(),
                    max_length=10,
                    elem_id="dates-since",
                    **plain,
                )
                until = gr.Textbox(
                    **_until(),
                    max_length=10,
                    elem_id="dates-until",
                    **plain,
                )
                show = gr.Button(say("Show"), elem_id="dates-show")
            script = "dossier.listed(element, trigger, watch, 'timeline', ['look', 'show_event'])"
            listed = pane("dates-told", script)
        with gr.Column(elem_id="dates-text"):
            text = pane(
                "dates-source", "dossier.told(element, trigger, watch)", nothing_told_html()
            )
    page.load(told(_worded), None, [question, name, since, until, show, text], **QUIET)
    fields, shown = [question, name, since, until], [listed, text]
    for asking in (
        question.submit,
        name.submit,
        since.submit,
        until.submit,
        show.click,
        listed.look,
    ):
        asking(told(dates.show), fields, shown, **LAST, **among_questions(workspace))
    listed.show_event(told(dates.choose), None, text, **READING)
    return shown
