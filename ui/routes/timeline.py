"""GET /api/timeline: what the sources date, in the order of the dates, as JSON or as a table."""

from typing import Annotated, Any

from fastapi import APIRouter, Depends, Query, Response

from assistant.views.dated import Wanted, dated_statements
from assistant.views.timeline import Event
from ui.exports.dates import dates_csv
from ui.http.turns import IN_TURN
from ui.routes.downloads import TABLE, csv_file
from ui.routes.statements import NAMED
from ui.routes.workspace import Open, refusals
from ui.schemas.questions import MAX_QUESTION
from ui.schemas.timeline import TimelineOut, event_json
from ui.schemas.written import Whole

router = APIRouter(tags=["timeline"])

When = Annotated[str, Query(pattern=r"^(\d{4}(-\d\d(-\d\d)?)?)?$")]


def _events(
    workspace: Open,
    q: Annotated[
        str, Query(max_length=MAX_QUESTION, description="Of the passages closest to this.")
    ] = "",
    article_id: Annotated[list[str] | None, Query(max_length=100)] = None,
    since: When = "",
    until: When = "",
    name: Annotated[str, NAMED] = "",
    limit: Annotated[Whole, Query(ge=1, le=5_000)] = 500,
) -> list[Event]:
    wanted = Wanted(q, article_id or (), since, until, name)
    events = dated_statements(workspace.library, workspace.retriever, workspace.names, wanted)
    return events[:limit]


Events = Annotated[list[Event], Depends(_events)]


@router.get(
    "/timeline",
    response_model=TimelineOut,
    responses=refusals(404, 503),
    dependencies=[IN_TURN],
)
def dated(events: Events) -> dict[str, Any]:
    """The dated sentences of sources, earliest first.

    Of the passages closest to `q`, of the articles named by `article_id`, or of the two hundred
    articles published last. `since` and `until` are dates of what is told, a year, a month or a
    day, both included. With `name` the sentences in which that name stands.
    """
    return {"events": [event_json(number, each) for number, each in enumerate(events, start=1)]}


@router.get(
    "/timeline/export",
    response_class=Response,
    dependencies=[IN_TURN],
    responses=refusals(404, 503) | TABLE,
)
def table(events: Events) -> Response:
    """The same as CSV, a row a statement with its source and the offsets of its words."""
    return csv_file(dates_csv(events), "timeline.csv")
