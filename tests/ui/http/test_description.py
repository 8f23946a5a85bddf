"""The API's description: its examples are what really comes, and everything has one."""

import json
import re

import pytest
from jsonschema import Draft202012Validator
from recorded import ANEW, recorded

from assistant.wiring import open_workspace
from ui.http.description import EXAMPLES, operations

RERECORD = "`python -m tests.recorded` records the examples anew"


@pytest.fixture
def document(client):
    return client.get("/openapi.json").json()


def alike(before: object, now: object, where: str = "") -> list[str]:
    """Where two bodies differ, but for what is another each time."""
    if isinstance(before, dict) and isinstance(now, dict):
        if before.keys() != now.keys():
            return [f"{where}: {sorted(before.keys() ^ now.keys())}"]
        kept = [key for key in before if key not in ANEW]
        return [line for key in kept for line in alike(before[key], now[key], f"{where}.{key}")]
    if isinstance(before, list) and isinstance(now, list) and len(before) == len(now):
        pairs = zip(before, now, strict=True)
        return [line for at, (a, b) in enumerate(pairs) for line in alike(a, b, f"{where}[{at}]")]
    if isinstance(before, float) and isinstance(now, float):
        return [] if now == pytest.approx(before, rel=0.05) else [f"{where}: {before} {now}"]
    if isinstance(before, str) and isinstance(now, str) and before.startswith("event:"):
        return alike(_events(before), _events(now), where)
    return [] if _timeless(before) == _timeless(now) else [f"{where}: {before!r} {now!r}"]


def _timeless(value: object) -> object:
    return re.sub(r"\d+ seconds", "some seconds", value) if isinstance(value, str) else value


def _events(stream: str) -> list[dict[str, object]]:
    return [
        {"event": event, "data": json.loads(data)}
        for event, data in re.findall(r"event: (.+)\ndata: (.+)\n", stream)
    ]


@pytest.mark.slow
def test_the_examples_are_what_comes(tmp_path, embedder):
    opened = []

    def open_library(settings):
        opened.append(open_workspace(settings, write=True, embedder=embedder))
        return opened[-1].__enter__()

    try:
        now = recorded(tmp_path, open_library)
    finally:
        for each in reversed(opened):
            each.__exit__(None, None, None)
    before = json.loads(EXAMPLES.read_text(encoding="utf-8"))
    assert alike(before, now) == [], RERECORD


def test_every_example_is_of_the_form_that_is_described(document):
    checked = 0
    for name, operation in operations(document):
        bodies = [operation.get("requestBody", {}), *operation["responses"].values()]
        for content in [body.get("content", {}).get("application/json", {}) for body in bodies]:
            if "example" in content:
                schema = content["schema"] | {"components": document["components"]}
                found = Draft202012Validator(schema).iter_errors(content["example"])
                assert [f"{name}: {error.message}" for error in found] == []
                checked += 1
    assert checked > 200


def test_every_body_and_every_error_has_an_example(document):
    bare = [
        f"{name} {status} {kind}"
        for name, operation in operations(document)
        for status, response in operation["responses"].items()
        for kind, content in response.get("content", {}).items()
        if kind == "application/json" and "example" not in content
    ]
    assert bare == []


def test_an_error_of_an_unknown_thing_is_of_that_thing(document):
    bodies = {
        name: operation["responses"]["404"]["content"]["application/json"]["example"]
        for name, operation in operations(document)
        if "404" in operation["responses"]
    }
    codes = {name: body["error"]["code"] for name, body in bodies.items()}
    assert codes["GET /api/articles/{article_id}/original"] == "unknown_article"
    assert codes["PATCH /api/conversations/{conversation_id}"] == "unknown_conversation"
    assert codes["GET /api/jobs/{run_id}"] == "unknown_run"
    assert codes["POST /api/answer"] == "unknown_conversation"
    assert codes["POST /v1/chat/completions"] == "unknown_model"


def test_operations_have_names_for_programs(document):
    names = [operation["operationId"] for _, operation in operations(document)]
    assert len(set(names)) == len(names)
    assert names[:2] == ["post_answer", "post_answer_stream"]
    assert {"get_articles_article_id", "post_v1_chat_completions"} <= set(names)
    # Two classes of one name are told apart by their modules: no name for a program.
    assert [name for name in document["components"]["schemas"] if "__" in name] == []


def test_headers_are_described_and_come(client, document):
    described = document["paths"]["/api/articles"]["get"]["responses"]
    assert described["429"]["headers"]["Retry-After"]["required"]
    assert described["401"]["headers"]["WWW-Authenticate"]["required"]
    response = client.get("/api/articles")
    missing = [name for name in described["200"]["headers"] if name not in response.headers]
    assert missing == []
    assert {"ETag", "X-Request-ID"} <= described["200"]["headers"].keys()
    started = document["paths"]["/api/articles"]["post"]["responses"]["202"]["headers"]
    assert "Location" in started


def test_the_page_shows_examples_and_headers(client):
    page = client.get("/docs").text
    assert "412 kilograms" in page
    assert "<code>Retry-After</code> Seconds after which to come again." in page
