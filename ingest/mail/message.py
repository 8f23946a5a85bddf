"""Reading mail: subject, sender, day and body of one message. Attachments are named, not read."""

import re
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import replace
from email.errors import MessageError
from email.header import decode_header, make_header
from email.message import Message
from email.parser import BytesParser
from email.utils import parseaddr
from itertools import groupby

from ingest.blocks import Block
from ingest.characters import clean, collapse, decode
from ingest.dates import mail_moment
from ingest.html.page import fragment_blocks
from ingest.provenance import Provenance
from ingest.reading import Reading
from ingest.source import Source
from ingest.text.plain import text_blocks

MOST_PARTS = 1_000
_QUOTED = re.compile(r"(?:>[ \t]?)+")


def read_mail(source: Source) -> Reading:
    """The blocks of a message; its plain text where it has one, else its HTML."""
    message = BytesParser().parsebytes(source.content)
    plain: list[Block] = []
    rich: list[Block] = []
    attached: list[str] = []
    for part in _leaves(message):
        if name := _attachment(part):
            attached.append(name)
        elif part.get_content_type() == "text/html":
            rich += fragment_blocks(_text(part))
        else:
            plain += _plain_blocks(clean(_text(part)))
    blocks = plain or rich
    if attached:
        blocks.append(Block("note", f"Attached, and not read: {', '.join(attached)}"))
    name, address = parseaddr(header(message, "From"))
    told = Provenance(
        title=header(message, "Subject") or None,
        byline=name or address or None,
        published=mail_moment(header(message, "Date")),
    )
    return Reading(blocks, told)


def header(message: Message, name: str) -> str:
    """A header in words, on one line; empty without one."""
    value = str(message.get(name, ""))
    with suppress(MessageError, LookupError, ValueError):  # an unknown encoding: as it stands
        value = str(make_header(decode_header(value)))
    return collapse(clean(value))


def _leaves(message: Message) -> Iterator[Message]:
    """The parts that hold something, in order; of a message within, its own are not looked at."""
    waiting = [message]
    for _ in range(MOST_PARTS):
        if not waiting:
            return
        part = waiting.pop()
        inner = part.get_payload() if part.get_content_maintype() == "multipart" else None
        if isinstance(inner, list):
            waiting += [each for each in reversed(inner) if isinstance(each, Message)]
        else:
            yield part


def _attachment(part: Message) -> str | None:
    """The name of an attachment; None for what is read as the message's own words."""
    is_said = part.get_content_maintype() in ("text", "multipart")  # parts that lack their marks
    if is_said and part.get_content_disposition() != "attachment":
        return None
    named = collapse(clean(part.get_filename() or ""))
    return named or part.get_content_type()


def _text(part: Message) -> str:
    payload = part.get_payload(decode=True)
    return decode(payload, part.get_content_charset()) if isinstance(payload, bytes) else ""


def _plain_blocks(text: str) -> Iterator[Block]:
    """Paragraphs; those of an earlier message that is quoted begin with ">"."""
    lines = text.split("\n")
    for depth, group in groupby(lines, key=lambda line: bool(_QUOTED.match(line))):
        bare = "\n".join(_QUOTED.sub("", line, count=1) for line in group)
        for block in text_blocks(bare):
            yield replace(block, text=f"> {block.text}") if depth else block
