"""The server over HTTP: one POST a message, answered as JSON, with nothing kept between them.

Whose requests are let in is decided for all addresses alike, by `ui.http.security` and `ui.access`.
"""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

from mcp.server.streamable_http_manager import StreamableHTTPSessionManager
from starlette.datastructures import Headers
from starlette.exceptions import HTTPException
from starlette.routing import Route
from starlette.types import Receive, Scope, Send

from assistant.wiring import Workspace
from ui.http.turns import Turns
from ui.mcp.server import server_over

PATH = "/mcp"


class Door:
    """Takes messages while it is open, as an ASGI application."""

    def __init__(self, workspace: Workspace, turns: Turns) -> None:
        self._server = server_over(workspace, turns)
        self._manager: StreamableHTTPSessionManager | None = None

    @property
    def route(self) -> Route:
        """By POST alone: a GET would open a stream that nothing is ever sent on."""
        return Route(PATH, self, methods=["POST"], include_in_schema=False)

    @asynccontextmanager
    async def open(self) -> AsyncIterator[None]:
        """Take messages until this ends; it may be opened again then."""
        manager = StreamableHTTPSessionManager(self._server, json_response=True, stateless=True)
        async with manager.run():
            self._manager = manager
            try:
                yield
            finally:
                self._manager = None

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer one message."""
        _insist_on_json(Headers(scope=scope))
        if self._manager is None:
            raise HTTPException(503)
        await self._manager.handle_request(scope, receive, send)


def _insist_on_json(headers: Headers) -> None:
    """Turn away what is no message, or nobody would read: the kit says so in plain text."""
    if _form(headers.get("content-type", "")) != "application/json":
        raise HTTPException(415)
    accepted = {_form(each) for each in headers.get("accept", "").split(",")}
    if not accepted & {"application/json", "application/*", "*/*"}:
        raise HTTPException(406)


def _form(media_type: str) -> str:
    return media_type.partition(";")[0].strip().lower()
