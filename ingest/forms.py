"""What form a file is of: by its content where that is certain, and else by its name."""

import re
import zlib
from pathlib import PurePath

from ingest.prose.characters import is_text

MEDIA_TYPES = {
    ".txt": "text/plain",
    ".text": "text/plain",
    ".md": "text/markdown",
    ".markdown": "text/markdown",
    ".html": "text/html",
    ".htm": "text/html",
    ".xhtml": "text/html",
    ".mhtml": "multipart/related",
    ".mht": "multipart/related",
    ".pdf": "application/pdf",
    ".docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    ".odt": "application/vnd.oasis.opendocument.text",
    ".epub": "application/epub+zip",
    ".rtf": "application/rtf",
    ".eml": "message/rfc822",
    ".mbox": "application/mbox",
    ".csv": "text/csv",
    ".tsv": "text/csv",
    ".xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    ".xlsm": "application/vnd.ms-excel.sheet.macroenabled.12",
    ".xlsb": "application/vnd.ms-excel.sheet.binary.macroenabled.12",
    ".xls": "application/vnd.ms-excel",
    ".ods": "application/vnd.oasis.opendocument.spreadsheet",
    ".json": "application/json",
    ".jsonl": "application/jsonl",
    ".ndjson": "application/jsonl",
    ".rss": "application/rss+xml",
    ".atom": "application/rss+xml",
    ".srt": "application/x-subrip",
    ".vtt": "text/vtt",
    ".zip": "application/zip",
    ".warc": "application/warc",
    ".warc.gz": "application/warc",
}

HEAD = 4096
"""Bytes from the beginning of a file that tell its form."""

_PAGE = re.compile(
    rb"(?:\xef\xbb\xbf)?\s*(?:<\?xml[^>]{0,200}>\s*)?<(?:!doctype html|html)\b", re.I
)
_SAVED_PAGE = re.compile(rb"^content-type:\s*multipart/related", re.I | re.M)
_MAIL_HEADER = re.compile(rb"[\w-]{2,40}:[ \t]")
_MAIL_FIELDS = re.compile(
    rb"^(from|to|date|subject|received|message-id|return-path|mime-version|delivered-to):",
    re.I | re.M,
)
_END_OF_HEADER = re.compile(rb"\r?\n\r?\n")
_MAILBOX = re.compile(rb"From \S+ .{0,20}\d\d:\d\d(?::\d\d)?.{0,20}\r?\n[\w-]{2,40}:")
_XML = re.compile(rb"(?:\xef\xbb\xbf)?\s*<[?!\w]")
_FEED = re.compile(
    rb"(?:\xef\xbb\xbf)?\s*(?:<[?!][^>]{0,500}>\s*){0,20}"
    rb"<(?:rss\b|(?:\w{1,20}:)?feed\b[^>]{0,1000}/(?:Atom\b|atom/ns#)|rdf:RDF\b[^>]{0,1000}/rss/1\.0/)"
)
_WARC = b"WARC/"
_GZIP = b"\x1f\x8b"
OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
"""What files of Office begin with from before 2007, and those of later that are locked."""

_PART = re.compile(
    rb"PK\x03\x04.{26}(?:(xl/(?:workbook|worksheets/|_rels/|styles|theme/|sharedStrings))|word/|ppt/)",
    re.S,
)
"""An entry of a ZIP that is a part of a file of Office; of a workbook where it has a group."""

_FIRST = (b"[Content_Types].xml", b"_rels/", b"docProps/", b"xl/", b"word/")
"""What the name of the first entry of a file of Office begins with: it is not one packed in it."""

_NAME = 30  # offset of the first entry's name in a ZIP

_SIGNATURES = (
    (b"{\\rtf", MEDIA_TYPES[".rtf"]),
    (b"\xef\xbb\xbfWEBVTT", MEDIA_TYPES[".vtt"]),
    (b"WEBVTT", MEDIA_TYPES[".vtt"]),
    (_WARC, MEDIA_TYPES[".warc"]),
    (b"PK\x05\x06", MEDIA_TYPES[".zip"]),
    (OLE, "application/x-ole-storage"),
    (b"\x89PNG", "image/png"),
    (b"\xff\xd8\xff", "image/jpeg"),
    (b"GIF8", "image/gif"),
    (b"II*\x00", "image/tiff"),
    (b"MM\x00*", "image/tiff"),
    (_GZIP, "application/gzip"),
    (b"SQLite format 3\x00", "application/vnd.sqlite3"),
    (b"7z\xbc\xaf\x27\x1c", "application/x-7z-compressed"),
    (b"Rar!\x1a\x07", "application/vnd.rar"),
    (b"MZ\x90", "application/x-msdownload"),
    (b"\x7fELF", "application/x-executable"),
)
_TAR = (257, b"ustar")
_IWORK = "application/vnd.apple.iwork"
_IWORK_SUFFIXES = frozenset((".pages", ".numbers", ".key"))
_PICTURE = "it is a picture; recognise its text first, for instance with ocrmypdf"
_PACKED = "it is an archive of a form that is not read; unpack it, and ingest the folder"
_PROGRAM = "it is a program"
_REFUSED = {
    "application/x-ole-storage": (
        "it is an Office file of the form before 2007, or locked with a password;"
        " save it as .docx, .xlsx or PDF without one"
    ),
    "image/png": _PICTURE,
    "image/jpeg": _PICTURE,
    "image/gif": _PICTURE,
    "image/tiff": _PICTURE,
    "application/gzip": _PACKED,
    "application/vnd.sqlite3": "it is a database; export its texts as CSV or JSON",
    "application/x-7z-compressed": _PACKED,
    "application/vnd.rar": _PACKED,
    "application/x-tar": _PACKED,
    _IWORK: "it is a document of Pages, Numbers or Keynote; export it as .docx, .xlsx or PDF",
    "application/x-msdownload": _PROGRAM,
    "application/x-executable": _PROGRAM,
}
PROGRAMS = frozenset(("application/x-msdownload", "application/x-executable"))
PACKED = frozenset((MEDIA_TYPES[".zip"], "application/x-ole-storage", "application/gzip"))
"""What programs and drawings are packed in, too; then their names tell."""

