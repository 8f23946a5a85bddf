"""POST /api/answer: a question in, a cited answer or a refusal out, whole or as it is made."""

from collections.abc import Generator, Iterator
from contextlib import closing
from typing import Annotated, Any

from fastapi import APIRouter, Depends
from fastapi.sse import EventSourceResponse, ServerSentEvent

from assistant.answer import Answer
from assistant.answer_json import answer_json, claim_json
from assistant.events import Event, Progress, Said
from ui.errors import KNOWN, error_json
from ui.http.turns import IN_TURN
from ui.routes.workspace import BODY, Open, refusals, refusals_beside_a_stream
from ui.schemas.answers import AnswerOut
from ui.schemas.questions import Question

router = APIRouter(tags=["answers"])


@router.post(
    "/answer",
    response_model=AnswerOut,
    responses=refusals(*BODY, 404, 503),
    dependencies=[IN_TURN],
)
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


def _events(asked: Question, workspace: Open) -> Iterator[Generator[Event]]:
    """Begins before the response does, so that an unknown conversation is a 404; ends with it."""
    with closing(
        workspace.assistant.conversing(asked.conversation_id, asked.question, asked.filter.value())
    ) as events:
        yield events


@router.post(
    "/answer/stream",
    response_class=EventSourceResponse,
    responses=refusals_beside_a_stream(*BODY, 404, 503),
    dependencies=[IN_TURN],
)
def answer_stream(
    events: Annotated[Generator[Event], Depends(_events)],
) -> Iterator[ServerSentEvent]:
    """The same as server-sent events, each with JSON as its data.

    `progress` tells the `stage`: searching, writing, checking. `claim` is a sentence that was
    verified, with its citations. `answer` is the last event and the whole answer, with the final
    word on order and numbers; `error` stands in its place if there is none. A client that leaves
    stops the work, and nothing is stored.
    """
    numbered: dict[Any, int] = {}
    try:
        for event in events:
            match event:
                case Progress():
                    yield ServerSentEvent(event="progress", data={"stage": event.stage})
                case Said():
                    for citation in event.claim.citations:
                        numbered.setdefault(citation, len(numbered) + 1)
                    yield ServerSentEvent(event="claim", data=claim_json(event.claim, numbered))
                case Answer():
                    yield ServerSentEvent(event="answer", data=answer_json(event))
    except KNOWN as error:
        yield ServerSentEvent(event="error", data=error_json(error))
