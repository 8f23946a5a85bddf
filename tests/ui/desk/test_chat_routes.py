"""Gradio's own addresses: what the page needs is served, and nothing makes the server fetch."""

import json

import pytest
from gradio.routes import App
from sites import serving

from ui.errors import UNFORESEEN


@pytest.mark.parametrize("path", [
    "file=http://127.0.0.1:9/x", "file=/etc/passwd", "file/http://127.0.0.1:9/x", "proxy=http://x",
    "run/ask", "api/ask", "call/ask", "component_server", "vibe-edit/", "stream/x/y/z/playlist",
])  # fmt: skip
@pytest.mark.parametrize("method", ["GET", "POST"])
def test_what_the_page_does_not_need_is_not_there(client, method, path):
    answer = client.request(method, f"/gradio_api/{path}")
    assert answer.status_code == 404
    assert answer.json()["error"]["code"] == "not_found"


@pytest.mark.parametrize("data", [
    [[{"path": "ADDRESS", "meta": {"_type": "gradio.FileData"}}]],
    [{"deep": [{"path": "ADDRESS"}]}],
])  # fmt: skip
def test_an_event_names_no_file_by_an_address(client, data):
    with serving() as site:
        told = json.dumps(data).replace("ADDRESS", site.put("/x", b"words"))
        body = {"data": json.loads(told), "fn_index": 0, "session_hash": "abc"}
        answer = client.post("/gradio_api/queue/join", json=body)
        assert answer.status_code == 403
        assert site.asked == []


def test_an_event_that_is_nested_without_end_is_refused(client):
    answer = client.post("/gradio_api/queue/join", content=b"[" * 200_000)
    assert answer.status_code == 400
    assert answer.json()["error"]["code"] == "bad_request"


def test_an_event_that_turns_out_to_be_too_large_is_refused(client):
    parts = (b" " * 2**16 for _ in range(17))
    answer = client.post("/gradio_api/queue/join", content=parts)
    assert answer.status_code == 413
    assert answer.json()["error"]["code"] == "too_large"
    assert "1 MiB" in answer.json()["error"]["message"]


def test_what_nobody_foresaw_in_the_chat_has_the_form_of_every_error(client, monkeypatch):
    monkeypatch.setattr(App, "get_blocks", lambda _: 1 / 0)
    for answer in (client.get("/config"), client.get("/gradio_api/info")):
        assert answer.status_code == 500
        assert answer.json() == {"error": {"code": "internal_error", "message": UNFORESEEN}}
        assert answer.headers["x-frame-options"] == "DENY"


def test_an_upload_is_still_taken(client):
    answer = client.post("/gradio_api/upload", files={"files": ("a.txt", b"words")})
    assert answer.status_code == 200
