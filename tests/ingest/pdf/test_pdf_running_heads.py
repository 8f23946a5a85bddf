"""PDF: running heads and page numbers are left out, and figures of the text never are."""

import pytest
from pdf_files import Text, pdf

from ingest.forms import MEDIA_TYPES
from ingest.read import read
from ingest.source import Source

TOP, STEP, LINES = 714, 14, 47  # a letter's page within margins of an inch: its ends lie in ours


def text(pages):
    return read(Source("/sources/report.pdf", MEDIA_TYPES[".pdf"], pdf(pages))).text


def lines(page, words):
    return [Text(72, TOP - STEP * at, words(page, at)) for at in range(LINES)]


def payment(page, at):
    number = LINES * page + at + 1
    return f"Payment no. {number} of {1000 + number * 7} dollars was made on {at % 28 + 1} May."


def test_lines_that_differ_in_figures_alone_are_all_read():
    found = text([lines(page, payment) for page in range(4)])
    assert [
        payment(p, at) for p in range(4) for at in range(LINES) if payment(p, at) not in found
    ] == []


@pytest.mark.parametrize("figures", [lambda p, n: (p, n), lambda p, n: (n * 7 % 90, n * 13 % 97)])
def test_rows_of_a_table_over_pages_are_all_read(figures):
    def row(page, at):
        return [f"{figure}" for figure in (*figures(page, at), at)]

    pages = [
        [
            Text(72 + 100 * column, TOP - STEP * at, cell)
            for at in range(LINES)
            for column, cell in enumerate(row(page, at))
        ]
        for page in range(5)
    ]
    found = text(pages).split("\n")
    assert found.count(" | ".join(row(3, 0))) >= 1
    assert len(found) == 5 * LINES


@pytest.mark.parametrize(
    "head",
    [
        lambda page: f"The Ledger, {page + 1}",
        lambda page: f"Case 1:23-cv-00123 Filed 05/03/23 Page {page + 1} of 4",
        lambda page: "The Ledger, 3 May 2023",
        lambda page: f"Page {page + 17} of 40",
        lambda page: f"- {page + 17} -",
        lambda page: f"XYZ{page + 1041:07}",
    ],
)
@pytest.mark.parametrize("base", [750, 36])
def test_what_is_the_same_but_for_a_page_number_is_left_out(head, base):
    pages = [[Text(72, base, head(page)), *lines(page, payment)] for page in range(4)]
    found = text(pages)
    assert not [page for page in range(4) if head(page) in found]
    assert found.count("Payment") == 4 * LINES


def test_a_sum_below_each_page_stays():
    pages = [
        [*lines(page, payment), Text(72, 40, f"Carried forward: {page * 311 + 4512} dollars")]
        for page in range(4)
    ]
    assert text(pages).count("Carried forward") == 4


def test_a_figure_alone_below_a_text_stays_where_the_pages_are_counted_otherwise():
    below = ["4512", "977", "1203", "88"]
    pages = [[*lines(page, payment), Text(72, 40, below[page])] for page in range(4)]
    found = text(pages).split("\n")
    assert [figure for figure in below if not any(figure in line for line in found)] == []
