"""Exports: a row or record an article, its columns known by their usual names."""

import json
from datetime import date
from pathlib import Path

import pytest

from ingest.article import Locator
from ingest.errors import UnreadableSource
from ingest.gathering.discovery import discover
from ingest.read import read
from ingest.source import Source

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


@pytest.mark.parametrize("text", ["Title: Director", "14 September 2023", f"Ana Paz\n\n{PROSE}"])
def test_the_first_lines_of_a_record_are_its_text(found, text):
    (article,), failures = found("chat.json", json.dumps([{"text": text, "address": "12 Quay"}]))
    assert (article.text, article.published, article.url) == (text, None, None)
    assert not failures


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
    ("delimiter", "called"), [(",", "a comma"), (";", "a semicolon"), ("\t", "a tab")]
)
def test_a_text_that_a_delimiter_takes_apart_is_named_and_not_cut(found, delimiter, called):
    rows = [
        ["id", "date", "text"],
        ["1", "2023-01-01", f"The mayor took the money{delimiter} said the judge, and fled."],
        ["2", "2023-01-02", f'"The mayor came back{delimiter} said the judge."'],
        ["3", "2023-01-03", "He paid.", " ", ""],
        ["4", "2023-01-04", "He left again.", "", "He said so."],
    ]
    (back, paid), failures = found("a.csv", "\n".join(map(delimiter.join, rows)))
    assert back.text.split() == f"The mayor came back{delimiter} said the judge.".split()
    assert paid.text == "He paid."
    assert failures == [
        "rows with more cells than there are columns: 2, the first is row 2;"
        f" write texts that hold {called} between quotation marks"
    ]


def test_a_table_of_such_rows_alone_says_nothing_else(found):
    articles, failures = found("a.csv", "id,text\n1,One, two.\n")
    assert not articles
    assert [failure.partition(":")[0] for failure in failures] == [
        "rows with more cells than there are columns"
    ]


def test_a_single_column_is_its_lines(found):
    articles, failures = found("a.csv", 'text\nOne, two; three | four.\n"Five, ""six""."\n')
    assert [article.text for article in articles] == ["One, two; three | four.", 'Five, "six".']
    assert not failures


def test_of_two_columns_of_one_name_the_first_that_is_filled_counts(found):
    articles, failures = found("a.csv", "id,text,text\n1,First.,Second.\n2,,Third.\n")
    assert [article.text for article in articles] == ["First.", "Third."]
    assert not failures


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
    monkeypatch.setattr("ingest.records.members.MOST_RECORDS", 2)
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


@pytest.mark.parametrize(
    "content",
    [
        {"data": {"items": [{"id": "7", "attributes": ROW}]}},
        {"data": {"posts": {"edges": [{"cursor": "a", "node": ROW}]}}},
        {"took": 3, "hits": {"total": 1, "hits": [{"_id": "7", "_source": ROW}]}},
        {"data": {"type": "article", "attributes": ROW}},
        {"response": {"results": [{"id": "7", "data": {"fields": ROW}}], "tags": [{}, {}]}},
        {"title": "A feed", "description": "What the paper says.", "items": [ROW]},
        {"meta": {"languages": [1, 2, 3]}, "result": {"articles": [ROW], "pages": [1, 2]}},
    ],
)
def test_the_columns_of_a_record_may_lie_within_it(found, content):
    (lorry,), failures = found("export.json", json.dumps(content))
    assert is_lorry(lorry)
    assert lorry.locators == (Locator("record", "1"),)
    assert not failures


def test_what_is_told_of_an_author_is_no_article(found):
    author = {"name": "Ana Paz", "description": "She writes.", "body": "A life in her own words."}
    read_in, (reason,) = found("export.json", json.dumps([{"title": "A", "author": author}]))
    assert not read_in
    assert "no record holds a text" in reason


def test_html_within_a_nested_record_is_read_as_such(found):
    body = "<p>The ferry left.</p><ul><li>At noon</li></ul><script>track()</script>"
    record = {"data": {"items": [{"attributes": {"title": "R&amp;D", "body": body}}]}}
    (article,), _ = found("export.json", json.dumps(record))
    assert (article.title, article.text) == ("R&D", "The ferry left.\n\n- At noon")


@pytest.mark.parametrize(
    ("date", "iso"),
    [
        ("Mon, 3 Jul 2023 10:05:00 +0200", "2023-07-03T10:05:00+02:00"),
        ("Mon Jul 03 10:05:00 +0000 2023", "2023-07-03T10:05:00+00:00"),
        ("Mon Jul 03 2023 10:05:00 GMT+0200 (hora de verano)", "2023-07-03T10:05:00+02:00"),
        (1690000000, "2023-07-22T04:26:40+00:00"),
        (1690000000.25, "2023-07-22T04:26:40+00:00"),
        ("1690000000123", "2023-07-22T04:26:40+00:00"),
        ("27/07/2021", "2021-07-27"),
        ("27.07.2021", "2021-07-27"),
        ("July 3, 2021", "2021-07-03"),
        ("lunes, 3 de julio de 2021", "2021-07-03"),
        ("03/04/2021", None),
        (9990000000, None),
        (41, None),
    ],
)
def test_dates_as_programs_write_them(found, date, iso):
    (article,), _ = found("a.json", json.dumps([{"text": PROSE, "date": date}]))
    assert (article.published_at and article.published_at.isoformat()) == iso


@pytest.mark.parametrize(
    ("others", "day"),
    [
        (["27/07/2021"], "2021-04-03"),
        (["07/27/2021 10:30"], "2021-03-04"),
        (["27/07/2021", "07/27/2021"], None),
        (["2021-07-27", "05/06/2021"], None),
    ],
)
@pytest.mark.parametrize("name", ["a.csv", "a.json", "a.jsonl"])
def test_figures_are_read_as_others_of_their_column_show(found, others, day, name):
    rows = [{"text": f"Number {n}.", "fecha": d} for n, d in enumerate(["03/04/2021", *others])]
    content = {
        "a.csv": "text,fecha\n" + "".join(f"{row['text']},{row['fecha']}\n" for row in rows),
        "a.json": json.dumps(rows),
        "a.jsonl": "\n".join(map(json.dumps, rows)),
    }
    first, *_ = found(name, content[name])[0]
    assert (first.published_at and first.published_at.isoformat()) == day


def test_each_column_of_dates_has_an_order_of_its_own(found):
    rows = [
        {"text": "One.", "date": "03/04/2021", "updated": "05/06/2021"},
        {"text": "Two.", "date": "27/07/2021", "updated": "08/28/2021"},
    ]
    first, _ = found("a.json", json.dumps(rows))[0]
    assert first.published_at.isoformat() == "2021-04-03"
    assert first.updated_at.isoformat() == "2021-05-06"
