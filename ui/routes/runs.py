"""/api/runs and /api/jobs: what was ingested when, and how far it is."""

from typing import Annotated, Any

from fastapi import APIRouter, Depends, Path, Request

from ui.http.cursors import Cursor, Latest, number_of, page_of
from ui.http.jobs import Jobs
from ui.routes.workspace import Open, refusals
from ui.schemas.runs import JobOut, RunList, progress_json, run_json
from ui.schemas.written import Whole

router = APIRouter(tags=["sources"])


def _jobs(request: Request) -> Jobs:
    jobs: Jobs = request.app.state.jobs
    return jobs


OpenJobs = Annotated[Jobs, Depends(_jobs)]
"""The jobs of this application."""


@router.get("/runs", response_model=RunList, responses=refusals(503))
def runs(workspace: Open, limit: Latest = 50, cursor: Cursor = None) -> dict[str, Any]:
    """The runs of ingest, by whatever door, the latest first, page by page."""
    shown, following = page_of(workspace.runs.latest(limit + 1, number_of(cursor)), limit)
    return {"runs": [run_json(record) for record in shown], "next_cursor": following}


@router.get("/jobs/{run_id}", response_model=JobOut, responses=refusals(404, 503))
def job(
    run_id: Annotated[Whole, Path(ge=1, le=2**63 - 1)],  # SQLite's largest
    workspace: Open,
    jobs: OpenJobs,
) -> dict[str, Any]:
    """One run, and how far it is while it goes on in this process."""
    at = jobs.progress(run_id)
    return run_json(workspace.runs.get(run_id)) | {"progress": progress_json(at) if at else None}
