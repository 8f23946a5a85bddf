"""Small real files of every form, damaged: an article, or a failure that names them."""

import gzip
import io
import zipfile

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from pdf_files import Text, pdf

from ingest.errors import UnreadableSource
from ingest.forms import MEDIA_TYPES
from ingest.read import read
from ingest.source import sources_in
from ingest.web.listings import listing_in

PROSE = "The ferry left the harbour at noon on Monday, the port authority said."
PAGE = f"<html><head><title>Ferry</title></head><body><h1>Ferry</h1><p>{PROSE}</p></body></html>"
WORD = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
OFFICE = "urn:oasis:names:tc:opendocument:xmlns:"


def packed(parts: dict[str, str]) -> bytes:
    content = io.BytesIO()
    with zipfile.ZipFile(content, "w") as written:
        for name, part in parts.items():
            written.writestr(name, part)
    return content.getvalue()


def mail(body: str) -> str:
    return f"Subject: =?utf-8?q?Ferry?=\nFrom: Ana <ana@example.org>\n{body}"


ANSWER = f"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n{PAGE}"
RECORD = (
    "WARC/1.1\r\nWARC-Type: response\r\nWARC-Target-URI: https://paper.example/ferry\r\n"
    f"WARC-Date: 2023-09-14T10:05:00Z\r\nContent-Length: {len(ANSWER)}\r\n\r\n{ANSWER}\r\n\r\n"
)
TEXTS = {
    ".txt": f"Ferry\n\nBy Ana Robledo | 14 September 2023\n\n{PROSE}\n\n- one\n- two\n",
    ".md": f"---\ntitle: Ferry\n---\n# Ferry\n\n{PROSE} [a](b)\n\n- one\n\n|a|b|\n|-|-|\n|c|d|\n",
    ".html": PAGE,
    ".mhtml": f"Subject: Ferry\nContent-Type: multipart/related; boundary=b\n\n--b\n"
    f"Content-Type: text/html\nContent-Transfer-Encoding: quoted-printable\n\n{PAGE}\n--b--\n",
    ".eml": mail(
        "Content-Type: multipart/mixed; boundary=b\n\n--b\nContent-Type: text/plain\n"
        f"Content-Transfer-Encoding: base64\n\nVGhlIGZlcnJ5IGxlZnQu\n--b\n\n{PROSE}\n--b--\n"
    ),
    ".mbox": ("From a Thu Sep 14 10:05:00 2023\n" + mail(f"\n{PROSE}\n\n")) * 2,
    ".rtf": "{\\rtf1\\ansi{\\fonttbl{\\f0 A;}}{\\info{\\title A}}" + PROSE + "\\par \\'e9\\u233?}",
    ".csv": f'id,text,date\n1,"{PROSE}",2023-09-14\n2,"Another, one.",\n',
    ".json": f'{{"items": [{{"id": 1, "text": "{PROSE}"}}, {{"id": 2, "body": "Another."}}]}}',
    ".jsonl": f'{{"id": 1, "text": "{PROSE}"}}\n{{"id": 2, "text": "Another."}}\n',
    ".srt": f"1\n00:00:01,000 --> 00:00:02,000\n{PROSE}\n\n2\n00:00:03,000 --> 00:00:04,000\nYes\n",
    ".vtt": f"WEBVTT\n\n00:01.000 --> 00:02.000\n<v Ana>{PROSE}\n",
    ".warc": RECORD * 2,
}  # fmt: skip
DOCUMENTS = {
    ".docx": packed(
        {
            "[Content_Types].xml": "<Types/>",
            "word/document.xml": f'<w:document xmlns:w="{WORD}"><w:body><w:p><w:r><w:t>{PROSE}'
            "</w:t></w:r></w:p></w:body></w:document>",
        }
    ),
    ".odt": packed(
        {
            "mimetype": "application/vnd.oasis.opendocument.text",
            "content.xml": f'<o:c xmlns:o="{OFFICE}office:1.0" xmlns:t="{OFFICE}text:1.0"><o:text>'
            f"<t:p>{PROSE}</t:p></o:text></o:c>",
        }
    ),
    ".epub": packed(
        {
            "mimetype": "application/epub+zip",
            "META-INF/container.xml": '<c><rootfile full-path="b.opf"/></c>',
            "b.opf": '<p><item id="a" href="a.html"/><itemref idref="a"/></p>',
            "a.html": PAGE,
        }
    ),
    ".zip": packed({"a.txt": PROSE, "b/c.html": PAGE}),
    ".warc.gz": gzip.compress(RECORD.encode()) * 2,
}
WHOLE = {form: text.encode() for form, text in TEXTS.items()} | DOCUMENTS
PDF = pdf([[Text(72, 600, PROSE), Text(72, 580, "A second line of it.")]])
FEED = b"<rss><channel><item><link>https://a.example/</link></item></channel></rss>"


@st.composite
def damaged(draw: st.DrawFn, whole: bytes) -> bytes:
    """A file with some bytes changed, left out, doubled, or put in from elsewhere."""
    content = bytearray(whole)
    for _ in range(draw(st.integers(1, 4))):
        start = draw(st.integers(0, max(0, len(content) - 1)))
        end = min(len(content), start + draw(st.integers(0, 60)))
        match draw(st.sampled_from(("flip", "cut", "end", "double", "splice"))):
            case "flip" if content:
                content[start] ^= 1 << draw(st.integers(0, 7))
            case "cut":
                del content[start:end]
            case "end":
                del content[start:]
            case "double":
                content[end:end] = content[start:end] * draw(st.integers(1, 20))
            case "splice":
                content[start:end] = draw(st.binary(max_size=20))
    return bytes(content)


def ends(form: str, content: bytes) -> None:
    """Hold that a file ends as articles, or as failures that a person understands."""
    name = f"/sources/any{form}"
    for source in sources_in(name, f"any{form}", io.BytesIO(content)):
        try:
            if isinstance(source, UnreadableSource):
                raise source
            found = read(source)
        except UnreadableSource as failure:
            assert failure.location.startswith(name)
            assert "could not be read" not in failure.reason  # a parser's surprise
        else:
            assert found.title.strip()
            assert all(found.text[mark.start : mark.end].strip() for mark in found.marks)
            assert all(locator.start < len(found.text) for locator in found.locators)


def test_there_is_a_file_of_every_form():
    forms = {MEDIA_TYPES[form] for form in [*WHOLE, ".pdf"]}
    assert forms == set(MEDIA_TYPES.values())
    for form, content in WHOLE.items():
        sources = list(sources_in("/a", f"a{form}", io.BytesIO(content)))
        assert sources
        for source in sources:
            assert "ferry" in read(source).text.casefold() or "Another" in read(source).text


@pytest.mark.parametrize("form", WHOLE)
@settings(deadline=None, max_examples=60, suppress_health_check=[HealthCheck.too_slow])
@given(st.data())
def test_a_damaged_file_is_read_or_refused(form, data):
    ends(form, data.draw(damaged(WHOLE[form])))


@pytest.mark.slow
@settings(deadline=None, max_examples=25, suppress_health_check=[HealthCheck.too_slow])
@given(damaged(PDF))
def test_a_damaged_pdf_is_read_or_refused(content):  # a process each
    ends(".pdf", content)


@settings(deadline=None, max_examples=100)
@given(damaged(FEED))
def test_a_damaged_feed_is_a_listing_or_none(content):
    listing = listing_in(content)
    assert listing is None or all(isinstance(each, str) for each in listing.addresses)
