"""Lists over HTTP and at the command line: pages, cursors, and entity tags."""

import json
from base64 import urlsafe_b64encode
from pathlib import Path

import pytest
from command import dossier
from samples import SOURCES, text_source
from sqlalchemy import event
from typer.testing import CliRunner


def pages(client, address, name, limit, **where):
    """All lines of a list, page by page."""
    lines, cursor = [], None
    while True:
        asked = {"limit": limit, **where} | ({"cursor": cursor} if cursor else {})
        answer = client.get(address, params=asked)
        assert answer.status_code == 200, answer.text
        lines += answer.json()[name]
        assert len(answer.json()[name]) <= limit
        if (cursor := answer.json()["next_cursor"]) is None:
            return lines


def test_who_asks_for_no_pages_gets_the_whole_list_as_before(client):
    body = client.get("/api/articles").json()
    assert body.keys() == {"articles", "next_cursor"}
    assert len(body["articles"]) == 3
    assert body["next_cursor"] is None
    assert all("text" not in each for each in body["articles"])
    assert client.get("/api/conversations").json() == {"conversations": [], "next_cursor": None}


@pytest.mark.parametrize("limit", [1, 2, 3, 1_000])
def test_pages_make_the_whole_list(client, limit):
    whole = client.get("/api/articles").json()["articles"]
    assert pages(client, "/api/articles", "articles", limit) == whole
    assert pages(client, "/api/articles", "articles", limit, q="puerto") == [
        each for each in whole if "puerto" in each["title"].lower()
    ]
    for title in ("One", "Two", "Three"):
        client.post("/api/conversations", json={"title": title})
    talks = client.get("/api/conversations").json()["conversations"]
    assert len(talks) == 3
    assert pages(client, "/api/conversations", "conversations", limit) == talks


def test_what_comes_in_between_two_pages_hides_nothing(client, workspace):
    before = [each["id"] for each in client.get("/api/articles").json()["articles"]]
    first = client.get("/api/articles", params={"limit": 1}).json()
    workspace.indexer.ingest(
        [
            text_source("new", "A new one\n\nBy A B | The Sun | 1 May 2024\n\nIt came in now."),
            text_source("old", "An old one\n\nBy A B | The Sun | 1 May 1999\n\nIt came in now."),
        ]
    )
    rest = client.get("/api/articles", params={"cursor": first["next_cursor"]}).json()
    seen = [each["id"] for each in first["articles"] + rest["articles"]]
    assert len(seen) == len(set(seen)) == 4
    assert set(before) < set(seen)


def _cursor(told: bytes) -> str:
    return urlsafe_b64encode(told).decode().rstrip("=")


CURSORS = [
    "", "x", "%%%", "é", "a b", "*" * 5_000, "=", _cursor(b"null"), _cursor(b"[]"),
    _cursor(b"[1, 2, 3]"), _cursor(b'["day", "A"]'), _cursor(b'["2023", null, "x"]'),
    _cursor(b'["2023", "A", "x", "y"]'), _cursor(b'{"published_at": null}'),
    _cursor(b'["2023", "\\ud800", "x"]'), _cursor(b"\xff\xfe"), _cursor(b"[" * 9_000),
]  # fmt: skip


def test_what_is_no_cursor_or_no_limit_is_refused_in_a_sentence(client):
    for address in ("/api/articles", "/api/conversations"):
        for cursor in CURSORS:
            answer = client.get(address, params={"cursor": cursor})
            assert answer.status_code == 422, cursor
            error = answer.json()["error"]
            assert error["code"] == "invalid_cursor"
            assert error["message"].startswith("cursor: it is none that this list gave")
        for limit in ("0", "-1", "1001", "many"):
            answer = client.get(address, params={"limit": limit})
            assert (answer.status_code, answer.json()["error"]["code"]) == (422, "invalid_request")


def test_what_a_client_has_already_is_not_sent_again(client, workspace):
    found = client.get("/api/articles").json()["articles"][0]["id"]
    for address in ("/api/articles", "/api/articles?limit=1", f"/api/articles/{found}"):
        full = client.get(address)
        tag = full.headers["etag"]
        assert tag.startswith('"')
        assert full.headers["cache-control"] == "private, no-cache"
        for told in (tag, f"W/{tag}", f'"other", {tag}', "*"):
            same = client.get(address, headers={"if-none-match": told})
            assert (same.status_code, same.content) == (304, b""), told
            assert same.headers["etag"] == tag
            assert "frame-ancestors" in same.headers["content-security-policy"]
        for told in ('"other"', tag.strip('"'), ""):
            assert client.get(address, headers={"if-none-match": told}).content == full.content
        client.patch(f"/api/articles/{found}", json={"title": f"Another title for {address}"})
        changed = client.get(address, headers={"if-none-match": tag})
        assert changed.status_code == 200
        assert changed.headers["etag"] != tag


def test_an_error_bears_no_tag(client):
    answer = client.get("/api/articles/nothing", headers={"if-none-match": "*"})
    assert answer.status_code == 404
    assert "etag" not in answer.headers


@pytest.mark.in_file
def test_no_door_loads_texts_for_a_list(client, workspace, tmp_path: Path):
    from ui.cli import app
    from ui.tabs.shelf import Shelf

    said = []
    engine = workspace.listing._engine
    event.listen(engine, "before_cursor_execute", lambda c, cur, sql, *_: said.append(sql))
    client.get("/api/articles", params={"q": "puerto"})
    assert "Customs opened" in Shelf(workspace, client.app.state.jobs).sources()
    assert said
    assert not [sql for sql in said if "articles.text" in sql]
    library = str(workspace.settings.library)
    rows = CliRunner().invoke(app, ["sources", "list", "--json", "--library", library])
    told = client.get("/api/articles").json()["articles"]
    assert [row["id"] for row in json.loads(rows.stdout)] == [each["id"] for each in told]


def test_the_command_line_lists_as_before(tmp_path):
    (tmp_path / "harbour.txt").write_bytes(SOURCES[0].content)
    assert dossier("ingest", "harbour.txt", cwd=tmp_path).returncode == 0
    line = dossier("sources", "list", cwd=tmp_path).stdout
    assert "Customs opened the container at Puerto Alto  (The Isthmus Ledger, 2023-09-14" in line
