"""GET /api/timeline: what the sources date, in the order of the dates."""

from collections.abc import Iterator
from typing import Annotated, Any

from fastapi import APIRouter, Query

from assistant.timeline import timeline
from assistant.wiring import Workspace
from index.hit import Filter
from ingest.article import Article
from ingest.passages import Passage
from ui.routes.workspace import Open, refusals
from ui.schemas.questions import MAX_QUESTION
from ui.schemas.timeline import TimelineOut, event_json

router = APIRouter(tags=["timeline"])

PASSAGES = 50  # that a question looks at
ARTICLES = 200  # that are looked at where nothing is asked: those published last


@router.get("/timeline", response_model=TimelineOut, responses=refusals(404, 503))
def dated(
    workspace: Open,
    q: Annotated[
        str, Query(max_length=MAX_QUESTION, description="Of the passages closest to this.")
    ] = "",
    article_id: Annotated[list[str] | None, Query(max_length=100)] = None,
    since: Annotated[str, Query(pattern=r"^(\d{4}(-\d\d(-\d\d)?)?)?$")] = "",
    until: Annotated[str, Query(pattern=r"^(\d{4}(-\d\d(-\d\d)?)?)?$")] = "",
    limit: Annotated[int, Query(ge=1, le=5_000)] = 500,
) -> dict[str, Any]:
    """The dated sentences of sources, earliest first.

    Of the passages closest to `q`, of the articles named by `article_id`, or of the two hundred
    articles published last. `since` and `until` are dates of what is told, a year, a month or a
    day, both included.
    """
    within = [
        event
        for event in timeline(_sources(workspace, q, article_id or []))
        if event.iso[: len(since)] >= since and (not until or event.iso[: len(until)] <= until)
    ]
    return {"events": [event_json(n, each) for n, each in enumerate(within[:limit], start=1)]}


def _sources(
    workspace: Workspace, q: str, article_ids: list[str]
) -> Iterator[tuple[Article, Passage]]:
    if q:
        for hit in workspace.retriever.search(q, PASSAGES, Filter(article_ids=tuple(article_ids))):
            yield hit.article, hit.passage
        return
    library = workspace.library
    articles = map(library.article, article_ids) if article_ids else library.articles(ARTICLES)
    for article in articles:
        for passage in library.passages_of(article.id):
            yield article, passage
