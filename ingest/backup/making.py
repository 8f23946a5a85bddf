"""Making a backup, also of a library that is served or written at this moment.

The catalogue is copied first, as it is at one moment. Every original of an article in it lies there
already, since an ingest stores it before the article. Articles whose ingest goes on are in the copy
as what they are, stored and not searchable yet. Vectors and terms are left out: they can be made
from the catalogue, and could not be copied at the same moment.
"""

import hashlib
import os
import shutil
import sqlite3
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from io import BytesIO
from pathlib import Path
from typing import IO
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from ingest.backup.manifest import CATALOGUE, NAME, Manifest, original
from ingest.disk import library_error
from ingest.errors import BackupRefused

CHUNK = 2**20

Put = Callable[[str, IO[bytes]], str]
"""Writes what a stream holds under a name; gives its sha256."""

Copy = Callable[[Path], None]
"""Writes the catalogue, as it is at one moment, into a SQLite file."""


@dataclass(frozen=True, slots=True)
class Made:
    """A backup that was made.

    Attributes:
        articles: in it, with their older versions.
        lost: digests of articles whose originals the library itself lacks or has damaged.
    """

    articles: int
    lost: tuple[str, ...]


def back_up(library: Path, target: Path, copy: Copy) -> Made:
    """Write a backup, whole or not at all: a ZIP file where the name says so, else a folder.

    Args:
        library: its folder, for the originals.

    Raises:
        BackupRefused: something lies at the target.
        LibraryUnavailable: the catalogue is damaged or held, or there is no room.
    """
    if target.exists():
        raise BackupRefused(f"{target} is there already. Name a backup that is not there yet.")
    partial = beside(target)
    try:
        discard(partial)  # what a backup left that was killed
        target.parent.mkdir(parents=True, exist_ok=True)
        partial.mkdir(mode=0o700)
        finished = partial / "backup"
        writing = _zip if target.suffix.lower() == ".zip" else _folder
        with writing(finished) as put:
            made = _written(library, copy, partial / CATALOGUE, put)
        finished.replace(target)
        _sync(target.parent)
    except OSError as error:
        raise library_error(error, target) from error
    finally:
        discard(partial)
    return made


def beside(target: Path) -> Path:
    """Where something is made before it takes its place: hidden, and no backup by its name."""
    return target.with_name(f".{target.name}.partial")


def discard(partial: Path) -> None:
    """Delete what was half made, if there is something."""
    if partial.exists():
        shutil.rmtree(partial)


def _written(library: Path, copy: Copy, copied_to: Path, put: Put) -> Made:
    """Put the originals, the catalogue that names them, and the manifest, each by way of `put`."""
    made_at = datetime.now(UTC)
    found: dict[str, str] = {}
    missing: set[str] = set()
    while True:
        copy(copied_to)
        digests, before, missing = _digests(copied_to), missing, set()
        for digest in sorted(digests - found.keys()):
            try:
                stream = (library / original(digest)).open("rb")
            except OSError:  # gone, or no file that can be read: named, and the rest goes on
                missing.add(digest)
                continue
            with stream:
                found[digest] = put(original(digest), stream)
        # What is missing twice the library has lost; what only once was removed meanwhile.
        if missing <= before:
            break
    held = sorted(digests & found.keys())
    files = {original(digest): found[digest] for digest in held}
    with copied_to.open("rb") as stream:
        files[CATALOGUE] = put(CATALOGUE, stream)
    put(NAME, BytesIO(Manifest(made_at, files).json().encode()))
    damaged = {digest for digest in held if found[digest] != digest}
    return Made(len(digests), tuple(sorted(missing | damaged)))


def _digests(catalogue: Path) -> set[str]:
    with closing(sqlite3.connect(catalogue)) as connection:
        return {digest for (digest,) in connection.execute("SELECT digest FROM articles")}


@contextmanager
def _folder(folder: Path) -> Iterator[Put]:
    folder.mkdir(mode=0o700)

    def put(name: str, stream: IO[bytes]) -> str:
        file = folder / name
        file.parent.mkdir(parents=True, exist_ok=True)
        with file.open("wb") as out:
            digest = copied(stream, out)
            out.flush()
            os.fsync(out.fileno())
        return digest

    yield put


@contextmanager
def _zip(file: Path) -> Iterator[Put]:
    with ZipFile(file, "x", ZIP_DEFLATED, compresslevel=1) as archive:

        def put(name: str, stream: IO[bytes]) -> str:
            member = ZipInfo(name)
            member.compress_type = ZIP_DEFLATED
            with archive.open(member, "w", force_zip64=True) as out:
                return copied(stream, out)

        yield put
    file.chmod(0o600)
    _sync(file)


def copied(stream: IO[bytes], out: IO[bytes]) -> str:
    """Copy a stream; the sha256 of what it held."""
    digest = hashlib.sha256()
    while chunk := stream.read(CHUNK):
        digest.update(chunk)
        out.write(chunk)
    return digest.hexdigest()


def _sync(place: Path) -> None:
    """Have the disk write a file, or the names in a folder."""
    handle = os.open(place, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
