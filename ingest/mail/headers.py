"""The headers of a message in words: encoded words, raw bytes, names of files. Nothing raises."""

import base64
import binascii
import re
from collections.abc import Iterator
from contextlib import suppress
from email.message import Message
from email.utils import parseaddr
from itertools import groupby

from ingest.prose.characters import clean, collapse, decode
from ingest.prose.encodings import codec_of

MOST_LETTERS = 10_000  # of a header; taking one apart may take the square of that

_WORD = re.compile(
    r"=\?([^?\s*]{1,60})(?:\*[^?\s]{0,60})?\?([bq])\?((?:[^?]|\?(?!=)){0,2000}+)\?=", re.I
)


def header(message: Message, name: str) -> str:
    """A header in words, on one line; empty without one."""
    return _in_words(_raw(message, name))


def sender(message: Message) -> str:
    """Who a message is from, by name or else by address; empty where it does not say."""
    raw = _raw(message, "From")
    with suppress(RecursionError, ValueError, IndexError):  # comments within each other
        name, address = parseaddr(raw)  # an encoded name may hold commas
        return _in_words(name or address) or _in_words(raw)
    return _in_words(raw)


def file_name(part: Message) -> str:
    """The name that a part has as a file; empty without one."""
    stated = Message()
    for name in ("Content-Disposition", "Content-Type"):
        stated[name] = collapse(_raw(part, name))
    with suppress(LookupError, ValueError):  # an encoding that there is not
        return _in_words(stated.get_filename() or "")
    return ""


def _raw(message: Message, name: str) -> str:
    """A header as it is written, cut; its bytes above ASCII are what they look like."""
    named = (str(value) for key, value in message.raw_items() if key.lower() == name.lower())
    value = next(named, "")[:MOST_LETTERS]
    if value.isascii():
        return value
    return decode(value.encode("utf-8", "surrogateescape"))


def _in_words(value: str) -> str:
    """A header's value with the words in it that are encoded (RFC 2047), also within a name."""
    pieces: list[str] = []
    for codec, group in groupby(_pieces(value), key=lambda piece: piece[0]):
        found = [piece for _, piece in group]
        if codec is None:
            pieces += [each.decode("utf-8", "replace") for each in found]
        else:  # a letter may begin in one word and end in the next
            pieces.append(_decoded(b"".join(found), codec))
    return collapse(clean("".join(pieces)))


def _pieces(value: str) -> Iterator[tuple[str | None, bytes]]:
    """The stretches of a value, each with the encoding of an encoded word, or None."""
    at = 0
    for word in _WORD.finditer(value):
        between = value[at : word.start()]
        if between.strip() or not at:
            yield None, between.encode("utf-8", "replace")
        said = _unpacked(word[2].lower(), word[3])
        yield (None, word[0].encode()) if said is None else (word[1].lower(), said)
        at = word.end()
    yield None, value[at:].encode("utf-8", "replace")


def _unpacked(form: str, text: str) -> bytes | None:
    content = text.encode("utf-8", "replace")
    if form == "q":
        return binascii.a2b_qp(content, header=True)
    try:
        return base64.b64decode(content + b"==")
    except binascii.Error:
        return None


def _decoded(content: bytes, label: str) -> str:
    codec = codec_of(label)
    with suppress(LookupError, UnicodeError):
        if codec:
            return content.decode(codec)
    return decode(content, label)
