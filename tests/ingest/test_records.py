"""Exports: a row or record an article, its columns known by their usual names."""

import json
from datetime import date
from pathlib import Path

import pytest

from ingest.article import Locator
from ingest.errors import UnreadableSource
from ingest.read import read
from ingest.source import Source, discover

PROSE = "A lorry with 41 goats was stopped at the bridge; nobody was arrested."
ROW = {
    "headline": "Lorry stopped",
    "body": PROSE,
    "link": "https://ledger.example/1",
    "published": "2023-09-14T10:00:00Z",
    "author": "Ana Paz",
    "publisher": "The Isthmus Ledger",
    "lang": "en",
}


@pytest.fixture
def found(tmp_path: Path):
    def of(name, content):
        file = tmp_path / name
        file.write_bytes(content.encode() if isinstance(content, str) else content)
        each = list(discover([file]))
        return (
            [read(source) for source in each if isinstance(source, Source)],
            [failure.reason for failure in each if isinstance(failure, UnreadableSource)],
        )

    return of


def is_lorry(article):
    return (
        (article.title, article.text, article.url) == ("Lorry stopped", PROSE, ROW["link"])
        and (article.byline, article.publisher) == ("Ana Paz", "The Isthmus Ledger")
        and (article.published, article.language) == (date(2023, 9, 14), "en")
    )


@pytest.mark.parametrize("delimiter", [",", ";", "\t"])
def test_a_row_is_an_article(found, delimiter):
    lines = [ROW, dict.fromkeys(ROW, "") | {"body": "Second, with 3 boats."}]
    table = [ROW.keys(), *(line.values() for line in lines)]
    text = "\r\n".join(delimiter.join(f'"{cell}"' for cell in line) for line in table)
    (lorry, boats), failures = found("export.csv", text)
    assert is_lorry(lorry)
    assert lorry.locators == (Locator("row", "2"),)
    assert lorry.location.endswith("export.csv#https://ledger.example/1")
    assert boats.text == "Second, with 3 boats."
    assert boats.locators == (Locator("row", "3"),)
    assert not failures


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("a.json", json.dumps([ROW])),
        ("a.json", json.dumps(ROW)),
        ("a.json", json.dumps({"status": "ok", "articles": [ROW]})),
        ("a.jsonl", f"{json.dumps(ROW)}\n\n"),
        ("a.ndjson", json.dumps(ROW).encode("utf-16")),
    ],
)
def test_a_record_is_an_article(found, name, content):
    (lorry,), failures = found(name, content)
    assert is_lorry(lorry)
    assert lorry.locators == (Locator("record", "1"),)
    assert not failures


def test_columns_of_other_systems_are_known(found):
    feed = {
        "id": 7, "title": {"rendered": "Lorry stopped"}, "date_published": "2023-09-14",
        "content_html": f"<p>{PROSE}</p><p>Two lines.</p>", "url": ROW["link"],
        "authors": [{"name": "Ana Paz"}, {"name": "Tomás Ixcot"}], "source": {"name": "Ledger"},
    }  # fmt: skip
    (article,), _ = found("feed.json", json.dumps({"items": [feed]}))
    assert article.text == f"{PROSE}\n\nTwo lines."
    assert (article.title, article.byline) == ("Lorry stopped", "Ana Paz, Tomás Ixcot")
    assert (article.publisher, article.published) == ("Ledger", date(2023, 9, 14))


def test_a_line_separator_within_a_record_does_not_part_it(found):
    (article,), failures = found(
        "a.jsonl", json.dumps({"text": "One\u2028two."}, ensure_ascii=False)
    )
    assert "two." in article.text
    assert not failures


def test_two_records_of_one_name_do_not_replace_each_other(found):
    rows = [{"url": "https://ledger.example", "text": f"Number {n} of them."} for n in range(3)]
    articles, _ = found("a.json", json.dumps(rows))
    assert len({article.location for article in articles}) == 3


def test_what_holds_no_text_is_counted_and_the_rest_is_read(found):
    articles, failures = found("a.csv", f"id,text\n1,{PROSE}\n2,\n3,\n\n")
    assert len(articles) == 1
    assert failures == ["2 of its 3 rows hold no text"]
    articles, failures = found("a.jsonl", '{"text": "Some words."}\n{broken\n[1]\n')
    assert len(articles) == 1
    assert failures == [
        "1 of its 2 records hold no text",
        "lines that are no JSON: 1, the first is line 2",
    ]


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("a.csv", "name,age\nAna,41\n"),
        ("a.csv", ""),
        ("a.csv", b"\x00\xff" * 500),
        ("a.json", "{"),
        ("a.json", "[" * 100_000),
        ("a.json", "[]"),
        ("a.json", "3"),
        ("a.jsonl", "[" * 100_000),
    ],
)
def test_what_is_no_export_of_texts_is_a_named_failure(found, name, content):
    articles, failures = found(name, content)
    assert not articles
    assert failures


def test_the_number_of_records_is_bounded(found, monkeypatch):
    monkeypatch.setattr("ingest.records.files.MOST_RECORDS", 2)
    articles, failures = found("a.csv", "text\nOne.\nTwo.\nThree.\n")
    assert [article.text for article in articles] == ["One.", "Two."]
    assert failures == ["only its first 2 rows were read; split it"]


def test_a_cell_of_any_length_is_read(found):
    (article,), _ = found("a.csv", f"text\n{'word ' * 400_000}\n")
    assert len(article.text) > 1_900_000


@pytest.mark.parametrize(
    "column", ["updated", "modified", "date_modified", "Updated at", "lastmod"]
)
def test_the_column_of_an_update(found, column):
    (article,), _ = found("a.json", json.dumps([ROW | {"published": "2023-09", column: "2023-10"}]))
    assert (article.published_at.isoformat(), article.published) == ("2023-09", None)
    assert article.updated_at.isoformat() == "2023-10"


def test_stretches_of_a_text_are_put_together_as_they_are(found):
    text = ["The ", {"type": "bold", "text": "ferry"}, " left", {"type": "italic", "text": "."}]
    (article,), _ = found("chat.json", json.dumps({"messages": [{"id": 1, "text": text}]}))
    assert article.text == "The ferry left."


@pytest.mark.parametrize(
    ("text", "read_as"),
    [
        ("A <b>bold</b> lorry &amp;&nbsp;41 goats.", "A bold lorry & 41 goats."),
        ('It <a href="https://x.example">stopped</a> at 10<sup>6</sup> &#8211; and 3&lt;4.',
         "It stopped at 10⁶ – and 3<4."),
        ("Where a <b and c> d, see ?a=1&copy=2.", "Where a <b and c> d, see ?a=1&copy=2."),
        ("First.\n\nThe <i>second</i> one.", "First.\n\nThe second one."),
    ],
)  # fmt: skip
def test_markup_within_lines_is_no_text(found, text, read_as):
    record = {"title": "Ferry &amp; <i>boat</i>", "text": text}
    (article,), _ = found("export.json", json.dumps([record]))
    assert (article.title, article.text) == ("Ferry & boat", read_as)
