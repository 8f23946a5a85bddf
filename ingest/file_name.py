"""What a person calls the file that a source was read from; never where it lies."""

import re
from pathlib import PurePath

from ingest.article import Entry
from ingest.forms import MEDIA_TYPES
from ingest.records.columns import RECORD

_HOLDER = re.compile(
    r"\.(?:mbox|csv|tsv|xls[xmb]?|ods|jsonl?|ndjson|warc(?:\.gz)?|rss|atom|xml)(?=#)", re.I
)
_FILE = re.compile(r"\.(?:zip|eml)\Z", re.I)
_MEMBERS = frozenset((MEDIA_TYPES[".eml"], RECORD))


def file_name(source: Entry) -> str:
    """Its name, "page.html in archive.zip" within one; empty where it was fetched."""
    location = source.location
    if source.fetched_url is not None and location == source.fetched_url:
        return ""
    lying = location.split("!/")  # a message in an archive, and a file attached to it
    member = [True] * (len(lying) - 1) + [source.media_type in _MEMBERS]
    paths = [_file(path, may_be) for path, may_be in zip(lying, member, strict=True)]
    return " in ".join(PurePath(path).name for path in reversed(paths) if path)


def _file(path: str, may_be_member: bool) -> str:
    """A path without what is told of a record or a message behind it."""
    if holder := _HOLDER.search(path):
        return path[: holder.end()]
    if may_be_member and not _FILE.search(path):  # of a mailbox whose name has no suffix
        return (
            path.partition("#")[0]
            if "#" in PurePath(path).name
            else path.rpartition("#")[0] or path
        )
    return path
