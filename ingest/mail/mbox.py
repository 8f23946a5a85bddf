"""The messages of a mailbox file, one after the other, however large the file is."""

import re
from collections.abc import Iterator
from email.parser import BytesHeaderParser
from typing import BinaryIO

from ingest.article import Locator
from ingest.errors import UnreadableSource, too_large
from ingest.forms import MEDIA_TYPES
from ingest.members import Member, member_name

_BEGINS = re.compile(rb"From .{0,200}\d\d:\d\d")  # "From ana@example.org Thu Sep 14 10:05:00 2023"
_ESCAPED = re.compile(rb"\A>(>*From )")
_PIECE = 64 * 1024  # bytes; a longer line is read in pieces


def messages_in(stream: BinaryIO, max_bytes: int) -> Iterator[Member | UnreadableSource]:
    """The messages of an mbox file in their order; one over `max_bytes` is a failure."""
    names: set[str] = set()
    number = 0
    for content in _split(stream, max_bytes):
        number += 1
        if len(content) > max_bytes:
            yield UnreadableSource(str(number), too_large(max_bytes))
            continue
        header = BytesHeaderParser().parsebytes(content)
        name = member_name(str(header.get("Message-ID", "")).strip(" <>"), content, names)
        yield Member(name, MEDIA_TYPES[".eml"], content, Locator("message", str(number)))
    if not number:
        yield UnreadableSource("", "it holds no messages")


def _split(stream: BinaryIO, max_bytes: int) -> Iterator[bytes]:
    """The bytes of each message; of one that is too large only a little more than `max_bytes`."""
    pieces: list[bytes] | None = None
    size = 0
    blank = fresh = True
    while piece := stream.readline(_PIECE):
        if fresh and blank and _BEGINS.match(piece):
            if pieces is not None:
                yield b"".join(pieces)
            pieces, size = [], 0
        elif pieces is not None and size <= max_bytes:
            pieces.append(_ESCAPED.sub(rb"\1", piece, count=1) if fresh else piece)
            size += len(piece)
        blank = fresh and not piece.strip(b"\r\n")
        fresh = piece.endswith(b"\n")
    if pieces is not None:
        yield b"".join(pieces)
