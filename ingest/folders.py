"""What lies below a folder: its files, what is passed over, and what cannot be looked into."""

import os
from pathlib import Path

from ingest.errors import UnreadableSource
from ingest.passed_over import PassedOver, kind_of_name
from ingest.sidecar import owner_of

_LIBRARY = frozenset(("catalogue.sqlite3", "terms.sqlite3"))
"""What tells a library's folder: its originals were read when they were sources."""


def below(folder: Path) -> list[Path | PassedOver | UnreadableSource]:
    """Everything below a folder, unopened, in the order of its paths; no sidecar with its source.

    Links to folders are not followed, so that no loop is; pipes, sockets and devices are no files.
    A hidden folder is passed over as one, and so is a library or a backup of one.
    """
    found: list[Path | PassedOver | UnreadableSource] = []

    def note(error: OSError) -> None:
        place = printable(error.filename)
        found.append(UnreadableSource(place, f"it cannot be looked into ({error.strerror})"))

    for place, folders, files in os.walk(folder, onerror=note):
        if not _LIBRARY.isdisjoint(files):
            found.append(PassedOver(printable(place), "library"))
            folders.clear()
            continue
        for name in folders:
            path = Path(place, name)
            if name.startswith("."):
                found.append(PassedOver(printable(path), "hidden"))
            elif path.is_symlink():
                found.append(PassedOver(printable(path), "link"))
        folders[:] = [name for name in folders if not name.startswith(".")]
        beside = frozenset(files)
        for name in files:
            path = Path(place, name)
            owner = owner_of(path)
            if owner and not name.startswith("."):
                if owner.name not in beside:
                    found.append(without_owner(path, owner))
            elif kind := kind_of_name(name):
                found.append(PassedOver(printable(path), kind))
            else:
                is_file = path.is_file()
                found.append(path if is_file else PassedOver(printable(path), "special"))
    return sorted(found, key=_order)


def without_owner(sidecar: Path, owner: Path) -> UnreadableSource:
    """A sidecar whose source is not there, as a failure."""
    return UnreadableSource(
        printable(sidecar), f"there is no {printable(owner.name)} beside it that it tells of"
    )


def printable(place: str | Path) -> str:
    """A path as text: bytes of a name that are no UTF-8, which no text can hold, as "\\xe9"."""
    try:
        return os.fsencode(place).decode("utf-8", "backslashreplace")
    except UnicodeEncodeError:  # typed, not found: no file can have such a name
        return str(place).encode("utf-8", "backslashreplace").decode("utf-8")


def _order(place: Path | PassedOver | UnreadableSource) -> Path:
    return place if isinstance(place, Path) else Path(place.location)
