"""The untouched originals, kept beside the catalogue under their digests."""

import os
from pathlib import Path

from ingest.source import Source


class Originals:
    """A folder of files named by the sha256 of their content."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def keep(self, source: Source) -> Path:
        """Store a source's bytes, whole or not at all; the file they lie in."""
        file = self.path(source.digest)
        if not file.exists():
            file.parent.mkdir(parents=True, exist_ok=True)
            partial = file.with_suffix(f".{os.getpid()}.partial")
            with partial.open("wb") as stream:
                stream.write(source.content)
                stream.flush()
                os.fsync(stream.fileno())
            partial.replace(file)
        return file

    def forget(self, digest: str) -> None:
        """Delete the bytes with this digest, if they are kept."""
        self.path(digest).unlink(missing_ok=True)

    def path(self, digest: str) -> Path:
        """Where the bytes with this digest lie, if they are kept."""
        return self._folder / digest[:2] / digest
