"""The original of a source as a file to keep: under which name and media type. Pure.

Its name and its bytes come from strangers. A name never leads anywhere and never says that the
file is of another form than the one it was read as; no browser runs what it is given.
"""

import re
import unicodedata
from pathlib import PurePosixPath
from urllib.parse import quote, unquote, urlsplit

from ingest.article import Entry
from ingest.forms import MEDIA_TYPES, media_type_of
from ingest.records.columns import RECORD
from ui.http.uploads import name_of

UNNAMED = "application/octet-stream"

_LONGEST = 100  # characters in front of the suffix; four bytes each still fit a file system
_SUFFIXES = {media_type: suffix for suffix, media_type in reversed(MEDIA_TYPES.items())} | {
    RECORD: ".json"
}
_RUN = frozenset((MEDIA_TYPES[".html"], MEDIA_TYPES[".mhtml"]))
"""What a browser would open as a page, with the scripts in it."""

_DEVICES = re.compile(r"(con|prn|aux|nul|com\d|lpt\d)(\.|$)", re.IGNORECASE)
"""What Windows takes for a device, with any suffix."""


def served_type(media_type: str) -> str:
    """The media type to serve an original under: its own, unless a browser could run it."""
    if media_type == RECORD:
        return MEDIA_TYPES[".json"]
    known = media_type in _SUFFIXES and media_type not in _RUN
    return media_type if known else UNNAMED


def file_name(source: Entry) -> str:
    """A name for an original: what it lay under, with the suffix of what it was read as."""
    place = name_of(source.location)
    if urlsplit(place).scheme in ("http", "https"):
        place = unquote(urlsplit(place).path)
    last = PurePosixPath(place.replace("\\", "/")).name
    stem = _plain(last)
    if source.media_type != RECORD and media_type_of(stem) == source.media_type:
        stem, dot, ending = stem.rpartition(".")
        suffix = dot + ending
    else:
        suffix = _SUFFIXES.get(source.media_type, "")
    stem = stem[:_LONGEST].rstrip(" .") or "original"
    return f"_{stem}{suffix}" if _DEVICES.match(stem) else f"{stem}{suffix}"


def _plain(name: str) -> str:
    """Letters, figures and what is harmless between them; nothing in front that hides a file."""
    seen = "".join(
        c if c in " ._-()" or unicodedata.category(c)[0] in "LMN" else "_"
        for c in unicodedata.normalize("NFC", name)
        if unicodedata.category(c) not in ("Cc", "Cf", "Cs")
    )
    return re.sub(r"_{2,}", "_", " ".join(seen.split())).lstrip(" .-_").rstrip(" .")


def disposition(name: str) -> str:
    """The header that has a browser keep a file and not open it (RFC 6266, RFC 8187).

    Args:
        name: as `file_name` makes it: no quotes, no backslashes, no control characters.
    """
    plain = unicodedata.normalize("NFKD", name).encode("ascii", "ignore").decode()
    stem, dot, suffix = plain.rpartition(".")
    if dot and not stem.strip(" ._-()"):  # nothing of another script is left
        plain = f"original.{suffix}"
    return f"attachment; filename=\"{plain}\"; filename*=UTF-8''{quote(name, safe='')}"
