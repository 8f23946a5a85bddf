"""/api/articles: what the library holds, how sources come in, are corrected, and go."""

from collections.abc import AsyncIterator, Iterator
from contextlib import asynccontextmanager
from dataclasses import asdict
from typing import Annotated, Any

from fastapi import APIRouter, Depends, File, Query, Request, UploadFile
from fastapi.exceptions import RequestValidationError
from fastapi.responses import JSONResponse
from pydantic import ValidationError

from assistant.wiring import Workspace
from ingest.article import Article
from ingest.catalogue.runs import Asked
from ingest.source import Found
from ui.http.conditional import NOT_MODIFIED, TaggedRoute
from ui.http.cursors import Cursor, Limit
from ui.http.fetching import insist_on_address, options_for, sources_at
from ui.http.listing import MAX_WORDS, page_json, page_of
from ui.http.turns import IN_WRITERS_TURN, turn_to_write
from ui.http.uploads import uploaded
from ui.routes.reports import report_json
from ui.routes.runs import OpenJobs
from ui.routes.workspace import BODY, Open, refusals
from ui.schemas.articles import (
    ArticleCorrected,
    ArticleList,
    ArticleOut,
    CorrectionsIn,
    article_json,
    corrections_json,
    versions_json,
)
from ui.schemas.runs import AddressIn, IngestOut, JobStarted
from ui.wording.stories import relative_json

router = APIRouter(tags=["sources"], route_class=TaggedRoute)


@router.get("/articles", response_model=ArticleList, responses=refusals(503) | NOT_MODIFIED)
def articles(
    workspace: Open,
    q: Annotated[
        str,
        Query(
            max_length=MAX_WORDS,
            description="Words of title, publisher, byline or name; case and accents do not count.",
        ),
    ] = "",
    limit: Limit = None,
    cursor: Cursor = None,
) -> dict[str, Any]:
    """The current articles without their texts, latest publication first, then by title.

    With a `limit` they come page by page. What comes in or goes between two pages neither doubles
    nor hides another article.
    """
    return page_json(page_of(workspace.listing, q, cursor, limit))


async def _address(request: Request) -> AddressIn | None:
    """The address that a body of JSON names; None where the body is of another form."""
    if request.headers.get("content-type", "").partition(";")[0].strip() != "application/json":
        return None
    try:
        return AddressIn.model_validate_json(await request.body())
    except ValidationError as error:
        raise RequestValidationError(
            [{**each, "loc": ("body", *each["loc"])} for each in error.errors()]
        ) from error


Named = Annotated[AddressIn | None, Depends(_address)]
Wait = Annotated[
    bool, Query(description="Until files can be searched; otherwise the job's number comes.")
]


async def _turn_to_add(request: Request, named: Named, wait: Wait = True) -> AsyncIterator[None]:
    """A turn where the request waits for the library; a job has a queue of its own."""
    if named is not None or not wait:
        yield
        return
    async with asynccontextmanager(turn_to_write)(request):
        yield


STARTED: dict[int | str, dict[str, Any]] = {
    202: {
        "model": JobStarted,
        "headers": {
            "Location": {
                "description": "Where the job tells how far it is.",
                "required": True,
                "schema": {"type": "string"},
            }
        },
    }
}
"""What is said where a job begins."""


@router.post(
    "/articles",
    dependencies=[Depends(_turn_to_add)],
    response_model=IngestOut,
    responses=refusals(*BODY, 503) | STARTED,
    openapi_extra={
        "requestBody": {"content": {"application/json": {"schema": AddressIn.model_json_schema()}}}
    },
)
def add(
    request: Request,
    workspace: Open,
    jobs: OpenJobs,
    named: Named,
    files: Annotated[
        list[UploadFile] | None, File(description="Of any form that can be read.")
    ] = None,
    wait: Wait = True,
) -> Any:
    """Add files to the library and wait until they can be searched; or what lies at an address.

    A file that yields no article is listed under `failed`, and the others go in. The same bytes
    twice change nothing; other bytes are another source, also under a name that is known.

    The address of a page, a document, a feed or a sitemap, as JSON, begins a job, since fetching
    politely takes its time: `GET /api/jobs/{job}` tells how it stands.
    """
    if named is not None:
        address = insist_on_address(named.address)
        client = request.client.host if request.client else None
        options = options_for(workspace.settings.fetch, client)
        return _started(jobs.start(lambda: sources_at(address, options), Asked((address,))))
    if not files:
        missing = {"loc": ("body", "files"), "msg": "Files, or an address as JSON, are required"}
        raise RequestValidationError([missing])
    if not wait:
        sizes = sum(file.size or 0 for file in files)
        return _started(jobs.upload(lambda: list(_sources(files)), sizes))
    return report_json(workspace.indexer.ingest(_sources(files), stop=jobs.stopping))


def _started(run_id: int) -> JSONResponse:
    return JSONResponse({"job": run_id}, 202, {"Location": f"/api/jobs/{run_id}"})


def _sources(files: list[UploadFile]) -> Iterator[Found]:
    for file in files:
        yield from uploaded(file.filename or "", file.file.read())


@router.get(
    "/articles/{article_id}",
    response_model=ArticleOut,
    responses=refusals(404, 503) | NOT_MODIFIED,
)
def article(article_id: str, workspace: Open) -> dict[str, Any]:
    """An article with the text that offsets point into; also one that a newer version replaced."""
    library = workspace.library
    found = library.article(article_id)
    return _described(workspace, found) | {
        "versions": versions_json(library.versions(found.id)),
        "same_story": [relative_json(r) for r in workspace.stories.relatives(found.id)],
        "text": found.text,
        "marks": [asdict(mark) for mark in found.marks],
        "locators": [asdict(locator) for locator in found.locators],
    }


def _insist_held(article_id: str, workspace: Open) -> None:
    workspace.library.insist_on(article_id)


HELD = Depends(_insist_held)
"""What is not there is said at once, and not after the turns of others."""


@router.patch(
    "/articles/{article_id}",
    dependencies=[HELD, IN_WRITERS_TURN],
    response_model=ArticleCorrected,
    responses=refusals(*BODY, 404, 503),
)
def correct(
    article_id: str, corrections: CorrectionsIn, workspace: Open, jobs: OpenJobs
) -> dict[str, Any]:
    """Correct what a source says of itself, in all its versions; its text stays as it was read.

    What was read stays stored beside it. Searches, citations and exports see the correction.
    """
    values = corrections.model_dump(include=corrections.model_fields_set)
    workspace.indexer.correct(article_id, values, jobs.stopping)
    return _described(workspace, workspace.library.article(article_id))


@router.delete(
    "/articles/{article_id}",
    dependencies=[HELD, IN_WRITERS_TURN],
    status_code=204,
    responses=refusals(404, 503),
)
def remove(article_id: str, workspace: Open, jobs: OpenJobs) -> None:
    """Remove an article from the library and from both indexes."""
    workspace.indexer.remove(article_id, jobs.stopping)


def _described(workspace: Workspace, article: Article) -> dict[str, Any]:
    return article_json(article, workspace.library.passage_count(article.id)) | {
        "corrections": corrections_json(workspace.corrections.of(article.id))
    }
