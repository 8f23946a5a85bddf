"""/v1: OpenAI's chat protocol, so that clients made for it can ask the sources."""

import json
from collections.abc import Generator, Iterator
from contextlib import closing
from typing import Annotated, Any

from fastapi import APIRouter, Depends
from fastapi.exceptions import RequestValidationError
from fastapi.responses import StreamingResponse
from fastapi.sse import format_sse_event

from assistant.events import Event, final
from ui.errors import KNOWN, error_json
from ui.http.failures import Refusal
from ui.http.turns import IN_TURN
from ui.openai.messages import conversation_of, question_of
from ui.openai.reply import MODEL, chunks, completion
from ui.routes.workspace import BODY, Open, refusals
from ui.schemas.completions import CompletionIn, CompletionOut, ModelList, ModelOut
from ui.schemas.questions import MAX_QUESTION

router = APIRouter(prefix="/v1", tags=["openai"])


@router.get("/models", response_model=ModelList, responses=refusals())
def models() -> ModelList:
    """The one model: Dossier itself, with whatever language model is set."""
    return ModelList(data=[ModelOut(id=MODEL)])


@router.get("/models/{model}", response_model=ModelOut, responses=refusals(404))
def model(model: str) -> ModelOut:
    """The same, by name."""
    _insist_on_model(model)
    return ModelOut(id=model)


def _events(asked: CompletionIn, workspace: Open) -> Iterator[Generator[Event]]:
    """What happens while the question is answered; ends with the response."""
    _insist_on_model(asked.model)
    _insist_on_prose(asked)
    question = question_of(asked.messages)
    if len(question) > MAX_QUESTION:
        message = f"A question has at most {MAX_QUESTION} characters"
        raise RequestValidationError([{"loc": ("body", "messages"), "msg": message}])
    conversation = conversation_of(asked.messages)
    with closing(workspace.assistant.answering(conversation, question)) as events:
        yield events


@router.post(
    "/chat/completions",
    response_model=CompletionOut,
    responses=refusals(*BODY, 404, 503) | {200: {"content": {"text/event-stream": {}}}},
    dependencies=[IN_TURN],
)
def chat_completions(
    asked: CompletionIn, events: Annotated[Generator[Event], Depends(_events)]
) -> Any:
    """Answer the last `user` message from the sources, in the light of those before it.

    The content is prose with [1] marks; `annotations` hold the marks whose sources have an address,
    and `dossier` the whole answer. Where the sources do not say, the content says so. `system`
    messages are passed over, and so are temperature and its like: sources answer, not
    instructions. Nothing is stored. With `stream` every chunk is a verified sentence, and
    `annotations` and `dossier` are in the delta of the last one; a client that leaves stops the
    work.
    """
    if asked.stream:
        return StreamingResponse(_streamed(events), media_type="text/event-stream")
    return completion(final(events))


def _streamed(events: Generator[Event]) -> Iterator[bytes]:
    try:
        for chunk in chunks(events):
            yield format_sse_event(data_str=json.dumps(chunk, ensure_ascii=False))
    except KNOWN as error:
        yield format_sse_event(data_str=json.dumps(error_json(error), ensure_ascii=False))
    else:
        yield format_sse_event(data_str="[DONE]")


def _insist_on_model(name: str) -> None:
    if name != MODEL:
        raise Refusal(404, "unknown_model", f"There is no model {name!r} here, only {MODEL!r}.")


def _insist_on_prose(asked: CompletionIn) -> None:
    if asked.n not in (None, 1):
        raise Refusal(400, "unsupported", "There is one answer to a question: leave n out.")
    if asked.tools or asked.functions:
        raise Refusal(400, "unsupported", "No tools are called here: leave them out.")
    if (asked.response_format or {}).get("type", "text") != "text":
        raise Refusal(
            400,
            "unsupported",
            "An answer is prose: leave response_format out; its data is under `dossier`.",
        )
