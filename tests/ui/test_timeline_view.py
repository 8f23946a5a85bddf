"""The Timeline view: markup that escapes, points that lead to words, a table to take away."""

import csv
import io
import re
from dataclasses import replace

import pytest
from samples import text_source

from assistant.views.dated import Wanted, dated_statements
from ui.tabs.timeline_html import SHOWN, timeline_html, told_html
from ui.words import speaking

TEXT = (
    "The harbour <script>alert(1)</script>\n\nThe harbour was opened in 1998. The crane fell on 12"
    " August 2021, \"onload=x' said <b>Ana Ríos</b>. In March 2022 the harbour was closed."
    " On 3 May the =cmd crane was sold."
)


@pytest.fixture
def events(workspace):
    workspace.indexer.ingest([text_source("harbour", TEXT)])
    article = next(a for a in workspace.library.articles() if "harbour" in a.title)
    wanted = Wanted(article_ids=(article.id,))
    return dated_statements(workspace.library, workspace.retriever, workspace.names, wanted)


def test_every_statement_is_a_line_and_a_point_with_its_words(events, workspace):
    assert [event.iso for event in events] == ["1998", "2021-08-12", "2022-03", "2022-05-03"]
    page = timeline_html(events, Wanted("harbour"))
    places = re.findall(r'data-id="(\w+)" data-start="(\d+)" data-end="(\d+)"', page)
    assert len(places) == 2 * len(events)
    for article_id, start, end in places:
        assert workspace.library.article(article_id).text[int(start) : int(end)].endswith(".")
    assert page.count("<circle") == 4
    assert page.count('class="resolved"') == page.count("point is-resolved") == 1
    assert ">12 August<" in page
    assert "q=harbour" in page


def test_no_word_of_a_source_is_markup_there(events):
    page = timeline_html(events, Wanted('"><script>'))
    told = told_html(events[1].citation.article, 0, 5)
    for made in (page, told):
        assert "<script" not in made
        assert "<b>" not in made
        assert "&lt;" in made


def test_the_words_are_marked_in_their_source(events):
    citation = events[1].citation
    told = told_html(citation.article, citation.start, citation.end)
    assert re.search(r"<mark[^>]*>The crane fell on 12 August 2021", told)


def test_nothing_dated_is_told_in_words(workspace):
    assert "No source dates anything" in timeline_html([], Wanted())


def marks(page: str) -> list[str]:
    return re.findall(r"<text[^>]*>([^<]+)</text>", page)


def test_the_line_bears_years_and_where_it_is_short_months(events):
    assert marks(timeline_html(events, Wanted()))[:2] == ["1998", "2000"]
    short = timeline_html(events[1:], Wanted())
    assert marks(short) == [
        "Aug 2021",
        "Sep",
        "Oct",
        "Nov",
        "Dec",
        "Jan 2022",
        "Feb",
        "Mar",
        "Apr",
        "May",
    ]
    longer = [events[1], replace(events[3], at=replace(events[3].at, year=2023, month=2))]
    assert marks(timeline_html(longer, Wanted())) == [
        *("Aug 2021", "Nov", "Feb 2022", "May", "Aug", "Nov", "Feb 2023"),
    ]
    with speaking("es"):
        assert marks(timeline_html(events[1:], Wanted()))[0] == "ago 2021"
    assert marks(timeline_html(events[1:2], Wanted())) == ["Aug 2021"]


def test_of_very_many_the_first_are_shown(events):
    page = timeline_html(events * 200, Wanted())
    assert page.count("<circle") == SHOWN
    assert "800 dated statements" in page


def test_the_table_over_http(client, workspace, events):
    article = events[0].citation.article
    got = client.get("/api/timeline/export", params={"article_id": article.id, "since": "2000"})
    assert got.headers["content-disposition"] == 'attachment; filename="timeline.csv"'
    rows = list(csv.DictReader(io.StringIO(got.content.decode("utf-8-sig"), newline="")))
    assert [row["Date"] for row in rows] == ["2021-08-12", "2022-03", "2022-05-03"]
    for row in rows:
        assert article.text[int(row["Start"]) : int(row["End"])] == row["Statement"]
    assert [row["Resolved from the context"] for row in rows] == ["", "", "yes"]
