"""How large a request may be, by what it is for."""

from starlette.datastructures import Headers
from starlette.exceptions import HTTPException
from starlette.responses import JSONResponse
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from ingest.source import MAX_BYTES

MAX_REQUEST = 1024 * 1024  # a question with everything around it is a few kilobytes
MAX_UPLOAD = 2 * MAX_BYTES  # all files of one upload together

UPLOADS = ("/api/articles", "/gradio_api/upload")


def limit_of(path: str) -> int:
    """Bytes that the body of a request to this path may hold."""
    return MAX_UPLOAD if path.rstrip("/") in UPLOADS else MAX_REQUEST


class BodyLimit:
    """Refuses a body that says it is too large, and stops reading one that turns out to be."""

    def __init__(self, app: ASGIApp) -> None:
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass a request on, its body counted."""
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        limit = limit_of(scope["path"])
        announced = Headers(scope=scope).get("content-length", "0")
        if announced.isdecimal() and int(announced) > limit:
            await too_large(limit)(scope, receive, send)
            return
        taken = 0

        async def counted() -> Message:
            nonlocal taken
            message = await receive()
            taken += len(message.get("body", b""))
            if taken > limit:
                raise HTTPException(413)
            return message

        await self._app(scope, counted, send)


def too_large(limit: int) -> JSONResponse:
    """The refusal, with the limit in it."""
    message = f"The request is larger than the {limit // 2**20} MiB that are accepted here."
    return JSONResponse({"error": {"code": "too_large", "message": message}}, 413)
