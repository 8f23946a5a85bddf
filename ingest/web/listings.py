"""What a feed or a sitemap lists: addresses, and for feeds their dates."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime
from typing import Any, Literal

from lxml import etree

from ingest.errors import UnreadableSource
from ingest.web.bodies import unpacked
from ingest.xml import local, root_of

MAX_BYTES = 16 * 1024 * 1024  # of a listing, unpacked; its tree takes several times as much

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
    """

    kind: ListingKind
    addresses: tuple[str, ...]


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
    found = _entries(root) if kind == "feed" else _places(root)
    return Listing(kind, tuple(dict.fromkeys(found)))


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


def _entries(root: Any) -> list[str]:
    """The pages of a feed, newest first; without a date in the feed's order, behind the others."""
    dated = [
        (_date(entry), address)
        for entry in root.iter("{*}item", "{*}entry")
        if (address := _link(entry))
    ]
    dated.sort(key=lambda pair: pair[0], reverse=True)
    return [address for _, address in dated]


def _link(entry: Any) -> str:
    """Where an entry's page lies; empty where the entry does not tell."""
    links = [child for child in entry if local(child) == "link"]
    for link in links:
        if link.get("href") and link.get("rel", "alternate") == "alternate":
            return str(link.get("href")).strip()
    for link in links:
        if text := _text(link):
            return text
    for child in entry:
        named = local(child) == "guid" and child.get("isPermaLink", "true") != "false"
        if named and _text(child).startswith(("http://", "https://")):
            return _text(child)
    return ""


def _date(entry: Any) -> datetime:
    said = {local(child): _text(child) for child in entry}
    for name in ("pubDate", "published", "updated", "date"):
        for parse in (parsedate_to_datetime, datetime.fromisoformat):
            try:
                day = parse(said.get(name, ""))
            except (TypeError, ValueError):
                continue
            return day if day.tzinfo else day.replace(tzinfo=UTC)
    return _EARLIEST


def _places(root: Any) -> Iterator[str]:
    """The addresses of a sitemap or of an index of sitemaps."""
    for entry in root:
        for child in entry:
            if local(child) == "loc" and (text := _text(child)):
                yield text


def _text(element: Any) -> str:
    return (element.text or "").strip()
