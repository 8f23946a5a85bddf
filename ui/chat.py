"""The chat as a research desk: conversations, the questions and answers, the evidence beside them.

Gradio carries the events; the markup is our own and pure (ui.desk.transcript, ui.desk.evidence),
put into `gr.HTML`. The address holds conversation and view (`?c=…&view=…`), for a reload and
for the browser's back button.
"""

import asyncio
from collections.abc import Callable
from typing import Any

import gradio as gr
from fastapi import FastAPI
from gradio.events import Dependency
from gradio.routes import App
from starlette.routing import Mount

from assistant.wiring import Workspace
from ui.desk.asking_in_turn import in_turn
from ui.desk.events import Desk
from ui.desk.narrowing import NONE
from ui.desk.notices import told
from ui.desk.panes import LAST, QUIET, in_order, pane
from ui.desk.theme import HEAD, theme
from ui.desk.upload_folder import UploadFolder
from ui.http import failures
from ui.http.jobs import Jobs
from ui.http.limits import MAX_UPLOAD
from ui.http.turns import Turns
from ui.schemas.questions import MAX_QUESTION
from ui.tabs.evals_tab import evals_tab
from ui.tabs.library_tab import library_tab
from ui.tabs.names_html import looking_html, no_words_html, nobody_html
from ui.tabs.names_tab import names_tab
from ui.tabs.statements_tab import statements_tab
from ui.tabs.timeline_html import nothing_told_html
from ui.tabs.timeline_tab import timeline_tab
from ui.words import say

AT_ONCE = 8  # events of one kind that run beside each other
MOST_EVENTS = 1_000  # that go on or wait for their turn; questions wait by `ui.http.turns`


def build_chat(workspace: Workspace, turns: Turns, jobs: Jobs) -> gr.Blocks:
    """The page with all its events: its questions take `turns`, its ingests are `jobs`."""
    desk = Desk(workspace)
    page = gr.Blocks(title="Dossier", analytics_enabled=False, fill_width=True)
    with page:
        conversation = gr.State(None)
        masthead = pane("masthead", "dossier.masthead(element, trigger, watch)")
        with gr.Row(elem_id="desk", equal_height=False):
            with gr.Column(elem_id="conversations-pane"):
                conversations = pane(
                    "conversations",
                    "dossier.conversations(element, trigger, ['leave', 'open_conversation',"
                    " 'new_conversation', 'rename_conversation', 'remove_conversation'])",
                )
            with gr.Column(elem_id="chat-pane"):
                transcript = pane(
                    "transcript",
                    "dossier.transcript(element, trigger, watch,"
                    " ['look', 'show_evidence', 'judge', 'stop_answer'])",
                )
                examples = pane("examples", "dossier.pane(element, trigger, ['ask_example'])")
                narrowing, filters = _filters()
                with gr.Row(elem_id="composer"):
                    question = gr.Textbox(
                        **_question(),
                        show_label=False,
                        container=False,
                        lines=1,
                        max_lines=6,
                        max_length=MAX_QUESTION,
                        autofocus=True,
                        elem_id="question",
                    )
                    send = gr.Button(say("Ask"), variant="primary", elem_id="send")
            with gr.Column(elem_id="evidence-pane"):
                evidence = pane(
                    "evidence-panel",
                    "dossier.evidence(element, trigger, watch, ['show_evidence'])",
                )
        looked_up, changes = _views(workspace, jobs, page)

        asking_with = [question, conversation, *filters]
        asked = [question, transcript, evidence, conversations, conversation]

        def asking(handler: Callable[..., Any]) -> Callable[..., Any]:
            return in_turn(turns, told(handler), len(asked))

        opened = [conversations, transcript, evidence, conversation]
        typed = gr.on(
            [question.submit, send.click], asking(desk.ask), asking_with, asked,
            concurrency_limit=None, **LAST,
        )  # fmt: skip
        proposed = examples.ask_example(
            asking(desk.example), [conversation], asked, concurrency_limit=None, **QUIET
        )
        questions = [typed, proposed]
        turning = in_order("conversation")
        for begun in questions:
            begun.failure(told(desk.recover), [conversation], transcript, **turning | LAST)
        transcript.stop_answer(
            told(desk.stop), [conversation, question], [question, transcript],
            cancels=questions, **in_order("stopping"),
        )  # fmt: skip
        conversations.leave(None, cancels=questions, **QUIET)
        for narrowed in filters:
            narrowed.change(told(desk.narrowed), filters, narrowing, **LAST)
        transcript.judge(told(desk.judge), [conversation], None, **in_order("judging"))
        for choosing in (transcript, evidence):
            choosing.show_evidence(told(desk.show), [conversation], evidence, **turning)
        conversations.open_conversation(told(desk.choose), None, opened, **turning)
        conversations.new_conversation(told(desk.clear), None, opened, **turning)
        conversations.rename_conversation(
            told(desk.rename), [conversation], conversations, **turning
        )
        conversations.remove_conversation(told(desk.remove), [conversation], opened, **turning)
        transcript.look(told(desk.recover), [conversation], transcript, **turning | LAST)
        for change in changes:
            changed = change.then(told(desk.masthead), None, masthead, **LAST)
            changed.then(None, js="() => dossier.changed()", **QUIET)
            changed.then(told(desk.proposals), None, examples, **LAST)
            changed.then(told(desk.filters), None, filters[:2], **LAST)
            changed.then(told(_nothing_looked_up), None, looked_up, **LAST)
        loaded = page.load(told(desk.load), None, [masthead, *opened], **QUIET)
        page.load(told(_worded), None, [question, send, narrowing, *filters], **QUIET)
        loaded.then(told(desk.filters), None, filters[:2], **QUIET)
        loaded.then(told(desk.proposals), None, examples, **QUIET)
    page.queue(
        default_concurrency_limit=AT_ONCE,
        max_size=MOST_EVENTS,
        api_open=False,  # events come through the queue alone
    )
    page._queue.max_thread_count = MOST_EVENTS  # a question that waits has no thread
    return page


