"""A process of its own that asks calamine for the cells of a workbook: run as a script.

Workbooks come from anywhere, and calamine makes room for every cell between the first and the
last: two cells in a file of 5 KiB, one in each corner, want more memory than there is, and end the
process that asks for it. Here that costs one source and not the run. So this file imports nothing
of the project and is never imported. It reads the workbook from standard input and writes lines of
JSON: `{"sheet": name}` and behind it the rows of that sheet, `[number, [cell, …]]`; at the end how
many sheets are hidden.
"""

import json
import re
import sys
from collections.abc import Iterator
from contextlib import suppress
from datetime import date, datetime, time, timedelta
from io import BytesIO
from typing import Any

from python_calamine import (
    CalamineError,
    CalamineSheet,
    CalamineWorkbook,
    SheetTypeEnum,
    SheetVisibleEnum,
)

_MOST_MEMORY = 2 * 1024**3  # bytes
_FIRST_NAME = 30  # offset of the first part's name in a ZIP; in an ODS that is "mimetype"
_STORED = re.compile(r"\A(-?)PT0?(\d+)H(\d\d)M(\d\d)(?:[.,]\d+)?S\Z")
_DIGITS = 15  # that a spreadsheet shows of a number, and that a double holds of any
_EXACT = 2**53  # below which a double holds every whole number

Cell = int | float | str | bool | time | date | datetime | timedelta


def main(most_bytes: int) -> None:
    """Write what the workbook at standard input holds; a line has `error` where it is not read.

    Args:
        most_bytes: of what is written; more is `"too large"`.
    """
    _limit_memory()
    left = most_bytes
    for told in _told(sys.stdin.buffer.read()):
        line = json.dumps(told, ensure_ascii=False, separators=(",", ":")).encode() + b"\n"
        left -= len(line)
        if left < 0:
            sys.stdout.buffer.write(b'{"error":"too large"}\n')
            return
        sys.stdout.buffer.write(line)


def _told(content: bytes) -> Iterator[Any]:
    """The values of all lines."""
    try:
        book = CalamineWorkbook.from_filelike(BytesIO(content))
    except CalamineError:
        yield {"error": "damaged"}
        return
    hidden = 0
    for about in book.sheets_metadata:
        if about.typ != SheetTypeEnum.WorkSheet:
            continue
        if about.visible != SheetVisibleEnum.Visible:
            hidden += 1
            continue
        try:
            sheet = book.get_sheet_by_name(about.name)
        except CalamineError:  # the others may be whole
            yield {"damaged": about.name}
            continue
        yield {"sheet": about.name}
        yield from _rows(sheet, content.startswith(b"mimetype", _FIRST_NAME))
    yield {"hidden": hidden}


def _rows(sheet: CalamineSheet, is_ods: bool) -> Iterator[tuple[int, list[str]]]:
    """The rows that hold something, by the numbers that the spreadsheet shows."""
    for number, row in enumerate(sheet.iter_rows(), start=1):
        cells = list(map(_said, row))
        if is_ods:  # whose durations are left as they are stored: "PT30H05M00S"
            cells = [_STORED.sub(r"\1\2:\3:\4", cell) for cell in cells]
        if any(map(str.strip, cells)):
            yield number, cells


def _said(cell: Cell) -> str:
    """A cell as a reader would write it down; calamine has "" for an error such as #N/A."""
    match cell:
        case str():
            return cell
        case bool():
            return str(cell).upper()
        case int():
            return str(cell)
        case float():
            whole = cell.is_integer() and abs(cell) < _EXACT
            return str(int(cell)) if whole else format(cell, f".{_DIGITS}g")
        case datetime():
            day = cell.date().isoformat()
            return day if cell.time() == time() else f"{day} {_clock(cell.time())}"
        case date():
            return cell.isoformat()
        case time():
            return _clock(cell)
        case timedelta():
            return _duration(cell)


def _clock(clock: time) -> str:
    return clock.isoformat("seconds" if clock.second else "minutes")


def _duration(length: timedelta) -> str:
    """Hours, minutes and seconds, as "30:05:00"."""
    seconds = round(abs(length.total_seconds()))
    sign = "-" if length < timedelta() else ""
    return f"{sign}{seconds // 3600}:{seconds // 60 % 60:02}:{seconds % 60:02}"


def _limit_memory() -> None:
    with suppress(ImportError, OSError, ValueError):  # not every system can
        import resource

        resource.setrlimit(resource.RLIMIT_AS, (_MOST_MEMORY, _MOST_MEMORY))


if __name__ == "__main__":
    main(int(sys.argv[1]))
