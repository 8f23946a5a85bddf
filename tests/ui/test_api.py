"""The HTTP interface over a real library."""

import json
import os
import subprocess
import sys
import urllib.request
import zipfile
from datetime import date, datetime
from hashlib import sha256
from io import BytesIO
from typing import Any

import pytest
from fastapi import FastAPI
from fastapi.testclient import TestClient
from lxml import etree
from lxml.html import fromstring
from pydantic import BaseModel
from samples import article
from workbook_files import xlsx

from assistant.answer import (
    Answer,
    Citation,
    Claim,
    Conflict,
    Outcome,
    Withheld,
)
from assistant.answer_json import answer_json
from assistant.settings import Settings
from assistant.voice import Voice
from assistant.wiring import Workspace, open_workspace
from index.embedding import DEFAULT_MODEL
from index.errors import ModelUnavailable
from index.hit import Hit, Rank
from ingest.prose.passages import Passage
from ui.api import create_app
from ui.http.limits import MAX_REQUEST, MAX_UPLOAD
from ui.routes.docs import page
from ui.schemas.answers import AnswerOut

QUESTION = "How many kilograms of cocaine were found?"
LOCAL = "http://127.0.0.1"


def ask(client: TestClient, question: str = QUESTION, **more: Any) -> dict[str, Any]:
    response = client.post("/api/answer", json={"question": question, **more})
    assert response.status_code == 200, response.text
    answer: dict[str, Any] = response.json()
    return answer


def error_of(response: Any, status: int) -> dict[str, str]:
    assert response.status_code == status, response.text
    body = response.json()
    assert body.keys() == {"error"}
    assert body["error"].keys() == {"code", "message"}
    assert body["error"]["message"].rstrip(".")
    error: dict[str, str] = body["error"]
    return error


# -- answers ---------------------------------------------------------------------------------


def test_an_answer_cites_slices_of_the_stored_text(client):
    answer = ask(client)
    assert answer["outcome"] == "answered"
    assert "412" in answer["answer"]
    assert answer["citations"]
    for citation in answer["citations"]:
        text = client.get(f"/api/articles/{citation['article_id']}").json()["text"]
        assert text[citation["start"] : citation["end"]] == citation["quote"]


def test_a_question_the_sources_do_not_answer_is_refused_with_its_nearest_passages(client):
    answer = ask(client, "Who won the football world cup in 1986?")
    assert (answer["outcome"], answer["claims"]) == ("abstained", [])
    assert answer["reason"]
    assert answer["nearest"]


def test_a_filter_narrows_what_may_answer(client):
    answer = ask(client, filter={"publishers": ["Frontera Abierta"]})
    assert {hit["publisher"] for hit in answer["nearest"]} <= {"Frontera Abierta"}


def test_turns_are_stored_and_come_back_the_same(client):
    first = ask(client)
    second = ask(client, "Who owned the container?", conversation_id=first["conversation_id"])
    assert second["conversation_id"] == first["conversation_id"]
    stored = client.get(f"/api/conversations/{first['conversation_id']}").json()
    assert [turn["answer"] for turn in stored["turns"]] == [first, second]
    assert stored["title"] == QUESTION


def test_the_schema_and_the_json_of_an_answer_agree_field_by_field():
    source = article("Forty trucks passed. Fifty trucks passed.")
    one = Citation(
        source, 0, 20, "p1", Voice("named source", "Elena Ruiz", "owner", "claimed", "reported")
    )
    two = Citation(source, 21, 41, "p1")
    hit = Hit(Passage("p1", source.id, 0, 41, source.text, ()), source, 0.5, Rank(1, 0.9), None)
    full = Answer(
        question="How many?",
        standalone_question="How many trucks?",
        outcome=Outcome("answered", None, 0.9),
        claims=(Claim("Forty.", (one,), 1.0), Claim("Fifty.", (two,), 0.8)),
        withheld=(Withheld("Sixty.", "the number is not in the cited words"),),
        short_answer="Forty",
        nearest=(hit,),
        independent_sources=1,
        conflicts=(Conflict("number", (one, two)),),
        conversation_id="c",
        timings_ms={"total": 1.25},
    )
    rendered = answer_json(full)
    parsed = AnswerOut.model_validate(rendered)
    assert parsed.model_dump(mode="json") == rendered
    _same_fields(AnswerOut, rendered)


