"""The folder of embedded Chroma: what its errors mean for people, and how it is read where it
cannot be written.
"""

import os
import re
import shutil
from errno import ENOSPC, EROFS
from pathlib import Path
from tempfile import mkdtemp

from index.errors import IndexDamaged, RetrievalError
from ingest.disk import disk_error, library_error
from ingest.errors import DiskFull, LibraryBusy, LibraryReadOnly

WAITS = 5.0
"""Seconds that embedded Chroma waits for its database."""


def meaning(error: Exception, folder: Path, server: str | None) -> Exception:
    """An error of Chroma's for people. Its classes do not tell what happened, its words do."""
    told = str(error)
    if server is not None:
        return RetrievalError(
            f"The Chroma server at {server} does not answer as it should: {told}. See that it runs"
            " and that DOSSIER_CHROMA is its address."
        )
    if isinstance(error, OSError):
        return library_error(error, folder)
    code = re.search(r"\(code: (\d+)\)", told)  # of SQLite, whose lowest byte is the kind
    kind = int(code[1]) & 0xFF if code else 0
    if kind == 13 or os.strerror(ENOSPC) in told:
        return DiskFull(folder)
    if kind == 8 or os.strerror(EROFS) in told:
        return LibraryReadOnly(folder)
    if kind == 5:
        return LibraryBusy(folder, WAITS)
    disk = disk_error(folder, told)  # a full disk is told in many words
    if isinstance(disk, DiskFull) or kind == 10 or "os error" in told:
        return disk
    return IndexDamaged(f"The vector index {folder}", told)


def copied_for_reading(folder: Path) -> Path:
    """A folder that Chroma can open: it writes into its database even to read.

    The graphs, which are large and only read, are linked and not copied.
    """
    copy = Path(mkdtemp(prefix="dossier-vectors-"))
    for part in folder.iterdir():
        if part.is_dir():
            (copy / part.name).symlink_to(part)
        else:
            shutil.copyfile(part, copy / part.name)
    return copy