def _views(
    workspace: Workspace, jobs: Jobs, page: gr.Blocks
) -> tuple[list[gr.HTML], list[Dependency]]:
    """The views beside the desk; what is looked up in them, and what changes the library."""
    with gr.Column(elem_id="timeline"):
        dates = timeline_tab(workspace, page)
    with gr.Column(elem_id="names"):
        names = names_tab(workspace, page)
    with gr.Column(elem_id="statements"):
        said = statements_tab(workspace, page)
    with gr.Column(elem_id="library"):
        changes = library_tab(workspace, jobs, page)
    with gr.Column(elem_id="evals"):
        evals_tab(workspace)
    return [*dates, *names, *said], changes


def _nothing_looked_up() -> tuple[str, ...]:
    """The timeline, the names and the statements before somebody turns to them."""
    dates = "", nothing_told_html()
    names = looking_html(), nobody_html(), no_words_html()
    said = looking_html(), nothing_told_html()
    return *dates, *names, *said


def _filters() -> tuple[gr.Accordion, list[Any]]:
    """The filters, folded: publishers, languages, first and last date of publication."""
    with gr.Accordion(NONE, open=False, elem_id="filters") as folded, gr.Row():
        chosen: dict[str, Any] = {"choices": [], "multiselect": True, "scale": 2}
        written: dict[str, Any] = {"max_length": 10, "max_lines": 1, "scale": 1}
        filters: list[Any] = [
            gr.Dropdown(label="Publishers", elem_id="filter-publishers", **chosen),
            gr.Dropdown(label="Languages", elem_id="filter-languages", **chosen),
            gr.Textbox(label="From", placeholder="2023-07", elem_id="filter-since", **written),
            gr.Textbox(label="Until", placeholder="2024", elem_id="filter-until", **written),
        ]
    return folded, filters


def _question() -> dict[str, Any]:
    return {"label": say("Question"), "placeholder": say("Ask your sources")}


def _worded() -> tuple[Any, ...]:
    """The words of Gradio's components: question, button, folded filters, and each filter."""
    return (
        gr.update(**_question()),
        gr.update(value=say("Ask")),
        gr.update(label=say(NONE)),
        gr.update(label=say("Publishers")),
        gr.update(label=say("Languages")),
        gr.update(label=say("From")),
        gr.update(label=say("Until")),
    )


def mount_chat(
    app: FastAPI, workspace: Workspace, turns: Turns, jobs: Jobs, folder: UploadFolder
) -> None:
    """Put the chat at "/" of the application; nothing is kept in the browser.

    It is built inside an event loop: outside of one, Gradio makes several and leaves them open.
    """

    async def mount() -> None:
        _mount(app, workspace, turns, jobs, folder)

    try:
        asyncio.get_running_loop()
    except RuntimeError:
        asyncio.run(mount())
    else:
        _mount(app, workspace, turns, jobs, folder)


def _mount(
    app: FastAPI, workspace: Workspace, turns: Turns, jobs: Jobs, folder: UploadFolder
) -> None:
    gr.mount_gradio_app(
        app,
        build_chat(workspace, turns, jobs),
        path="/",
        theme=theme(),
        head=HEAD,
        footer_links=[],
        run_history=False,
        show_error=False,
        max_file_size=MAX_UPLOAD,
        enable_monitoring=False,
        ssr_mode=False,
        mcp_server=False,
    )
    for route in app.routes:
        if isinstance(route, Mount) and isinstance(route.app, App):
            failures.install_beside(route.app, "/gradio_api", folder)
