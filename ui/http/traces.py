"""OpenTelemetry traces: a span a request, and below it one a stage of an answer.

Sent where OpenTelemetry's own variables name a collector; without one nothing of it is loaded.
"""

import os
from time import time_ns

from opentelemetry.trace import Tracer, get_current_span

from assistant.answer import Answer

ENDPOINTS = ("OTEL_EXPORTER_OTLP_ENDPOINT", "OTEL_EXPORTER_OTLP_TRACES_ENDPOINT")


class Traces:
    """Where spans go. `close` sends what is left."""

    def __init__(self) -> None:
        from opentelemetry.exporter.otlp.proto.http.trace_exporter import OTLPSpanExporter
        from opentelemetry.sdk.resources import Resource
        from opentelemetry.sdk.trace import TracerProvider
        from opentelemetry.sdk.trace.export import BatchSpanProcessor

        name = os.environ.get("OTEL_SERVICE_NAME", "dossier")
        self._provider = TracerProvider(resource=Resource.create({"service.name": name}))
        self._provider.add_span_processor(BatchSpanProcessor(OTLPSpanExporter()))
        self.tracer: Tracer = self._provider.get_tracer("dossier")

    def answered(self, answer: Answer) -> None:
        """The stages of an answer as spans, one after the other, ending now.

        A stage that was gone through twice is one span: its times are known as a sum only.
        """
        stages = {name: ms for name, ms in answer.timings_ms.items() if name != "total"}
        at = time_ns() - round(answer.timings_ms.get("total", 0) * 1e6)
        for name, ms in stages.items():
            span = self.tracer.start_span(name, start_time=at)
            at += round(ms * 1e6)
            span.end(at)
        get_current_span().set_attribute("dossier.outcome", answer.outcome.kind)

    def close(self) -> None:
        """Send what is left."""
        self._provider.shutdown()


def traces_if_wanted() -> Traces | None:
    """Traces, where a collector is named."""
    return Traces() if any(os.environ.get(name) for name in ENDPOINTS) else None
