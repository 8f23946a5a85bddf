"""/health, /ready and /metrics: is the process alive, can it answer, and what has it done."""

from typing import Literal

from fastapi import APIRouter, Request, Response
from fastapi.responses import PlainTextResponse
from prometheus_client import CONTENT_TYPE_LATEST
from pydantic import BaseModel

from ui.http.metrics import Metrics
from ui.routes.workspace import Open, refusals, refusals_beside_a_stream

router = APIRouter(tags=["status"])


class HealthOut(BaseModel):
    """The process is alive."""

    status: Literal["alive"] = "alive"


class ReadyOut(BaseModel):
    """The library opens and questions can be answered."""

    status: Literal["ready"] = "ready"
    articles: int
    passages: int
    library_version: int


@router.get("/health", response_model=HealthOut)
async def health() -> HealthOut:
    """The process is alive; says nothing about the library, and needs no free thread."""
    return HealthOut()


@router.get("/ready", response_model=ReadyOut, responses=refusals(503))
def ready(workspace: Open) -> ReadyOut:
    """The library opens, both models load and a search runs; otherwise 503 with the reason."""
    workspace.embedder.query("ready")  # a search of an empty library would not ask the model
    workspace.retriever.search("ready", 1)
    workspace.assistant.reader.prepare()
    counts = workspace.library.counts()
    return ReadyOut(
        articles=counts.articles,
        passages=counts.passages,
        library_version=workspace.library.version,
    )


@router.get("/metrics", response_class=PlainTextResponse, responses=refusals_beside_a_stream(503))
def metrics(request: Request) -> Response:
    """Figures in Prometheus' text format; no words of questions or sources are in them."""
    counted: Metrics = request.app.state.metrics
    return Response(counted.text(), media_type=CONTENT_TYPE_LATEST)