def _same_fields(model: type[BaseModel], value: dict[str, Any]) -> None:
    """Every field of the model is in the JSON and the other way round, at every depth."""
    assert set(model.model_fields) == set(value), model.__name__
    parsed = model.model_validate(value)
    for name in model.model_fields:
        inner = getattr(parsed, name)
        for item, raw in zip(
            inner if isinstance(inner, list) else [inner],
            value[name] if isinstance(value[name], list) else [value[name]],
            strict=True,
        ):
            if isinstance(item, BaseModel):
                _same_fields(type(item), raw)


# -- sources ---------------------------------------------------------------------------------


def test_articles_are_listed_latest_first_and_found_by_their_names(client):
    listed = client.get("/api/articles").json()["articles"]
    dates = [item["published"] for item in listed]
    assert dates == sorted(dates, reverse=True)
    assert all(item["passages"] > 0 for item in listed)
    found = client.get("/api/articles", params={"q": "isthmus customs"}).json()["articles"]
    assert [item["publisher"] for item in found] == ["The Isthmus Ledger"]


def test_an_upload_can_be_asked_about_and_removed(client):
    text = b"A ferry sank off Cabo Gris\n\nThe ferry Aurelia sank off Cabo Gris on 4 May 2024."
    sheet = BytesIO()
    with zipfile.ZipFile(sheet, "w") as packed:
        packed.writestr("[Content_Types].xml", "<Types/>")
        packed.writestr("xl/workbook.xml", "<workbook/>")
    files = [
        ("files", ("ferry.txt", text, "text/plain")),
        ("files", ("../../etc/ledger.xlsx", sheet.getvalue(), "application/octet-stream")),
    ]
    report = client.post("/api/articles", files=files).json()
    assert (report["added"], report["updated"], report["unchanged"]) == (1, 0, 0)
    assert [failure["source"] for failure in report["failed"]] == ["ledger.xlsx"]
    assert report["passages"] >= 1
    again = client.post("/api/articles", files=files[:1]).json()
    assert (again["added"], again["unchanged"]) == (0, 1)

    answer = ask(client, "Which ferry sank off Cabo Gris?")
    article_id = answer["citations"][0]["article_id"]
    assert client.delete(f"/api/articles/{article_id}").status_code == 204
    error = error_of(client.get(f"/api/articles/{article_id}"), 404)
    assert error["code"] == "unknown_article"
    assert error_of(client.delete(f"/api/articles/{article_id}"), 404)


def test_a_row_of_an_uploaded_workbook_is_cited_with_its_sheet(client):
    table = [["id", "text"], ["7", "The ferry Blanca was sold for scrap on 2 June 2021."]]
    book = xlsx({"Ferries": table, "Trains": [["text"], ["A train was sold, too."]]})
    form = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
    report = client.post("/api/articles", files={"files": ("sold.xlsx", book, form)}).json()
    assert (report["added"], report["failed"]) == (2, [])
    (citation, *_) = ask(client, "When was the ferry Blanca sold for scrap?")["citations"]
    assert citation["file"] == "sold.xlsx"
    place = "2, “Ferries”"
    assert citation["place"] == {"kind": "row", "first": place, "last": place}
    for found in client.get("/api/articles", params={"q": "sold"}).json()["articles"]:
        assert client.delete(f"/api/articles/{found['id']}").status_code == 204


def test_uploads_of_one_name_stand_beside_each_other(client, workspace):
    def upload(text: bytes) -> dict[str, Any]:
        files = {"files": ("index.html", b"<p>" + text, "text/html")}
        report: dict[str, Any] = client.post("/api/articles", files=files).json()
        return report

    assert upload(b"The ferry Aurelia sank off Cabo Gris on 4 May 2024.")["added"] == 1
    assert upload(b"Judge Ana Ruiz closed the Puerto Alto case in June.")["added"] == 1
    assert upload(b"The ferry Aurelia sank off Cabo Gris on 4 May 2024.")["unchanged"] == 1
    listed = client.get("/api/articles").json()["articles"]
    assert [item["doc_id"] for item in listed].count("index") == 2
    assert len({a.location for a in workspace.library.articles() if a.doc_id == "index"}) == 2


def test_an_upload_that_cannot_be_read_is_called_by_its_name(client):
    report = client.post("/api/articles", files={"files": ("empty.txt", b" ", "text/plain")})
    assert [failure["source"] for failure in report.json()["failed"]] == ["empty.txt"]


