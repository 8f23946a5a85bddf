"""What is known of the sources that a conversation cites, told in full at its end."""

from collections.abc import Iterator

from assistant.kept.conversations import Conversation
from ingest.article import Article, Entry
from ingest.file_name import file_name
from ingest.moment import Moment
from ui.exports.addresses import address_of
from ui.wording.terminal import plain
from ui.wording.versions import newer_version

ADDRESSES = frozenset({"Address", "Canonical address", "Fetched from"})
"""The facts that may be links; in any other an address is a word that a stranger wrote."""


def cited(conversation: Conversation) -> list[Article]:
    """The sources that its answers cite, in order of first use."""
    found: dict[str, Article] = {}
    for turn in conversation.turns:
        for citation in turn.answer.citations:
            found.setdefault(citation.article.id, citation.article)
    return list(found.values())


def facts(source: Entry) -> Iterator[tuple[str, str]]:
    """What is known of a source beside its title, each fact with its name, as plain words."""
    known = {
        "Publisher": plain(source.publisher or ""),
        "First published by": plain(source.original_publisher or ""),
        "Byline": plain(source.byline or ""),
        "Published": exact(source.published_at),
        "Updated": exact(source.updated_at),
        "Address": address_of(source.url),
        "Canonical address": address_of(source.canonical_url),
        "Fetched from": address_of(source.fetched_url),
        "File": plain(file_name(source)),
        "Language": plain(source.language),
        "Licence": plain(source.licence or ""),
        "Retrieved": retrieved(source),
        "SHA-256": source.digest,
        "Article": source.id,
        "Note": newer_version(source),
    }
    yield from ((name, value) for name, value in known.items() if value)


def exact(moment: Moment | None) -> str:
    """All that a moment tells, in ISO 8601; a time without an offset says so. Empty without."""
    if moment is None:
        return ""
    timed = moment.precision in ("minute", "second")
    unzoned = " (time zone not told)" if timed and moment.at.tzinfo is None else ""
    return moment.isoformat() + unzoned


def retrieved(source: Entry) -> str:
    """When the bytes were fetched or read in, in UTC; empty where nobody did."""
    return f"{source.retrieved_at:%Y-%m-%d %H:%M} UTC" if source.retrieved_at else ""
