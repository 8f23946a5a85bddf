"""Tables: a quotation mark that is not closed swallows no row, and names may stand below."""

import csv
import io
from pathlib import Path

import pytest

from ingest.errors import UnreadableSource
from ingest.gathering.discovery import discover
from ingest.read import read
from ingest.source import Source

UNCLOSED = "rows in which a quotation mark opens a text and is not closed"


@pytest.fixture
def found(tmp_path: Path):
    def of(content, name="a.csv"):
        file = tmp_path / name
        file.write_text(content, newline="")
        each = list(discover([file]))
        articles = [read(source) for source in each if isinstance(source, Source)]
        return (
            {article.locators[0].label: article.text for article in articles},
            [failure.reason for failure in each if isinstance(failure, UnreadableSource)],
        )

    return of


@pytest.mark.parametrize("delimiter", ["\t", ",", ";"])
@pytest.mark.parametrize("behind", [[], ['"Nothing at all."'], ['He said "no" to it.']])
def test_a_quotation_mark_that_is_not_closed_swallows_no_row(found, delimiter, behind):
    texts = ['"We saw nothing', "He ran.", *behind, "They left."]
    rows = ["id,title,text", *(f"{n},A,{text}" for n, text in enumerate(texts, start=1))]
    rows_found, failures = found("\n".join(rows).replace(",", delimiter))
    closed = {"4": behind[0].strip('"') if delimiter != "\t" else behind[0]} if behind else {}
    last = str(len(rows))
    assert rows_found == {"2": '"We saw nothing', "3": "He ran.", **closed, last: "They left."}
    told = [failure.startswith(f"{UNCLOSED}: 1, the first is row 2;") for failure in failures]
    assert told == ([] if delimiter == "\t" else [True])


def test_a_table_by_tabs_without_quoting_keeps_its_quotation_marks(found):
    rows = ['"We saw nothing," he said.', '"All of it."', "None, he said."]
    texts, failures = found("text\tid\n" + "".join(f"{row}\t{n}\n" for n, row in enumerate(rows)))
    assert list(texts.values()) == rows
    assert not failures


def test_a_table_by_tabs_whose_cells_need_their_quotation_marks_is_read_with_them(found):
    table = 'id\ttext\n1\t"One ""and""\n\n two."\n2\t"We saw nothing,\n3\tnothing at all."\n'
    texts, failures = found(table, "a.tsv")
    read_in = {"2": 'One "and"\n\ntwo.', "3": '"We saw nothing,', "4": 'nothing at all."'}
    assert texts == read_in
    assert [failure.partition(":")[0] for failure in failures] == [UNCLOSED]


@pytest.mark.parametrize("delimiter", [",", ";", "\t", "|"])
@pytest.mark.parametrize("quoting", [csv.QUOTE_MINIMAL, csv.QUOTE_ALL, csv.QUOTE_NONNUMERIC])
def test_cells_of_several_lines_are_read_as_programs_write_them(found, delimiter, quoting):
    rows = [
        [1, "A, b; c", 'He said: "No, he, did; not."\n\nShe, too; and\tso, on | and.'],
        [2, "", '"We saw nothing,\nno, nothing, at all."'],
        [3, '"', '"\n, "'],
        [4, "D", "Last."],
    ]
    written = io.StringIO()
    table = csv.writer(written, delimiter=delimiter, quoting=quoting)
    table.writerows([["id", "title", "text"], *rows])
    texts, failures = found(written.getvalue())
    assert {label: text.split() for label, text in texts.items()} == {
        str(number + 1): text.split() for number, _, text in rows if number != 3
    }
    assert failures == ["1 of its 4 rows hold no text"]


def test_a_text_that_ends_with_the_file_is_read_as_far_as_it_goes(found):
    texts, failures = found('id,text\n1,"One, two.\n\nThree and')
    assert texts == {"2": "One, two.\n\nThree and"}
    assert failures == [f"{UNCLOSED}: 1, the first is row 2; see whether they were read as meant"]


@pytest.mark.parametrize(
    ("above", "row"),
    [("\n", "3"), ("\r\n \r\n", "4"), (";;\n", "3"), ("sep=;\r\n", "2"), ('"sep=;"\n\n', "3")],
)
def test_what_stands_above_the_names_names_no_column(found, above, row):
    texts, failures = found(f"{above}id;date;text\n1;2021;One, two, three.\n")
    assert texts == {row: "One, two, three."}
    assert not failures


def test_a_line_above_the_names_tells_the_delimiter(found):
    texts, failures = found("sep=^\nid^a, b, c^text\n1^x^One; two.\n2^y^One^two.\n")
    assert texts == {"2": "One; two."}
    assert failures == [
        "rows with more cells than there are columns: 1, the first is row 3;"
        " write texts that hold “^” between quotation marks"
    ]
