"""What the operating system says of a library's folder and its disk, as errors for people."""

import errno
import os
import shutil
from pathlib import Path

from ingest.errors import DiskFull, LibraryReadOnly, LibraryUnavailable

ROOM = 64 * 2**10
"""Bytes below which a disk counts as full: less than SQLite asks for at once."""

_FULL = frozenset({errno.ENOSPC, errno.EDQUOT})
_NO_ROOM = _FULL | {errno.EFBIG}
_CLOSED = frozenset({errno.EROFS, errno.EACCES, errno.EPERM})


def library_error(error: OSError, place: Path) -> LibraryUnavailable:
    """Why something at a place of a library could not be written or read, and what to do."""
    if error.errno in _FULL:
        return DiskFull(place)
    if error.errno in _CLOSED:
        return LibraryReadOnly(place)
    return disk_error(place, error.strerror or str(error))


def is_want_of_room(error: BaseException | None) -> bool:
    """Whether an error says that a disk, a quota or a bound on files leaves no room."""
    return isinstance(error, OSError) and error.errno in _NO_ROOM


def disk_error(place: Path, reason: str) -> LibraryUnavailable:
    """A disk that does not do what is asked, for a reason that may only be its being full."""
    folder = next((each for each in (place, *place.parents) if each.is_dir()), None)
    if folder is not None and shutil.disk_usage(folder).free < ROOM:
        return DiskFull(place)
    return LibraryUnavailable(
        f"The disk that holds {place} does not do what is asked ({reason}): it may be full, over a"
        " quota, or failing. Nothing that was stored before is lost. Look after the disk, then do"
        " the same again."
    )


def can_be_written(place: Path) -> bool:
    """Whether a file or folder that is there may be written, and so may its folder."""
    return _may(place) and (place.is_dir() or _may(place.parent))


def _may(place: Path) -> bool:
    return os.access(place, os.W_OK, effective_ids=os.access in os.supports_effective_ids)
