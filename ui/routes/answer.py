"""POST /api/answer: a question in, a cited answer or a refusal out."""

from typing import Any

from fastapi import APIRouter

from assistant.answer_json import answer_json
from ui.routes.workspace import Open, refusals
from ui.schemas import AnswerOut, Question

router = APIRouter(tags=["answers"])


@router.post("/answer", response_model=AnswerOut, responses=refusals(404, 413, 503))
def answer(asked: Question, workspace: Open) -> dict[str, Any]:
    """Answer a question from the sources.

    Every sentence carries at least one citation, and every quote is a slice of an article's text.
    Where the sources do not say, `outcome` is `abstained` and `reason` says why. A question is
    stored as a turn of its conversation; without `conversation_id` a new one is started.
    """
    given = workspace.assistant.converse(
        asked.conversation_id, asked.question, asked.filter.value()
    )
    return answer_json(given)
