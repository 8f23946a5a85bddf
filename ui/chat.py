"""The chat as a research desk: conversations, the questions and answers, the evidence beside them.

Gradio carries the events; the markup is our own and pure (ui.transcript, ui.evidence), put into
`gr.HTML`. The address holds the conversation (`?c=…`), so that a reload restores it.
"""

import asyncio
import logging
from collections.abc import Iterator
from typing import Any

import gradio as gr
from fastapi import FastAPI
from gradio.routes import App
from starlette.routing import Mount

from assistant.conversations import Conversation, Turn
from assistant.errors import UnknownConversation
from assistant.wiring import Workspace
from ui import failures
from ui.conversations_list import conversations_html
from ui.errors import KNOWN
from ui.evidence import empty_html, evidence_html
from ui.examples import Examples
from ui.library_tab import library_tab
from ui.limits import MAX_UPLOAD
from ui.masthead import masthead_html
from ui.notices import told
from ui.schemas import MAX_QUESTION
from ui.theme import HEAD, SCRIPT, theme
from ui.transcript import (
    examples_html,
    failed_turn_html,
    pending_turn_html,
    transcript_html,
    welcome_html,
)

logger = logging.getLogger(__name__)

AT_ONCE = 8  # events of one kind that run beside each other


class Desk:
    """What the events of the chat do, over one open library."""

    def __init__(self, workspace: Workspace) -> None:
        self._workspace = workspace
        self._examples = Examples(workspace.library, self._is_answered)

    # -- what is shown -------------------------------------------------------------------------

    def masthead(self) -> str:
        """The header, with the library's size."""
        return masthead_html(self._workspace.library.counts())

    def conversations(self, current: str | None) -> str:
        """The conversation list."""
        return conversations_html(self._workspace.conversations.list(), current)

    def transcript(self, conversation_id: str | None, turns: tuple[Turn, ...]) -> str:
        """The turns, or what an empty chat shows."""
        if turns:
            return transcript_html(turns, conversation_id)
        return welcome_html(self._workspace.library.counts())

    def proposals(self) -> str:
        """Questions to begin with."""
        return examples_html(self._examples.current())

    def _turns(self, conversation_id: str | None) -> tuple[Turn, ...]:
        if not conversation_id:
            return ()
        return self._workspace.conversations.get(conversation_id).turns

    def _is_answered(self, question: str) -> bool:
        return self._workspace.assistant.ask(Conversation(), question).answered

    # -- what happens --------------------------------------------------------------------------

    def load(self, request: gr.Request) -> tuple[str, str, str, str, str | None]:
        """The page opens: with the conversation that its address names, if there is one."""
        wanted = request.query_params.get("c")
        try:
            return self.masthead(), *self.open(wanted)
        except UnknownConversation:  # removed since the address was kept
            return self.masthead(), *self.open(None)

    def open(self, conversation_id: str | None) -> tuple[str, str, str, str | None]:
        """Show a conversation with the evidence of its last answer; an empty desk without one."""
        turns = self._turns(conversation_id)
        evidence = evidence_html(len(turns) - 1, turns[-1].answer) if turns else empty_html()
        return (
            self.conversations(conversation_id),
            self.transcript(conversation_id, turns),
            evidence,
            conversation_id,
        )

    def ask(
        self, question: str, conversation_id: str | None
    ) -> Iterator[tuple[Any, str, Any, Any, Any]]:
        """Ask, and show first that it is being looked up.

        Yields what to put into question, transcript, evidence, conversations and state.
        """
        question = question.strip()[:MAX_QUESTION]
        same = gr.skip()
        if not question:
            return
        try:
            before = self._turns(conversation_id)
        except UnknownConversation:  # deleted in another window: the question begins a new one
            conversation_id, before = None, ()
        looking = transcript_html(before, conversation_id, pending_turn_html(question))
        yield "", looking, same, same, conversation_id
        try:
            answer = self._workspace.assistant.converse(conversation_id, question)
        except KNOWN as error:
            logger.warning("A question was not answered: %s", error)
            failed = failed_turn_html(question, str(error))
            yield question, transcript_html(before, conversation_id, failed), same, same, same
            return
        current = answer.conversation_id
        turns = self._turns(current)
        yield (
            same,
            transcript_html(turns, current),
            evidence_html(len(turns) - 1, answer),
            self.conversations(current),
            current,
        )

    def example(
        self, conversation_id: str | None, event: gr.EventData
    ) -> Iterator[tuple[Any, str, Any, Any, Any]]:
        """Ask one of the example questions."""
        yield from self.ask(str(event.question), conversation_id)

    def recover(self, conversation_id: str | None) -> str:
        """After an unforeseen error: what was answered before, nothing being looked up."""
        return self.transcript(conversation_id, self._turns(conversation_id))

    def show(self, conversation_id: str | None, event: gr.EventData) -> str:
        """The evidence of a turn, with what the label names chosen."""
        turn = int(event.turn)
        return evidence_html(turn, self._turns(conversation_id)[turn].answer, str(event.label))

    def choose(self, event: gr.EventData) -> tuple[str, str, str, str | None]:
        """Show the conversation that was chosen from the list."""
        return self.open(str(event.id))

    def clear(self) -> tuple[str, str, str, str | None]:
        """Begin anew; what is asked next starts a conversation."""
        return self.open(None)

    def refresh(self, conversation_id: str | None) -> tuple[str, Any]:
        """After the library changed: its size, and what an empty chat proposes."""
        shown = gr.skip() if conversation_id else self.transcript(None, ())
        return self.masthead(), shown

    def rename(self, conversation_id: str | None, event: gr.EventData) -> str:
        """Give a conversation another title."""
        self._workspace.conversations.rename(str(event.id), str(event.title))
        return self.conversations(conversation_id)

    def remove(
        self, conversation_id: str | None, event: gr.EventData
    ) -> tuple[str, str, str, str | None]:
        """Forget a conversation; an empty desk if it was the one being shown."""
        self._workspace.conversations.remove(str(event.id))
        return self.open(None if event.id == conversation_id else conversation_id)


