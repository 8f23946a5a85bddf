"""From bytes to clean characters: the first step of every reader."""

import codecs
import re
import unicodedata
from contextlib import suppress

from ingest.prose.encodings import (
    SAMPLE,
    codec_of,
    escaped,
    is_stated_wrongly,
    legacy,
    unmarked_utf16,
)

_BOMS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),  # before UTF-16, whose mark it begins with
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_PARAGRAPH_ENDS = re.compile(r"[\u2029\f]")
_LINE_ENDS = re.compile(r"\r\n?|[\u2028\x85\v]")
_UNSEEN = re.compile(
    "[\x00-\x08\x0e-\x1f\x7f-\x84\x86-\x9f"  # controls
    "\u00ad\u180e\u200b\u2060-\u2064\ufeff\ufff9-\ufffb"  # zero width, soft hyphen
    "\u200e\u200f\u061c\u202a-\u202e\u2066-\u206f"  # direction overrides: can disguise a text
    "\ud800-\udfff\U000e0000-\U000e007f]"  # surrogates, which no file can hold; tag characters
    "|(?<![\u0600-\u0dff])[\u200c\u200d]"  # joiners, but for scripts that are spelt with them
)
_CONTROLS = re.compile(rb"[\x01-\x08\x0e-\x1a\x1c-\x1f\x7f]")  # ESC stands in logs and ISO 2022
_SPACES = re.compile(r"[^\S\n\t]")
_NOT_WORD = re.compile(r"[\W_]+")

_MOST_MARKS = 30
"""Combining marks on one letter: UAX #15 (stream-safe text) knows of no word with more than 18.
Putting them into canonical order takes the square of their number."""
_MAYBE_MARKS = re.compile(rf"[^\0-\u02ff\s]{{{_MOST_MARKS + 1},}}")


def decode(content: bytes, declared: str | None = None) -> str:
    """The characters of `content`; bytes that no encoding explains become U+FFFD.

    A byte order mark decides, then UTF-8 if it fits, then the `declared` encoding as browsers
    read its name, then what the bytes look like. Nothing raises.
    """
    for mark, encoding in _BOMS:
        if content.startswith(mark):
            return content[len(mark) :].decode(encoding, "replace")
    if wide := unmarked_utf16(content[:SAMPLE]):
        return content.decode(wide, "replace")
    if (japanese := escaped(content)) is not None:
        return japanese
    try:
        return content.decode("utf-8")
    except UnicodeDecodeError:
        pass
    lenient = content.decode("utf-8", "replace")
    bad = lenient.count("\ufffd")
    good = sum(character > "\x7f" for character in lenient) - bad
    if bad <= good:  # UTF-8 with broken places: other encodings make none of its sequences
        return lenient
    return _decode_legacy(content, declared)


def _decode_legacy(content: bytes, declared: str | None) -> str:
    """Text in one of the encodings from before UTF-8."""
    codec = codec_of(declared) if declared else None
    if codec and not is_stated_wrongly(codec, content):
        with suppress(LookupError, UnicodeError):  # no codec of texts, or declared wrongly
            return content.decode(codec)
    return legacy(content)


def is_text(head: bytes) -> bool:
    """Whether the first bytes of a file are characters, in whatever encoding."""
    if any(head.startswith(mark) for mark, _ in _BOMS) or unmarked_utf16(head):
        return True
    return len(_CONTROLS.findall(head)) * 100 <= len(head) and b"\0" not in head


def clean(text: str) -> str:
    """NFC, line ends as "\\n", every other white space a space or tab, nothing that hides."""
    text = _PARAGRAPH_ENDS.sub("\n\n", _LINE_ENDS.sub("\n", text))
    seen = _MAYBE_MARKS.sub(_bearable, _UNSEEN.sub("", text))
    return unicodedata.normalize("NFC", _SPACES.sub(" ", seen))


def _bearable(match: re.Match[str]) -> str:
    """Letters with no more marks than people write on one."""
    kept: list[str] = []
    marks = 0
    for character in match[0]:
        marks = marks + 1 if unicodedata.combining(character) else 0
        if marks <= _MOST_MARKS:
            kept.append(character)
    return "".join(kept)


def bare(text: str) -> str:
    """The words of `text` alone: folded, one space between them, no punctuation."""
    return _NOT_WORD.sub(" ", text.casefold()).strip()


def fold(text: str) -> str:
    """A text for comparing: case and accents removed. Never for offsets: its length may differ."""
    decomposed = unicodedata.normalize("NFKD", text.casefold())
    return "".join(c for c in decomposed if not unicodedata.combining(c))


def collapse(text: str) -> str:
    """`text` on one line, each run of white space a single space."""
    return " ".join(text.split())


def shortened(line: str, longest: int) -> str:
    """`line`, or as many of its first words as fit; a word without end is cut itself."""
    if len(line) <= longest:
        return line
    end = line.rfind(" ", 0, longest)
    return line[: end if 2 * end > longest else longest - 1] + "…"
