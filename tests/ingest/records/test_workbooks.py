"""Workbooks: the rows of their sheets, as those of tables, and what is left out of them."""

import io
import json
import struct
import zipfile
from datetime import datetime, time, timedelta

import pytest
from workbook_files import ods, ods_cell, ods_rows, ole, packed, written, xls, xlsb, xlsm, xlsx

from ingest.article import Locator
from ingest.errors import UnreadableSource
from ingest.file_name import file_name
from ingest.read import read
from ingest.records import workbook
from ingest.source import Source, sources_in

PROSE = "A lorry with 41 goats was stopped at the bridge; nobody was arrested."
TABLE = [["id", "text", "date"], ["7", PROSE, "2023-09-14"]]
OTHER = [["id", "text"], ["7", "Two boats were stopped, too."]]
DAMAGED = "it is no workbook, or a damaged one; open it in a spreadsheet program"


def found(content, name="a.xlsx", columns=None):
    """The sources and the reasons for failures of a workbook."""
    each = list(sources_in(f"/s/{name}", name, io.BytesIO(content), columns=columns or {}))
    return (
        [source for source in each if isinstance(source, Source)],
        [failure.reason for failure in each if isinstance(failure, UnreadableSource)],
    )


def records(sources):
    return [json.loads(source.content) for source in sources]


@pytest.mark.parametrize(
    ("form", "content"),
    [
        (".xlsx", xlsx({"Sheet1": TABLE})),
        (".xlsm", xlsm(TABLE)),
        (".xlsb", xlsb(TABLE)),
        (".xls", xls(TABLE)),
        (".ods", ods(ods_rows(TABLE))),
    ],
)
def test_a_row_is_an_article(form, content):
    (row,), failures = found(content, f"ledger{form}")
    article = read(row)
    assert (article.text, article.published.isoformat()) == (PROSE, "2023-09-14")
    assert article.locators == (Locator("row", "2"),)
    assert article.location == f"/s/ledger{form}#Sheet1!7"
    assert file_name(article) == f"ledger{form}"
    assert not failures


@pytest.fixture(scope="module")
def ledger():
    """A workbook as people keep them."""

    def fill(book):
        sheet = book.add_worksheet("Payments")
        day, moment, clock, length = (
            book.add_format({"num_format": form})
            for form in ("yyyy-mm-dd", "dd/mm/yyyy hh:mm", "hh:mm:ss", "[h]:mm:ss")
        )
        sheet.write_row(3, 2, ["id", "text", "date", "sum", "paid", "at", "took", "rate"])
        sheet.merge_range(3, 10, 3, 11, "remark")
        sheet.write_row(5, 2, [1.0, PROSE])
        sheet.write_datetime(5, 4, datetime(2023, 9, 14), day)
        sheet.write_row(5, 5, [0.1 + 0.2, True])
        sheet.write_datetime(5, 7, time(9, 5), clock)
        sheet.write_datetime(5, 8, timedelta(hours=30, minutes=5), length)
        sheet.write_formula(5, 9, "=NA()", None, "#N/A")
        sheet.write_row(5, 10, ["late", "very late"])
        sheet.write_row(7, 2, [-0.0, "The second of them.", None, 9007199254740991.0, False])
        sheet.write_datetime(7, 4, datetime(2023, 9, 14, 10, 5, 30), moment)
        sheet.write_row(8, 2, [3])
        book.add_worksheet("Empty")
        for name, hide in (("Draft", "hide"), ("Codes", "very_hidden")):
            hidden = book.add_worksheet(name)
            hidden.write_row(0, 0, ["text"])
            hidden.write_row(1, 0, ["What nobody sees."])
            getattr(hidden, hide)()
        book.add_chartsheet("Curve").set_chart(chart := book.add_chart({"type": "line"}))
        chart.add_series({"values": "=Payments!$F$6:$F$8"})

    return written(fill)


def test_cells_are_told_as_a_reader_would_write_them(ledger):
    rows, _ = found(ledger)
    assert records(rows) == [
        {
            "id": "1", "text": PROSE, "date": "2023-09-14", "sum": "0.3", "paid": "TRUE",
            "at": "09:05", "took": "30:05:00", "remark": "late", "": "very late",
        },
        {
            "id": "0", "text": "The second of them.", "date": "2023-09-14 10:05:30",
            "sum": "9007199254740991", "paid": "FALSE",
        },
    ]  # fmt: skip
    assert read(rows[1]).published_at.isoformat() == "2023-09-14T10:05:30"