def build_chat(workspace: Workspace) -> gr.Blocks:
    """The page with all its events."""
    desk = Desk(workspace)
    quiet: dict[str, Any] = {"show_progress": "hidden", "api_visibility": "private"}
    # What is done while an event still ends is done after it, and not dropped.
    prompt = quiet | {"trigger_mode": "always_last"}
    page = gr.Blocks(title="Dossier", analytics_enabled=False, fill_width=True)
    with page:
        conversation = gr.State(None)
        masthead = _html("masthead", "dossier.masthead(element, trigger, watch)")
        with gr.Row(elem_id="desk", equal_height=False):
            with gr.Column(elem_id="conversations-pane"):
                conversations = _html(
                    "conversations",
                    "dossier.pane(element, trigger, ['open_conversation', 'new_conversation',"
                    " 'rename_conversation', 'remove_conversation'])",
                )
            with gr.Column(elem_id="chat-pane"):
                transcript = _html(
                    "transcript",
                    "dossier.transcript(element, trigger, watch, ['show_evidence'])",
                )
                examples = _html("examples", "dossier.pane(element, trigger, ['ask_example'])")
                with gr.Row(elem_id="composer"):
                    question = gr.Textbox(
                        label="Question",
                        show_label=False,
                        container=False,
                        placeholder="Ask your sources",
                        lines=1,
                        max_lines=6,
                        max_length=MAX_QUESTION,
                        autofocus=True,
                        elem_id="question",
                    )
                    send = gr.Button("Ask", variant="primary", elem_id="send")
            with gr.Column(elem_id="evidence-pane"):
                evidence = _html("evidence-panel", "dossier.evidence(element, trigger, watch)")
        with gr.Column(elem_id="library"):
            changes = library_tab(workspace, page)

        asked = [question, transcript, evidence, conversations, conversation]
        opened = [conversations, transcript, evidence, conversation]
        for asking in (
            question.submit(told(desk.ask), [question, conversation], asked, **prompt),
            send.click(told(desk.ask), [question, conversation], asked, **prompt),
            examples.ask_example(told(desk.example), [conversation], asked, **prompt),
        ):
            asking.failure(desk.recover, [conversation], transcript, **quiet)
        transcript.show_evidence(told(desk.show), [conversation], evidence, **prompt)
        conversations.open_conversation(told(desk.choose), None, opened, **prompt)
        conversations.new_conversation(told(desk.clear), None, opened, **prompt)
        conversations.rename_conversation(
            told(desk.rename), [conversation], conversations, **prompt
        )
        conversations.remove_conversation(told(desk.remove), [conversation], opened, **prompt)
        for change in changes:
            changed = change.then(
                told(desk.refresh), [conversation], [masthead, transcript], **quiet
            )
            changed.then(told(desk.proposals), None, examples, **quiet)
        loaded = page.load(told(desk.load), None, [masthead, *opened], **quiet)
        loaded.then(told(desk.proposals), None, examples, **quiet)
    page.queue(default_concurrency_limit=AT_ONCE)
    return page


def _html(name: str, script: str) -> gr.HTML:
    return gr.HTML(elem_id=name, js_on_load=script, head=SCRIPT, apply_default_css=False)


def mount_chat(app: FastAPI, workspace: Workspace) -> None:
    """Put the chat at "/" of the application; nothing is kept in the browser.

    It is built inside an event loop: outside of one, Gradio makes several and leaves them open.
    """

    async def mount() -> None:
        _mount(app, workspace)

    try:
        asyncio.get_running_loop()
    except RuntimeError:
        asyncio.run(mount())
    else:
        _mount(app, workspace)


def _mount(app: FastAPI, workspace: Workspace) -> None:
    gr.mount_gradio_app(
        app,
        build_chat(workspace),
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
            failures.install_beside(route.app, "/gradio_api")
