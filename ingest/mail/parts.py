"""The parts of a message: its own words, what is attached, and its headers."""

from collections.abc import Iterator
from contextlib import suppress
from email.errors import MessageError
from email.header import decode_header, make_header
from email.message import Message

from ingest.characters import clean, collapse

MOST_PARTS = 1_000


def header(message: Message, name: str) -> str:
    """A header in words, on one line; empty without one."""
    value = str(message.get(name, ""))
    with suppress(MessageError, LookupError, ValueError):  # an unknown encoding: as it stands
        value = str(make_header(decode_header(value)))
    return collapse(clean(value))


def leaves(message: Message) -> Iterator[tuple[Message, Message | None]]:
    """The parts that hold something, in order, each with what it is an alternative in.

    Of a message within, its own parts are not looked at.
    """
    waiting: list[tuple[Message, Message | None]] = [(message, None)]
    for _ in range(MOST_PARTS):
        if not waiting:
            return
        part, within = waiting.pop()
        inner = part.get_payload() if part.get_content_maintype() == "multipart" else None
        if isinstance(inner, list):
            if part.get_content_type() == "multipart/alternative":
                within = part
            waiting += [(each, within) for each in reversed(inner) if isinstance(each, Message)]
        else:
            yield part, within


def attachment_name(part: Message) -> str | None:
    """The name of an attachment; None for what is read as the message's own words."""
    is_said = part.get_content_maintype() in ("text", "multipart")  # parts that lack their marks
    if is_said and part.get_content_disposition() != "attachment":
        return None
    named = collapse(clean(part.get_filename() or ""))
    return named or part.get_content_type()
