"""The application: the HTTP interface under /api, the chat at "/", over one open library."""

import os
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, suppress
from dataclasses import replace
from pathlib import Path

from fastapi import Depends, FastAPI
from fastapi.concurrency import run_in_threadpool
from fastapi.security import HTTPBearer
from starlette.staticfiles import StaticFiles

from assistant.answer import Answer
from assistant.release import release
from assistant.wiring import Workspace
from index.embedding import DEFAULT_MODEL
from ingest.errors import LibraryUnavailable
from ingest.prose import language
from ui.access import signing_in
from ui.access.bounds import Bound
from ui.access.door import Door
from ui.access.keys import Keys
from ui.desk.chat_routes import ChatRoutes
from ui.desk.upload_folder import UploadFolder
from ui.http import failures
from ui.http.description import Description, operation_id
from ui.http.jobs import Jobs
from ui.http.limits import BodyLimit
from ui.http.logs import tell_question
from ui.http.metrics import NOBODY, CountRequests, Metrics, templates_of
from ui.http.request_log import Requests
from ui.http.security import Security
from ui.http.traces import traces_if_wanted
from ui.http.turns import Turns, writers
from ui.routes import (
    answer,
    articles,
    conversations,
    docs,
    evals,
    exports,
    feedback,
    names,
    originals,
    runs,
    search,
    statements,
    status,
    timeline,
    unrouted,
    v1,
)

DESCRIPTION = (
    "A research assistant over your own sources: every sentence it says points at the exact"
    " words of a source, or it is not said."
)

BEARER = Depends(
    HTTPBearer(auto_error=False, scheme_name="key", description="A key of this library.")
)
"""For the description alone: the door (ui.access.door) looks at keys before any endpoint does."""

ASSETS = Path(__file__).parent / "assets"


def create_app(workspace: Workspace, keys: Keys | None = None) -> FastAPI:
    """Make the application over an open library; who opened it closes it.

    With `keys` everything but `/health` and the page to sign in asks for one; without, everybody
    who reaches the server may do everything, which is for this machine alone.

    Gradio is mounted here and not when the application starts: mounted inside a running
    lifespan its queue would not run.
    """
    _quieten(workspace.settings.embedding)
    from ui.chat import mount_chat  # gradio takes seconds to import
    from ui.mcp.door import Door as McpDoor

    app = FastAPI(
        title="Dossier",
        description=DESCRIPTION,
        version=release(),
        docs_url=None,  # both load their page from another host
        redoc_url=None,
        lifespan=_until_closed,
        generate_unique_id_function=operation_id,
    )
    app.openapi = Description(app)  # type: ignore[method-assign]
    jobs = Jobs(workspace.indexer, workspace.runs)
    metrics = Metrics(workspace.library, jobs)
    traces = traces_if_wanted()
    listeners = [metrics.answered]
    listeners += [traces.answered] if traces else []
    listeners += [tell_question] if workspace.settings.serve.log_questions else []

    def heard(answer: Answer) -> None:
        for listener in listeners:
            listener(answer)

    workspace = replace(workspace, assistant=replace(workspace.assistant, heard=heard))
    app.state.workspace = workspace
    app.state.jobs = jobs
    app.state.metrics = metrics
    app.state.traces = traces
    app.state.keys = keys
    app.state.uploads = UploadFolder(workspace.settings.library)
    app.state.guesses = Bound(workspace.settings.serve.guesses)
    app.state.turns = Turns(workspace.settings.serve)
    app.state.writers = writers(workspace.settings.serve)
    failures.install(app)
    app.add_middleware(ChatRoutes)
    app.add_middleware(BodyLimit)
    app.add_middleware(Door, keys=keys, options=workspace.settings.serve, guesses=app.state.guesses)
    app.add_middleware(Security, any_host=keys is not None)
    app.add_middleware(CountRequests, metrics=metrics)
    # Added last, so it is outermost.
    app.add_middleware(Requests, tracer=traces.tracer if traces else None)
    described = [BEARER] if keys else []
    for routes in (
        answer,
        articles,
        originals,
        runs,
        search,
        timeline,
        names,
        statements,
        conversations,
        exports,
        feedback,
        evals,
    ):
        app.include_router(routes.router, prefix="/api", dependencies=described)
    app.include_router(v1.router, dependencies=described)
    app.include_router(status.router)
    app.include_router(docs.router)
    app.include_router(evals.pages)
    app.include_router(signing_in.router)
    app.state.mcp = McpDoor(workspace, app.state.turns)
    app.router.routes.append(app.state.mcp.route)
    app.state.endpoints = tuple(app.routes)
    app.state.templates = templates_of(app.routes) | {unrouted.unrouted: NOBODY}
    app.mount("/ui", StaticFiles(directory=ASSETS), name="ui")
    app.include_router(unrouted.router)
    mount_chat(app, workspace, app.state.turns, jobs, app.state.uploads)
    return app


def stop(app: FastAPI) -> None:
    """Have the application end what goes on and turn away what waits; called on its event loop."""
    app.state.jobs.stop()
    app.state.turns.close()
    app.state.writers.close()


@asynccontextmanager
async def _until_closed(app: FastAPI) -> AsyncIterator[None]:
    """When the server stops, a job ends after what it has in hand."""
    await run_in_threadpool(app.state.uploads.empty)
    with suppress(LibraryUnavailable):  # whoever uploads is told
        await run_in_threadpool(language.prepare)
    async with app.state.mcp.open():
        yield
    await run_in_threadpool(app.state.jobs.close)
    await run_in_threadpool(app.state.uploads.empty)
    if app.state.traces:
        await run_in_threadpool(app.state.traces.close)


def _quieten(embedding: str) -> None:
    """Keep libraries from asking other hosts; they read these once, as Gradio imports them."""
    os.environ.setdefault("GRADIO_ANALYTICS_ENABLED", "False")
    os.environ.setdefault("HF_HUB_DISABLE_TELEMETRY", "1")
    if embedding == DEFAULT_MODEL or Path(embedding).is_dir():
        os.environ.setdefault("HF_HUB_OFFLINE", "1")
        os.environ.setdefault("HF_HUB_DISABLE_PROGRESS_BARS", "1")  # a bar is no line of a log
