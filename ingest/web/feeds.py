"""The entries of a feed (RSS, Atom): what they say of the pages they name, and their own texts."""

import json
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from email.utils import parseaddr
from typing import Any, BinaryIO

from lxml import etree

from ingest.article import Locator
from ingest.dates import mail_moment, parse_moment
from ingest.errors import UnreadableSource
from ingest.members import Member, member_name
from ingest.moment import Moment
from ingest.prose.characters import clean, collapse
from ingest.provenance import Provenance
from ingest.records.columns import RECORD
from ingest.records.inline import without_markup
from ingest.web_address import web_address
from ingest.xml import first_text, local, root_of

MAX_BYTES = 16 * 1024 * 1024  # of a feed, unpacked; its tree takes several times as much
ROOTS = frozenset(("rss", "feed", "RDF"))  # the last of RSS 1.0

_TEXTS = ("encoded", "content", "description", "summary")
_PUBLISHED = ("pubDate", "published", "issued", "date")
_UPDATED = ("updated", "modified")
_PICTURES = re.compile(r"\{https?://(?:\w+\.)?search\.yahoo\.com/mrss", re.I)
_RECORDINGS = re.compile(
    r"\{https?://www\.(?:itunes\.com/dtds|google\.com/schemas/play-podcasts)/", re.I
)


@dataclass(frozen=True, slots=True)
class FeedEntry:
    """One entry.

    Attributes:
        number: in the feed, from 1 on.
        known_by: what the feed tells it from others by; may be empty.
        address: of its page, as it is written, which may be relative; empty without one.
        told: what the feed says of it.
        text: the words that the feed itself holds, which may be HTML; may be empty.
    """

    number: int
    known_by: str
    address: str
    told: Provenance
    text: str

    @property
    def moment(self) -> Moment | None:
        return self.told.published or self.told.updated


def entries_of(root: Any) -> list[FeedEntry]:
    """The entries below a feed's root, in its order."""
    entries = root.iter("{*}item", "{*}entry")
    return [_entry(number, entry) for number, entry in enumerate(entries, start=1)]


def entries_in(stream: BinaryIO, max_bytes: int) -> Iterator[Member | UnreadableSource]:
    """The entries of a feed that lies in a file; those with a text are documents of their own.

    Raises:
        UnreadableSource: without a name; it is no feed, or too large.
    """
    most = min(max_bytes, MAX_BYTES)
    content = stream.read(most + 1)
    if len(content) > most:
        raise UnreadableSource("", f"it is a feed larger than {most // 2**20} MiB")
    try:
        root = root_of(content, recover=True)
    except etree.XMLSyntaxError:
        root = None
    if root is None or local(root) not in ROOTS:
        raise UnreadableSource("", "it is no feed, or a damaged one")
    entries = entries_of(root)
    yield from members_of(entries, _home(root))
    without = sum(not _holds_text(entry) for entry in entries)
    if not entries:
        yield UnreadableSource("", "it is a feed without entries")
    elif without:
        yield UnreadableSource(
            "",
            f"{without} of its {len(entries)} entries hold no text;"
            " ingest it by its address to read their pages",
        )


def members_of(entries: Iterable[FeedEntry], home: str) -> Iterator[Member]:
    """The entries that hold a text, each as a record of an export.

    Args:
        home: what their addresses are relative to; may be empty.
    """
    names: set[str] = set()
    for entry in filter(_holds_text, entries):
        told = entry.told
        record = {
            "id": entry.known_by,
            "title": told.title,
            "url": web_address(entry.address, home),
            "author": told.byline,
            "publisher": told.publisher,
            "date": told.published.isoformat() if told.published else None,
            "updated": told.updated.isoformat() if told.updated else None,
            "text": entry.text,
        }
        known = {key: value for key, value in record.items() if value}
        content = json.dumps(known, ensure_ascii=False).encode("utf-8", "replace")
        name = member_name(entry.known_by or entry.address, content, names)
        yield Member(name, RECORD, content, Locator("record", str(entry.number)))


def _holds_text(entry: FeedEntry) -> bool:
    return any(map(str.isalnum, without_markup(entry.text)))


def _entry(number: int, entry: Any) -> FeedEntry:
    own = _own(entry)
    children = {local(child): child for child in reversed(own)}
    title = children.get("title")
    told = Provenance(
        title=_plain("".join(title.itertext())) if title is not None else None,
        byline=_byline(own),
        publisher=_publisher(children.get("source")),
        published=_moment(children, _PUBLISHED),
        updated=_moment(children, _UPDATED),
    )
    known_by = first_text(children.get("guid"), "guid") or _said(children.get("id"))
    texts = (_markup(children[name]) for name in _TEXTS if name in children)
    text = next((text for text in texts if text.strip()), "")
    return FeedEntry(number, known_by, _link(own), told, text)


def _own(entry: Any) -> list[Any]:
    """What an entry tells of itself: not of a picture, and of a recording behind all else.

    Both are told in elements that have the names of an entry's, in namespaces of their own.
    """
    told = [each for each in entry if local(each) and not _PICTURES.match(each.tag)]
    return sorted(told, key=_is_of_a_recording)


def _is_of_a_recording(element: Any) -> bool:
    return _RECORDINGS.match(element.tag) is not None


def _link(entry: Iterable[Any]) -> str:
    """Where an entry's page lies; empty where the entry does not tell."""
    links = [child for child in entry if local(child) == "link"]
    for link in links:
        if link.get("href") and link.get("rel", "alternate") == "alternate":
            return str(link.get("href")).strip()
    for link in links:
        if text := _said(link):
            return text
    for child in entry:
        named = local(child) == "guid" and child.get("isPermaLink", "true") != "false"
        if named and _said(child).startswith(("http://", "https://")):
            return _said(child)
    return ""


def _byline(entry: Iterable[Any]) -> str | None:
    """The names of an entry's authors; an address of mail is none."""
    named = [child for child in entry if local(child) in ("creator", "author")]
    people = [one for one in named if not _is_of_a_recording(one)] or named
    said = [first_text(one, "name") or _plain("".join(one.itertext())) for one in people]
    names = [parseaddr(name)[0] if name and "@" in name else name for name in said]
    return ", ".join(dict.fromkeys(filter(None, names))) or None


def _publisher(source: Any) -> str | None:
    """Whose feed an entry was taken from, where a feed is put together of others."""
    if source is None:
        return None
    return first_text(source, "title") or _plain(source.text or "")


def _moment(children: dict[str, Any], names: Iterable[str]) -> Moment | None:
    for name in names:
        said = _said(children.get(name))
        if told := parse_moment(said) or mail_moment(said):
            return told
    return None


def _markup(element: Any) -> str:
    """What an element holds: text, which may be HTML, or elements of HTML."""
    if not any(isinstance(child.tag, str) for child in element):
        return clean("".join(element.itertext()))
    for each in element.iter("*"):  # entities are nodes, too
        each.tag = local(each)  # a prefix means nothing to a parser of HTML
    return clean(etree.tostring(element, encoding="unicode", method="html", with_tail=False))


def _plain(text: str) -> str | None:
    return collapse(clean(without_markup(text))) or None


def _said(element: Any) -> str:
    return "" if element is None else (element.text or "").strip()


def _home(root: Any) -> str:
    """Where a feed says that it or its site lies."""
    channel = next((each for each in root if local(each) == "channel"), root)
    links = [each for each in channel if local(each) == "link"]
    said = [each.get("href") or _said(each) for each in links]
    return next((each for each in said if each.startswith(("http://", "https://"))), "")
