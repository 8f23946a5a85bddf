"""How an endpoint gets at the open library: from the application's state, never from a global."""

from typing import Annotated, Any

from fastapi import Depends, Request

from assistant.wiring import Workspace
from ui.schemas.errors import ErrorBody


def _workspace(request: Request) -> Workspace:
    workspace: Workspace = request.app.state.workspace
    return workspace


Open = Annotated[Workspace, Depends(_workspace)]
"""The open library of this application."""


ALWAYS = (401, 403, 421, 422, 429, 500)
"""Errors that every endpoint may give: the door's, of a request's form, and what nobody foresaw."""

BODY = (400, 408, 413)
"""Errors of a body: one that cannot be read, that does not end, or is too large."""

_SECONDS = {"description": "Seconds after which to come again.", "schema": {"type": "integer"}}

_HEADERS: dict[int, dict[str, Any]] = {
    401: {"WWW-Authenticate": {"required": True, "schema": {"const": "Bearer"}}},
    429: {"Retry-After": _SECONDS | {"required": True}},
    503: {"Retry-After": _SECONDS},
}


def refusals(*statuses: int) -> dict[int | str, dict[str, Any]]:
    """The errors of an endpoint, for its documentation, with those that can always happen."""
    return {status: {"model": ErrorBody} | _headers(status) for status in _all(statuses)}


def refusals_beside_a_stream(*statuses: int) -> dict[int | str, dict[str, Any]]:
    """The same where success is no JSON: FastAPI would describe the errors alike."""
    schema = {"$ref": f"#/components/schemas/{ErrorBody.__name__}"}
    told = {"description": "An error", "content": {"application/json": {"schema": schema}}}
    return {status: told | _headers(status) for status in _all(statuses)}


def _all(statuses: tuple[int, ...]) -> list[int]:
    return sorted({*statuses, *ALWAYS})


def _headers(status: int) -> dict[str, Any]:
    return {"headers": _HEADERS[status]} if status in _HEADERS else {}
