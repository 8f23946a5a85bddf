"""/api/jobs: how an ingest stands that goes on after its request was answered."""

from typing import Any

from fastapi import APIRouter
from starlette.exceptions import HTTPException

from ui.routes.reports import report_json
from ui.routes.workspace import Running, refusals
from ui.schemas import JobOut
from ui.uploads import name_of

router = APIRouter(tags=["sources"])


@router.get("/jobs/{job_id}", response_model=JobOut, responses=refusals(404))
def job(job_id: str, jobs: Running) -> dict[str, Any]:
    """A job as it stands; when it is over it has a report, or the error that ended it."""
    found = jobs.get(job_id)
    if found is None:
        raise HTTPException(404)
    return {
        "job_id": found.id,
        "state": found.state,
        "done": found.done,
        "source": name_of(found.location) or None,
        "report": report_json(found.report) if found.report else None,
        "error": dict(zip(("code", "message"), found.error, strict=True)) if found.error else None,
    }
