"""What a fetched document is of: by its content where that is certain, else as the server says."""

from collections.abc import Iterator
from dataclasses import replace
from io import BytesIO
from pathlib import PurePosixPath

import httpx

from ingest.characters import clean, shortened
from ingest.errors import UnreadableSource
from ingest.forms import HEAD, MEDIA_TYPES, form_of, media_type_of
from ingest.source import Source, sources_in
from ingest.web.fetch import Fetched

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
_VAGUE = frozenset(("", "text/plain", "application/octet-stream", "binary/octet-stream"))
"""What servers say of files that they do not know; there the address's own suffix tells more."""


def sources_of(answer: Fetched) -> Iterator[Source | UnreadableSource]:
    """The sources of a fetched document, as of a file that lies at its address."""
    name = file_name(answer)
    if answer.content and form_of(name, answer.content[:HEAD]) is None:
        stated = shortened(clean(answer.media_type), 80) or "a form that the server does not state"
        yield UnreadableSource(answer.address, f"it is {stated}, which is not read")
        return
    for source in sources_in(answer.address, name, BytesIO(answer.content)):
        if isinstance(source, Source):
            yield replace(source, address=answer.address, charset=answer.charset)
        else:
            yield source


def file_name(answer: Fetched) -> str:
    """The name that the document would have as a file."""
    name = PurePosixPath(httpx.URL(answer.address).path).name or "page"
    if answer.media_type in _VAGUE:
        if answer.media_type != "text/plain" or media_type_of(name):
            return name
        return f"{name}.txt"
    return f"page{_SUFFIXES.get(answer.media_type, '')}"
