"""PDF: reading order, paragraphs over line and page ends, pages for citations, named failures."""

import textwrap
import zlib
from datetime import date
from pathlib import Path

import pytest
from pdf_files import HEIGHT, Pdf, Text, column, pdf

from ingest.article import Locator, Place
from ingest.errors import UnreadableSource
from ingest.forms import MEDIA_TYPES
from ingest.read import read
from ingest.source import Source

DATA = Path(__file__).parents[2] / "data"
FIRST = [
    "Customs officers opened a con-",
    "tainer at Puerto Alto on 3 September and",
    "found 412 kilograms of cocaine behind a",
    "false wall, and the well-known owner of",
    "the company that had sent it, who is wel-",
    "come in the harbour for his silence, and",
]
SECOND = [
    "who had spoken to nobody for a well-",
    "known reason, denied it all on Monday.",
]


def article(content, name="report.pdf"):
    return read(Source(f"/sources/{name}", MEDIA_TYPES[".pdf"], content))


def refused(content):
    with pytest.raises(UnreadableSource) as failure:
        article(content)
    assert failure.value.location == "/sources/report.pdf"
    return failure.value.reason


def quoted(found, words):
    start = found.text.index(words)
    return found.place(start, start + len(words))


def headed(lines, number):
    """A page as reports have it: the same line above, a number below."""
    return [Text(72, 760, f"Annual report {number}"), *lines, Text(300, 30, str(number))]


def test_a_paragraph_is_joined_over_lines_and_pages_and_every_word_knows_its_page():
    found = article(pdf([headed(column(FIRST), 1), headed(column(SECOND), 2)]))
    assert found.text == (
        "Customs officers opened a container at Puerto Alto on 3 September and found 412 kilograms"
        " of cocaine behind a false wall, and the well-known owner of the company that had sent it,"
        " who is welcome in the harbour for his silence, and who had spoken to nobody for a"
        " well-known reason, denied it all on Monday."
    )
    turn = found.text.index("who had spoken")
    assert found.locators == (Locator("page", "1", 0), Locator("page", "2", turn))
    assert quoted(found, "412 kilograms") == Place("page", "1", "1")
    assert quoted(found, "silence, and who had spoken") == Place("page", "1", "2")
    assert quoted(found, "on Monday") == Place("page", "2", "2")


def test_pages_bear_the_labels_that_are_printed_on_them():
    pages = [[Text(72, 700, f"This is what stands on sheet {n} of it.")] for n in range(3)]
    found = article(pdf(pages, labels="0 << /S /r >> 2 << /S /D >>"))
    assert [locator.label for locator in found.locators] == ["i", "ii", "1"]
    found = article(pdf(pages, labels="0 << /S /D >> 2 << /S /D >>"))  # 1, 2, 1: no help to anybody
    assert [locator.label for locator in found.locators] == ["1", "2", "3"]


def test_columns_that_were_drawn_across_the_page_are_read_one_after_the_other():
    right = [
        "Colonel Rubén Tavares denied that any of",
        "his soldiers had guarded the container,",
        "and he said that the gate had been shut",
        "all through the night of the delivery,",
        "which the harbour master confirmed.",
    ]
    rows = zip(column(FIRST[:5]), column(right, left=300), strict=True)
    found = article(pdf([[line for row in rows for line in row]]))
    assert "container at Puerto Alto" in found.text
    assert found.text.index("sent it, who is") < found.text.index("Colonel")
    assert "guarded the container, and he said that the gate had been shut all" in found.text


