"""Figures for Prometheus: of requests, answers, the library and its jobs; never words of them.

Each application has a registry of its own, so that two in one process do not add up.
"""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from fastapi.routing import iter_route_contexts
from prometheus_client import (
    CollectorRegistry,
    Counter,
    Histogram,
    Metric,
    generate_latest,
)
from prometheus_client.core import GaugeMetricFamily
from prometheus_client.registry import Collector
from starlette.routing import BaseRoute
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from assistant.answer import Answer
from ingest.catalogue.library import Counts, Library
from ui.http.jobs import Jobs

Templates = Mapping[Any, str]
"""The address's template of every endpoint."""

METHODS = frozenset("GET HEAD POST PUT PATCH DELETE OPTIONS".split())

CHAT, NOBODY = "chat", "none"
"""What is told in place of a template: of the chat's own requests, and of those nobody serves."""

SECONDS = (0.05, 0.1, 0.2, 0.35, 0.5, 0.75, 1, 1.5, 2, 3, 5, 10, 20, 40, 80, 160)
"""Bounds of the histogram: without a language model answers take tenths of a second."""


class Metrics:
    """What one application counts."""

    def __init__(self, library: Library, jobs: Jobs) -> None:
        self._registry = CollectorRegistry()
        self._requests = Counter(
            "dossier_requests",
            "HTTP requests by the address's template and the status of the response.",
            ("method", "route", "status"),
            registry=self._registry,
        )
        self._answers = Counter(
            "dossier_answers",
            "Answers by outcome, through whatever door of the server.",
            ("outcome",),
            registry=self._registry,
        )
        self._seconds = Histogram(
            "dossier_answer_seconds",
            "Seconds from a question to its whole answer.",
            buckets=SECONDS,
            registry=self._registry,
        )
        for outcome in ("answered", "abstained"):
            self._answers.labels(outcome)  # a series that begins with 0 can be compared
        self._registry.register(_Held(library, jobs))

    def answered(self, answer: Answer) -> None:
        """Count an answer."""
        self._answers.labels(answer.outcome.kind).inc()
        self._seconds.observe(answer.timings_ms["total"] / 1000)

    def requested(self, method: str, route: str, status: int) -> None:
        """Count a request."""
        self._requests.labels(method if method in METHODS else "other", route, status).inc()

    def text(self) -> bytes:
        """All figures in Prometheus' text format."""
        return generate_latest(self._registry)


class _Held(Collector):
    """What is looked up when it is asked for: sizes of the library, and its jobs."""

    def __init__(self, library: Library, jobs: Jobs) -> None:
        self._library = library
        self._jobs = jobs
        self._counted: tuple[int, Counts] | None = None

    def collect(self) -> Iterator[Metric]:
        """Gauges with the state of this moment."""
        counts = self._counts()
        yield GaugeMetricFamily(
            "dossier_articles", "Articles that can be searched.", value=counts.articles
        )
        yield GaugeMetricFamily(
            "dossier_passages", "Passages that can be searched.", value=counts.passages
        )
        jobs = GaugeMetricFamily(
            "dossier_jobs", "Jobs of ingest that go on or wait.", labels=("state",)
        )
        for state, number in self._jobs.unfinished().items():
            jobs.add_metric((state,), number)
        yield jobs

    def describe(self) -> tuple[Metric, ...]:
        """Nothing ahead: to register is not to look."""
        return ()

    def _counts(self) -> Counts:
        """The sizes; counting a large library takes longer than to see whether it changed."""
        version = self._library.version
        if self._counted is None or self._counted[0] != version:
            self._counted = (version, self._library.counts())
        return self._counted[1]


class CountRequests:
    """Counts every request when its response has ended, also those that are turned away.

    The address itself is never told: what is no endpoint's counts as the chat's or as nobody's.
    """

    def __init__(self, app: ASGIApp, metrics: Metrics) -> None:
        self._app = app
        self._metrics = metrics

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass a request on and count it."""
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        templates: Templates = scope["app"].state.templates  # the chat puts itself in its place
        status = 500  # of an error that nobody foresaw

        async def send_noted(message: Message) -> None:
            nonlocal status
            if message["type"] == "http.response.start":
                status = message["status"]
            await send(message)

        try:
            await self._app(scope, receive, send_noted)
        finally:
            self._metrics.requested(scope["method"], route_of(templates, scope), status)


def route_of(templates: Templates, scope: Scope) -> str:
    """The address of a request that was served, as its template, so that none of its words show."""
    endpoint = scope.get("endpoint")
    return templates.get(endpoint, CHAT) if endpoint else NOBODY


def templates_of(routes: Sequence[BaseRoute]) -> dict[Any, str]:
    """The address's template of every endpoint."""
    return {
        context.endpoint: context.path
        for context in iter_route_contexts(routes)
        if context.endpoint and context.path
    }
