"""/api/conversations: what was asked, with the citations as they were given then."""

from dataclasses import asdict
from datetime import datetime
from typing import Any

from fastapi import APIRouter
from pydantic import BaseModel, ConfigDict, Field

from assistant.answer_json import answer_json
from ui.routes.workspace import Open, refusals
from ui.schemas.answers import AnswerOut

router = APIRouter(prefix="/conversations", tags=["conversations"])


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
    """Every conversation, latest first."""

    conversations: list[ConversationOut]


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
def conversations(workspace: Open) -> dict[str, Any]:
    """Every conversation, latest first."""
    return {"conversations": [asdict(summary) for summary in workspace.conversations.list()]}


@router.post("", status_code=201, response_model=StartedOut, responses=refusals(400, 503))
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


@router.patch("/{conversation_id}", status_code=204, responses=refusals(400, 404, 503))
def rename(conversation_id: str, named: NewTitle, workspace: Open) -> None:
    """Give a conversation another title."""
    workspace.conversations.rename(conversation_id, named.title)


@router.delete("/{conversation_id}", status_code=204, responses=refusals(404, 503))
def remove(conversation_id: str, workspace: Open) -> None:
    """Forget a conversation and its turns, with the feedback on them."""
    workspace.conversations.remove(conversation_id)