_TEXTS = frozenset(("text/plain", "text/html", "text/markdown"))
WORKBOOKS = frozenset(MEDIA_TYPES[suffix] for suffix in (".xlsx", ".xlsm", ".xlsb", ".xls", ".ods"))
"""Spreadsheets of all forms, which one reader takes."""

_REPLACED = WORKBOOKS | {MEDIA_TYPES[".pdf"], MEDIA_TYPES[".docx"]}
_PACKAGES = WORKBOOKS | {MEDIA_TYPES[suffix] for suffix in (".docx", ".odt", ".epub")}
"""Documents that are ZIPs; not every program puts first what tells them from other ZIPs."""


def media_type_of(name: str) -> str | None:
    """Media type by a file name's suffix, or None where the form is not supported."""
    suffixes = [suffix.lower() for suffix in PurePath(name).suffixes[-2:]]  # ".warc", ".gz"
    return MEDIA_TYPES.get("".join(suffixes)) or MEDIA_TYPES.get("".join(suffixes[-1:]))


def form_of(name: str, head: bytes) -> str | None:
    """Media type of a file; None where neither its first bytes nor its name tell it.

    Args:
        head: the first `HEAD` bytes, or all where there are fewer.
    """
    named = media_type_of(name)
    if head.startswith(_GZIP) and _unpacked(head, len(_WARC)) == _WARC:
        return MEDIA_TYPES[".warc"]
    if head.startswith(OLE) and named in WORKBOOKS:  # any but .xls is locked with a password
        return named
    for signature, media_type in _SIGNATURES:
        if head.startswith(signature):
            return media_type
    if head.startswith(_TAR[1], _TAR[0]):
        return "application/x-tar"
    if head.startswith(b"PK\x03\x04"):
        if PurePath(name).suffix.lower() in _IWORK_SUFFIXES:
            return _IWORK
        return _zipped(head, named) or (named if named in _PACKAGES else MEDIA_TYPES[".zip"])
    if head.startswith(b"%PDF-"):
        return MEDIA_TYPES[".pdf"]
    if named is None or named in _TEXTS:
        if _FEED.match(head):
            return MEDIA_TYPES[".rss"]
        if _MAIL_HEADER.match(head) and _SAVED_PAGE.search(head):
            return MEDIA_TYPES[".mhtml"]
        return MEDIA_TYPES[".html"] if _PAGE.match(head) else named
    return _in_place_of(named, head)


def _in_place_of(named: str, head: bytes) -> str:
    """What a file is that bears a document's name; that document where it may be one."""
    if named in _REPLACED and _PAGE.match(head):
        return MEDIA_TYPES[".html"]  # what a site sends
    if named == MEDIA_TYPES[".xls"] and is_text(head) and not _XML.match(head):
        return MEDIA_TYPES[".csv"]  # what a program names so for Excel to open it
    return named


def text_form(head: bytes) -> str | None:
    """Media type of a file that neither its first bytes nor its name tell; None if it is no text.

    Programs of mail keep their folders under names without a suffix, and servers each message.
    """
    if not is_text(head) or _XML.match(head):
        return None
    if _MAILBOX.match(head):
        return MEDIA_TYPES[".mbox"]
    header = _END_OF_HEADER.split(head, 1)[0]
    if _MAIL_HEADER.match(head) and len(set(_MAIL_FIELDS.findall(header.lower()))) > 2:
        return MEDIA_TYPES[".eml"]
    return MEDIA_TYPES[".txt"]


def refusal(media_type: str) -> str | None:
    """Why a form that can be told is not read; None where it is."""
    return _REFUSED.get(media_type)


def _unpacked(head: bytes, size: int) -> bytes:
    """The first bytes of what is packed by gzip; fewer where it is damaged."""
    try:
        return zlib.decompressobj(zlib.MAX_WBITS | 16).decompress(head, size)
    except zlib.error:
        return b""


def _zipped(head: bytes, named: str | None) -> str | None:
    """Which document a ZIP is, as those of most programs say in their first entries."""
    if b"mimetypeapplication/epub+zip" in head:
        return MEDIA_TYPES[".epub"]
    if b"mimetypeapplication/vnd.oasis.opendocument.spreadsheet" in head:
        return MEDIA_TYPES[".ods"]
    if b"mimetypeapplication/vnd.oasis.opendocument." in head:
        return MEDIA_TYPES[".odt"]
    if not head.startswith(_FIRST, _NAME):
        return None
    part = _PART.search(head)
    if part and part[1]:
        return named if named in WORKBOOKS else MEDIA_TYPES[".xlsx"]
    if b"[Content_Types].xml" in head[:200] or b"_rels/.rels" in head[:200]:
        return named if named in WORKBOOKS and not part else MEDIA_TYPES[".docx"]
    return None
