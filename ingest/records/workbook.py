"""The rows of a workbook (XLSX, XLSM, XLSB, XLS, ODS), as those of a table, from all its sheets.

calamine reads all of these forms; it does so in a process that may fail.
"""

import logging
import re
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass, field
from io import BytesIO
from pathlib import Path
from typing import Any, BinaryIO

from ingest.apart import ProcessFailed, told_by
from ingest.errors import UnreadableSource, too_large
from ingest.forms import OLE
from ingest.members import Member
from ingest.prose.characters import clean, collapse, shortened
from ingest.records.cells import by_column, told_apart
from ingest.records.columns import TEXT_COLUMNS, bare
from ingest.records.members import Columns, Record, content_of, members_of
from ingest.zipped import DAMAGES, MOST_FILES, unpacked

MOST_SECONDS = 300  # as for a PDF
UNPACKED = 4
"""How many times as large as a file may be its parts may be, unpacked: XML says much of a cell."""

logger = logging.getLogger(__name__)

_FAILURES = {
    "locked": "it is locked with a password; save it without one, and ingest that",
    "damaged": (
        "it is no workbook, or a damaged one; open it in a spreadsheet program, save it anew, and"
        " ingest that"
    ),
    "memory": (
        "its cells take more memory than there is; delete what stands far from its tables, or save"
        " these as CSV"
    ),
}
_PASSWORD = re.compile(
    b"E\0n\0c\0r\0y\0p\0t\0e\0d\0P\0a\0c\0k\0a\0g\0e\0"  # of the others, after [MS-OFFCRYPTO]
    rb"|\x09\x08\x10\0.{16}(?:\x86\0\0\0)?\x2f\0",  # FilePass of [MS-XLS], behind BOF
    re.S,
)
"""What an OLE file has that is locked: calamine only says that it knows no such form."""

_TITLES = 20  # filled rows that names of columns are looked for in
_LONGEST_NAME = 100  # characters of a sheet's name; programs allow 31
_LOGGED = 2_000  # bytes of what a process said when it failed
_SCRIPT = Path(__file__).with_name("workbook_process.py")


@dataclass(frozen=True, slots=True)
class _Sheet:
    """A sheet that is not hidden: its name for a person to read, and its filled rows by number."""

    name: str
    rows: list[tuple[int, list[str]]] = field(default_factory=list)


def workbook_rows_in(
    stream: BinaryIO, max_bytes: int, columns: Columns
) -> Iterator[Member | UnreadableSource]:
    """The rows of all sheets that are not hidden, numbered as the spreadsheet shows them.

    The first row of a sheet that names a column of texts names all its columns, failing that the
    first that is not empty: above a table there may be its title. Where several sheets hold
    something, a row's place tells its sheet, too.
    """
    content = content_of(stream, max_bytes)
    if not content.startswith(OLE):
        _insist_on_size(content, UNPACKED * max_bytes)
    elif _PASSWORD.search(content):
        raise UnreadableSource("", _FAILURES["locked"])
    sheets: list[_Sheet] = []
    damaged: list[str] = []
    hidden = 0
    for told in _told(content, max_bytes):
        match told:
            case [number, cells]:
                sheets[-1].rows.append((number, cells))
            case {"sheet": name}:
                sheets.append(_Sheet(_readable(name)))
            case {"damaged": name}:
                damaged.append(_readable(name))
            case {"hidden": number}:
                hidden = number
    filled = [sheet for sheet in sheets if sheet.rows]
    yield from members_of(_records(filled, columns), "row", columns)
    for name in damaged:
        yield UnreadableSource(
            "", f"its sheet “{name}” is damaged; save the workbook anew, and ingest that"
        )
    if hidden:
        yield UnreadableSource(
            "", f"hidden sheets, which are not read: {hidden}; unhide what is to be read"
        )


def _readable(name: str) -> str:
    return shortened(collapse(clean(name)), _LONGEST_NAME)


def _records(sheets: list[_Sheet], columns: Columns) -> Iterator[Record]:
    for sheet in sheets:
        (_, first), *rows = sheet.rows[_above_names(sheet.rows, columns) :]
        names = [name.strip() for name in first]
        again = told_apart(names)
        for number, row in rows:
            label = number if len(sheets) == 1 else f"{number}, “{sheet.name}”"
            yield Record(label, by_column(names, again, row), sheet.name)


def _above_names(rows: list[tuple[int, list[str]]], columns: Columns) -> int:
    """How many filled rows stand above the names of the columns."""
    of_texts = {*TEXT_COLUMNS, *map(bare, columns.values())}
    named = (at for at, (_, row) in enumerate(rows[:_TITLES]) if of_texts & set(map(bare, row)))
    return next(named, 0)


def _insist_on_size(content: bytes, most: int) -> None:
    """Hold that the parts of a ZIP are not more than a workbook has.

    Args:
        most: bytes, of all parts.

    Raises:
        UnreadableSource: without a name; they are, or it is no ZIP, damaged or locked.
    """
    try:
        parts = zipfile.ZipFile(BytesIO(content))
    except DAMAGES as error:
        raise UnreadableSource("", _FAILURES["damaged"]) from error
    entries = parts.infolist()
    if len(entries) > MOST_FILES:
        raise UnreadableSource("", f"it holds more than {MOST_FILES} parts; save it as CSV")
    left = most
    for entry in entries:
        part = unpacked(parts, entry, most)
        if isinstance(part, str):
            said = f"its part {clean(entry.filename)}: {part}"
            raise UnreadableSource("", f"{said}; save it anew, or its tables as CSV")
        if entry.filename == "META-INF/manifest.xml" and b"encryption-data" in part:  # of ODS
            raise UnreadableSource("", _FAILURES["locked"])
        left -= len(part)
        if left < 0:
            raise UnreadableSource("", f"it unpacks to more than {most // 2**20} MiB; split it")


def _told(content: bytes, max_bytes: int) -> list[Any]:
    """What `workbook_process.py` writes of a workbook.

    Raises:
        UnreadableSource: without a name; it is locked, damaged or takes too much.
    """
    try:
        told = told_by(_SCRIPT, content, MOST_SECONDS, max_bytes)
    except TimeoutError as error:
        reason = f"it is not read within {MOST_SECONDS} seconds; split it"
        raise UnreadableSource("", reason) from error
    except ProcessFailed as error:
        if b"memory allocation" in error.stderr or b"MemoryError" in error.stderr:
            raise UnreadableSource("", _FAILURES["memory"]) from error
        logger.error("calamine failed: %s", error.stderr[:_LOGGED])  # noqa: TRY400
        raise UnreadableSource("", _FAILURES["damaged"]) from error
    for each in told:
        if "error" in each:
            large = f"its cells hold more text than may be ({too_large(max_bytes)}); split it"
            raise UnreadableSource("", _FAILURES.get(each["error"], large))
    return told
