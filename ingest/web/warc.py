"""The pages and documents of a web archive (WARC, ISO 28500), one record after the other.

gzip and http.client of the standard library and no WARC library: tried on broken files, warcio took
a damaged gzip member for the end of the file and read headers of any length into memory; FastWARC
brings a compiled parser of its own and three more packages for what is a line of headers here.
"""

import gzip
import re
import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from http import HTTPStatus
from http.client import HTTPException, HTTPMessage, parse_headers
from io import BytesIO
from itertools import count
from typing import BinaryIO
from urllib.parse import urlsplit

from ingest.article import Locator
from ingest.errors import UnreadableSource, too_large
from ingest.forms import HEAD, MEDIA_TYPES, WORKBOOKS, form_of, refusal
from ingest.members import Member, member_name
from ingest.passed_over import kind_of
from ingest.prose.characters import clean, collapse
from ingest.web.bodies import whole
from ingest.web.stated import file_name, is_vague, stated

MOST_RECORDS = 200_000  # requests and notes on fetching among them
MOST_BYTES = 4 * 1024**3  # of all records, unpacked

_LONGEST_LINE = 64 * 1024  # bytes
_LONGEST_ADDRESS = 4_000  # characters
_MOST_HEADERS = 256 * 1024  # bytes of what a server says before a document
_MOST_BLANK = 8  # lines between two records, where the standard has two
_MOST_CHUNKS = 1_000_000
_GZIP = b"\x1f\x8b"
_STATUS = re.compile(rb"HTTP/[\d.]{1,5} +(\d{3})\b")
_DAMAGES = (OSError, EOFError, ValueError, HTTPException, zlib.error)
_SEVERAL = WORKBOOKS | {
    MEDIA_TYPES[suffix] for suffix in (".zip", ".warc", ".mbox", ".csv", ".json", ".jsonl", ".rss")
}
"""Forms that hold several documents: to pages they are data, and no text of theirs."""


@dataclass(frozen=True, slots=True)
class _Record:
    """One record.

    Attributes:
        number: in the file, from 1 on.
        kind: `response`, `request`, `revisit` …
        address: what it is a record of; empty where it is of no address of http.
        captured: when it was fetched.
        media_type: of the content.
        content: its first bytes, no more than were asked for.
    """

    number: int
    kind: str
    address: str
    captured: datetime | None
    media_type: str
    content: bytes


def pages_in(stream: BinaryIO, max_bytes: int) -> Iterator[Member | UnreadableSource]:
    """The pages and documents of an archive in its order; what else a browser loads, in silence.

    A redirect, a page that was not there, and a revisit, which repeats what an earlier record
    holds, are passed over, too. A failure bears the page's address, or none where it is the
    archive's: what was read before it stays.
    """
    names: set[str] = set()
    at = pages = 0
    try:
        for record in _records(stream, max_bytes + _MOST_HEADERS):
            at = record.number
            if at > MOST_RECORDS:
                yield UnreadableSource(
                    "", f"only its first {MOST_RECORDS} records were read; split it"
                )
                break
            try:
                page = _page(record, names, max_bytes)
            except UnreadableSource as failure:
                yield UnreadableSource(record.address, failure.reason)
                pages += 1
                continue
            if page is not None:
                yield page
                pages += 1
    except _DAMAGES as error:
        said = collapse(clean(str(error)))[:100] or type(error).__name__
        where = f"in or behind its record {at}" if at else "or no WARC at all"
        yield UnreadableSource("", f"it is damaged {where} ({said})")
        return
    if not pages:
        yield UnreadableSource("", "it holds no page or document that can be read")


def _records(stream: BinaryIO, most: int) -> Iterator[_Record]:
    """The records with up to `most` bytes of each; raises one of `_DAMAGES`."""
    packed = stream.read(len(_GZIP)) == _GZIP
    stream.seek(0)
    lines: BinaryIO = gzip.GzipFile(fileobj=stream) if packed else stream  # type: ignore[assignment]
    total = 0
    for number in count(1):
        if not _begins(lines):
            return
        headers = parse_headers(lines)
        length = headers.get("Content-Length", "").strip()
        if not re.fullmatch(r"\d{1,15}", length, re.ASCII):
            raise ValueError("a record does not say how long it is")
        total += int(length)
        if total > MOST_BYTES:
            raise ValueError(f"its records are longer than {MOST_BYTES // 2**30} GiB")
        content = lines.read(min(int(length), most))
        _pass_over(lines, int(length) - len(content))
        yield _Record(
            number,
            headers.get("WARC-Type", "").strip().lower(),
            _address(headers),
            _moment(headers.get("WARC-Date", "")),
            headers.get("Content-Type", ""),
            content,
        )


