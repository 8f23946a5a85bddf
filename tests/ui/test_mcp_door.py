"""MCP's address as HTTP: what it takes, and how it turns away what is no message."""

from typing import Any

import httpx
from fastapi.testclient import TestClient

from ui.api import create_app
from ui.http.limits import MAX_REQUEST

HEADERS = {"Content-Type": "application/json", "Accept": "application/json, text/event-stream"}
PING = {"jsonrpc": "2.0", "id": 1, "method": "ping"}


def test_messages_are_taken_by_post_alone(address):
    accepts = {"Accept": "text/event-stream"}  # of a GET that would wait for a stream
    for method in ("GET", "DELETE", "PUT", "PATCH", "OPTIONS"):
        refused = httpx.request(method, f"{address}/mcp", headers=accepts, timeout=10)
        assert refused.status_code == 405, method
        assert refused.headers["allow"] == "POST"
        assert refused.json()["error"]["code"] == "method_not_allowed"


def test_what_is_turned_away_is_told_as_everywhere(address):
    for headers, status, code in (
        ({"Host": "evil.example"}, 421, "foreign_host"),
        ({"Origin": "https://evil.example"}, 403, "cross_site"),
        ({"Content-Type": "text/plain"}, 415, "unsupported_media_type"),
        ({"Accept": "text/html"}, 406, "not_acceptable"),
    ):
        for version in ({}, {"MCP-Protocol-Version": "2026-07-28"}):
            refused = httpx.post(f"{address}/mcp", json=PING, headers=HEADERS | headers | version)
            assert refused.status_code == status
            assert refused.json()["error"].keys() == {"code", "message"}
            assert refused.json()["error"]["code"] == code


def test_a_message_that_is_too_large_is_turned_away(address):
    def endless() -> Any:
        for _ in range(MAX_REQUEST // 1024 + 1):
            yield b" " * 1024

    for content in (b" " * (MAX_REQUEST + 1), endless()):
        refused = httpx.post(f"{address}/mcp", content=content, headers=HEADERS)
        assert refused.status_code == 413
        assert refused.json()["error"]["code"] == "too_large"


def test_answers_and_messages_are_counted(address):
    question = "How much cocaine did customs officers find at Puerto Alto?"
    asked = {"name": "ask", "arguments": {"question": question}}
    call = {"jsonrpc": "2.0", "id": 1, "method": "tools/call", "params": asked}
    httpx.post(f"{address}/mcp", json=call, headers=HEADERS, timeout=60)
    figures = httpx.get(f"{address}/metrics").text
    assert 'dossier_answers_total{outcome="answered"} 1.0' in figures
    assert 'dossier_requests_total{method="POST",route="/mcp",status="200"}' in figures


def test_an_application_can_be_started_again(workspace):
    app = create_app(workspace)
    for _ in range(2):
        with TestClient(app, "http://127.0.0.1") as client:
            response = client.post("/mcp", json=PING, headers=HEADERS)
            assert response.json() == {"jsonrpc": "2.0", "id": 1, "result": {}}
    assert TestClient(app, "http://127.0.0.1").post("/mcp", json=PING).status_code == 503
