"""Which of Gradio's own addresses are served, and that no event makes it fetch anything.

Gradio brings addresses that the page does not need, among them one that fetches whatever address it
is given, and it fetches the file of an event that names an address in place of an upload. Sources
are fetched by `ingest.web` alone.
"""

import json
from collections.abc import Iterator
from typing import Any

from starlette.responses import JSONResponse
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from ui.http.failures import STATUS_CODES, failure
from ui.http.paths import routed

API = "/gradio_api/"

SERVED = (
    "queue/join",
    "queue/data",
    "heartbeat/",
    "upload",
    "startup-events",
    "reset",
    "cancel",
    "info",
    "app_id",
)
"""What stands below `API` and is served: the events, their results, uploads and their progress."""


class ChatRoutes:
    """Turns away what the page never asks for."""

    def __init__(self, app: ASGIApp) -> None:
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass a request on, or say that there is nothing."""
        if scope["type"] != "http" or not routed(scope).startswith(API):
            await self._app(scope, receive, send)
            return
        asked = routed(scope).removeprefix(API)
        if not asked.startswith(SERVED):
            await failure(404, "not_found", "There is nothing at this address.")(
                scope, receive, send
            )
            return
        if asked != "queue/join":
            await self._app(scope, receive, send)
            return
        messages = [message async for message in _whole(receive)]
        body = b"".join(message.get("body", b"") for message in messages)
        refused = _refusal(body)
        await (refused or self._app)(scope, _again(messages, receive), send)


async def _whole(receive: Receive) -> Any:
    """The messages of a request until its body has come."""
    while True:
        message = await receive()
        yield message
        if message["type"] != "http.request" or not message.get("more_body"):
            return


def _again(messages: list[Message], receive: Receive) -> Receive:
    """The same messages, and then what comes."""
    left = iter(messages)

    async def received() -> Message:
        return next(left, None) or await receive()

    return received


def _refusal(body: bytes) -> JSONResponse | None:
    """Why an event is not taken: it cannot be read, or names a file that lies at an address."""
    try:
        data = json.loads(body)
    except ValueError:
        return None  # Gradio says what is wrong with it
    except RecursionError:
        return failure(400, *STATUS_CODES[400])
    if any("://" in path for path in _paths(data)):
        return failure(403, "forbidden", "A file is uploaded, and not named by an address.")
    return None


def _paths(data: Any) -> Iterator[str]:
    """The paths of the files in an event's data, however deep."""
    waiting = [data]
    while waiting:
        value = waiting.pop()
        if isinstance(value, dict):
            path = value.get("path")
            if isinstance(path, str):
                yield path
            waiting.extend(value.values())
        elif isinstance(value, list):
            waiting.extend(value)
