"""What the events of the chat do: from what a person did to the markup that is shown."""

import logging
from collections.abc import Iterator
from contextlib import suppress
from typing import Any

import gradio as gr

from assistant.answer import Answer, Claim
from assistant.errors import UnknownConversation
from assistant.events import Progress, Said, Stage
from assistant.kept.conversations import Conversation, Turn
from assistant.kept.feedback import MAX_REASON, Thumb
from assistant.wiring import Workspace
from ui.access.events import access_of_event
from ui.desk.conversations_list import conversations_html
from ui.desk.evidence import empty_html, evidence_html
from ui.desk.examples import Candidate, Examples
from ui.desk.masthead import masthead_html
from ui.desk.narrowing import filter_of, told
from ui.desk.transcript import transcript_html
from ui.desk.transcript_frame import examples_html, welcome_html
from ui.desk.unanswered_html import failed_turn_html, pending_turn_html
from ui.errors import KNOWN
from ui.schemas.questions import MAX_QUESTION
from ui.tabs.library_html import LANGUAGES
from ui.words import say, spoken, translated

logger = logging.getLogger(__name__)

DELETED = "This conversation was deleted in another window."


class Desk:
    """What the events of the chat do, over one open library."""

    def __init__(self, workspace: Workspace) -> None:
        self._workspace = workspace
        self._examples = Examples(workspace.library, self.is_answered)

    # -- what is shown -------------------------------------------------------------------------

    def masthead(self, request: gr.Request) -> str:
        """The header, with the library's size and for who signed in."""
        return masthead_html(self._workspace.library.counts(), access_of_event(request))

    def conversations(self, current: str | None) -> str:
        """The conversation list."""
        return conversations_html(self._workspace.conversations.list(), current)

    def transcript(self, conversation_id: str | None, turns: tuple[Turn, ...]) -> str:
        """The turns, or what an empty chat shows."""
        if turns:
            return self._transcript(turns, conversation_id)
        return welcome_html(self._workspace.library.counts())

    def _transcript(
        self, turns: tuple[Turn, ...], conversation_id: str | None, after: str = ""
    ) -> str:
        verdicts = self._workspace.feedback.verdicts(conversation_id) if conversation_id else {}
        return transcript_html(turns, conversation_id, after, verdicts)

    def proposals(self) -> str:
        """Questions to begin with."""
        return examples_html(self._examples.current(spoken()))

    def _turns(self, conversation_id: str | None) -> tuple[Turn, ...]:
        if not conversation_id:
            return ()
        return self._workspace.conversations.get(conversation_id).turns

    def is_answered(self, candidate: Candidate) -> bool:
        """Whether a question is answered with the very words that it was taken from."""
        plain = self._workspace.assistant.without_model()
        answer = plain.ask(Conversation(), candidate.question)
        return any(
            cited.article.id == candidate.article_id
            and cited.start < candidate.words.end
            and candidate.words.start < cited.end
            for cited in answer.citations
        )

    # -- what happens --------------------------------------------------------------------------

    def load(self, request: gr.Request) -> tuple[str, str, str, str, str | None]:
        """The page opens: with the conversation that its address names, if there is one."""
        wanted = request.query_params.get("c")
        try:
            return self.masthead(request), *self.open(wanted)
        except UnknownConversation:  # removed since the address was kept
            return self.masthead(request), *self.open(None)

    def open(self, conversation_id: str | None) -> tuple[str, str, str, str | None]:
        """Show a conversation with the evidence of its last answer; an empty desk without one."""
        turns = self._turns(conversation_id)
        return (
            self.conversations(conversation_id),
            self.transcript(conversation_id, turns),
            _evidence(turns),
            conversation_id,
        )

    def ask(
        self,
        question: str,
        conversation_id: str | None,
        publishers: list[str] | None = None,
        languages: list[str] | None = None,
        since: str | None = None,
        until: str | None = None,
    ) -> Iterator[tuple[Any, str, Any, Any, Any]]:
        """Ask, and show what is being done until there is an answer.

        The rest of the arguments are the filters. Yields what to put into question, transcript,
        evidence, conversations and state.
        """
        question = question.strip()[:MAX_QUESTION]
        same = gr.skip()
        if not question:
            return
        try:
            before = self._turns(conversation_id)
        except UnknownConversation:  # deleted in another window: the question begins a new one
            conversation_id, before = None, ()
        stage: Stage = "searching"
        said: list[Claim] = []
        field: Any = ""
        try:
            where = filter_of(publishers, languages, since, until)
            for event in self._workspace.assistant.conversing(conversation_id, question, where):
                match event:
                    case Answer():
                        yield self._answered(event)
                        return
                    case Progress():
                        stage = event.stage
                    case Said():
                        said.append(event.claim)
                pending = pending_turn_html(question, stage, said)
                looking = self._transcript(before, conversation_id, pending)
                yield field, looking, same, same, conversation_id
                field = same  # what is typed meanwhile is the next question
        except KNOWN as error:
            logger.warning("A question was not answered: %s", error)
            failed = failed_turn_html(question, translated(str(error)))
            yield question, self._transcript(before, conversation_id, failed), same, same, same

    def _answered(self, answer: Answer) -> tuple[Any, str, Any, Any, Any]:
        current = answer.conversation_id
        turns = self._turns(current)
        return (
            gr.skip(),
            self._transcript(turns, current),
            evidence_html(len(turns) - 1, answer),
            self.conversations(current),
            current,
        )

    def example(
        self, conversation_id: str | None, event: gr.EventData
    ) -> Iterator[tuple[Any, str, Any, Any, Any]]:
        """Ask one of the example questions, of all sources."""
        yield from self.ask(str(event.question), conversation_id)

    def filters(self) -> tuple[Any, Any]:
        """What the filters can be set to: publishers and languages."""
        library = self._workspace.library
        languages = [(say(LANGUAGES.get(code, code)), code) for code in library.languages()]
        return gr.update(choices=library.publishers()), gr.update(choices=languages)

    def narrowed(
        self,
        publishers: list[str] | None,
        languages: list[str] | None,
        since: str | None,
        until: str | None,
    ) -> Any:
        """How the folded filters are called."""
        return gr.update(label=told(publishers, languages, since, until))

    def recover(self, conversation_id: str | None) -> str:
        """What was answered: after a question that came to nothing, or a change of the library."""
        try:
            return self.transcript(conversation_id, self._turns(conversation_id))
        except UnknownConversation:  # deleted in another window
            return self.transcript(None, ())

    def stop(self, conversation_id: str | None, typed: str, event: gr.EventData) -> tuple[Any, str]:
        """After a question was stopped: give it back to be put otherwise, unless another is typed.

        What to put into question and transcript.
        """
        given_back = gr.skip() if typed.strip() else str(event.question)
        return given_back, self.recover(conversation_id)

    def show(self, conversation_id: str | None, event: gr.EventData) -> str:
        """The evidence of a turn, with what the label names chosen; none if it was deleted."""
        try:
            turns = self._turns(conversation_id)
        except UnknownConversation:  # deleted in another window
            return empty_html()
        turn = int(event.turn)
        return evidence_html(turn, turns[turn].answer, str(event.label))

    def judge(self, conversation_id: str | None, event: gr.EventData) -> None:
        """Keep what somebody thinks of an answer."""
        if conversation_id:
            verdict: Thumb = "up" if event.verdict == "up" else "down"
            reason = str(getattr(event, "reason", ""))[:MAX_REASON]
            self._workspace.feedback.give(conversation_id, int(event.turn), verdict, reason or None)

    def choose(self, event: gr.EventData) -> tuple[str, str, str, str | None]:
        """Show the conversation that was chosen; an empty desk if it was deleted elsewhere."""
        try:
            return self.open(str(event.id))
        except UnknownConversation:
            gr.Warning(say(DELETED), title="")
            return self.open(None)

    def clear(self) -> tuple[str, str, str, str | None]:
        """Begin anew; what is asked next starts a conversation."""
        return self.open(None)

    def rename(self, conversation_id: str | None, event: gr.EventData) -> str:
        """Give a conversation another title."""
        try:
            self._workspace.conversations.rename(str(event.id), str(event.title))
        except UnknownConversation:
            gr.Warning(say(DELETED), title="")
        return self.conversations(conversation_id)

    def remove(self, conversation_id: str | None, event: gr.EventData) -> tuple[str, Any, Any, Any]:
        """Forget a conversation; an empty desk if it was the one being shown."""
        with suppress(UnknownConversation):  # deleted in another window already
            self._workspace.conversations.remove(str(event.id))
        if event.id == conversation_id:
            return self.open(None)
        return self.conversations(conversation_id), gr.skip(), gr.skip(), gr.skip()


def _evidence(turns: tuple[Turn, ...]) -> str:
    """The evidence of the last answer."""
    return evidence_html(len(turns) - 1, turns[-1].answer) if turns else empty_html()
