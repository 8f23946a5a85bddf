"""/api/runs and /api/jobs: what was ingested when, and how far it is."""

from typing import Annotated, Any

from fastapi import APIRouter, Depends, Path, Query, Request

from ui.jobs import Jobs
from ui.routes.workspace import Open, refusals
from ui.schemas.runs import JobOut, RunList, progress_json, run_json

router = APIRouter(tags=["sources"])


def _jobs(request: Request) -> Jobs:
    jobs: Jobs = request.app.state.jobs
    return jobs


OpenJobs = Annotated[Jobs, Depends(_jobs)]
"""The jobs of this application."""


@router.get("/runs", response_model=RunList, responses=refusals(503))
def runs(workspace: Open, limit: Annotated[int, Query(ge=1, le=1000)] = 50) -> dict[str, Any]:
    """The runs of ingest, by whatever door, the latest first."""
    return {"runs": [run_json(record) for record in workspace.runs.latest(limit)]}


@router.get("/jobs/{run_id}", response_model=JobOut, responses=refusals(404, 503))
def job(
    run_id: Annotated[int, Path(ge=1, le=2**63 - 1)],  # SQLite's largest
    workspace: Open,
    jobs: OpenJobs,
) -> dict[str, Any]:
    """One run, and how far it is while it goes on in this process."""
    at = jobs.progress(run_id)
    return run_json(workspace.runs.get(run_id)) | {"progress": progress_json(at) if at else None}
