"""What lies below a folder: its files, what is passed over, and what cannot be looked into."""

import errno
import os
import stat
from pathlib import Path

from ingest.errors import UnreadableSource
from ingest.gathering.sidecar import owner_of
from ingest.passed_over import PassedOver, kind_of_name

_LIBRARY = frozenset(("catalogue.sqlite3", "terms.sqlite3"))
"""What tells a library's folder: its originals were read when they were sources."""

_NOWHERE = frozenset((errno.ENOENT, errno.ENOTDIR, errno.ELOOP, errno.EBADF))
"""Errors of a path that leads to nothing; any other is of something that may be there."""

_ADVICE = {
    errno.EACCES: "see that you may read it and look into the folders that it lies in",
    errno.ENAMETOOLONG: "see that it is the right one, and shorten its name or its path",
}


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
            # Path.is_symlink raises, on Python 3.11, where a folder can be listed and not entered.
            elif os.path.islink(path):  # noqa: PTH114
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
                found.append(looked_at(path))
    return sorted(found, key=_order)


def looked_at(path: Path) -> Path | PassedOver | UnreadableSource:
    """A file by its path; what is none is passed over."""
    try:
        mode = mode_of(path)
    except OSError as error:
        return unopened(printable(path), error)
    is_file = mode is not None and stat.S_ISREG(mode)
    return path if is_file else PassedOver(printable(path), "special")


def mode_of(path: Path) -> int | None:
    """What lies at a path, as `stat` has it; None where nothing does.

    Raises:
        OSError: it cannot be looked at. Path.is_file and the like say so too on Python 3.11, and
            later ones that it is not there.
    """
    try:
        return path.stat().st_mode
    except ValueError:  # a null byte, which no path can hold
        return None
    except OSError as error:
        if error.errno in _NOWHERE:
            return None
        raise


def unopened(location: str, error: OSError) -> UnreadableSource:
    """A file or folder that cannot be looked at, as a failure."""
    why = f"it cannot be read ({error.strerror or error})"
    advice = _ADVICE.get(error.errno or 0)
    return UnreadableSource(location, f"{why}; {advice}" if advice else why)


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
