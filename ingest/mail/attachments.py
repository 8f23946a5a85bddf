"""What is attached to a message: files, and messages that were passed on as files."""

import mimetypes
import re
from collections.abc import Iterator
from dataclasses import dataclass
from email.errors import MessageError
from email.message import Message
from itertools import count
from pathlib import PurePosixPath

from ingest.mail.headers import header
from ingest.mail.parts import leaves, parsed
from ingest.prose.characters import clean, collapse

_MAY_HOLD = re.compile(
    rb"attachment|name[*\d]*=|message/rfc822|application/|text/(?!plain|html)", re.I
)
_NO_DOCUMENTS = {
    "application/pgp-keys",
    "application/pgp-signature",
    "application/pkcs7-signature",
    "application/x-pkcs7-signature",
}
_LONGEST_NAME = 120  # characters


@dataclass(frozen=True, slots=True)
class Attachment:
    """A file that is attached to a message, by a name that no other one there has.

    Attributes:
        charset: the encoding that the message states for it.
    """

    name: str
    content: bytes
    charset: str | None


def attachments_in(content: bytes) -> Iterator[Attachment]:
    """The files attached to a message, in their order; signatures are none."""
    if not _MAY_HOLD.search(content):  # most messages of a mailbox: not taken apart twice
        return
    taken: set[str] = set()
    for leaf in leaves(parsed(content)):
        part, named = leaf.part, leaf.attached
        if named is None or leaf.kind in _NO_DOCUMENTS:
            continue
        held = _bytes(part)
        if held is not None:
            charset = part.get_content_charset() if part.get_content_maintype() == "text" else None
            yield Attachment(_name(part, named, taken), held, charset)


def _bytes(part: Message) -> bytes | None:
    """What a part holds; None of one that holds no file, such as a report on delivery."""
    if part.get_content_type() == "message/rfc822":
        inner = _inner(part)
        try:
            return inner.as_bytes() if inner else None
        except (MessageError, LookupError, ValueError, RecursionError):
            return None
    payload = part.get_payload(decode=True)
    return payload if isinstance(payload, bytes) else None


def _inner(part: Message) -> Message | None:
    """The message that a part of type `message/rfc822` holds."""
    held = part.get_payload()
    first = held[0] if isinstance(held, list) and held else None
    return first if isinstance(first, Message) else None


def _name(part: Message, named: str, taken: set[str]) -> str:
    """The last part of the name that the sender gave, which is no path here, or one by its form."""
    form = part.get_content_type()
    if form == "message/rfc822":
        inner = _inner(part)
        named = f"{(inner and header(inner, 'Subject')) or 'message'}.eml"
    elif named == form:  # it has no name of its own
        named = f"attachment{mimetypes.guess_extension(form) or ''}"
    base = PurePosixPath(collapse(clean(named)).replace("\\", "/")).name.strip(". ")
    path = PurePosixPath(base or "attachment")
    stem, suffix = path.stem[:_LONGEST_NAME], path.suffix[:20]
    name = f"{stem}{suffix}"
    if name in taken:
        others = (f"{stem} ({number}){suffix}" for number in count(2))
        name = next(other for other in others if other not in taken)
    taken.add(name)
    return name