def test_provenance_is_as_precise_as_its_source(client):
    markup = (
        '<html><head><link rel="canonical" href="https://tide.example/gate">'
        '<meta property="article:published_time" content="2023-07">'
        '<meta property="article:modified_time" content="2023-08-02T17:14-06:00"></head>'
        "<body><h1>The gate</h1><p>The gate was open for nine days, the keeper said.</p></body>"
    )
    client.post("/api/articles", files={"files": ("gate.html", markup, "text/html")})
    (found,) = client.get("/api/articles", params={"q": "gate"}).json()["articles"]
    assert found["published"] is None
    assert found["published_at"] == {"value": "2023-07", "precision": "month"}
    assert found["updated_at"] == {"value": "2023-08-02T17:14-06:00", "precision": "minute"}
    assert (found["url"], found["canonical_url"]) == ("https://tide.example/gate",) * 2
    assert found["fetched_url"] is None
    assert datetime.fromisoformat(found["retrieved_at"]).tzinfo is not None
    assert found["digest"] == sha256(markup.encode()).hexdigest()
    (citation, *_) = ask(client, "How long was the gate open?")["citations"]
    for name in ("published_at", "updated_at", "canonical_url", "licence", "retrieved_at"):
        assert citation[name] == found[name]


def test_marks_are_spans_of_the_text(client):
    for item in client.get("/api/articles").json()["articles"]:
        found = client.get(f"/api/articles/{item['id']}").json()
        assert item.items() <= found.items()
        assert all(
            0 <= mark["start"] < mark["end"] <= len(found["text"]) for mark in found["marks"]
        )


# -- search ----------------------------------------------------------------------------------


def test_search_explains_its_hits(client):
    hits = client.get("/api/search", params={"q": "cocaine container", "limit": 2}).json()["hits"]
    assert 1 <= len(hits) <= 2
    assert "cocaine" in hits[0]["text"]
    assert hits[0]["dense"] or hits[0]["lexical"]


def test_search_takes_conditions(client):
    where = {"q": "puerto", "language": "es", "publisher": "Radio Cumbre", "since": "2023-10-01"}
    hits = client.get("/api/search", params=where).json()["hits"]
    assert {hit["publisher"] for hit in hits} == {"Radio Cumbre"}
    none = client.get("/api/search", params={"q": "puerto", "until": "1999-01-01"}).json()["hits"]
    assert none == []


# -- conversations ---------------------------------------------------------------------------


def test_a_conversation_is_started_renamed_and_removed(client):
    started = client.post("/api/conversations", json={"title": "Port"})
    assert started.status_code == 201
    at = f"/api/conversations/{started.json()['id']}"
    assert client.get(at).json() == {"id": started.json()["id"], "title": "Port", "turns": []}
    assert client.patch(at, json={"title": "The port"}).status_code == 204
    listed = client.get("/api/conversations").json()["conversations"]
    assert [(item["title"], item["turns"]) for item in listed] == [("The port", 0)]
    assert date.fromisoformat(listed[0]["started_at"][:10])
    assert client.delete(at).status_code == 204
    assert error_of(client.get(at), 404)["code"] == "unknown_conversation"


def test_a_conversation_may_be_started_without_a_title(client):
    assert client.post("/api/conversations").status_code == 201


# -- status ----------------------------------------------------------------------------------


def test_the_process_is_alive_and_the_library_ready(client):
    assert client.get("/health").json() == {"status": "alive"}
    ready = client.get("/ready").json()
    assert (ready["status"], ready["articles"]) == ("ready", 3)


def test_a_missing_model_is_not_ready(client, workspace, monkeypatch):
    def missing(*_: object) -> None:
        raise ModelUnavailable("The model's weights are missing.")

    monkeypatch.setattr(type(workspace.retriever), "search", missing)
    error = error_of(client.get("/ready"), 503)
    assert error == {
        "code": "embedding_model_unavailable",
        "message": "The model's weights are missing.",
    }
    assert client.get("/health").status_code == 200


def test_an_empty_library_is_not_ready_without_its_model(tmp_path):
    nothing = tmp_path / "no-model"
    nothing.mkdir()
    settings = Settings(library=tmp_path / "library", embedding=str(nothing))
    with open_workspace(settings) as opened, TestClient(create_app(opened), LOCAL) as client:
        error = error_of(client.get("/ready"), 503)
        assert error["code"] == "embedding_model_unavailable"
        assert client.get("/health").status_code == 200


OFFLINE = """
import sys
from assistant.settings import Settings
from assistant.wiring import open_workspace
from ui.api import create_app
with open_workspace(Settings(library=sys.argv[1], embedding=sys.argv[2])) as workspace:
    create_app(workspace)
from huggingface_hub import constants
print(constants.HF_HUB_OFFLINE)
"""


