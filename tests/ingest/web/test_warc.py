"""Web archives: pages with their addresses and days; nothing else, and nothing without bounds."""

import gzip
import io
import zlib
from datetime import date

import pytest

from ingest.article import Locator
from ingest.errors import UnreadableSource
from ingest.gathering.discovery import discover
from ingest.read import read
from ingest.source import sources_in
from ingest.web import warc

PROSE = "The harbour master wrote that pier seven was closed on Friday."
PAGE = f"<html><head><title>Pier Seven</title></head><body><p>{PROSE}</p></body></html>".encode()
ADDRESS = "https://paper.example/2023/pier"


def record(content, kind="response", address=ADDRESS, day="2023-09-14T10:05:00Z", **more):
    headers = {
        "WARC-Type": kind,
        "WARC-Target-URI": address,
        "WARC-Date": day,
        "Content-Length": str(len(content)),
        "Content-Type": "application/http;msgtype=response",
    } | {name.replace("_", "-"): value for name, value in more.items()}
    lines = "".join(f"{name}: {value}\r\n" for name, value in headers.items())
    return b"WARC/1.1\r\n" + lines.encode() + b"\r\n" + content + b"\r\n\r\n"


def answer(body=PAGE, status="200 OK", **headers):
    said = {"Content-Type": "text/html"} | {k.replace("_", "-"): v for k, v in headers.items()}
    lines = "".join(f"{name}: {value}\r\n" for name, value in said.items() if value)
    return f"HTTP/1.1 {status}\r\n{lines}\r\n".encode() + body


def found(*records, name="crawl.warc"):
    return list(sources_in(f"/{name}", name, io.BytesIO(b"".join(records))))


def chunked(body, size=20):
    pieces = [body[at : at + size] for at in range(0, len(body), size)]
    return b"".join(b"%x\r\n%s\r\n" % (len(piece), piece) for piece in pieces) + b"0\r\n\r\n"


@pytest.mark.parametrize("packed", [False, True])
def test_a_page_knows_its_address_and_the_day_of_its_capture(tmp_path, packed):
    file = tmp_path / ("crawl.warc.gz" if packed else "crawl.warc")
    info = record(b"software: a crawler\r\n", "warcinfo", "")
    records = [info, record(answer())]
    file.write_bytes(b"".join(map(gzip.compress, records) if packed else records))
    (source,) = discover([tmp_path])
    assert source.location == f"{file}#{ADDRESS}"
    assert source.within == Locator("record", "2")
    article = read(source)
    assert (article.title, article.text) == ("Pier Seven", PROSE)
    assert (article.url, article.retrieved_at.date()) == (ADDRESS, date(2023, 9, 14))


def test_what_is_no_page_is_passed_over():
    records = [
        record(b"GET / HTTP/1.1\r\n\r\n", "request"),
        record(answer(b"", "301 Moved Permanently", Location="/other")),
        record(answer(PAGE, "404 Not Found")),
        record(answer(), "revisit"),
        record(answer(b"body {}", Content_Type="text/css")),
        record(answer(b"\x89PNG", Content_Type="image/png")),
        record(answer(b'[{"text": "The words."}]', Content_Type="application/json")),
        record(
            answer(b"User-agent: *", Content_Type="text/plain"),
            address="https://a.example/robots.txt",
        ),
        record(b"93.184.216.34", "response", "dns:paper.example"),
        record(answer(f"<p>{PROSE}</p>".encode()), address="https://paper.example/other"),
        record(
            PROSE.encode(), "resource", "https://paper.example/a.txt", Content_Type="text/plain"
        ),
    ]
    assert [each.address for each in found(*records)] == [
        "https://paper.example/other",
        "https://paper.example/a.txt",
    ]


@pytest.mark.parametrize("stated", ["", "application/octet-stream"])
@pytest.mark.parametrize(
    ("body", "media_type"),
    [(PAGE, "text/html"), (b"%PDF-1.7 ...", "application/pdf"), (gzip.compress(PAGE), "text/html")],
)
def test_what_no_server_states_is_told_by_its_content(stated, body, media_type):
    packing = "gzip" if body.startswith(b"\x1f\x8b") else ""
    (source,) = found(record(answer(body, Content_Type=stated, Content_Encoding=packing)))
    assert (source.address, source.media_type) == (ADDRESS, media_type)
    if not packing:
        (kept,) = found(record(body, "resource", Content_Type=stated))
        assert kept.content == source.content == body


