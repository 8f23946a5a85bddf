"""Hostile input: each ends as an article or as a failure that says why, and soon.

Times are the process's own, and generous: what is here took minutes, or the square of its length.
"""

import gzip
import io
import struct
import time
import zipfile

import pytest

from ingest.errors import UnreadableSource
from ingest.prose.passages import SplitOptions, split
from ingest.read import read
from ingest.source import sources_in
from ingest.web import warc

PROSE = "The ferry left the harbour at noon on Monday, the port authority said in a statement."
W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
SECONDS = 10.0


def ended(name: str, content: bytes | str) -> tuple[list[str], list[str]]:
    """Texts and reasons that a file of this name ends as."""
    content = content.encode("utf-8", "surrogatepass") if isinstance(content, str) else content
    texts, reasons = [], []
    begun = time.process_time()
    for source in sources_in(f"/sources/{name}", name, io.BytesIO(content)):
        try:
            if isinstance(source, UnreadableSource):
                raise source
            article = read(source)
        except UnreadableSource as failure:
            assert failure.location.startswith("/sources/")
            reasons.append(failure.reason)
        else:
            split(article, SplitOptions(), lambda text: len(text) // 4 + 1)
            texts.append(article.text)
    assert time.process_time() - begun < SECONDS
    assert not any("could not be read" in reason for reason in reasons)
    assert texts or reasons
    return texts, reasons


def packed(**parts: str | bytes) -> bytes:
    content = io.BytesIO()
    with zipfile.ZipFile(content, "w") as written:
        for name, part in parts.items():
            written.writestr(name, part)
    return content.getvalue()


def docx(body: str) -> bytes:
    document = f"<w:document {W}><w:body>{body}</w:body></w:document>"
    return packed(**{"[Content_Types].xml": "<Types/>", "word/document.xml": document})


def box(depth: int) -> str:
    inner = f"<w:r><w:t>{PROSE}</w:t></w:r>"
    for _ in range(depth):
        inner = f"<w:r><w:txbxContent><w:p>{inner}</w:p></w:txbxContent></w:r>"
    return inner


def cues(number: int) -> str:
    times = (f"{i // 60:02}:{i % 60:02}" for i in range(number))
    return "WEBVTT\n\n" + "".join(f"{at}.000 --> {at}.500\nword {at}\n\n" for at in times)


MBOX = "From a Thu Sep 14 10:05:00 2023\nSubject: x\n\n"
READ = {
    "a million marks on a letter": ("a.txt", "a" + "\u0301\u0323\u0327" * 300_000 + f" {PROSE}"),
    "words in a subject": ("a.eml", "Subject: " + "=?a?q? " * 150_000 + f"\n\n{PROSE}"),
    "brackets of a sender": ("a.eml", "From: " + "(" * 1_000_000 + f"\n\n{PROSE}"),
    "parameters": ("a.eml", "Content-Type: text/plain" + ";" * 1_000_000 + f"\n\n{PROSE}"),
    "nested bylines": ("a.html", "<div class=byline>w " * 1_900 + f"<p>{PROSE}"),
    "nested articles": ("a.html", "<article><p>w" * 1_500 + PROSE),
    "nested headlines": ("a.html", "<h1>w" * 1_500 + f"<p>{PROSE}"),
    "pull quotes": (
        "a.html",
        "".join(f"<p class=pull>Words {i} of {i}.</p>" for i in range(9_000)),
    ),
    "pull quotes beside much text": (
        "a.html",
        "".join(f"<p class=pull>The words of quotation number {i}.</p>" for i in range(20_000))
        + f"<p>{PROSE * 20}</p>" * 1_000,
    ),
    "headings of comments": ("a.txt", "\n\n".join(2 * [*[PROSE] * 2_000, *["Comments"] * 2_000])),
    **{
        f"{words} again and again": ("a.txt", "\n\n".join(["The ferry", *[words, PROSE] * 4_000]))
        for words in ("Related stories", "About the author", "Was this article helpful?")
    },
    "captions": ("a.txt", "\n\n".join(f"The ferry at {i}. Photo: El Faro" for i in range(16_000))),
    "brackets": ("a.md", "![" * 100_000 + PROSE),
    "rows of too few cells": ("a.md", "\n".join(["|a" * 3_000, "|-" * 3_000, *["|c"] * 3_000])),
    "text boxes in text boxes": ("a.docx", docx(f"<w:p>{box(80)}</w:p>" * 300)),
    "cues without a full stop": ("a.vtt", cues(5_999)),
    "angle brackets before From": ("a.mbox", MBOX + (">" * 60_000 + "x\n") * 5),
    "a number of many figures": ("a.json", f'[{{"text": "The words.", "id": {"9" * 100_000}}}]'),
    "keys that repeat": ("a.json", "[{" + '"text": "The words.",' * 100_000 + '"id": 1}]'),
    "emoji": ("a.txt", "👩‍👩‍👧‍👦" * 50_000 + PROSE),
    "UTF-7": ("a.html", f"<meta charset=utf-7><p>+ADw-script+AD4- {PROSE}".encode() + b"\xff"),
    "no encoding": ("a.html", f"<meta charset=unicode_escape><p>{PROSE}".encode() + b"\\ud800\xff"),
}


@pytest.mark.parametrize(("name", "content"), READ.values(), ids=READ)
def test_what_is_odd_and_can_be_read_is_read_soon(name, content):
    texts, reasons = ended(name, content)
    assert texts
    assert reasons == []


REFUSED = {
    "a hundred thousand attributes": (
        "a.html", "<p " + " ".join(f"a{i}='>'" for i in range(100_000)) + f">{PROSE}", "attributes",
    ),
    "attributes without values": (
        "a.html", "<p " + " ".join(f"a{i}" for i in range(100_000)) + f">{PROSE}", "attributes",
    ),
    "a million tags": ("a.html", "<b>" * 1_000_000, "tags"),
    "too many letters": ("a.txt", PROSE * 200_000, "letters; split it"),
    "too many letters of Markdown": ("a.md", PROSE * 200_000, "letters; split it"),
    "too many letters of a page": ("a.html", f"<p>{PROSE * 200_000}", "letters; split it"),
    "too many letters of RTF": ("a.rtf", "{\\rtf1 " + PROSE * 200_000, "letters; split it"),
    "lists in lists": ("a.json", "[" * 1_000_000, "no JSON"),
    "lists without end": ("a.json", "[" + "[]," * 5_000_000 + "[]]", "lists and objects"),
    "messages in messages": ("a.eml", "Content-Type: message/rfc822\n\n" * 5_000 + PROSE, "nested"),
    "parts in parts": (
        "a.eml",
        "".join(f"Content-Type: multipart/mixed; boundary=b{i}\n\n--b{i}\n" for i in range(2_000)),
        "nested",
    ),
    "a character that is none": ("a.rtf", "{\\rtf1 \\u99999999999? words}", "damaged RTF"),
    "elements without end": ("a.docx", docx("<w:p/>" * 4_100_000), "tags"),
}  # fmt: skip


@pytest.mark.parametrize(("name", "content", "reason"), REFUSED.values(), ids=REFUSED)
def test_what_is_beyond_all_bounds_is_refused_soon_and_says_why(name, content, reason):
    texts, reasons = ended(name, content)
    assert texts == []
    assert reason in reasons[0]


def test_pictures_of_an_rtf_do_not_count_as_its_letters():
    texts, _ = ended("a.rtf", "{\\rtf1 {\\pict " + "ff00" * 4_000_000 + "}" + PROSE + "}")
    assert texts == [PROSE]


def test_scripts_and_data_in_attributes_are_no_attributes():
    script = f"<script>for (i<n; words {'word ' * 5_000}) {{}}</script>"
    picture = f'<img src="data:image/png;base64,{"A" * 100_000}" alt="{"one two " * 2_000}">'
    texts, _ = ended("a.html", f"<html>{script}{picture}<!-- <p {'a ' * 5_000} --><p>{PROSE}</p>")
    assert texts == [PROSE]


def test_files_that_overlap_in_an_archive_are_read_once():
    content = packed(**{"a0000.txt": PROSE * 1_000})
    end = content.rfind(b"PK\x05\x06")
    (directory,) = struct.unpack("<I", content[end + 16 : end + 20])
    entries = b"".join(
        content[directory:end].replace(b"a0000", b"a%04d" % number) for number in range(500)
    )
    tail = struct.pack("<4s4H2LH", b"PK\x05\x06", 0, 0, 500, 500, len(entries), directory, 0)
    texts, reasons = ended("a.zip", content[:directory] + entries + tail)
    assert len(texts) == 1
    assert len(reasons) == 499


def test_a_web_archive_that_is_a_bomb_is_cut_off(monkeypatch):
    monkeypatch.setattr(warc, "MOST_BYTES", 50_000_000)
    record = b"WARC/1.0\r\nContent-Length: 20000000\r\n\r\n" + b"0" * 20_000_000 + b"\r\n\r\n"
    texts, reasons = ended("a.warc.gz", gzip.compress(record) * 10)
    assert texts == []
    assert "longer than" in reasons[0]


@pytest.mark.parametrize(
    "spoof", ["\u202e", "\u2067", "\u200f", "\u200b", "\u2060", "\ufeff", "\x1b"]
)
@pytest.mark.parametrize("name", ["a.txt", "a.md", "a.html", "a.srt", "a.csv", "a.eml", "a.rtf"])
def test_nothing_in_a_text_hides_or_turns_the_words_around_it(name, spoof):
    words = f"He was {spoof}not {spoof}there when the ferry left the harbour at noon on Monday."
    content = {
        "a.html": f"<title>A{spoof}B</title><p>{words}</p>",
        "a.srt": f"1\n00:00:01,000 --> 00:00:02,000\n{words}\n",
        "a.csv": f"text\n{words}\n",
        "a.eml": f"Subject: A{spoof}B\nContent-Type: text/plain; charset=utf-8\n\n{words}\n",
        "a.rtf": "{\\rtf1 " + words.replace(spoof, f"\\u{ord(spoof)}?") + "}",
    }.get(name, words)
    texts, _ = ended(name, content)
    assert texts == [words.replace(spoof, "")]
