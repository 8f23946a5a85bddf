"""Small workbooks of every form: XLSX as XlsxWriter writes it, the others from their records.

A table is rows of texts; the first row names the columns.
"""

import io
import struct
import zipfile
from collections.abc import Callable, Mapping, Sequence
from datetime import datetime
from typing import Any
from xml.sax.saxutils import escape

import xlsxwriter

Table = Sequence[Sequence[str]]

_ODS = "application/vnd.oasis.opendocument.spreadsheet"
_NAMES = " ".join(
    f'xmlns:{name}="urn:oasis:names:tc:opendocument:xmlns:{name}:1.0"'
    for name in ("office", "table", "text", "style")
)
_HIDDEN = '<style:table-properties table:display="false"/>'
_RELATED = "http://schemas.openxmlformats.org/package/2006/relationships"
_END, _FREE, _FAT = 0xFFFFFFFE, 0xFFFFFFFF, 0xFFFFFFFD  # what a sector is followed by, or is
_SECTOR = 512  # bytes


def written(fill: Callable[[Any], None]) -> bytes:
    """An XLSX that `fill` has written into; the same bytes each time."""
    content = io.BytesIO()
    with xlsxwriter.Workbook(content, {"in_memory": True}) as book:
        book.set_properties({"created": datetime(2023, 9, 14)})
        fill(book)
    return content.getvalue()


def xlsx(sheets: Mapping[str, Table]) -> bytes:
    """An XLSX of these sheets."""

    def fill(book: Any) -> None:
        for name, table in sheets.items():
            sheet = book.add_worksheet(name)
            for number, row in enumerate(table):
                sheet.write_row(number, 0, row)

    return written(fill)


def xlsm(table: Table) -> bytes:
    """The same with the media type of a workbook that may have macros."""
    with zipfile.ZipFile(io.BytesIO(xlsx({"Sheet1": table}))) as plain:
        parts = {name: plain.read(name) for name in plain.namelist()}
    kind = "[Content_Types].xml"
    main = b"application/vnd.%s.main+xml"
    parts[kind] = parts[kind].replace(
        main % b"openxmlformats-officedocument.spreadsheetml.sheet",
        main % b"ms-excel.sheet.macroEnabled",
    )
    return packed(parts)


def packed(parts: Mapping[str, bytes | str]) -> bytes:
    """A ZIP of these parts."""
    content = io.BytesIO()
    with zipfile.ZipFile(content, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, part in parts.items():
            archive.writestr(
                name, part, zipfile.ZIP_STORED if name == "mimetype" else zipfile.ZIP_DEFLATED
            )
    return content.getvalue()


def ods(rows: str, hidden: str = "") -> bytes:
    """An ODS with a sheet of these rows of markup, and a hidden one of those."""
    tables = f'<table:table table:name="Sheet1">{rows}</table:table>'
    if hidden:
        tables += f'<table:table table:name="Notes" table:style-name="h">{hidden}</table:table>'
    return packed(
        {
            "mimetype": _ODS,
            "META-INF/manifest.xml": "<manifest/>",
            "content.xml": f"<office:document-content {_NAMES}><office:automatic-styles>"
            f'<style:style style:name="h" style:family="table">{_HIDDEN}</style:style>'
            f"</office:automatic-styles><office:body><office:spreadsheet>{tables}"
            "</office:spreadsheet></office:body></office:document-content>",
        }
    )


def ods_rows(table: Table) -> str:
    """The markup of rows of texts."""
    return "".join(
        f"<table:table-row>{''.join(map(ods_cell, row))}</table:table-row>" for row in table
    )


def ods_cell(text: str, attributes: str = 'office:value-type="string"') -> str:
    return f"<table:table-cell {attributes}><text:p>{escape(text)}</text:p></table:table-cell>"


def xlsb(table: Table) -> bytes:
    """An XLSB, after [MS-XLSB]."""

    def record(kind: int, content: bytes = b"") -> bytes:
        return _seven_bits(kind) + _seven_bits(len(content)) + content

    def wide(text: str) -> bytes:
        return struct.pack("<I", len(text)) + text.encode("utf-16-le")

    sheet = record(129) + record(148, bytes(16)) + record(145)
    for number, row in enumerate(table):
        sheet += record(0, struct.pack("<I13x", number))
        for column, text in enumerate(row):
            sheet += record(6, struct.pack("<II", column, 0) + wide(text))
    book = record(131) + record(143)
    book += record(156, struct.pack("<II", 0, 1) + wide("rId1") + wide("Sheet1"))
    return packed(
        {
            "[Content_Types].xml": "<Types/>",
            "xl/workbook.bin": book + record(144) + record(132),
            "xl/_rels/workbook.bin.rels": f'<Relationships xmlns="{_RELATED}">'
            '<Relationship Id="rId1" Target="worksheets/sheet1.bin"/></Relationships>',
            "xl/worksheets/sheet1.bin": sheet + record(146) + record(130),
        }
    )


def _seven_bits(number: int) -> bytes:
    """A number in bytes of seven bits, the lowest first."""
    low, rest = number & 0x7F, number >> 7
    return bytes([low | 0x80]) + _seven_bits(rest) if rest else bytes([low])


def xls(table: Table) -> bytes:
    """An XLS, after [MS-XLS]."""

    def record(kind: int, content: bytes = b"") -> bytes:
        return struct.pack("<HH", kind, len(content)) + content

    def wide(text: str, length: str) -> bytes:
        return struct.pack(length, len(text), 1) + text.encode("utf-16-le")

    def begin(kind: int) -> bytes:
        return record(0x0809, struct.pack("<HHHHII", 0x0600, kind, 0, 1997, 0, 6))

    end = record(0x000A)
    name = wide("Sheet1", "<BB")
    before = begin(5) + record(0x0042, struct.pack("<H", 1200))
    at = len(before) + 4 + 6 + len(name) + len(end)
    book = before + record(0x0085, struct.pack("<IBB", at, 0, 0) + name) + end + begin(16)
    for number, row in enumerate(table):
        for column, text in enumerate(row):
            place = struct.pack("<HHH", number, column, 0)
            book += record(0x0204, place + wide(text, "<HB"))
    return ole("Workbook", book + end)


def ole(name: str, stream: bytes) -> bytes:
    """A compound file of one stream, after [MS-CFB]."""
    stream += bytes(max(4096, -(-len(stream) // _SECTOR) * _SECTOR) - len(stream))
    first, last = 2, 1 + len(stream) // _SECTOR  # behind the allocation table and the directory
    following = [_FAT, _END, *range(first + 1, last + 1), _END]
    following += [_FREE] * (_SECTOR // 4 - len(following))
    header = bytes.fromhex("d0cf11e0a1b11ae1") + bytes(16)
    header += struct.pack("<HHHHH6x", 0x3E, 3, 0xFFFE, 9, 6)
    header += struct.pack("<9I", 0, 1, 1, 0, 4096, _END, 0, _END, 0)
    header += struct.pack("<109I", 0, *[_FREE] * 108)

    def entry(called: str, kind: int, child: int, start: int, size: int) -> bytes:
        letters = called.encode("utf-16-le")
        about = struct.pack("<HBB3I36x", len(letters) + 2, kind, 1, _FREE, _FREE, child)
        return letters.ljust(64, b"\0") + about + struct.pack("<IQ", start, size)

    directory = entry("Root Entry", 5, 1, _END, 0) + entry(name, 2, _FREE, first, len(stream))
    table = struct.pack(f"<{len(following)}I", *following)
    return header + table + directory.ljust(_SECTOR, b"\0") + stream
