"""GET /api/search: the passages closest to a query, with what each index thought of them."""

from typing import Annotated, Any

from fastapi import APIRouter, Query
from fastapi.exceptions import RequestValidationError

from index.hit import Filter
from ui.http.turns import IN_TURN
from ui.routes.workspace import Open, refusals
from ui.schemas.questions import MAX_QUESTION, Language
from ui.schemas.search import MAX_HITS, SearchOut, search_json
from ui.schemas.written import Day, Whole

router = APIRouter(tags=["search"])


@router.get("/search", response_model=SearchOut, responses=refusals(503), dependencies=[IN_TURN])
def search(
    workspace: Open,
    q: Annotated[str, Query(max_length=MAX_QUESTION, description="A question or key words.")],
    limit: Annotated[Whole, Query(ge=1, le=MAX_HITS)] = 10,
    since: Day | None = None,
    until: Day | None = None,
    publisher: Annotated[list[str] | None, Query(max_length=100)] = None,
    language: Annotated[list[Language] | None, Query(max_length=100)] = None,
) -> dict[str, Any]:
    """Find passages, best first; `publisher` and `language` may be given several times."""
    if since and until and since > until:
        raise RequestValidationError(
            [{"loc": ("query", "since"), "msg": "'since' is later than 'until'"}]
        )
    condition = Filter(
        since=since,
        until=until,
        publishers=tuple(publisher or ()),
        languages=tuple(language or ()),
    )
    hits = workspace.retriever.search(q, limit, condition)
    return search_json(q, hits)