@pytest.mark.parametrize(("columns", "width"), [(3, 26), (4, 18)])
def test_narrow_columns_are_read_one_after_the_other(columns, width):
    texts = [
        " ".join(f"The {name} inspector counted {n} barges in the basin." for n in range(12))
        for name in ("first", "second", "third", "fourth")[:columns]
    ]
    wrapped = [textwrap.wrap(text, width)[:12] for text in texts]
    rows = zip(*(column(w, left=50 + n * 520 // columns, size=9) for n, w in enumerate(wrapped)),
               strict=True)  # fmt: skip
    found = article(pdf([[line for row in rows for line in row]])).text.replace("\n", " ")
    assert [" ".join(lines) in found for lines in wrapped] == [True] * columns


@pytest.mark.parametrize("barge", ["Barge of the north", "barge of the north"])
def test_a_table_of_names_stays_rows(barge):
    rows = [(f"{barge} {n}", f"owner of pier {n}", "Basin") for n in range(9)]
    drawn = [Text(72 + 170 * c, 700 - 14 * r, cell) for r, row in enumerate(rows)
             for c, cell in enumerate(row)]  # fmt: skip
    assert article(pdf([drawn])).text.split("\n") == [" | ".join(row) for row in rows]


def test_a_name_with_a_hyphen_keeps_it_over_lines():
    lines = [
        "The road to the harbour was closed on Friday by Commissioner Lidia Sáenz-",
        "Peña and by two officers, who had come from the town of Arlen in the night.",
    ]
    assert "Sáenz-Peña and by two" in article(pdf([column(lines)])).text


def test_rows_of_a_table_stay_rows():
    cells = [("Year", "Kilograms"), ("2021", "300 of hashish"), ("2022", "412"), ("2023", "90")]
    rows = [
        Text(left, 600 - 14 * row, words)
        for row, pair in enumerate(cells)
        for left, words in zip((72, 200), pair, strict=True)
    ]
    found = article(pdf([[*column([" ".join(SECOND)[:38] + " on Monday."]), *rows]]))
    assert "Year | Kilograms\n2021 | 300 of hashish\n2022 | 412\n2023 | 90" in found.text


def test_large_print_is_a_heading_and_the_first_one_the_title():
    page = [
        Text(72, 720, "The Audit of the Harbour", 20),
        Text(72, 690, "By Marta Quiñónez, 14 September 2023"),
        *column(SECOND, top=660),
        Text(72, 600, "What the ministry says", 15),
        *column(["The ministry did not answer any of our questions."], top=570),
    ]
    found = article(pdf([page]))
    assert found.title == "The Audit of the Harbour"
    assert found.byline == "Marta Quiñónez"
    assert found.published == date(2023, 9, 14)
    marked = [found.text[mark.start : mark.end] for mark in found.marks]
    assert marked == ["What the ministry says"]


def test_a_list_is_one_block_and_a_numbered_heading_none():
    page = [
        Text(72, 720, "1. Findings", 15),
        *column(["The commission looked for all of these:"], top=690),
        *column(["• the lorries, which had been seen by all at the", "bridge on Monday,"], top=676),
        *column(["• the barges."], top=648),
    ]
    found = article(pdf([page]))
    assert found.title == "1. Findings"
    assert (
        "these:\n\n• the lorries, which had been seen by all at the bridge on Monday,\n• the"
        in (found.text)
    )


def test_a_process_that_fails_is_one_source_s_failure(tmp_path, monkeypatch, caplog):
    script = tmp_path / "script.py"
    script.write_text("import os; os.abort()")
    monkeypatch.setattr("ingest.pdf.document._SCRIPT", script)
    assert refused(pdf([column(FIRST)])) == "it is no PDF, or a damaged one"
    assert caplog.records


def test_properties_tell_what_the_text_does_not():
    about = {
        "Title": "The Año Report",
        "Author": "Inés Robledo",
        "CreationDate": "D:20231002101112-06'00'",
        "ModDate": "D:20231003",
    }
    found = article(pdf([column(SECOND)], about))
    assert (found.title, found.byline) == ("The Año Report", "Inés Robledo")
    assert found.published_at.isoformat() == "2023-10-02T10:11:12-06:00"
    assert found.updated_at.isoformat() == "2023-10-03"
    junk = {"Title": "Microsoft Word - draft3.doc", "Author": "user"}
    found = article(pdf([column(SECOND)], junk))
    assert found.title.startswith("who had spoken")
    assert found.byline is None


def test_the_day_a_page_was_printed_is_not_its_day():
    about = {"Producer": "Skia/PDF m120", "CreationDate": "D:20261125101112Z"}
    assert article(pdf([column(SECOND)], about)).published is None


def test_a_scan_says_what_to_do():
    assert "ocrmypdf" in refused(_scan())


def test_pages_that_are_pictures_are_named():
    found = article(pdf([column(FIRST), None, None, None, column(SECOND), None]))
    note = "Pages not read, since they are pictures (ocrmypdf can recognise them): 2–4, 6"
    assert found.text.split("\n\n")[1:] == [note]
    assert [found.text[mark.start : mark.end] for mark in found.marks] == [note]
    assert quoted(found, note) == Place("page", "2", "2")
    assert "not read" not in article(pdf([column(FIRST), [], column(SECOND)])).text


def test_a_damaged_page_is_named_and_the_others_keep_their_numbers():
    pages = [headed(column(FIRST), 1), [], headed(column(SECOND), 3), None, []]
    found = article(pdf(pages, damaged=(2, 5)))
    assert quoted(found, "412 kilograms") == Place("page", "1", "1")
    assert quoted(found, "denied it all") == Place("page", "3", "3")
    assert found.text.split("\n\n")[1:] == [
        "Pages not read, since they are pictures (ocrmypdf can recognise them): 4",
        "Pages not read, since they are damaged (another copy of the file may have them): 2, 5",
    ]
    labels = "0 << /S /r >> 2 << /S /D >>"
    found = article(pdf(pages, labels=labels, damaged=(1, 2)))
    assert quoted(found, "denied it all") == Place("page", "1", "1")
    assert found.text.endswith("may have them): i–ii")


def test_a_file_of_damaged_pages_says_so():
    damaged = pdf([column(FIRST), column(SECOND)], damaged=(1, 2))
    assert refused(damaged) == "it is no PDF, or a damaged one"
    assert refused(pdf([[], column(SECOND)], damaged=(2,))) == "it holds no text"


def test_a_locked_file_says_so():
    assert "password" in refused((DATA / "locked.pdf").read_bytes())


@pytest.mark.parametrize(
    "content",
    [
        b"%PDF-1.7\n",
        b"not a PDF at all",
        pdf([column(FIRST)])[:300],
        b"%PDF-1.7\n1 0 obj\n<< /Type /Catalog /Pages 1 0 R >>\nendobj\ntrailer << /Root 1 0 R >>",
    ],
    ids=["empty", "text", "cut off", "its own page tree"],
)
def test_a_damaged_file_is_a_named_failure(content):
    assert refused(content) in ("it is no PDF, or a damaged one", "it holds no text")


def test_a_page_tree_that_bites_its_tail_ends():
    made = Pdf()
    made.add("<< /Type /Pages /Kids [2 0 R 1 0 R] /Count 3 >>")
    made.add("<< /Type /Pages /Parent 1 0 R /Kids [1 0 R 2 0 R] /Count 2 >>")
    root = made.add("<< /Type /Catalog /Pages 1 0 R >>")
    assert refused(made.written(root))


def test_a_drawing_that_calls_itself_ends(monkeypatch):
    monkeypatch.setattr("ingest.pdf.document.MOST_SECONDS", 2)
    made = Pdf()
    made.add("<< /Type /Pages /Kids [2 0 R] /Count 1 >>")
    made.add(
        f"<< /Type /Page /Parent 1 0 R /MediaBox [0 0 600 {HEIGHT}] /Contents 4 0 R"
        " /Resources << /XObject << /X 3 0 R >> >> >>"
    )
    call = b"/X Do /X Do"
    made.add(
        f"<< /Type /XObject /Subtype /Form /BBox [0 0 9 9] /Length {len(call)}"
        " /Resources << /XObject << /X 3 0 R >> >> >>",
        call,
    )
    made.add(f"<< /Length {len(call)} >>", call)
    root = made.add("<< /Type /Catalog /Pages 1 0 R >>")
    assert refused(made.written(root)) == "it is not drawn within 2 seconds"


def _scan():
    """A page that is a picture and nothing else."""
    made = Pdf()
    grey = zlib.compress(b"\x80" * 100)
    made.add("<< /Type /Pages /Kids [2 0 R] /Count 1 >>")
    made.add(
        f"<< /Type /Page /Parent 1 0 R /MediaBox [0 0 600 {HEIGHT}] /Contents 4 0 R"
        " /Resources << /XObject << /X 3 0 R >> >> >>"
    )
    made.add(
        "<< /Type /XObject /Subtype /Image /Width 10 /Height 10 /ColorSpace /DeviceGray"
        f" /BitsPerComponent 8 /Filter /FlateDecode /Length {len(grey)} >>",
        grey,
    )
    made.add("<< /Length 28 >>", b"q 600 0 0 792 0 0 cm /X Do Q")
    return made.written(made.add("<< /Type /Catalog /Pages 1 0 R >>"))
