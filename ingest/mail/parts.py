"""The parts of a message: its own words, and what is attached."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from email.message import Message
from email.parser import BytesParser
from email.policy import Compat32

from ingest.mail.headers import MOST_LETTERS, file_name

MOST_PARTS = 1_000

_WORDS = frozenset(("text/plain", "text/html", "text/enriched"))
_AFTER_TYPE = re.compile(r"[^\w/.+-].*", re.S)  # "text/plain charset=utf-8"


@dataclass(frozen=True, slots=True)
class Leaf:
    """A part that holds something.

    Attributes:
        kind: its media type.
        alternative: what it is one form of several in.
        attached: its name, or its type, as an attachment; None for the message's own words.
    """

    part: Message
    kind: str
    alternative: Message | None
    attached: str | None


class _Bounded(Compat32):
    """Cuts headers that are taken apart at what programs write: that takes the square of a length.

    Others stay whole, since a message that was passed on is kept as it is.
    """

    def header_source_parse(self, sourcelines: Sequence[str]) -> tuple[str, str]:
        name, value = super().header_source_parse(list(sourcelines))
        return name, value[:MOST_LETTERS] if name.lower().startswith("content-") else value


def parsed(content: bytes) -> Message:
    """A message from its bytes."""
    return BytesParser(policy=_Bounded()).parsebytes(content)


def leaves(message: Message) -> Iterator[Leaf]:
    """The message's own words and what is attached to it, in order.

    Of a message within, its own parts are not looked at.
    """
    waiting: list[tuple[Message, Message | None]] = [(message, None)]
    first = True
    for _ in range(MOST_PARTS):
        if not waiting:
            return
        part, within = waiting.pop()
        inner = part.get_payload() if part.get_content_maintype() == "multipart" else None
        if isinstance(inner, list):
            if part.get_content_type() == "multipart/alternative":
                within = part
            waiting += [(each, within) for each in reversed(inner) if isinstance(each, Message)]
            continue
        leaf = _leaf(part, within, first)
        first = False
        if leaf:
            yield leaf


def _leaf(part: Message, within: Message | None, first: bool) -> Leaf | None:
    """What a part is; None for words in a form beside others that is not read, such as a calendar.

    A name makes an attachment of a text, unless it is where a message's words stand.
    """
    kind, named = _AFTER_TYPE.sub("", part.get_content_type()), file_name(part)
    if part.get_content_disposition() != "attachment":
        may_be_said = not named or first or within is not None
        unmarked = part.get_content_maintype() == "multipart"  # its parts lack their marks
        if unmarked or (kind in _WORDS and may_be_said):
            return Leaf(part, kind, within, None)
        if within is not None and not named and part.get_content_maintype() == "text":
            return None
    return Leaf(part, kind, within, named or kind)
