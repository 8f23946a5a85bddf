"""Restoring a backup: every file is held against its digest before anything takes its place."""

import os
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import IO
from zipfile import BadZipFile, ZipFile

from ingest.backup.making import beside, copied, discard
from ingest.backup.manifest import NAME, manifest_of
from ingest.disk import library_error
from ingest.errors import BackupRefused

MOST_MANIFEST = 2**30
"""Bytes of a manifest: of some millions of originals."""

_BROKEN = (BadZipFile, zlib.error, EOFError, KeyError, NotImplementedError, RuntimeError)
"""What zipfile raises of a damaged archive."""


@contextmanager
def restored(backup: Path, target: Path) -> Iterator[Path]:
    """Unpack a backup beside its target, for the indexes to be built; then it takes its place.

    Whatever goes wrong before leaves the target as it was.

    Args:
        target: a folder that is not there yet, or empty.

    Raises:
        BackupRefused: it is no whole backup, or the target holds something.
        LibraryUnavailable: there is no room, or the place cannot be written.
    """
    if target.exists() and (not target.is_dir() or any(target.iterdir())):
        raise BackupRefused(
            f"{target} is not empty. Name a folder that is not there yet: nothing is overwritten."
        )
    partial = beside(target)
    try:
        try:
            discard(partial)  # what a restore left that was killed
            partial.mkdir(parents=True, mode=0o700)
            _unpack(backup, partial)
        except OSError as error:
            raise library_error(error, target) from error
        yield partial
        partial.replace(target)
    finally:
        discard(partial)


def _unpack(backup: Path, folder: Path) -> None:
    with _opened(backup) as read:
        with read(NAME) as stream:
            manifest = manifest_of(stream.read(MOST_MANIFEST))
        for name, digest in manifest.files.items():
            file = folder / name
            file.parent.mkdir(parents=True, exist_ok=True)
            with read(name) as stream, file.open("wb") as out:
                found = copied(stream, out)
                out.flush()
                os.fsync(out.fileno())
            if found != digest:
                raise BackupRefused(f"{name} in it is not what was written")


class _Reading:
    """Opens the files of a backup by their names."""

    def __init__(self, folder: Path | ZipFile) -> None:
        self._folder = folder

    def __call__(self, name: str) -> IO[bytes]:
        if isinstance(self._folder, ZipFile):
            return self._folder.open(name)
        try:
            return (self._folder / name).open("rb")
        except (FileNotFoundError, NotADirectoryError) as error:
            raise BackupRefused(f"{name} is missing in it") from error


@contextmanager
def _opened(backup: Path) -> Iterator[_Reading]:
    """A backup to be read; what is wrong with it is told with its name and what to do."""
    if not backup.exists():
        raise BackupRefused(f"There is no backup at {backup}.")
    try:
        if backup.is_dir():
            yield _Reading(backup)
        else:
            with ZipFile(backup) as archive:
                yield _Reading(archive)
    except BackupRefused as error:
        raise _broken(backup, str(error)) from error
    except _BROKEN as error:
        raise _broken(backup, str(error).strip("'\"") or "it ends too early") from error


def _broken(backup: Path, reason: str) -> BackupRefused:
    return BackupRefused(
        f"{backup} is not a whole backup: {reason}. Nothing was restored; take another backup."
    )
