"""Addresses that look otherwise than they are routed: nothing is had through them."""

from collections.abc import Iterator
from itertools import product
from pathlib import Path

import pytest
from fastapi.testclient import TestClient
from starlette.applications import Starlette
from starlette.routing import Mount

from assistant.wiring import Workspace
from ui.access.keys import Keys, opened_keys
from ui.api import create_app
from ui.http.paths import routed

FILES = {"files": ("a.txt", b"The bridge was closed on Monday.")}
OVERRIDES = {"X-HTTP-Method-Override": "POST", "X-Original-URL": "/api/articles"}

CONTROLS = ("%0A", "%0D%0A", "%00", "%1F", "%7F")

PATHS = (
    "/api/articles", "/gradio_api/upload", "/gradio_api/queue/join", "/api/answer", "/mcp",
    "/config", "/", "/health",
)  # fmt: skip

ODD = (
    "/api/articles%0A", "/api/articles/", "/api/articles//", "//api/articles", "/api//articles",
    "/API/articles", "/api%2Farticles", "/api/./articles", "/api/x/../articles", "/api/articles;x",
    "/api/articles%20", "/api/articles%E2%80%A8", "/api/articles%C2%85", "/./api/articles",
    "/gradio_api/upload%0A", "/gradio_api/upload/", "//gradio_api/upload", "/gradio_api//upload",
    "/gradio_api%2Fupload", "/upload", "/Gradio_api/upload", "/gradio_api/x/../upload",
)  # fmt: skip


@pytest.fixture
def keys(tmp_path: Path) -> Iterator[Keys]:
    with opened_keys(tmp_path / "keys") as opened:
        yield opened


@pytest.fixture
def asker(workspace: Workspace, keys: Keys) -> Iterator[TestClient]:
    """Somebody whose key may ask and not write."""
    told = {"Authorization": f"Bearer {keys.add('asker', 'ask')}"}
    app = create_app(workspace, keys)
    with TestClient(
        app, "http://desk.example", headers=told, raise_server_exceptions=False
    ) as opened:
        yield opened


def test_an_address_with_a_control_character_is_none(client, asker):
    for method, path, control in product(("GET", "POST"), PATHS, CONTROLS):
        for odd in (f"{path}{control}", f"/{control}{path[1:]}"):
            for whoever in (client, asker):
                refused = whoever.request(method, odd)
                assert refused.status_code == 404, odd
                assert refused.json()["error"]["code"] == "not_found"
                assert refused.headers["x-request-id"]


def test_no_way_to_write_an_address_adds_a_source(asker, workspace):
    folder = asker.app.state.uploads.path
    before = workspace.library.counts(), workspace.runs.latest(1)
    for method, path in product(("POST", "PUT", "post", "GET", "HEAD", "OPTIONS"), ODD):
        answer = asker.request(method, path, files=FILES, headers=OVERRIDES)
        assert answer.status_code >= 400 or method in ("GET", "HEAD", "OPTIONS"), (method, path)
    assert (workspace.library.counts(), workspace.runs.latest(1)) == before
    assert not folder.exists() or not any(file.is_file() for file in folder.rglob("*"))


def test_a_key_may_the_same_where_the_application_is_mounted_below_another(workspace, keys):
    told = {"Authorization": f"Bearer {keys.add('asker', 'ask')}"}
    outer = Starlette(routes=[Mount("/desk", create_app(workspace, keys))])
    client = TestClient(outer, "http://desk.example", headers=told)
    assert client.get("/desk/api/articles").status_code == 200
    for path in ("/desk/api/articles", "/desk/gradio_api/upload"):
        refused = client.post(path, files=FILES)
        assert refused.json()["error"]["code"] == "level_too_low"
    assert client.post("/desk/gradio_api/run/ask").status_code == 404
    page = client.get("/desk/?c=1", headers={"Authorization": "", "Accept": "text/html"},
                      follow_redirects=False)  # fmt: skip
    assert page.headers["location"] == "/desk/signin?next=/%3Fc%3D1"


@pytest.mark.parametrize(("path", "mounted_at", "seen"), [
    ("/api/articles", "", "/api/articles"), ("/desk/api", "/desk", "/api"),
    ("/desktop/api", "/desk", "/desktop/api"), ("//api", "", "//api"), ("/", "", "/"),
])  # fmt: skip
def test_what_an_application_is_mounted_at_is_not_of_the_path(path, mounted_at, seen):
    assert routed({"type": "http", "path": path, "root_path": mounted_at}) == seen
