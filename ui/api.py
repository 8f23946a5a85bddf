"""The application: the HTTP interface under /api, the chat at "/", over one open library."""

import os
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import replace
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path

from fastapi import FastAPI
from fastapi.concurrency import run_in_threadpool
from starlette.staticfiles import StaticFiles

from assistant.wiring import Workspace
from index.embedding import DEFAULT_MODEL
from ui import failures
from ui.jobs import Jobs
from ui.limits import BodyLimit
from ui.metrics import NOBODY, CountRequests, Metrics, templates_of
from ui.routes import (
    answer,
    articles,
    conversations,
    docs,
    feedback,
    originals,
    runs,
    search,
    status,
    timeline,
    unrouted,
    v1,
)
from ui.security import Security

DESCRIPTION = (
    "A research assistant over your own sources: every sentence it says points at the exact"
    " words of a source, or it is not said."
)

ASSETS = Path(__file__).parent / "assets"


def create_app(workspace: Workspace) -> FastAPI:
    """Make the application over an open library; who opened it closes it.

    Gradio is mounted here and not when the application starts: mounted inside a running
    lifespan its queue would not run.
    """
    _quieten(workspace.settings.embedding)
    from ui.chat import mount_chat  # gradio takes seconds to import

    app = FastAPI(
        title="Dossier",
        description=DESCRIPTION,
        version=_version(),
        docs_url=None,  # both load their page from another host
        redoc_url=None,
        lifespan=_until_closed,
    )
    jobs = Jobs(workspace.indexer, workspace.runs)
    metrics = Metrics(workspace.library, jobs)
    workspace = replace(workspace, assistant=replace(workspace.assistant, heard=metrics.answered))
    app.state.workspace = workspace
    app.state.jobs = jobs
    app.state.metrics = metrics
    failures.install(app)
    app.add_middleware(BodyLimit)
    app.add_middleware(Security)
    app.add_middleware(CountRequests, metrics=metrics)  # added last, so it is outermost
    for routes in (answer, articles, originals, runs, search, timeline, conversations, feedback):
        app.include_router(routes.router, prefix="/api")
    app.include_router(v1.router)
    app.include_router(status.router)
    app.include_router(docs.router)
    app.state.endpoints = tuple(app.routes)
    app.state.templates = templates_of(app.routes) | {unrouted.unrouted: NOBODY}
    app.mount("/ui", StaticFiles(directory=ASSETS), name="ui")
    app.include_router(unrouted.router)
    mount_chat(app, workspace)
    return app


@asynccontextmanager
async def _until_closed(app: FastAPI) -> AsyncIterator[None]:
    """When the server stops, a job ends after what it has in hand."""
    yield
    await run_in_threadpool(app.state.jobs.close)


def _quieten(embedding: str) -> None:
    """Keep libraries from asking other hosts; they read these once, as Gradio imports them."""
    os.environ.setdefault("GRADIO_ANALYTICS_ENABLED", "False")
    os.environ.setdefault("HF_HUB_DISABLE_TELEMETRY", "1")
    if embedding == DEFAULT_MODEL or Path(embedding).is_dir():
        os.environ.setdefault("HF_HUB_OFFLINE", "1")


def _version() -> str:
    try:
        return version("dossier-assistant")
    except PackageNotFoundError:  # run from a checkout that is not installed
        return "0"
