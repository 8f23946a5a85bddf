"""The untouched originals, kept beside the catalogue under their digests."""

import hashlib
import os
from contextlib import suppress
from pathlib import Path

from ingest.disk import library_error
from ingest.errors import DamagedOriginal, MissingOriginal
from ingest.source import Source

_PARTIAL = ".partial"


class Originals:
    """A folder of files named by the sha256 of their content."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def keep(self, source: Source) -> Path:
        """Store a source's bytes, whole or not at all; the file they lie in.

        Raises:
            LibraryUnavailable: there is no room, or the folder cannot be written.
        """
        file = self.path(source.digest)
        if not file.exists():
            partial = self._folder / f"{os.getpid()}{_PARTIAL}"
            try:
                file.parent.mkdir(parents=True, exist_ok=True)
                with partial.open("wb") as stream:
                    stream.write(source.content)
                    stream.flush()
                    os.fsync(stream.fileno())
                partial.replace(file)
            except OSError as error:
                with suppress(OSError):
                    partial.unlink()
                raise library_error(error, self._folder) from error
        return file

    def is_kept(self, digest: str) -> bool:
        """Whether bytes lie under a digest."""
        return self.path(digest).exists()

    def read(self, digest: str) -> bytes:
        """The bytes that were read under a digest, checked against it.

        Raises:
            MissingOriginal: none are kept.
            DamagedOriginal: others are kept.
            LibraryUnavailable: the file cannot be read.
        """
        try:
            content = self.path(digest).read_bytes()
        except FileNotFoundError as error:
            raise MissingOriginal from error
        except OSError as error:
            raise library_error(error, self._folder) from error
        if hashlib.sha256(content).hexdigest() != digest:
            raise DamagedOriginal
        return content

    def is_intact(self, digest: str) -> bool:
        """Whether the bytes kept under a digest can be read and have it."""
        try:
            with self.path(digest).open("rb") as stream:
                return hashlib.file_digest(stream, "sha256").hexdigest() == digest
        except OSError:
            return False

    def forget(self, digest: str) -> None:
        """Delete the bytes with this digest, if they are kept.

        Raises:
            LibraryUnavailable: the folder cannot be written.
        """
        try:
            self.path(digest).unlink(missing_ok=True)
        except OSError as error:
            raise library_error(error, self._folder) from error

    def sweep(self) -> None:
        """Delete what a process left half-written that was killed; no other may write now."""
        for partial in self._folder.glob(f"*{_PARTIAL}"):
            partial.unlink()

    def path(self, digest: str) -> Path:
        """Where the bytes with this digest lie, if they are kept."""
        return self._folder / digest[:2] / digest
