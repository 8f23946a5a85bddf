"""Addresses of the API that no endpoint serves, or not by this method.

The chat is mounted at "/" and would take them for pages of its own; these routes stand between.
"""

from fastapi import APIRouter
from starlette.exceptions import HTTPException
from starlette.routing import Match, Route
from starlette.types import Receive, Scope, Send

METHODS = ("GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS", "TRACE")

PATHS = (
    "/api",
    "/api/{rest:path}",
    "/v1",
    "/v1/{rest:path}",
    "/mcp",
    "/mcp/{rest:path}",
    "/health",
    "/ready",
    "/metrics",
    "/signin",
    "/signout",
    "/docs",
    "/openapi.json",
    "/ui/{rest:path}",
)


class Unrouted:
    """405 with the methods that would do, or 404, whatever the method is called."""

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Say which of the two it is."""
        allowed = [
            method
            for method in METHODS
            if any(
                route.matches({**scope, "method": method})[0] is Match.FULL
                for route in scope["app"].state.endpoints
            )
        ]
        if allowed:
            raise HTTPException(405, headers={"Allow": ", ".join(allowed)})
        raise HTTPException(404)


unrouted = Unrouted()

router = APIRouter(
    routes=[Route(path, unrouted, include_in_schema=False) for path in PATHS],
    include_in_schema=False,
)
