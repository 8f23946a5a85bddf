"""How large a request may be, by what it is for, and how long its body may be awaited."""

from asyncio import wait_for

from starlette.datastructures import Headers
from starlette.exceptions import HTTPException
from starlette.responses import JSONResponse
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from ingest.source import MAX_BYTES
from ui.http.failures import STATUS_CODES, failure
from ui.http.paths import routed

MAX_REQUEST = 1024 * 1024  # a question with everything around it is a few kilobytes
MAX_UPLOAD = 2 * MAX_BYTES  # all files of one upload together

BODY_WITHIN = 30.0  # seconds from one part of a body to the next

UPLOADS = ("/api/articles", "/gradio_api/upload")


def limit_of(path: str) -> int:
    """Bytes that the body of a request to this path may hold."""
    return MAX_UPLOAD if path.rstrip("/") in UPLOADS else MAX_REQUEST


class _GivenUp(HTTPException):
    """A body that is read no further."""


class BodyLimit:
    """Refuses a body that says it is too large, and stops reading one that turns out to be.

    One of which nothing more comes is given up, too.
    """

    def __init__(self, app: ASGIApp, within: float = BODY_WITHIN) -> None:
        self._app = app
        self._within = within

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass a request on, its body counted."""
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        limit = limit_of(routed(scope))
        announced = Headers(scope=scope).get("content-length", "0")
        if announced.isdecimal() and int(announced) > limit:
            await too_large(limit)(scope, receive, send)
            return
        taken, ended, started = 0, False, False

        async def counted() -> Message:
            nonlocal taken, ended
            if ended:  # what is awaited now is that the client leaves
                return await receive()
            try:
                message = await wait_for(receive(), self._within)
            except TimeoutError as error:
                raise _GivenUp(408) from error
            taken += len(message.get("body", b""))
            ended = not message.get("more_body", False)
            if taken > limit:
                raise _GivenUp(413)
            return message

        async def noted(message: Message) -> None:
            nonlocal started
            started = started or message["type"] == "http.response.start"
            await send(message)

        try:
            await self._app(scope, counted, noted)
        except _GivenUp as error:  # where the body is read outside of what answers for errors
            if started:
                raise
            slow = failure(408, *STATUS_CODES[408])
            await (slow if error.status_code == 408 else too_large(limit))(scope, receive, send)


def too_large(limit: int) -> JSONResponse:
    """The refusal, with the limit in it."""
    message = f"The request is larger than the {limit // 2**20} MiB that are accepted here."
    return failure(413, "too_large", message)
