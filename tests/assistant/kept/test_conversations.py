"""Conversations are listed, renamed and removed."""

from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from datetime import timedelta

import pytest
from sqlalchemy import event

from assistant.errors import UnknownConversation
from assistant.kept.conversations import Conversation


def test_the_first_question_names_a_conversation(workspace):
    answer = workspace.assistant.converse(None, "Who denied it?")
    (summary,) = workspace.conversations.list()
    assert summary.started_at.utcoffset() == timedelta(0)
    assert (summary.id, summary.title, summary.turns) == (
        answer.conversation_id,
        "Who denied it?",
        1,
    )


def test_a_conversation_can_be_renamed_and_removed(workspace):
    conversation_id = workspace.conversations.start("Draft")
    workspace.conversations.rename(conversation_id, "The port")
    assert workspace.conversations.get(conversation_id).title == "The port"
    workspace.conversations.remove(conversation_id)
    assert workspace.conversations.list() == []


def test_what_does_not_exist_is_an_error(workspace):
    for call in (
        workspace.conversations.get,
        workspace.conversations.remove,
        lambda name: workspace.conversations.rename(name, "title"),
    ):
        with pytest.raises(UnknownConversation):
            call("nowhere")


def test_turns_taken_at_once_are_all_kept(workspace):
    conversation_id = workspace.conversations.start()
    answer = workspace.assistant.ask(Conversation(), "Who denied it?")
    with ThreadPoolExecutor(8) as pool:
        list(pool.map(lambda _: workspace.conversations.append(conversation_id, answer), range(24)))
    assert len(workspace.conversations.get(conversation_id).turns) == 24


def test_a_conversation_takes_as_many_queries_however_many_sources_it_shows(workspace):
    answer = workspace.assistant.converse(None, "Who denied it?")
    one = replace(answer, nearest=answer.nearest[:1], claims=())
    few = workspace.conversations.begin(one).conversation_id
    engine, asked = workspace.conversations._engine, []
    event.listen(engine, "before_cursor_execute", lambda _, __, told, *___: asked.append(told))
    assert len(workspace.conversations.get(few).turns[0].answer.nearest) == 1
    queries = len(asked)
    kept = workspace.conversations.get(answer.conversation_id).turns[0].answer
    assert len({hit.article.id for hit in kept.nearest}) == 3
    assert len(asked) == 2 * queries


def test_a_library_from_before_takes_feedback(open_library, workspace):
    before = workspace.assistant.converse(None, "Who denied it?").conversation_id
    with workspace.conversations._engine.begin() as connection:
        connection.exec_driver_sql("DROP TABLE feedback")
    opened = open_library()
    assert opened.feedback.give(before, 1, "up")
    (remark,) = opened.feedback.latest(10)
    assert (remark.turn, remark.question) == (1, "Who denied it?")
