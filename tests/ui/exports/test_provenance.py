"""Where a source comes from, told in full wherever it is cited or taken away."""

import csv
import io
import json
import re
from dataclasses import replace
from datetime import UTC, datetime

import pytest
from docx import Document
from samples import article

from assistant.answer import Answer
from assistant.answer_json import answer_json
from assistant.kept.conversations import Conversation
from ingest.article import Version
from ingest.file_name import file_name
from ingest.moment import Moment
from ui.exports.bibliography import bibtex, csl_json
from ui.exports.formats import exported
from ui.wording.terminal import render

ADDRESS = "https://faro.example/2023/bridge"
WORDS = "The bridge was closed on Monday."


@pytest.fixture
def source():
    return article(
        WORDS,
        location="/home/ana/secret-desk/archive.zip!/pages/bridge.html",
        publisher="El Faro",
        original_publisher="Radio Cumbre",
        published_at=Moment.fromisoformat("2023-09-14T10:05-06:00"),
        updated_at=Moment.fromisoformat("2023-09-15T08:00"),
        url=ADDRESS,
        canonical_url=f"{ADDRESS}/canonical",
        licence="CC BY 4.0 {see} <terms>",
        language="es",
        retrieved_at=datetime(2023, 9, 16, 12, 30, tzinfo=UTC),
        newer=Version("f" * 16, datetime(2024, 2, 1, tzinfo=UTC), True),
    )


@pytest.fixture
def conversation(source, workspace) -> Conversation:
    """A conversation whose citations are of that source."""
    asked = workspace.assistant.converse(None, "How many kilograms of cocaine were found?")
    kept = workspace.conversations.get(asked.conversation_id)
    (turn,) = kept.turns
    citation = replace(turn.answer.citations[0], article=source, start=0, end=len(WORDS))
    claim = replace(turn.answer.claims[0], text=WORDS, citations=(citation,))
    answer: Answer = replace(turn.answer, claims=(claim,), conflicts=(), given_numbers=None)
    return replace(kept, turns=(replace(turn, answer=answer),))


def told(source):
    """Every fact in the words of a document."""
    return (
        "2023-09-14T10:05-06:00",
        "2023-09-15T08:00 (time zone not told)",
        "Radio Cumbre",
        f"{ADDRESS}/canonical",
        "bridge.html in archive.zip",
        "2023-09-16 12:30 UTC",
        source.digest,
        "A newer version of this source was read in on 1 February 2024.",
    )


def text_of(conversation, form):
    content = exported(conversation, form).content
    if form == "docx":
        return "\n".join(p.text for p in Document(io.BytesIO(content)).paragraphs)
    return content.decode().replace("\\", "")


@pytest.mark.parametrize("form", ["markdown", "html", "docx"])
def test_a_document_ends_with_all_that_is_known_of_its_sources(conversation, source, form):
    end = text_of(conversation, form).rpartition("Sources")[2]
    for fact in told(source):
        assert fact in end, fact
    assert "CC BY 4.0" in end
    assert "secret-desk" not in text_of(conversation, form)
    assert "<terms>" not in exported(conversation, "html").content.decode()


def test_the_sheet_has_a_column_for_each(conversation, source):
    text = exported(conversation, "csv").content.decode("utf-8-sig")
    (row,) = csv.DictReader(io.StringIO(text, newline=""))
    assert set(told(source)) <= set(row.values())
    assert (row["Language"], row["Licence"]) == ("es", source.licence)
    assert list(row)[-3:] == ["Checker", "Verdict", "Remarks"]
    assert "secret-desk" not in text


def test_references_tell_full_dates_the_first_publisher_and_a_newer_version(source):
    (item,) = json.loads(csl_json([source]))
    assert item["original-publisher"] == "Radio Cumbre"
    assert item["accessed"] == {"date-parts": [[2023, 9, 16]]}
    entry = bibtex([source]).decode()
    assert "origpublisher = {Radio Cumbre}" in entry
    assert "language = {es}" in entry
    for fact in ("10:05-06:00", "updated: 2023-09-15", "newer version", source.digest):
        assert fact in item["note"]
        assert fact in entry


def test_json_citations_name_file_language_and_digest(conversation, source):
    (citation,) = answer_json(conversation.turns[0].answer)["citations"]
    assert citation["file"] == "bridge.html in archive.zip"
    assert (citation["language"], citation["digest"]) == ("es", source.digest)


def test_the_terminal_says_which_file_a_place_is_of(workspace, tmp_path):
    from ingest.gathering.discovery import walk

    (tmp_path / "o.srt").write_text(
        "1\n00:01:05,000 --> 00:01:09,000\nThe inspector sealed the warehouse of Ostrava.\n"
    )
    (tmp_path / "l.csv").write_text("id,text\n1,The inspector counted 140 barrels in Lunen.\n")
    workspace.indexer.ingest(walk([tmp_path / "o.srt", tmp_path / "l.csv"]))
    shown = [
        " ".join(render(workspace.assistant.converse(None, question)).split())
        for question in ("Who sealed the warehouse of Ostrava?", "How many barrels in Lunen?")
    ]
    assert "at 00:01:05, o.srt" in shown[0]
    assert "row 2, l.csv" in shown[1]
    assert str(tmp_path) not in "".join(shown)


@pytest.mark.parametrize(
    ("location", "fields", "name"),
    [
        ("/a/b c.txt", {}, "b c.txt"),
        ("/a#1/l.csv#https://x.example/a/b", {}, "l.csv"),
        ("/a/r.zip!/in/l.csv#7", {}, "l.csv in r.zip"),
        ("/a/Inbox#<1@b/c>", {"media_type": "message/rfc822"}, "Inbox"),
        ("/a/note#1.txt", {}, "note#1.txt"),
        ("/a/m.mbox#<1@b>!/r.pdf", {"media_type": "application/pdf"}, "r.pdf in m.mbox"),
        ("/a/Inbox#<1@b/c>!/r.pdf", {"media_type": "application/pdf"}, "r.pdf in Inbox"),
        ("/a/z.zip!/m.eml!/r.csv#3", {}, "r.csv in m.eml in z.zip"),
        ("upload:0123456789ab/memo.pdf", {}, "memo.pdf"),
        (ADDRESS, {"fetched_url": ADDRESS}, ""),
    ],
)
def test_a_file_is_called_by_its_name_and_never_by_its_path(location, fields, name):
    assert file_name(article(WORDS, location=location, **fields)) == name


@pytest.mark.parametrize(
    ("form", "link"), [("markdown", r"<?(https?://[^>\s]+)>?"), ("html", r'href="([^"]*)"')]
)
def test_only_a_sources_own_address_is_a_link(conversation, source, form, link):
    hostile = "https://evil.example/pay?a=1"
    named = dict.fromkeys(("byline", "publisher", "licence", "title"), hostile)
    spoilt = replace(source, **named, fetched_url=f"{ADDRESS}/fetched")
    (turn,) = conversation.turns
    citation = replace(turn.answer.citations[0], article=spoilt)
    claim = replace(turn.answer.claims[0], citations=(citation,))
    answer = replace(turn.answer, claims=(claim,), given_numbers=None)
    told = exported(replace(conversation, turns=(replace(turn, answer=answer),)), form)
    links = set(re.findall(link, told.content.decode()))
    assert links == {ADDRESS, f"{ADDRESS}/canonical", f"{ADDRESS}/fetched"}