@pytest.mark.slow
@pytest.mark.parametrize(
    ("embedding", "offline"),
    [(DEFAULT_MODEL, "True"), ("intfloat/multilingual-e5-small", "False")],
)
def test_the_hub_is_asked_only_for_a_model_that_lies_there(tmp_path, embedding, offline):
    command = [sys.executable, "-c", OFFLINE, str(tmp_path), embedding]
    environment = {k: v for k, v in os.environ.items() if not k.startswith("HF_")}
    run = subprocess.run(command, env=environment, capture_output=True, text=True, check=True)
    assert run.stdout.split()[-1] == offline


# -- errors ----------------------------------------------------------------------------------


@pytest.mark.parametrize("path", ["/api/nothing", "/api", "/nothing", "/ui/nothing.css"])
def test_an_unknown_address(client, path):
    assert error_of(client.get(path), 404)["code"] == "not_found"


@pytest.mark.parametrize(
    ("method", "path", "allowed"),
    [
        ("PUT", "/api/articles", {"GET", "POST"}),
        ("GET", "/api/answer", {"POST"}),
        ("POST", "/health", {"GET"}),
    ],
)
def test_a_method_that_an_address_does_not_take(client, method, path, allowed):
    response = client.request(method, path)
    assert error_of(response, 405)["code"] == "method_not_allowed"
    assert set(response.headers["allow"].split(", ")) == allowed


@pytest.mark.parametrize(
    ("body", "about"),
    [
        ({}, "question"),
        ({"question": 7}, "question"),
        ({"question": "x" * 5_000}, "question"),
        ({"question": "x", "unknown": 1}, "unknown"),
        ({"question": "x", "filter": {"languages": ["English"]}}, "languages"),
        ({"question": "x", "filter": {"since": "2024-02-01", "until": "2024-01-01"}}, "since"),
    ],
)
def test_an_invalid_question_names_the_field(client, body, about):
    error = error_of(client.post("/api/answer", json=body), 422)
    assert error["code"] == "invalid_request"
    assert about in error["message"]


def test_no_question_is_refused_and_begins_no_conversation(client, workspace):
    for path in ("/api/answer", "/api/answer/stream"):
        for question in ("", "  ", "\n\t"):
            error = error_of(client.post(path, json={"question": question}), 422)
            assert (error["code"], error["message"]) == ("no_question", "There was no question.")
    assert workspace.conversations.list() == []


def test_what_is_no_json(client):
    response = client.post(
        "/api/answer", content=b"{", headers={"content-type": "application/json"}
    )
    assert error_of(response, 422)["code"] == "invalid_request"


def test_search_dates_in_the_wrong_order(client):
    where = {"q": "x", "since": "2024-02-01", "until": "2024-01-01"}
    assert "since" in error_of(client.get("/api/search", params=where), 422)["message"]


def test_an_unknown_conversation(client):
    response = client.post("/api/answer", json={"question": "x", "conversation_id": "nope"})
    assert error_of(response, 404)["code"] == "unknown_conversation"


def test_a_body_that_says_it_is_too_large(client):
    response = client.post("/api/answer", content=b"x" * (MAX_REQUEST + 1))
    assert error_of(response, 413)["code"] == "too_large"
    announced = {"content-length": str(MAX_UPLOAD + 1)}
    assert error_of(client.post("/api/articles", content=b"", headers=announced), 413)


