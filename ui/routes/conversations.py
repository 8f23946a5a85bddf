"""/api/conversations: what was asked, with the citations as they were given then."""

from dataclasses import asdict
from datetime import datetime
from typing import Any

from fastapi import APIRouter
from pydantic import AwareDatetime, BaseModel, ConfigDict, Field, TypeAdapter

from assistant.answer_json import answer_json
from ui.http.cursors import NEXT, Cursor, Limit, cursor_of, key_of
from ui.routes.workspace import BODY, Open, refusals
from ui.schemas.answers import AnswerOut

router = APIRouter(prefix="/conversations", tags=["conversations"])

_STARTED: TypeAdapter[tuple[datetime, str]] = TypeAdapter(tuple[AwareDatetime, str])


class Title(BaseModel):
    """A conversation's title."""

    model_config = ConfigDict(extra="forbid")

    title: str = Field("", max_length=200)


class NewTitle(Title):
    """A title that replaces another: it may not be left out."""

    title: str = Field(min_length=1, max_length=200)


class ConversationOut(BaseModel):
    """A conversation in a list."""

    id: str
    title: str
    started_at: datetime
    turns: int


class ConversationList(BaseModel):
    """The conversations, latest first."""

    conversations: list[ConversationOut]
    next_cursor: str | None = Field(description=NEXT)


class TurnOut(BaseModel):
    """A question and its answer, as it was given then."""

    number: int = Field(description="From 1 on.")
    question: str
    asked_at: datetime
    answer: AnswerOut


class ConversationDetail(BaseModel):
    """A conversation with its turns."""

    id: str
    title: str
    turns: list[TurnOut]


class StartedOut(BaseModel):
    """The id of a conversation that was started."""

    id: str


@router.get("", response_model=ConversationList, responses=refusals(503))
def conversations(workspace: Open, limit: Limit = None, cursor: Cursor = None) -> dict[str, Any]:
    """The conversations, latest first; page by page with a `limit`."""
    after = None if cursor is None else key_of(cursor, _STARTED)
    found = workspace.conversations.list(limit and limit + 1, after)
    shown = found[:limit]
    last = shown[-1] if len(found) > len(shown) else None
    return {
        "conversations": [asdict(summary) for summary in shown],
        "next_cursor": cursor_of((last.started_at.isoformat(), last.id)) if last else None,
    }


@router.post("", status_code=201, response_model=StartedOut, responses=refusals(*BODY, 503))
def start(workspace: Open, named: Title | None = None) -> dict[str, str]:
    """Start a conversation; without a title its first question names it."""
    return {"id": workspace.conversations.start(named.title if named else "")}


@router.get("/{conversation_id}", response_model=ConversationDetail, responses=refusals(404, 503))
def conversation(conversation_id: str, workspace: Open) -> dict[str, Any]:
    """A conversation with its turns and their citations."""
    found = workspace.conversations.get(conversation_id)
    return {
        "id": found.id,
        "title": found.title,
        "turns": [
            {
                "number": number,
                "question": turn.question,
                "asked_at": turn.asked_at,
                "answer": answer_json(turn.answer),
            }
            for number, turn in enumerate(found.turns, start=1)
        ],
    }


@router.patch("/{conversation_id}", status_code=204, responses=refusals(*BODY, 404, 503))
def rename(conversation_id: str, named: NewTitle, workspace: Open) -> None:
    """Give a conversation another title."""
    workspace.conversations.rename(conversation_id, named.title)


@router.delete("/{conversation_id}", status_code=204, responses=refusals(404, 503))
def remove(conversation_id: str, workspace: Open) -> None:
    """Forget a conversation and its turns, with the feedback on them."""
    workspace.conversations.remove(conversation_id)
