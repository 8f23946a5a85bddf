"""/api/articles: what the library holds, and how sources come in and go."""

from collections.abc import Iterator
from dataclasses import asdict
from typing import Annotated, Any

from fastapi import APIRouter, File, Query, UploadFile
from fastapi.responses import JSONResponse

from index.report import IngestReport
from ingest.article import Article
from ingest.errors import UnreadableSource
from ingest.source import Source
from ui.routes.runs import OpenJobs
from ui.routes.workspace import Open, refusals
from ui.schemas import (
    ArticleList,
    ArticleOut,
    IngestOut,
    JobStarted,
    article_json,
    versions_json,
)
from ui.stories import relative_json
from ui.uploads import name_of, uploaded

router = APIRouter(tags=["sources"])


@router.get("/articles", response_model=ArticleList, responses=refusals(503))
def articles(
    workspace: Open,
    q: Annotated[
        str, Query(max_length=200, description="Words of title, publisher, byline or id.")
    ] = "",
) -> dict[str, Any]:
    """The current articles, latest publication first."""
    library = workspace.library
    wanted = [article for article in library.articles() if matches(article, q)]
    return {"articles": [article_json(a, library.passage_count(a.id)) for a in wanted]}


@router.post(
    "/articles",
    response_model=IngestOut,
    responses=refusals(413, 503) | {202: {"model": JobStarted}},
)
def upload(
    workspace: Open,
    jobs: OpenJobs,
    files: Annotated[list[UploadFile], File(description="Of any form that can be read.")],
    wait: Annotated[
        bool, Query(description="Until they can be searched; otherwise the job's number comes.")
    ] = True,
) -> Any:
    """Add files to the library.

    A file that yields no article is listed under `failed`, and the others go in. The same bytes
    twice change nothing; other bytes are another source, also under a name that is known.
    """
    if not wait:
        return JSONResponse({"job": jobs.start(list(_sources(files)))}, 202)
    return report_json(workspace.indexer.ingest(_sources(files)))


def _sources(files: list[UploadFile]) -> Iterator[Source | UnreadableSource]:
    for file in files:
        yield from uploaded(file.filename or "", file.file.read())


@router.get("/articles/{article_id}", response_model=ArticleOut, responses=refusals(404, 503))
def article(article_id: str, workspace: Open) -> dict[str, Any]:
    """An article with the text that offsets point into; also one that a newer version replaced."""
    library = workspace.library
    found = library.article(article_id)
    return article_json(found, library.passage_count(found.id)) | {
        "versions": versions_json(library.versions(found.id)),
        "same_story": [relative_json(r) for r in workspace.stories.relatives(found.id)],
        "text": found.text,
        "marks": [asdict(mark) for mark in found.marks],
        "locators": [asdict(locator) for locator in found.locators],
    }


@router.delete("/articles/{article_id}", status_code=204, responses=refusals(404, 503))
def remove(article_id: str, workspace: Open) -> None:
    """Remove an article from the library and from both indexes."""
    workspace.indexer.remove(article_id)


def matches(article: Article, words: str) -> bool:
    """Whether every word stands in what names the article."""
    named = (article.title, article.publisher, article.byline, article.doc_id)
    text = " ".join(part for part in named if part).casefold()
    return all(word in text for word in words.casefold().split())


def report_json(report: IngestReport) -> dict[str, Any]:
    """An ingest report as every door gives it."""
    failed = [
        {"source": name_of(failure.source), "error": failure.error} for failure in report.failed
    ]
    return asdict(report) | {"failed": failed}
