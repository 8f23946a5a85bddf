"""The article: one normalised text, fixed for ever, and where it came from."""

from dataclasses import dataclass
from datetime import date
from typing import Literal, NamedTuple


class Span(NamedTuple):
    """A half-open range of character offsets into an article's text."""

    start: int
    end: int


MarkKind = Literal["heading", "caption", "note"]


@dataclass(frozen=True, slots=True)
class Mark:
    """What a stretch of an article's text is, where it is not plain prose.

    A heading is searched but never cited as an answer; a caption or a note
    ("carried out by …") may be cited like any sentence.
    """

    kind: MarkKind
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Article:
    """A source as it was read. Every citation is a slice of `text`.

    Attributes:
        id: 16 hexadecimal digits of the digest of the original bytes.
        doc_id: the name that people and data sets know it by (a file's stem, a corpus id).
        location: absolute path or address it was read from.
        digest: sha256 of the original bytes, hexadecimal.
        media_type: of the original bytes, such as "text/html".
        text: paragraphs separated by one blank line; no line ends inside a paragraph
            except in tables and verse. Never altered once stored.
        language: ISO 639-1 code.
        published: day of publication, as far as the source tells.
        original_publisher: who carried the work out, where this is a reprint.
        marks: non-overlapping, in order.
    """

    id: str
    doc_id: str
    location: str
    digest: str
    media_type: str
    text: str
    title: str
    language: str
    byline: str | None = None
    publisher: str | None = None
    original_publisher: str | None = None
    published: date | None = None
    url: str | None = None
    licence: str | None = None
    marks: tuple[Mark, ...] = ()