def test_rows_bear_the_numbers_that_the_spreadsheet_shows(ledger):
    rows, _ = found(ledger)
    assert [row.within for row in rows] == [Locator("row", "6"), Locator("row", "8")]


def test_what_is_left_out_is_said(ledger):
    _, failures = found(ledger)
    assert failures == [
        "1 of its 3 rows hold no text",
        "hidden sheets, which are not read: 2; unhide what is to be read",
    ]


def test_hidden_sheets_alone_say_so():
    content = written(lambda book: (book.add_worksheet(), book.add_worksheet("Notes").hide()))
    assert found(content) == (
        [],
        [
            "it holds no rows",
            "hidden sheets, which are not read: 1; unhide what is to be read",
        ],
    )


def test_of_several_sheets_the_place_tells_which():
    content = xlsx({"Pay\u202e ments": TABLE, "Empty": [], "2023": OTHER})
    rows, failures = found(content)
    assert [row.within for row in rows] == [
        Locator("row", "2, “Pay ments”"),
        Locator("row", "2, “2023”"),
    ]
    assert [row.location for row in rows] == ["/s/a.xlsx#Pay ments!7", "/s/a.xlsx#2023!7"]
    assert not failures


def test_a_row_that_changes_its_sheet_s_place_is_no_other():
    (before, _), _ = found(xlsx({"One": TABLE, "Two": OTHER}))
    (_, after), _ = found(xlsx({"Two": OTHER, "One": TABLE}))
    assert (before.location, before.digest) == (after.location, after.digest)


def test_the_number_of_rows_is_bounded_over_all_sheets(monkeypatch):
    monkeypatch.setattr("ingest.records.members.MOST_RECORDS", 1)
    rows, failures = found(xlsx({"One": TABLE, "Two": OTHER}))
    assert len(rows) == 1
    assert failures == ["only its first 1 rows were read; split it"]


def test_columns_are_named_by_a_person():
    table = [["Nr", "Nota", "text"], ["7", PROSE, "no"]]
    (row,), failures = found(xlsx({"A": table}), columns={"text": "nota", "id": "Nr"})
    assert (read(row).text, row.location) == (PROSE, "/s/a.xlsx#A!7")
    assert records([row])[0]["text (not used)"] == "no"
    assert not failures
    _, (reason,) = found(xlsx({"A": table}), columns={"title": "Titel"})
    assert "no row has the column 'Titel'" in reason
    assert "Nr, Nota, text" in reason


def test_cells_of_open_document():
    repeated = "table:number-columns-repeated"
    rows = (
        f'<table:table-row table:number-rows-repeated="3"><table:table-cell {repeated}="9"/>'
        "</table:table-row>"
        + ods_rows([["text", "date", "sum", "took"]])
        + "<table:table-row>"
        + '<table:table-cell office:value-type="string"><office:annotation><text:p>Sure?</text:p>'
        f"</office:annotation><text:p>{PROSE}</text:p><text:p>So they said.</text:p>"
        "</table:table-cell>"
        + ods_cell("14/09/23", 'office:value-type="date" office:date-value="2023-09-14"')
        + ods_cell("2,00 €", 'office:value-type="currency" office:value="2"')
        + ods_cell("30:05", 'office:value-type="time" office:time-value="PT30H05M00S"')
        + "</table:table-row>"
        + f'<table:table-row table:number-rows-repeated="1048000"><table:table-cell {repeated}='
        '"16384"/></table:table-row>'
    )
    (row,), failures = found(ods(rows, hidden=ods_rows(TABLE)), "a.ods")
    assert records([row]) == [
        {
            "text": f"{PROSE}\nSo they said.", "date": "2023-09-14", "sum": "2",
            "took": "30:05:00",
        }
    ]  # fmt: skip
    assert row.within == Locator("row", "5")
    assert failures == ["hidden sheets, which are not read: 1; unhide what is to be read"]


def locked_xls():
    plain = xls(TABLE)
    at = plain.index(struct.pack("<HH", 0x42, 2))
    return plain[:at] + struct.pack("<HHH", 0x2F, 2, 1) + plain[at + 6 :]


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("a.xlsx", ole("EncryptedPackage", b"\1" * 5000)),
        ("a.xls", locked_xls()),
        (
            "a.ods",
            packed(
                {
                    "mimetype": "application/vnd.oasis.opendocument.spreadsheet",
                    "META-INF/manifest.xml": "<manifest:encryption-data/>",
                    "content.xml": "\1\2\3",
                }
            ),
        ),
    ],
)
def test_a_locked_workbook_says_what_to_do(name, content):
    assert found(content, name) == (
        [],
        ["it is locked with a password; save it without one, and ingest that"],
    )