def test_a_body_that_turns_out_to_be_too_large(client):
    def endless():
        for _ in range(MAX_REQUEST // 2**16 + 2):
            yield b"x" * 2**16

    headers = {"content-type": "application/json"}
    response = client.post("/api/answer", content=endless(), headers=headers)
    assert error_of(response, 413)["code"] == "too_large"


def test_an_unforeseen_error_tells_nothing_of_the_inside(client, workspace, monkeypatch):
    def broken(*_: object) -> None:
        raise RuntimeError("secret path /home/anna")

    monkeypatch.setattr(type(workspace.assistant), "converse", broken)
    response = client.post("/api/answer", json={"question": "x"})
    assert error_of(response, 500)["code"] == "internal_error"
    assert "anna" not in response.text
    assert response.headers["x-content-type-options"] == "nosniff"


# -- what the browser is told ----------------------------------------------------------------


@pytest.mark.parametrize("path", ["/", "/docs", "/health", "/api/articles", "/nothing"])
def test_every_response_carries_the_security_headers(client, path):
    headers = client.get(path, headers={"origin": "https://elsewhere.example"}).headers
    assert "frame-ancestors 'none'" in headers["content-security-policy"]
    assert "default-src 'self'" in headers["content-security-policy"]
    assert headers["x-content-type-options"] == "nosniff"
    assert headers["referrer-policy"] == "same-origin"
    assert not [name for name in headers if name.startswith("access-control-")]


@pytest.mark.parametrize("path", ["/api/articles", "/gradio_api/queue/join", "/gradio_api/upload"])
def test_another_sites_page_may_not_change_anything(client, path):
    headers = {"sec-fetch-site": "cross-site", "origin": "https://elsewhere.example"}
    files = {"files": ("planted.txt", b"Planted.", "text/plain")}
    assert error_of(client.post(path, files=files, headers=headers), 403)["code"] == "cross_site"
    assert client.get("/ready").json()["articles"] == 3


@pytest.mark.parametrize("path", ["/", "/api/articles", "/health", "/gradio_api/config"])
@pytest.mark.parametrize(
    "host",
    ["evil.example", "evil.example:8000", "127.0.0.1.evil.example", "localhost.evil.example", ""],
)
def test_a_name_of_another_site_that_points_here_is_not_served(client, path, host):
    response = client.get(path, headers={"host": host, "sec-fetch-site": "same-origin"})
    assert error_of(response, 421)["code"] == "foreign_host"
    assert response.headers["x-content-type-options"] == "nosniff"


@pytest.mark.parametrize("host", ["127.0.0.1:8000", "localhost", "LOCALHOST:7860", "[::1]:8000"])
def test_this_machine_is_served_by_its_own_names(client, host):
    assert client.get("/health", headers={"host": host}).status_code == 200


@pytest.mark.parametrize(
    ("origin", "status"),
    [
        ("https://elsewhere.example", 403),
        ("http://localhost:9999", 403),
        ("null", 403),
        ("http://[", 403),
        ("http://localhost:8000", 201),
        ("HTTP://LOCALHOST:8000", 201),
        (None, 201),
    ],
)
def test_a_browser_that_tells_only_the_origin(client, origin, status):
    headers = {"host": "localhost:8000"} | ({"origin": origin} if origin else {})
    response = client.post("/api/conversations", headers=headers)
    assert response.status_code == status
    if status == 403:
        assert error_of(response, 403)["code"] == "cross_site"


@pytest.mark.parametrize("path", ["/etc/passwd", "pyproject.toml", "{library}/catalogue.sqlite3"])
def test_no_file_of_the_machine_is_served(client, workspace, path):
    asked = path.format(library=workspace.settings.library)
    for prefix in ("/gradio_api/file=", "/ui/../", "/ui/%2e%2e/"):
        response = client.get(prefix + asked)
        assert response.status_code in (403, 404), response.text
    assert "catalogue" not in client.get("/config").text


def test_the_description_of_the_interface_asks_no_other_host(client):
    response = client.get("/docs")
    assert response.headers["content-type"].startswith("text/html")
    assert "/api/answer" in response.text
    elements = fromstring(response.text).iter(etree.Element)
    asked = [value for each in elements for value in each.attrib.values() if "//" in value]
    assert asked == []
    assert "url(" not in response.text
    assert client.get("/ui/docs.css").status_code == 200


def test_the_description_escapes_what_it_shows():
    bare = {
        "info": {"title": "<script>", "version": "1"},
        "paths": {"/a": {"get": {"summary": "<b>", "responses": {}}}},
    }
    assert "<script>" not in page(bare)
    assert "<b>" not in page(bare)


def test_every_operation_documents_its_errors(workspace: Workspace):
    document = create_app(workspace).openapi()
    for path, operations in document["paths"].items():
        for operation in operations.values():
            for status, response in operation["responses"].items():
                if status >= "400":
                    schema = response["content"]["application/json"]["schema"]
                    assert schema == {"$ref": "#/components/schemas/ErrorBody"}, path


# -- a real server ---------------------------------------------------------------------------


def test_a_question_over_a_real_socket(address: str):
    request = urllib.request.Request(
        f"{address}/api/answer",
        json.dumps({"question": QUESTION}).encode(),
        {"content-type": "application/json"},
    )
    with urllib.request.urlopen(request, timeout=60) as response:
        answer = json.load(response)
    assert answer["outcome"] == "answered"
    with urllib.request.urlopen(f"{address}/", timeout=60) as response:
        assert b"<title>" in response.read() or response.status == 200


def test_applications_do_not_share_their_library(open_library):
    one, other = open_library("one"), open_library("other")
    assert isinstance(create_app(one), FastAPI)
    first, second = (TestClient(create_app(library), LOCAL) for library in (one, other))
    with first, second:
        first.post("/api/articles", files={"files": ("a.txt", b"A ship sank.", "text/plain")})
        assert first.get("/ready").json()["articles"] == 1
        assert second.get("/ready").json()["articles"] == 0