def _begins(lines: BinaryIO) -> bool:
    """Whether another record begins; its first line is read."""
    for _ in range(_MOST_BLANK):
        line = lines.readline(_LONGEST_LINE)
        if not line:
            return False
        if line.strip():
            break
    if not line.startswith(b"WARC/"):
        raise ValueError("a record does not begin where it should")
    return True


def _pass_over(lines: BinaryIO, size: int) -> None:
    while size > 0:
        piece = lines.read(min(size, 2**20))
        if not piece:
            raise EOFError("it breaks off")
        size -= len(piece)


def _address(headers: HTTPMessage) -> str:
    """The address of http that a record is of, or nothing."""
    address = clean(headers.get("WARC-Target-URI", "").strip().strip("<>"))
    try:
        is_page = urlsplit(address).scheme in ("http", "https")
    except ValueError:
        return ""
    return address if is_page and len(address) <= _LONGEST_ADDRESS else ""


def _moment(stated: str) -> datetime | None:
    """A date of a record, which is of UTC."""
    try:
        moment = datetime.fromisoformat(stated.strip())
    except ValueError:
        return None
    return moment.replace(tzinfo=UTC) if moment.tzinfo is None else moment.astimezone(UTC)


def _page(record: _Record, names: set[str], max_bytes: int) -> Member | None:
    """A record as a page or document; None where it is neither.

    Raises:
        UnreadableSource: without a name; it is one, and too large or damaged.
    """
    if not record.address or urlsplit(record.address).path == "/robots.txt":
        return None
    if record.kind == "response":
        answer = _answer(record.content)
        if answer is None:
            return None
        headers, body = answer
        said = headers.get("Content-Type", "")
    elif record.kind == "resource":  # kept without what the server said
        headers, body, said = HTTPMessage(), record.content, record.media_type
    else:
        return None
    media_type, charset = stated(said)
    name = file_name(record.address, media_type)
    if form_of(name, b"") is None and (not is_vague(media_type) or kind_of(name, b"", None)):
        return None
    content = _unpacked(headers, body, max_bytes)
    head = content[:HEAD]
    form = form_of(name, head)
    if form is None and head.strip() and not media_type and kind_of(name, head, None) is None:
        raise UnreadableSource("", "neither its server nor its content tells what form it has")
    if form is None or form in _SEVERAL or refusal(form):
        return None
    if len(record.content) > max_bytes:
        raise UnreadableSource("", too_large(max_bytes))
    return Member(
        member_name(record.address, content, names),
        form,
        content,
        Locator("record", str(record.number)),
        record.address,
        charset,
        record.captured,
    )


def _answer(block: bytes) -> tuple[HTTPMessage, bytes] | None:
    """What a server said of a document, and the document as it was sent; None without one."""
    status = _STATUS.match(block)
    if status is None or int(status[1]) != HTTPStatus.OK:
        return None
    lines = BytesIO(block)
    lines.readline(_LONGEST_LINE)
    try:
        headers = parse_headers(lines)
    except HTTPException as error:
        raise UnreadableSource("", "its server's headers are damaged") from error
    return headers, block[lines.tell() :]


def _unpacked(headers: HTTPMessage, body: bytes, max_bytes: int) -> bytes:
    """A document out of what was sent; many archives hold it unpacked, whatever the headers say."""
    if headers.get("Transfer-Encoding", "").strip().lower() == "chunked":
        body = _joined(body)
    packing = headers.get("Content-Encoding", "").strip().lower()
    if packing in ("gzip", "x-gzip") and not body.startswith(_GZIP):
        packing = ""
    return whole([body], packing, max_bytes)


def _joined(body: bytes) -> bytes:
    """The chunks of a body as one; the body as it is where it has none."""
    pieces: list[bytes] = []
    at = 0
    while len(pieces) < _MOST_CHUNKS:
        end = body.find(b"\r\n", at, at + 100)
        size = body[at : max(at, end)].partition(b";")[0].strip()
        if not re.fullmatch(rb"[0-9a-fA-F]{1,8}", size):
            return body
        at = end + 2 + int(size, 16)
        if int(size, 16) == 0:
            return b"".join(pieces)
        pieces.append(body[end + 2 : at])
        at += 2
    return body
