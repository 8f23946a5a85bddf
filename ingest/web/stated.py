"""What a server states of a document: its media type and encoding, and so what file it would be."""

from email.message import Message
from pathlib import PurePosixPath
from urllib.parse import urlsplit

from ingest.forms import MEDIA_TYPES, media_type_of
from ingest.prose.characters import collapse

_SUFFIXES = {media_type: suffix for suffix, media_type in reversed(MEDIA_TYPES.items())} | {
    "application/xhtml+xml": ".html",
    "text/x-markdown": ".md",
    "text/rtf": ".rtf",
    "application/csv": ".csv",
    "text/tab-separated-values": ".tsv",
    "application/feed+json": ".json",
    "application/x-ndjson": ".ndjson",
    "application/x-zip-compressed": ".zip",
}
_LONGEST = 1_000  # characters of a header; taking one apart takes the square of that
_VAGUE = frozenset(("", "text/plain", "application/octet-stream", "binary/octet-stream"))
"""What servers say of files that they do not know; there the address's own suffix tells more."""


def stated(header: str) -> tuple[str, str | None]:
    """Media type, in small letters, and charset of a Content-Type header; empty without one."""
    if not header:
        return "", None
    message = Message()
    message["Content-Type"] = collapse(header[:_LONGEST])
    return message.get_content_type(), message.get_content_charset()


def is_vague(media_type: str) -> bool:
    """Whether what a server states tells nothing, so that the content has to."""
    return media_type in _VAGUE


def file_name(address: str, media_type: str) -> str:
    """The name that a document would have as a file.

    Args:
        address: a valid one.
        media_type: as the server states it; empty where it does not.
    """
    name = PurePosixPath(urlsplit(address).path).name or "page"
    if is_vague(media_type):
        if media_type != "text/plain" or media_type_of(name):
            return name
        return f"{name}.txt"
    return f"page{_SUFFIXES.get(media_type, '')}"
