"""Addresses of the API that no endpoint serves, or not by this method.

The chat is mounted at "/" and would take them for pages of its own; these routes stand between.
"""

from fastapi import APIRouter, Request
from starlette.exceptions import HTTPException
from starlette.routing import Match

router = APIRouter(include_in_schema=False)

METHODS = ["GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS"]


@router.api_route("/api/{rest:path}", methods=METHODS)
@router.api_route("/api", methods=METHODS)
@router.api_route("/v1/{rest:path}", methods=METHODS)
@router.api_route("/v1", methods=METHODS)
@router.api_route("/mcp", methods=METHODS)
@router.api_route("/health", methods=METHODS)
@router.api_route("/ready", methods=METHODS)
@router.api_route("/metrics", methods=METHODS)
@router.api_route("/signin", methods=METHODS)
@router.api_route("/signout", methods=METHODS)
@router.api_route("/docs", methods=METHODS)
@router.api_route("/openapi.json", methods=METHODS)
@router.api_route("/ui/{rest:path}", methods=METHODS)
def unrouted(request: Request) -> None:
    """405 with the methods that would do, or 404."""
    allowed = [
        method
        for method in METHODS
        if any(
            route.matches({**request.scope, "method": method})[0] is Match.FULL
            for route in request.app.state.endpoints
        )
    ]
    if allowed:
        raise HTTPException(405, headers={"Allow": ", ".join(allowed)})
    raise HTTPException(404)
