"""The article: one normalised text, fixed for ever, and where it came from."""

from bisect import bisect_right
from dataclasses import dataclass
from datetime import date, datetime
from operator import attrgetter
from typing import Literal, NamedTuple

from ingest.moment import Moment


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
class Version:
    """One state of a source: when what lies at its place changes, that is a new one.

    Attributes:
        read_in: when it was read in, in UTC.
        current: it is the one that is searched.
    """

    article_id: str
    read_in: datetime
    current: bool


@dataclass(frozen=True, slots=True)
class Entry:
    """What is known of an article beside its text: enough for a list, small enough for a long one.

    Attributes:
        id: 16 hexadecimal digits of the digest of the original bytes.
        doc_id: the name that people and data sets know it by (a file's stem, a corpus id).
        location: absolute path or address it was read from.
        digest: sha256 of the original bytes, hexadecimal.
        media_type: of the original bytes, such as "text/html".
        language: ISO 639-1 code.
        original_publisher: who carried the work out, where this is a reprint.
        published_at, updated_at: as precisely as the source tells.
        url: where a reader finds it: its own word on its address, or where it was fetched from.
        canonical_url: the address that a page itself declares to be its own.
        fetched_url: the address that its bytes came from, where redirects ended.
        licence: in the source's words, or the address of its terms.
        retrieved_at: when its bytes were fetched or read in, in UTC; None where nobody did.
        newer: the version that has replaced this one; None while this one is current.
    """

    id: str
    doc_id: str
    location: str
    digest: str
    media_type: str
    title: str
    language: str
    byline: str | None = None
    publisher: str | None = None
    original_publisher: str | None = None
    published_at: Moment | None = None
    updated_at: Moment | None = None
    url: str | None = None
    canonical_url: str | None = None
    fetched_url: str | None = None
    licence: str | None = None
    retrieved_at: datetime | None = None
    newer: Version | None = None

    @property
    def published(self) -> date | None:
        """The day of publication; None also where the source tells a month or a year alone."""
        return self.published_at.day if self.published_at else None


@dataclass(frozen=True, slots=True, kw_only=True)
class Article(Entry):
    """A source as it was read. Every citation is a slice of `text`.

    Attributes:
        text: paragraphs separated by one blank line; no line ends inside a paragraph
            except in tables and verse. Never altered once stored.
        marks: non-overlapping, in order.
        locators: in order of `start`; none where the original has no pages, times or rows.
    """

    text: str
    marks: tuple[Mark, ...] = ()
    locators: tuple[Locator, ...] = ()

    def is_within(self, kind: MarkKind, span: Span) -> bool:
        """Whether a span lies inside a mark of this kind."""
        at = bisect_right(self.marks, span.start, key=_start) - 1
        return at >= 0 and self.marks[at].kind == kind and span.end <= self.marks[at].end

    def place(self, start: int, end: int) -> Place | None:
        """Where `text[start:end]` stands in the original, if that has places."""
        first = bisect_right(self.locators, start, key=_start) - 1
        last = bisect_right(self.locators, end - 1, key=_start) - 1
        if first < 0:
            return None
        begins, ends = self.locators[first], self.locators[last]
        return Place(begins.kind, begins.label, ends.label)


_start = attrgetter("start")
