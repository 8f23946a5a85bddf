"""The forms of files that hold several documents, and what takes each apart."""

from collections.abc import Callable, Iterator, Mapping
from typing import BinaryIO

from ingest.errors import UnreadableSource
from ingest.forms import MEDIA_TYPES, WORKBOOKS
from ingest.mail.mbox import messages_in
from ingest.members import Member
from ingest.records.files import lines_in, records_in, rows_in
from ingest.records.workbook import workbook_rows_in
from ingest.web.feeds import entries_in
from ingest.web.warc import pages_in

CONTAINERS: dict[str, Callable[[BinaryIO, int], Iterator[Member | UnreadableSource]]] = {
    MEDIA_TYPES[".mbox"]: messages_in,
    MEDIA_TYPES[".rss"]: entries_in,
    MEDIA_TYPES[".warc"]: pages_in,
}
"""By media type. The second argument is the greatest number of bytes of one document, and of a
file that has to be read as a whole. A failure is yielded or raised; without a name it is the file's
own.
"""

EXPORTS: dict[
    str, Callable[[BinaryIO, int, Mapping[str, str]], Iterator[Member | UnreadableSource]]
] = {
    MEDIA_TYPES[".csv"]: rows_in,
    MEDIA_TYPES[".json"]: records_in,
    MEDIA_TYPES[".jsonl"]: lines_in,
    **dict.fromkeys(WORKBOOKS, workbook_rows_in),
}
"""The same for exports. The third argument is which columns a person says hold what."""
