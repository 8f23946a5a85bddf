"""Messages of a chat as a question and the conversation before it. Nothing of them is stored."""

import re
from collections.abc import Sequence

from assistant.asking.rewrite import retold
from assistant.kept.conversations import Conversation
from ui.openai.reply import REFUSAL
from ui.schemas.completions import Message
from ui.schemas.questions import MAX_QUESTION

TURNS = 20  # exchanges before the question that are looked at; rewriting reads all of them

_MARKS = re.compile(r"\s*(?:\[\d+\])+")


def question_of(messages: Sequence[Message]) -> str:
    """The last thing that a person said; empty where nobody said anything."""
    return next((m.text for m in reversed(messages) if m.role == "user"), "")


def conversation_of(messages: Sequence[Message]) -> Conversation:
    """What was asked before, and what was answered, without its marks.

    Instructions (`system`, `developer`) are passed over: what may be said is up to the sources.
    """
    exchanges: list[tuple[str, str]] = []
    for message in messages:
        text = message.text[:MAX_QUESTION]
        if message.role == "user":
            exchanges.append((text, ""))
        elif message.role == "assistant" and exchanges:
            question, said = exchanges[-1]
            exchanges[-1] = (question, f"{said} {_unmarked(text)}".strip())
    return retold(exchanges[:-1][-TURNS:])


def _unmarked(said: str) -> str:
    """An answer's words alone; none of a refusal, which tells nothing to come back to."""
    return "" if said.startswith(REFUSAL) else _MARKS.sub("", said)