def test_what_neither_server_nor_content_tells_is_named_if_it_may_hold_words():
    failure, page = found(
        record(answer(PROSE.encode(), Content_Type="")),
        record(answer(b"", Content_Type="")),
        record(answer(b"\x89PNG\r\n", Content_Type="")),
        record(answer(b"let a = 1", Content_Type=""), address="https://paper.example/a.js"),
        record(answer(b"\0\1\2", Content_Type="application/octet-stream")),
        record(answer()),
    )
    assert (failure.location, failure.reason) == (
        f"/crawl.warc#{ADDRESS}",
        "neither its server nor its content tells what form it has",
    )
    assert page.content == PAGE


@pytest.mark.parametrize(
    "sent",
    [
        answer(gzip.compress(PAGE), Content_Encoding="gzip"),
        answer(zlib.compress(PAGE), Content_Encoding="deflate"),
        answer(chunked(PAGE), Transfer_Encoding="chunked"),
        answer(chunked(gzip.compress(PAGE)), Transfer_Encoding="chunked", Content_Encoding="gzip"),
        answer(PAGE, Transfer_Encoding="chunked", Content_Encoding="gzip"),  # unpacked when kept
    ],
)
def test_a_page_is_the_same_however_it_was_sent(sent):
    (source,) = found(record(sent))
    assert source.content == PAGE


def test_captures_of_one_address_have_names_of_their_own():
    one, two = found(record(answer()), record(answer(PAGE + b"<p>More.</p>")))
    assert one.location == f"/crawl.warc#{ADDRESS}"
    assert two.location.startswith(f"{one.location} ")


def test_the_stated_encoding_is_followed():
    body = "<p>El año pasado el señor Ibáñez cruzó la frontera.</p>".encode("cp1252")
    (source,) = found(record(answer(body, Content_Type="text/html; charset=windows-1252")))
    assert "año pasado el señor Ibáñez" in read(source).text


@pytest.mark.parametrize("at", [20, -30, -5])
def test_behind_a_broken_member_what_was_read_stays(at):
    good, broken = gzip.compress(record(answer())), bytearray(gzip.compress(record(answer())))
    for place in range(4):
        broken[at + place] ^= 0xFF
    pages = found(good, bytes(broken))
    assert pages[0].content == PAGE
    assert isinstance(pages[-1], UnreadableSource)
    assert pages[-1].location == "/crawl.warc"
    assert "damaged" in pages[-1].reason


@pytest.mark.parametrize(
    "content",
    [
        record(answer())[:-60],
        record(answer()) + b"junk where a record should begin",
        record(answer(), Content_Length="99999999999"),
        record(answer(), Content_Length="many"),
        record(answer()) + b"WARC/1.1\r\n" + b"A: b\r\n" * 1000 + b"\r\n",
        record(answer()) + b"\n" * 10_000,
        b"WARC/1.1\r\n" + b"x" * 200_000,
        b"no archive",
    ],
)
def test_damage_is_a_named_failure(content):
    failure = found(content)[-1]
    assert isinstance(failure, UnreadableSource)
    assert "damaged" in failure.reason
    assert "WARC" in failure.reason or "record 1" in failure.reason


def test_pages_and_archives_have_bounds(monkeypatch):
    bomb = answer(gzip.compress(b"<p>" + b"a" * 3_000_000), Content_Encoding="gzip")
    stream = io.BytesIO(record(bomb) + record(answer(b"a" * 3_000_000)) + record(answer()))
    *failures, page = warc.pages_in(stream, 1_000_000)
    assert [failure.reason for failure in failures] == ["it is larger than 976 KiB"] * 2
    assert page.content == PAGE
    with monkeypatch.context() as patch:
        patch.setattr(warc, "MOST_RECORDS", 1)
        assert "only its first 1 records" in found(record(answer()), record(answer()))[-1].reason
    monkeypatch.setattr(warc, "MOST_BYTES", 1_000)
    assert "longer than" in found(*[record(answer())] * 9)[-1].reason


def test_an_archive_without_pages_says_so():
    (failure,) = found(record(b"GET / HTTP/1.1\r\n\r\n", "request"))
    assert "no page" in failure.reason
