"""The file beside a source that tells what the source itself says wrongly, or not at all.

`report.pdf.dossier.toml` tells of `report.pdf`: the fields of `corrections.py`, a line each. Beside
an export a table `columns` names those that hold what.
"""

import errno
import stat
import tomllib
from collections.abc import Mapping
from datetime import date, datetime
from pathlib import Path

from ingest.catalogue.corrections import Field, corrected
from ingest.errors import InvalidCorrection, UnreadableSource, too_large
from ingest.records.naming import NAMED

SUFFIX = ".dossier.toml"

MAX_BYTES = 64 * 1024  # ten lines

_TOO_LONG = 'is too long; write it between quotation marks, "so"'


def owner_of(path: Path) -> Path | None:
    """The file that a sidecar of this name tells of; None where the name is no sidecar's."""
    name = path.name.removesuffix(SUFFIX)
    return path.with_name(name) if name and name != path.name else None


def told_beside(path: Path, location: str) -> dict[Field, str | None]:
    """What the sidecar of a file tells, as the catalogue keeps it; nothing where there is none.

    Args:
        location: of the file, as text that can be stored.

    Raises:
        UnreadableSource: the sidecar cannot be read, or something in it cannot be meant.
    """
    place = f"{location}{SUFFIX}"
    values = _values(path, place)
    _columns(place, values)
    return _told(place, {name: value for name, value in values.items() if name != "columns"})


def columns_beside(path: Path, location: str) -> dict[str, str]:
    """Which columns of an export hold what, by `NAMED`, as its sidecar tells; mostly nothing.

    Raises:
        UnreadableSource: as `told_beside`.
    """
    place = f"{location}{SUFFIX}"
    return _columns(place, _values(path, place))


def _values(path: Path, place: str) -> dict[str, object]:
    """What the sidecar of a file says; nothing where there is none."""
    try:
        content = _content(path.with_name(path.name + SUFFIX), place)
        return {} if content is None else tomllib.loads(content.decode("utf-8-sig"))
    except OSError as error:
        raise UnreadableSource(place, f"it cannot be read ({error.strerror or error})") from error
    except UnicodeDecodeError as error:
        raise UnreadableSource(place, "it is not in UTF-8") from error
    except (tomllib.TOMLDecodeError, RecursionError) as error:
        raise UnreadableSource(place, f"it is no TOML ({error})") from error
    except ValueError as error:  # Python reads no number of more than some four thousand figures
        raise UnreadableSource(place, f"a number in it {_TOO_LONG}") from error


def _columns(place: str, values: Mapping[str, object]) -> dict[str, str]:
    """The table `columns`."""
    columns = values.get("columns", {})
    if not isinstance(columns, dict):
        raise UnreadableSource(place, 'columns: it is no table; begin it with a line "[columns]"')
    for name, column in columns.items():
        if name not in NAMED:
            known = ", ".join(NAMED)
            raise UnreadableSource(place, f"columns: {name!r} is not known; what is: {known}")
        if not isinstance(column, str) or not column.strip():
            raise UnreadableSource(place, f'columns: {name} names no column; write it "so"')
    return columns


def _content(path: Path, place: str) -> bytes | None:
    try:
        found = path.stat()
    except (FileNotFoundError, NotADirectoryError):
        return None
    except OSError as error:
        if error.errno == errno.ENAMETOOLONG:  # a name of that length leaves room for none
            return None
        raise
    if not stat.S_ISREG(found.st_mode):
        raise UnreadableSource(place, "it is no file")
    with path.open("rb") as stream:
        content = stream.read(MAX_BYTES + 1)
    if len(content) > MAX_BYTES:
        raise UnreadableSource(place, too_large(MAX_BYTES))
    return content


def _told(place: str, values: Mapping[str, object]) -> dict[Field, str | None]:
    """The values, or everything that is wrong with them."""
    told: dict[Field, str | None] = {}
    wrong: list[str] = []
    for name, value in values.items():
        try:
            told |= corrected({name: _text(name, value)})
        except InvalidCorrection as error:
            wrong.append(str(error).removesuffix("."))
    if wrong:
        raise UnreadableSource(place, "; ".join(wrong))
    return told


def _text(name: str, value: object) -> str:
    """A value as text: TOML has days and moments of its own, and a year is a number there."""
    if isinstance(value, str):
        return value
    if isinstance(value, date | datetime):
        return value.isoformat()
    if isinstance(value, int) and not isinstance(value, bool):
        try:
            return str(value)
        except ValueError as error:  # one in hexadecimal figures, which is read at any length
            raise InvalidCorrection(name, f"its number {_TOO_LONG}") from error
    raise InvalidCorrection(name, 'it is no text; write it between quotation marks, "so"')