WHOLE = xlsx({"One": TABLE})


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("a.xlsx", b""),
        ("a.xlsx", b"\0 no workbook"),
        ("a.xlsx", WHOLE[:-30]),
        ("a.xlsx", packed({"[Content_Types].xml": "<Types/>", "xl/workbook.xml": "<w/>"})),
        ("a.xls", xls(TABLE)[:1800]),
        ("a.xls", ole("WordDocument", b"a")),
        ("a.xlsb", xlsb(TABLE)[:-30]),
        ("a.ods", ods("<table:table-row> </table:table-row")),
        ("a.xls", b'<?xml version="1.0"?><Workbook/>'),
    ],
)
def test_a_damaged_workbook_says_what_to_do(name, content):
    rows, (reason,) = found(content, name)
    assert not rows
    assert reason.startswith(DAMAGED)


def test_of_a_workbook_with_a_damaged_sheet_the_others_are_read():
    with zipfile.ZipFile(io.BytesIO(xlsx({"One": TABLE, "Two": OTHER}))) as whole:
        parts = {name: whole.read(name) for name in whole.namelist()}
    parts["xl/worksheets/sheet1.xml"] = parts["xl/worksheets/sheet1.xml"][:300] + b"<<"
    (row,), (reason,) = found(packed(parts))
    assert read(row).text == "Two boats were stopped, too."
    assert reason == "its sheet “One” is damaged; save the workbook anew, and ingest that"


def test_cells_that_stand_far_apart_take_no_memory():
    def fill(book):
        sheet = book.add_worksheet()
        sheet.write(0, 0, "text")
        sheet.write(1_048_575, 16_383, PROSE)

    rows, (reason,) = found(written(fill))
    assert not rows
    assert reason.startswith("its cells take more memory than there is; delete what stands far")


def test_a_text_that_many_cells_share_is_not_multiplied_without_end():
    content = xlsx({"One": [["text"], *[["word " * 200]] * 100]})
    with pytest.raises(
        UnreadableSource, match=r"more text than may be \(it is larger than 40 KiB\)"
    ):
        list(workbook.workbook_rows_in(io.BytesIO(content), 40 * 2**10, {}))


def test_what_unpacks_to_too_much_is_refused_before_it_is_opened(monkeypatch):
    monkeypatch.setattr(workbook, "told_by", None)
    bomb = packed({"[Content_Types].xml": "<Types/>", "xl/workbook.xml": b" " * 30_000_000})
    _, (reason,) = found(bomb)
    assert reason.startswith("its part xl/workbook.xml: it unpacks to more")
    several = packed({f"xl/{number}.xml": b" " * 2**20 for number in range(3)})
    with pytest.raises(UnreadableSource, match="it unpacks to more than 2 MiB; split it"):
        list(workbook.workbook_rows_in(io.BytesIO(several), 2**19, {}))
    monkeypatch.setattr(workbook, "MOST_FILES", 1)
    _, (reason,) = found(bomb)
    assert reason == "it holds more than 1 parts; save it as CSV"


@pytest.mark.parametrize(
    ("script", "reason"),
    [
        ("raise SystemExit(3)", DAMAGED),
        ("raise BaseException('PanicException: index out of bounds')", DAMAGED),
        ("import time; time.sleep(60)", "it is not read within 0.3 seconds; split it"),
    ],
)
def test_a_process_that_fails_is_one_source_s_failure(tmp_path, monkeypatch, script, reason):
    (tmp_path / "process.py").write_text(script)
    monkeypatch.setattr(workbook, "_SCRIPT", tmp_path / "process.py")
    if "sleep" in script:
        monkeypatch.setattr(workbook, "MOST_SECONDS", 0.3)
    rows, (said,) = found(WHOLE)
    assert not rows
    assert said.startswith(reason)


def test_a_title_above_the_table_names_no_columns():
    title = [["Seizures of 2023"], [], ["source: customs", "as of May"]]
    (row,), failures = found(xlsx({"Sheet1": [*title, *TABLE]}))
    assert records([row]) == [{"id": "7", "text": PROSE, "date": "2023-09-14"}]
    assert read(row).locators == (Locator("row", "5"),)
    assert not failures


def test_a_title_is_passed_over_where_a_person_names_the_columns():
    table = [["Seizures of 2023"], ["id", "account"], ["7", PROSE]]
    (row,), _ = found(xlsx({"Sheet1": table}), columns={"text": "account"})
    assert read(row).text == PROSE
