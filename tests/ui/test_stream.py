"""An answer as it is made: verified claims over server-sent events, the whole answer last."""

import json
import time
import urllib.request

import pytest
from fastapi.testclient import TestClient

from ui.api import create_app

QUESTION = "How much cocaine did customs officers find at Puerto Alto?"
LOCAL = "http://127.0.0.1"


def events_of(client: TestClient, question: str, **body: object) -> list[tuple[str, dict]]:
    asked = {"question": question, **body}
    with client.stream("POST", "/api/answer/stream", json=asked) as response:
        assert response.status_code == 200
        assert response.headers["content-type"].startswith("text/event-stream")
        blocks = response.read().decode().strip().split("\n\n")
    fields = [dict(line.split(": ", 1) for line in block.splitlines()) for block in blocks]
    return [(each["event"], json.loads(each["data"])) for each in fields]


def test_claims_come_with_their_citations_and_the_answer_last(client):
    events = events_of(client, QUESTION)
    names = [name for name, _ in events]
    assert names[0] == "progress"
    assert names[-1] == "answer"
    claim = next(data for name, data in events if name == "claim")
    answer = events[-1][1]
    assert claim["text"] == answer["claims"][0]["text"]
    cited = claim["citations"][0]
    text = client.get(f"/api/articles/{cited['article_id']}").json()["text"]
    assert cited["quote"] == text[cited["start"] : cited["end"]]
    kept = client.get(f"/api/conversations/{answer['conversation_id']}").json()
    assert len(kept["turns"]) == 1


def test_an_unknown_conversation_is_a_404_before_anything_is_streamed(client):
    response = client.post(
        "/api/answer/stream", json={"question": "Who?", "conversation_id": "none"}
    )
    assert response.status_code == 404
    assert response.json()["error"]["code"] == "unknown_conversation"


def test_a_refusal_is_streamed_as_an_answer(client):
    *_, (name, answer) = events_of(client, "What is the boiling point of tungsten?")
    assert (name, answer["outcome"]) == ("answer", "abstained")


def test_the_models_sentences_come_one_by_one(fluent_workspace, model):
    model.script = lambda asked: " ".join(f"{s} [{i}]" for i, s in asked.sentences.items())
    with TestClient(create_app(fluent_workspace), LOCAL) as client:
        names = [name for name, _ in events_of(client, QUESTION)]
    assert names[:2] == ["progress", "progress"]
    assert names.count("claim") > 3


@pytest.mark.slow
def test_a_client_that_leaves_stops_the_work_and_nothing_is_stored(fluent_workspace, model, serve):
    model.script = lambda asked: " ".join(f"{s} [{i}]" for i, s in asked.sentences.items())
    model.pause = 0.3
    request = urllib.request.Request(
        serve(fluent_workspace) + "/api/answer/stream",
        json.dumps({"question": QUESTION}).encode(),
        {"Content-Type": "application/json"},
    )
    with urllib.request.urlopen(request) as response:
        assert response.readline().startswith(b"event: progress")
        while model.asked == []:
            time.sleep(0.05)
    assert model.left.wait(20)
    assert fluent_workspace.conversations.list() == []
