"""A conversation whose source was replaced: the cited words stay, and a line tells of the newer."""

import json
from datetime import UTC, datetime

import pytest
from samples import SOURCES, text_source
from typer.testing import CliRunner

from ui.cli import app
from ui.desk.evidence import evidence_html
from ui.desk.transcript import turn_html
from ui.exports.markdown import conversation_markdown
from ui.wording.moments import day

CHANGED = text_source("harbour", SOURCES[0].content.decode().replace("412", "430"))


@pytest.fixture
def told(client, workspace):
    """A conversation that cites the old version, after the page has changed."""
    question = {"question": "How many kilograms of cocaine were found?"}
    before = client.post("/api/answer", json=question).json()
    workspace.indexer.ingest([CHANGED])
    return before


def test_a_stored_answer_keeps_its_words_and_names_the_newer_version(client, told):
    old = told["citations"][0]
    assert old["newer_version"] is None
    (turn,) = client.get(f"/api/conversations/{told['conversation_id']}").json()["turns"]
    again = turn["answer"]["citations"][0]
    assert again["quote"] == old["quote"]
    newer = client.get(f"/api/articles/{again['newer_version']}").json()
    assert "430 kilograms" in newer["text"]
    assert newer["newer_version"] is None
    article = client.get(f"/api/articles/{old['article_id']}").json()
    assert article["newer_version"] == newer["id"]
    assert article["text"][old["start"] : old["end"]] == old["quote"]
    assert [(v["id"], v["current"]) for v in article["versions"]] == [
        (article["id"], False),
        (newer["id"], True),
    ]


def test_people_are_told_in_a_plain_line(client, workspace, told):
    conversation = workspace.conversations.get(told["conversation_id"])
    answer = conversation.turns[0].answer
    today = day(datetime.now(UTC))
    line = f"A newer version of this source was read in on {today}."
    panel = evidence_html(0, answer)
    assert line in panel
    assert "412" in panel
    assert "was read in on" in turn_html(0, answer)
    assert line in conversation_markdown(conversation)


def test_the_command_line_lists_the_versions(workspace, told):
    old = told["citations"][0]["article_id"]
    library = ["--library", str(workspace.settings.library)]
    shown = CliRunner().invoke(app, ["sources", "show", old, *library])
    newer = workspace.library.article(old).newer.article_id
    assert f"newer_version: {newer}" in shown.stdout
    assert f"  {newer}, read in" in shown.stdout
    as_json = CliRunner().invoke(app, ["sources", "show", old, *library, "--json"])
    assert [v["id"] for v in json.loads(as_json.stdout)["versions"]] == [old, newer]
