"""What form a file is of, where its name and its content agree and where they do not."""

import gzip
import io
import zipfile

import pytest
from pdf_files import Text, pdf
from workbook_files import ods, ole, xls, xlsx

from ingest.errors import UnreadableSource
from ingest.forms import MEDIA_TYPES, form_of, refusal
from ingest.gathering.discovery import discover
from ingest.source import Source

PDF = pdf([[Text(72, 600, "A report of one line.")]])
TABLE = [["text"], ["Words."]]
OFFICE = b"PK\x03\x04" + b"\0" * 26 + b"[Content_Types].xml" + b"PK\x03\x04" + b"\0" * 26


@pytest.mark.parametrize(
    ("name", "head", "form"),
    [
        ("a.txt", b"Words.", ".txt"),
        ("a.TXT", b"Words.", ".txt"),
        ("a.txt", PDF, ".pdf"),
        ("a", PDF, ".pdf"),
        ("a.pdf", b"junk\n" + PDF, ".pdf"),
        ("a.txt", b"A text about the mark %PDF-1.4", ".txt"),
        ("a.eml", b"Subject: %PDF-1.4\n\nWords.", ".eml"),
        ("a.txt", b"\n<!DOCTYPE html><p>Words.", ".html"),
        ("a.pdf", b"<html><p>Not found.", ".html"),
        ("a.md", b"# Words", ".md"),
        ("a.html", b"From: x\r\nContent-Type: multipart/related; boundary=b\r\n", ".mhtml"),
        ("a.txt", b"{\\rtf1 Words.}", ".rtf"),
        ("a.txt", b"WEBVTT\n\n", ".vtt"),
        ("a.docx", b"PK\x03\x04" + b"\0" * 26 + b"[Content_Types].xml", ".docx"),
        ("a.zip", b"PK\x03\x04" + b"\0" * 26 + b"mimetypeapplication/epub+zip", ".epub"),
        ("a.txt", b"PK\x03\x04" + b"\0" * 26 + b"a.txt", ".zip"),
        ("a.txt", xlsx({"A": TABLE}), ".xlsx"),
        ("a.xlsm", xlsx({"A": TABLE}), ".xlsm"),
        ("a.xlsx", b"PK\x03\x04" + b"\0" * 26 + b"[Content_Types].xml", ".xlsx"),
        ("a.xlsx", OFFICE + b"word/document.xml", ".docx"),
        ("a", OFFICE + b"xl/workbook.bin", ".xlsx"),
        ("a.odt", ods(""), ".ods"),
        ("a.zip", b"PK\x03\x04" + b"\0" * 26 + b"xl/letter.txt", ".zip"),
        ("a.zip", b"PK\x03\x04" + b"\0" * 26 + b"books/a.xlsx" + xlsx({"A": TABLE}), ".zip"),
        ("a.xls", xls(TABLE), ".xls"),
        ("a.xlsx", ole("EncryptedPackage", b"a"), ".xlsx"),
        ("a.xls", b"id\ttext\n1\tWords.\n", ".csv"),
        ("a.xls", b"<html><table>", ".html"),
        ("a.xls", b"<?xml version='1.0'?><Workbook/>", ".xls"),
    ],
)
def test_content_decides_where_it_is_certain(name, head, form):
    assert form_of(name, head) == MEDIA_TYPES[form]


def test_a_form_that_nothing_tells_is_none():
    assert form_of("a.xyz", b"Words.") is None


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (b"\x89PNG\r\n\x1a\n", "picture"),
        (b"\xff\xd8\xff\xe0", "picture"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "before 2007"),
        (b"\x1f\x8b\x08", "unpack it"),
        (b"Rar!\x1a\x07\x00", "unpack it"),
        (b"\x7fELF\x02", "program"),
        (b"SQLite format 3\0\x10\0\1\1", "database"),
    ],
)
def test_a_text_by_name_that_is_none_says_what_it_is(tmp_path, content, said):
    file = tmp_path / "statement.txt"
    file.write_bytes(content)
    (failure,) = discover([tmp_path])
    assert isinstance(failure, UnreadableSource)
    assert said in failure.reason


def test_a_file_without_a_suffix_is_read_if_its_content_tells_its_form(tmp_path):
    file = tmp_path / "report"
    file.write_bytes(PDF)
    (source,) = discover([file])
    assert isinstance(source, Source)
    assert source.media_type == MEDIA_TYPES[".pdf"]


def test_an_empty_file_and_what_is_no_file_are_failures(tmp_path):
    (tmp_path / "empty.zip").write_bytes(b"")
    (tmp_path / "empty.csv").write_bytes(b"")
    found = list(discover([tmp_path, "/dev/null"]))
    assert [type(each) for each in found] == [UnreadableSource] * 3


def test_a_document_of_an_office_program_is_one_whatever_its_zip_begins_with():
    content = io.BytesIO()
    with zipfile.ZipFile(content, "w", zipfile.ZIP_DEFLATED) as written:
        written.writestr("mimetype", "application/epub+zip")
    assert form_of("book.epub", content.getvalue()) == MEDIA_TYPES[".epub"]
    assert form_of("book.zip", content.getvalue()) == MEDIA_TYPES[".zip"]


def test_a_packed_web_archive_is_told_from_other_packed_files():
    packed = gzip.compress(b"WARC/1.0\r\n")
    assert form_of("crawl.gz", packed) == form_of("crawl.warc.gz", packed) == MEDIA_TYPES[".warc"]
    assert refusal(form_of("a.warc.gz", gzip.compress(b"words")))
    assert refusal(form_of("a.gz", b"\x1f\x8bdamaged"))
