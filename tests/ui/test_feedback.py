"""Feedback on stored answers, over HTTP."""

import pytest

QUESTIONS = ("Who denied it?", "Who asked the government for more patrols?")


@pytest.fixture
def conversation(client):
    """A conversation with two turns."""
    asked = {}
    for question in QUESTIONS:
        answer = client.post("/api/answer", json={"question": question, **asked}).json()
        asked = {"conversation_id": answer["conversation_id"]}
    return asked["conversation_id"]


def give(client, conversation_id, turn, verdict="up", **more):
    body = {"conversation_id": conversation_id, "turn": turn, "verdict": verdict, **more}
    return client.post("/api/feedback", json=body)


def listed(client, **page):
    return client.get("/api/feedback", params=page).json()


def test_turns_are_numbered_and_take_a_verdict_with_a_reason(client, conversation):
    turns = client.get(f"/api/conversations/{conversation}").json()["turns"]
    assert [turn["number"] for turn in turns] == [1, 2]
    given = give(client, conversation, 2, "down", reason="That was the minister’s spokesman.")
    assert (given.status_code, given.content) == (201, b"")
    (remark,) = listed(client)["feedback"]
    assert remark["given_at"].endswith("Z")
    del remark["given_at"]
    assert remark == {
        "id": 1,
        "conversation_id": conversation,
        "turn": 2,
        "verdict": "down",
        "reason": "That was the minister’s spokesman.",
        "question": QUESTIONS[1],
    }


def test_another_verdict_on_a_turn_replaces_the_first(client, conversation):
    assert give(client, conversation, 1, "up", reason="Yes").status_code == 201
    assert give(client, conversation, 1, "down").status_code == 204
    (remark,) = listed(client)["feedback"]
    assert (remark["verdict"], remark["reason"]) == ("down", None)


def test_the_list_is_paged_the_latest_first(client, conversation):
    for turn in (1, 2):
        give(client, conversation, turn)
    first = listed(client, limit=1)
    assert [remark["turn"] for remark in first["feedback"]] == [2]
    rest = listed(client, limit=1, cursor=first["next_cursor"])
    assert [remark["turn"] for remark in rest["feedback"]] == [1]
    assert rest["next_cursor"] is None


def test_feedback_is_forgotten_with_its_conversation(client, conversation):
    give(client, conversation, 1)
    client.delete(f"/api/conversations/{conversation}")
    assert listed(client)["feedback"] == []


def test_what_was_never_answered_takes_no_verdict(client, conversation):
    unknown = give(client, conversation, 3)
    assert unknown.status_code == 404
    assert unknown.json()["error"] == {
        "code": "unknown_turn",
        "message": "The conversation has no turn 3; they are counted from 1.",
    }
    assert give(client, "nowhere", 1).json()["error"]["code"] == "unknown_conversation"


@pytest.mark.parametrize(
    ("turn", "verdict", "reason"), [(0, "up", ""), (1, "so so", ""), (1, "up", "x" * 2001)]
)
def test_what_is_no_verdict_is_refused(client, conversation, turn, verdict, reason):
    assert give(client, conversation, turn, verdict, reason=reason).status_code == 422
