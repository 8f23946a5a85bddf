"""What a feed or a sitemap lists: addresses, and what a feed says of them."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any, Literal

from lxml import etree

from ingest.errors import UnreadableSource
from ingest.web.bodies import unpacked
from ingest.web.feeds import MAX_BYTES, FeedEntry, entries_of
from ingest.xml import local, root_of

ListingKind = Literal["feed", "sitemap", "index"]

_GZIP = b"\x1f\x8b"
_BEGINNINGS = (b"<?xml", b"<rss", b"<feed", b"<urlset", b"<sitemapindex", b"<rdf:RDF", b"<!--")
_KINDS: dict[str, ListingKind] = {
    "rss": "feed",
    "feed": "feed",
    "RDF": "feed",  # RSS 1.0
    "urlset": "sitemap",
    "sitemapindex": "index",
}
_EARLIEST = datetime.min.replace(tzinfo=UTC)


@dataclass(frozen=True, slots=True)
class Listing:
    """Addresses as they are written, which may be relative: a feed's newest first.

    Attributes:
        kind: an index lists sitemaps, the others list pages.
        entries: of a feed, with what it says of each page; some may have no address.
    """

    kind: ListingKind
    addresses: tuple[str, ...]
    entries: tuple[FeedEntry, ...] = ()


def listing_in(content: bytes) -> Listing | None:
    """The listing that a document is; None where it is something else.

    Raises:
        UnreadableSource: without a name; it is one that is too large.
    """
    if content.startswith(_GZIP):
        content = _gunzipped(content)
    head = content[:200].removeprefix(b"\xef\xbb\xbf").lstrip()
    if not head.startswith(_BEGINNINGS):
        return None
    if not any(name.encode() in content[:4096] for name in _KINDS):
        return None
    if len(content) > MAX_BYTES:
        raise UnreadableSource("", f"it is a feed or sitemap larger than {MAX_BYTES // 2**20} MiB")
    try:
        root = root_of(content, recover=True)
    except etree.XMLSyntaxError:
        return None
    kind = _KINDS.get(local(root)) if root is not None else None
    if kind is None:
        return None
    entries = _newest_first(entries_of(root)) if kind == "feed" else []
    found = [each.address for each in entries if each.address] if entries else _places(root)
    return Listing(kind, tuple(dict.fromkeys(found)), tuple(entries))


def _gunzipped(content: bytes) -> bytes:
    """The beginning of what was packed, as much as is read; nothing of what is damaged."""
    pieces: list[bytes] = []
    size = 0
    try:
        for piece in unpacked([content], MAX_BYTES):
            pieces.append(piece)
            size += len(piece)
            if size > MAX_BYTES:
                break
    except UnreadableSource:
        return b""
    return b"".join(pieces)


def _newest_first(entries: Iterable[FeedEntry]) -> list[FeedEntry]:
    """The entries of a feed; without a date in the feed's order, behind the others."""
    return sorted(entries, key=_at, reverse=True)


def _at(entry: FeedEntry) -> datetime:
    at = entry.moment.at if entry.moment else _EARLIEST
    return at if at.tzinfo else at.replace(tzinfo=UTC)


def _places(root: Any) -> Iterator[str]:
    """The addresses of a sitemap or of an index of sitemaps."""
    for entry in root:
        for child in entry:
            if local(child) == "loc" and (text := _text(child)):
                yield text


def _text(element: Any) -> str:
    return (element.text or "").strip()
