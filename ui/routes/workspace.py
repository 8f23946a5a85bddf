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


ALWAYS = (401, 403, 422, 429, 500)
"""Errors that every endpoint may give: the door's, of a request's form, and what nobody foresaw."""


def refusals(*statuses: int) -> dict[int | str, dict[str, Any]]:
    """The errors of an endpoint, for its documentation, with those that can always happen."""
    return {status: {"model": ErrorBody} for status in sorted({*statuses, *ALWAYS})}


def refusals_beside_a_stream(*statuses: int) -> dict[int | str, dict[str, Any]]:
    """The same where success is no JSON: FastAPI would describe the errors alike."""
    schema = {"$ref": f"#/components/schemas/{ErrorBody.__name__}"}
    told = {"description": "An error", "content": {"application/json": {"schema": schema}}}
    return dict.fromkeys(sorted({*statuses, *ALWAYS}), told)
