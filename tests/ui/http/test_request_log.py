"""What the server logs and traces of a request: its id, and never its words."""

import json
import logging
import re
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, HTTPServer

import pytest
from fastapi.testclient import TestClient
from opentelemetry.proto.collector.trace.v1.trace_service_pb2 import ExportTraceServiceRequest

from assistant.serving import ServeOptions
from assistant.wiring import Workspace
from ui.api import create_app
from ui.http.logs import configure

QUESTION = {"question": "How many kilograms of cocaine were found?"}


@pytest.fixture
def logged(capsys) -> Iterator[Callable[[ServeOptions], Callable[[], list[str]]]]:
    """Writes the log as the options say; gives what reads its lines."""
    root, ours = logging.getLogger(), logging.getLogger("ui")
    before = root.handlers[:], root.level, ours.level

    def lines() -> list[str]:
        return capsys.readouterr().err.splitlines()

    def begun(options: ServeOptions) -> Callable[[], list[str]]:
        configure(options)
        return lines

    yield begun
    root.handlers[:] = before[0]
    root.setLevel(before[1])
    ours.setLevel(before[2])


@contextmanager
def client_of(workspace: Workspace) -> Iterator[TestClient]:
    with TestClient(
        create_app(workspace), "http://127.0.0.1", raise_server_exceptions=False
    ) as client:
        yield client


def test_every_response_names_its_request(client):
    first, second = client.get("/health"), client.get("/nowhere/at/all")
    assert re.fullmatch("[0-9a-f]{16}", first.headers["x-request-id"])
    assert first.headers["x-request-id"] != second.headers["x-request-id"]


@pytest.mark.parametrize(("given", "kept"), [
    ("abc-123", True), ("a" * 65, False), ("a b", False), ("x%0aERROR", False),
])  # fmt: skip
def test_a_proxys_id_is_kept_if_it_is_one(client, given, kept):
    answer = client.get("/health", headers={"X-Request-ID": given})
    assert (answer.headers["x-request-id"] == given) == kept


def test_a_line_for_programs_tells_of_a_request_and_not_its_words(workspace, logged):
    lines = logged(ServeOptions(log="json"))
    with client_of(workspace) as client:
        client.post("/api/answer", json=QUESTION, headers={"X-Request-ID": "seven"})
        client.get("/api/search", params={"q": "cocaine"})
        client.get("/api/articles/cocaine")
    told = [json.loads(line) for line in lines() if "request_log" in line]
    answered = next(line for line in told if line["request_id"] == "seven")
    assert (answered["method"], answered["route"], answered["status"]) == (
        "POST", "/api/answer", 200
    )  # fmt: skip
    assert answered["ms"] > 0
    assert {line["route"] for line in told} >= {"/api/search", "/api/articles/{article_id}"}
    assert "cocaine" not in json.dumps(told)


def test_lines_for_people_carry_the_id(workspace, logged):
    lines = logged(ServeOptions(log="text"))
    with client_of(workspace) as client:
        number = client.get("/health").headers["x-request-id"]
    assert any("GET /health 200" in line and line.endswith(f"[{number}]") for line in lines())


def test_quiet_is_quiet_but_for_warnings_and_they_name_their_request(
    workspace, logged, monkeypatch
):
    from index.errors import RetrievalError

    def broken(*_args: object) -> None:
        raise RetrievalError("The index is away.")

    lines = logged(ServeOptions())
    with client_of(workspace) as client:
        client.get("/health")
        assert lines() == []
        monkeypatch.setattr(type(workspace.retriever), "search", broken)
        failed = client.get("/api/search", params={"q": "x"})
    (line,) = [line for line in lines() if "The index is away." in line]
    assert line.endswith(f"[{failed.headers['x-request-id']}]")


def test_an_error_nobody_foresaw_has_its_id_too(workspace, logged, monkeypatch):
    def broken(*_args: object) -> None:
        raise ZeroDivisionError

    lines = logged(ServeOptions())
    with client_of(workspace) as client:
        monkeypatch.setattr(type(workspace.retriever), "search", broken)
        failed = client.get("/api/search", params={"q": "x"})
    assert failed.status_code == 500
    assert failed.json()["error"]["code"] == "internal_error"
    assert failed.headers["x-content-type-options"] == "nosniff"
    told = "\n".join(lines())
    assert "ZeroDivisionError" in told
    assert f"[{failed.headers['x-request-id']}]" in told


def test_questions_are_logged_where_that_is_asked_for(open_library, logged):
    lines = logged(ServeOptions(log="json"))
    told = QUESTION["question"]
    for wanted, name in ((False, "without"), (True, "with")):
        workspace = open_library(name, serve=ServeOptions(log="json", log_questions=wanted))
        with client_of(workspace) as client:
            client.post("/api/answer", json=QUESTION)
        assert any(told in line for line in lines()) == wanted


@contextmanager
def collecting() -> Iterator[tuple[str, list[ExportTraceServiceRequest]]]:
    """A collector of traces on a free loopback port."""
    received: list[ExportTraceServiceRequest] = []

    class Collector(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            body = self.rfile.read(int(self.headers["content-length"]))
            if self.headers.get("content-encoding") == "gzip":
                import gzip

                body = gzip.decompress(body)
            received.append(ExportTraceServiceRequest.FromString(body))
            self.send_response(200)
            self.end_headers()

        def log_message(self, *_args: object) -> None:
            pass

    server = HTTPServer(("127.0.0.1", 0), Collector)
    thread = threading.Thread(target=server.serve_forever)
    thread.start()
    try:
        yield f"http://127.0.0.1:{server.server_port}", received
    finally:
        server.shutdown()
        thread.join()
        server.server_close()


def test_traces_go_to_a_collector_that_is_named_with_the_stages_of_an_answer(
    workspace, monkeypatch
):
    with collecting() as (address, received):
        monkeypatch.setenv("OTEL_EXPORTER_OTLP_ENDPOINT", address)
        with client_of(workspace) as client:
            number = client.post("/api/answer", json=QUESTION).headers["x-request-id"]
    spans = [
        span
        for request in received
        for resource in request.resource_spans
        for scope in resource.scope_spans
        for span in scope.spans
    ]
    request = next(span for span in spans if span.name == "POST /api/answer")
    told = {each.key: each.value for each in request.attributes}
    assert told["dossier.request_id"].string_value == number
    assert told["http.response.status_code"].int_value == 200
    assert told["dossier.outcome"].string_value == "answered"
    stages = [span for span in spans if span.parent_span_id == request.span_id]
    assert {span.name for span in stages} >= {"search", "read", "compose"}
    assert all(span.trace_id == request.trace_id for span in stages)
    assert all("cocaine" not in str(span) for span in spans)
