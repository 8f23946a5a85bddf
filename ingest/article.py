"""The article: one normalised text, fixed for ever, and where it came from."""

from bisect import bisect_right
from dataclasses import dataclass
from datetime import date
from operator import attrgetter
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


LocatorKind = Literal["page", "time", "chapter", "row", "record", "message"]


@dataclass(frozen=True, slots=True)
class Locator:
    """Where, in the original, the text from `start` on stands: until the next locator.

    Attributes:
        kind: what the original is counted in.
        label: as the original or its reader names it: "12", "iv", "00:01:05", "The Harbour".
        start: offset of the first character.
    """

    kind: LocatorKind
    label: str
    start: int = 0


@dataclass(frozen=True, slots=True)
class Place:
    """The stretch of the original that words stand on, from its first label to its last."""

    kind: LocatorKind
    first: str
    last: str


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
        retrieved: day on which it was fetched from `url`, if it was.
        original_publisher: who carried the work out, where this is a reprint.
        marks: non-overlapping, in order.
        locators: in order of `start`; none where the original has no pages, times or rows.
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
    retrieved: date | None = None
    marks: tuple[Mark, ...] = ()
    locators: tuple[Locator, ...] = ()

    def place(self, start: int, end: int) -> Place | None:
        """Where `text[start:end]` stands in the original, if that has places."""
        first = bisect_right(self.locators, start, key=_start) - 1
        last = bisect_right(self.locators, end - 1, key=_start) - 1
        if first < 0:
            return None
        begins, ends = self.locators[first], self.locators[last]
        return Place(begins.kind, begins.label, ends.label)


_start = attrgetter("start")
