"""A small real file of every form that is read, with a sentence that a test wants in it."""

import gzip
import io
import zipfile
from collections.abc import Callable, Mapping
from textwrap import wrap

from pdf_files import Text, column, pdf
from workbook_files import Table, ods, ods_rows, xls, xlsb, xlsm, xlsx

_WORD = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_OFFICE = "urn:oasis:names:tc:opendocument:xmlns:"


def packed(parts: Mapping[str, str]) -> bytes:
    """A ZIP of these files."""
    content = io.BytesIO()
    with zipfile.ZipFile(content, "w") as written:
        for name, part in parts.items():
            written.writestr(name, part)
    return content.getvalue()


def page(words: str) -> str:
    return (
        f"<html><head><title>Ferry</title></head><body><h1>Ferry</h1><p>{words}</p></body></html>"
    )


def _text(words: str) -> str:
    return f"Ferry\n\nBy Ana Robledo | 14 September 2023\n\n{words}\n\n- one\n- two\n"


def _markdown(words: str) -> str:
    below = "See [a](b).\n\n- one\n\n|a|b|\n|-|-|\n|c|d|\n"
    return f"---\ntitle: Ferry\n---\n# Ferry\n\n{words}\n\n{below}"


def _saved_page(words: str) -> str:
    return (
        "Subject: Ferry\nContent-Type: multipart/related; boundary=b\n\n--b\n"
        f"Content-Type: text/html\nContent-Transfer-Encoding: quoted-printable\n\n{page(words)}\n"
        "--b--\n"
    )


def _mail(body: str) -> str:
    return f"Subject: =?utf-8?q?Ferry?=\nFrom: Ana <ana@example.org>\n{body}"


def _mail_of_parts(words: str) -> str:
    return _mail(
        "Content-Type: multipart/mixed; boundary=b\n\n--b\nContent-Type: text/plain\n"
        f"Content-Transfer-Encoding: base64\n\nVGhlIGZlcnJ5IGxlZnQu\n--b\n\n{words}\n--b--\n"
    )


def _mailbox(words: str) -> str:
    head = "From a Thu Sep 14 10:05:00 2023\n"
    return "".join(head + _mail(f"\n{body}\n\n") for body in ("Another, one.", words))


def _rich_text(words: str) -> str:
    return "{\\rtf1\\ansi{\\fonttbl{\\f0 A;}}{\\info{\\title A}}" + words + "\\par \\'e9\\u233?}"


def _record(words: str) -> str:
    """A page as a crawler keeps it."""
    answer = f"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n{page(words)}"
    return (
        "WARC/1.1\r\nWARC-Type: response\r\nWARC-Target-URI: https://paper.example/ferry\r\n"
        f"WARC-Date: 2023-09-14T10:05:00Z\r\nContent-Length: {len(answer)}\r\n\r\n{answer}\r\n\r\n"
    )


def _feed(words: str) -> str:
    items = "".join(
        f"<item><title>Ferry</title><link>https://paper.example/{number}</link>"
        f"<description>&lt;p&gt;{said}&lt;/p&gt;</description></item>"
        for number, said in enumerate(("Another, one.", words), start=1)
    )
    return f'<?xml version="1.0"?><rss version="2.0"><channel>{items}</channel></rss>'


def _atom_feed(words: str) -> str:
    entries = "".join(
        f"<entry><id>urn:{number}</id><title>Ferry</title><updated>2023-09-14</updated>"
        f'<content type="xhtml"><div xmlns="http://www.w3.org/1999/xhtml"><p>{said}</p></div>'
        "</content></entry>"
        for number, said in enumerate(("Another, one.", words), start=1)
    )
    return f'<feed xmlns="http://www.w3.org/2005/Atom">{entries}</feed>'


def _word_document(words: str) -> bytes:
    return packed(
        {
            "[Content_Types].xml": "<Types/>",
            "word/document.xml": f'<w:document xmlns:w="{_WORD}"><w:body><w:p><w:r><w:t>{words}'
            "</w:t></w:r></w:p></w:body></w:document>",
        }
    )


