"""How an endpoint gets at the open library: from the application's state, never from a global."""

from typing import Annotated, Any

from fastapi import Depends, Request

from assistant.wiring import Workspace
from ui.jobs import Jobs
from ui.schemas import ErrorBody


def _workspace(request: Request) -> Workspace:
    workspace: Workspace = request.app.state.workspace
    return workspace


Open = Annotated[Workspace, Depends(_workspace)]
"""The open library of this application."""


def _jobs(request: Request) -> Jobs:
    jobs: Jobs = request.app.state.jobs
    return jobs


Running = Annotated[Jobs, Depends(_jobs)]
"""The ingests that this application runs beside its requests."""


def refusals(*statuses: int) -> dict[int | str, dict[str, Any]]:
    """The errors of an endpoint, for its documentation; 422 and 500 can always happen."""
    return {status: {"model": ErrorBody} for status in (*statuses, 422, 500)}
