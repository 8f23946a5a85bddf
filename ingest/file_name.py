"""What a person calls the file that a source was read from; never where it lies."""

import re
from pathlib import PurePath

from ingest.article import Entry
from ingest.forms import MEDIA_TYPES
from ingest.records.columns import RECORD

_HOLDER = re.compile(r"\.(?:mbox|csv|tsv|jsonl?|ndjson|warc(?:\.gz)?|rss|atom|xml)(?=#)", re.I)
_MEMBERS = frozenset((MEDIA_TYPES[".eml"], RECORD))


def file_name(source: Entry) -> str:
    """Its name, "page.html in archive.zip" within an archive; empty where it was fetched."""
    location = source.location
    if source.fetched_url is not None and location == source.fetched_url:
        return ""
    if holder := _HOLDER.search(location):
        location = location[: holder.end()]
    elif source.media_type in _MEMBERS:  # of a mailbox whose name has no suffix
        location = location.partition("#")[0]
    outer, _, inner = location.partition("!/")
    names = [PurePath(path).name for path in (inner, outer) if path]
    return " in ".join(names)
