"""/api/feedback: what people thought of stored answers."""

from dataclasses import asdict
from datetime import datetime
from typing import Any

from fastapi import APIRouter, Response
from pydantic import BaseModel, ConfigDict, Field

from assistant.kept.feedback import MAX_REASON, Thumb
from ui.http.cursors import NEXT, Cursor, Latest, number_of, page_of
from ui.routes.workspace import BODY, Open, refusals

router = APIRouter(prefix="/feedback", tags=["conversations"])


class FeedbackIn(BaseModel):
    """A verdict on the answer of a turn."""

    model_config = ConfigDict(extra="forbid")

    conversation_id: str = Field(max_length=100)
    turn: int = Field(ge=1, le=1_000_000, description="As `GET` of the conversation numbers them.")
    verdict: Thumb
    reason: str | None = Field(None, max_length=MAX_REASON)


class RemarkOut(BaseModel):
    """What somebody thought of an answer."""

    id: int
    conversation_id: str
    turn: int
    verdict: Thumb
    reason: str | None
    given_at: datetime
    question: str = Field(description="What the answer was given to.")


class FeedbackList(BaseModel):
    """Remarks, the latest first."""

    feedback: list[RemarkOut]
    next_cursor: str | None = Field(description=NEXT)


@router.post(
    "",
    status_code=201,
    response_class=Response,
    responses=refusals(*BODY, 404, 503) | {204: {"description": "Replaced"}},
)
def give(given: FeedbackIn, workspace: Open) -> Response:
    """Keep a verdict on a stored answer: 201, or 204 where it replaces an earlier one.

    It is forgotten with its conversation, and goes nowhere else.
    """
    first = workspace.feedback.give(
        given.conversation_id, given.turn, given.verdict, given.reason or None
    )
    return Response(status_code=201 if first else 204)


@router.get("", response_model=FeedbackList, responses=refusals(503))
def latest(workspace: Open, limit: Latest = 50, cursor: Cursor = None) -> dict[str, Any]:
    """The remarks, the latest first, page by page."""
    shown, following = page_of(workspace.feedback.latest(limit + 1, number_of(cursor)), limit)
    return {"feedback": [asdict(remark) for remark in shown], "next_cursor": following}