def _open_document(words: str) -> bytes:
    return packed(
        {
            "mimetype": "application/vnd.oasis.opendocument.text",
            "content.xml": f'<o:c xmlns:o="{_OFFICE}office:1.0" xmlns:t="{_OFFICE}text:1.0">'
            f"<o:text><t:p>{words}</t:p></o:text></o:c>",
        }
    )


def _book(words: str) -> bytes:
    return packed(
        {
            "mimetype": "application/epub+zip",
            "META-INF/container.xml": '<c><rootfile full-path="b.opf"/></c>',
            "b.opf": '<p><item id="a" href="a.html"/><item id="b" href="b.html"/>'
            '<itemref idref="b"/><itemref idref="a"/></p>',
            "b.html": "<html><body><h1>The Quay</h1><p>Another, one.</p></body></html>",
            "a.html": page(words),
        }
    )


def _two_pages(words: str) -> bytes:
    lines = [*wrap(words, 70), "A second line of it."]
    return pdf([[Text(72, 600, "A first page, of another.")], column(lines)])


def _table(words: str) -> Table:
    return [["id", "text", "date"], ["1", "Another, one.", ""], ["2", words, "2023-09-14"]]


_TEXTS: dict[str, Callable[[str], str]] = {
    ".txt": _text,
    ".md": _markdown,
    ".html": page,
    ".mhtml": _saved_page,
    ".mht": _saved_page,
    ".eml": _mail_of_parts,
    ".mbox": _mailbox,
    ".rtf": _rich_text,
    ".csv": lambda words: f'id,text,date\n1,"Another, one."\n2,"{words}",2023-09-14\n',
    ".tsv": lambda words: f"id\ttext\tdate\n1\tAnother, one.\n2\t{words}\t2023-09-14\n",
    ".json": lambda words: f'{{"items": [{{"id": 1, "body": "Another."}}, '
    f'{{"id": 2, "text": "{words}"}}]}}',
    ".jsonl": lambda words: f'{{"id": 1, "text": "Another."}}\n{{"id": 2, "text": "{words}"}}\n',
    ".ndjson": lambda words: f'{{"id": 1, "text": "Another."}}\n\n{{"id": 3, "text": "{words}"}}\n',
    ".srt": lambda words: "1\n00:00:01,000 --> 00:00:02,000\nYes.\n\n"
    f"2\n00:00:30,000 --> 00:00:33,000\n{words}\n",
    ".vtt": lambda words: "WEBVTT\n\n00:01.000 --> 00:02.000\n<v Ana>Yes.\n\n"
    f"01:05.000 --> 01:09.000\n{words}\n",
    ".rss": _feed,
    ".atom": _atom_feed,
    ".warc": lambda words: _record("Another, one.") + _record(words),
}  # fmt: skip
_DOCUMENTS: dict[str, Callable[[str], bytes]] = {
    ".docx": _word_document,
    ".odt": _open_document,
    ".epub": _book,
    ".pdf": _two_pages,
    ".xlsx": lambda words: xlsx({"Sheet1": _table(words)}),
    ".xlsm": lambda words: xlsm(_table(words)),
    ".xlsb": lambda words: xlsb(_table(words)),
    ".xls": lambda words: xls(_table(words)),
    ".ods": lambda words: ods(ods_rows(_table(words))),
    ".zip": lambda words: packed({"a.txt": words, "b/c.html": page("Another, one.")}),
    ".warc.gz": lambda words: b"".join(
        gzip.compress(_record(said).encode(), mtime=0) for said in ("Another, one.", words)
    ),
}
FORMS = (*_TEXTS, *_DOCUMENTS)


def file_of(form: str, words: str) -> bytes:
    """A file of one of `FORMS` in which these words stand.

    They stand in the second message, row, record, page, chapter or line of speech, where the form
    has such.

    Args:
        words: without signs that any of the forms gives a meaning to.
    """
    return _DOCUMENTS[form](words) if form in _DOCUMENTS else _TEXTS[form](words).encode()
