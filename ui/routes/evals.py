"""/api/evals and the pages of evals: what was measured, a run's questions, two runs compared.

The pages are made anew from a run's log, by templates that escape it: no HTML that lies in the
folder is served.
"""

from dataclasses import replace
from typing import Annotated, Any

from fastapi import APIRouter, Query
from fastapi.responses import HTMLResponse

from evals.evaluate import rescore
from evals.reports.compare import compare, comparison_page
from evals.reports.report import report_page
from evals.runs.kept import kept_run, kept_runs
from ui.http.turns import IN_TURN
from ui.routes.workspace import Open, refusals
from ui.schemas.evals import EvalList, eval_json

router = APIRouter(tags=["evals"])
pages = APIRouter(include_in_schema=False)

Name = Annotated[str, Query(max_length=255)]


@router.get("/evals", response_model=EvalList, responses=refusals(503))
def evals(workspace: Open) -> dict[str, Any]:
    """The evals in the folder of the setting `reports`, the latest first, with their figures."""
    return {"evals": [eval_json(run) for run in kept_runs(workspace.settings.reports)]}


@pages.get("/evals/report", dependencies=[IN_TURN])
def report(workspace: Open, run: Name) -> HTMLResponse:
    """A run's figures, and each of its answers beside the gold."""
    again = rescore(kept_run(workspace.settings.reports, run).folder)
    return HTMLResponse(report_page(again.summary, again.manifest, again.records))


@pages.get("/evals/comparison", dependencies=[IN_TURN])
def comparison(workspace: Open, before: Name, after: Name) -> HTMLResponse:
    """What became better and what worse from one run to another."""
    one, other = (kept_run(workspace.settings.reports, name) for name in (before, after))
    compared = compare(one.folder, other.folder)
    return HTMLResponse(comparison_page(replace(compared, before=one.name, after=other.name)))
