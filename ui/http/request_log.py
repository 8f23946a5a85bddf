"""Every request has an id, and where it is asked for a line in the log and a span in a trace.

No question, no key and no word of a source is told: an address is told by its template.
"""

import logging
import re
from contextvars import ContextVar
from secrets import token_hex
from time import perf_counter

from opentelemetry.propagate import extract
from opentelemetry.trace import NoOpTracer, SpanKind, StatusCode, Tracer
from starlette.datastructures import Headers, MutableHeaders
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from ui.errors import UNEXPECTED, UNFORESEEN
from ui.http.failures import failure
from ui.http.metrics import Templates, route_of
from ui.http.security import HEADERS

logger = logging.getLogger(__name__)

HEADER = "x-request-id"

_GIVEN = re.compile(r"[A-Za-z0-9._-]{1,64}")
"""An id that a proxy gave; anything else could forge lines of the log."""

_current: ContextVar[str | None] = ContextVar("request_id", default=None)


class Requests:
    """Gives each request its id, in its response and in what is logged while it is served."""

    def __init__(self, app: ASGIApp, tracer: Tracer | None = None) -> None:
        self._app = app
        self._tracer = tracer or NoOpTracer()

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass a request on under its id."""
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        templates: Templates = scope["app"].state.templates  # the chat puts itself in its place
        headers = Headers(scope=scope)
        given = headers.get(HEADER, "")
        number = given if _GIVEN.fullmatch(given) else token_hex(8)
        status, started = 500, False

        async def send_with_id(message: Message) -> None:
            nonlocal status, started
            if message["type"] == "http.response.start":
                status, started = message["status"], True
                MutableHeaders(scope=message)[HEADER] = number
            await send(message)

        began, token = perf_counter(), _current.set(number)
        with self._tracer.start_as_current_span(
            scope["method"], context=extract(headers), kind=SpanKind.SERVER
        ) as span:
            try:
                await self._app(scope, receive, send_with_id)
            except Exception:
                logger.exception("A request ended in an error that nobody foresaw")
                if started:
                    raise
                await _surprise(scope, receive, send_with_id)
            finally:
                _current.reset(token)
                route, access = route_of(templates, scope), scope.get("dossier.access")
                span.update_name(f"{scope['method']} {route}")
                span.set_attributes({
                    "http.request.method": scope["method"],
                    "http.route": route,
                    "http.response.status_code": status,
                    "dossier.request_id": number,
                })  # fmt: skip
                if status >= 500:
                    span.set_status(StatusCode.ERROR)
                told = {
                    "request_id": number,
                    "method": scope["method"],
                    "route": route,
                    "status": status,
                    "ms": round((perf_counter() - began) * 1000, 1),
                    "key": access.key if access else None,
                }
                logger.info("%(method)s %(route)s %(status)s %(ms)s ms", told, extra=told)


_surprise = failure(UNEXPECTED.status, UNEXPECTED.code, UNFORESEEN, **HEADERS)


class WithRequestId(logging.Filter):
    """Puts the id of the request being served on what is logged meanwhile."""

    def filter(self, record: logging.LogRecord) -> bool:
        """Let every record pass, with its id."""
        if not hasattr(record, "request_id"):
            record.request_id = _current.get()
        return True
