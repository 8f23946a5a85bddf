"""From what a person names (files, folders) to sources: bytes with a place and a media type."""

import hashlib
import os
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from ingest.errors import UnreadableSource

MEDIA_TYPES = {
    ".txt": "text/plain",
    ".text": "text/plain",
    ".md": "text/markdown",
    ".markdown": "text/markdown",
    ".html": "text/html",
    ".htm": "text/html",
    ".xhtml": "text/html",
}

MAX_BYTES = 64 * 1024 * 1024  # a text of that size is a data dump, not an article


@dataclass(frozen=True, slots=True)
class Source:
    """The untouched bytes of one document.

    Attributes:
        location: absolute path, or the name an upload came with, as text that can be stored.
        media_type: one of `MEDIA_TYPES`' values.
        content: the bytes as they are.
    """

    location: str
    media_type: str
    content: bytes

    @property
    def digest(self) -> str:
        """sha256 of the content, hexadecimal."""
        return hashlib.sha256(self.content).hexdigest()


def media_type_of(name: str) -> str | None:
    """Media type by a file name's suffix, or None where the form is not supported."""
    return MEDIA_TYPES.get(Path(name).suffix.lower())


def discover(places: Iterable[str | Path]) -> Iterator[Source | UnreadableSource]:
    """Yield every source below the given files and folders, in a stable order.

    A file named by hand that cannot be read is yielded as the error that says why; inside
    a folder, hidden files and forms that are not supported are passed over in silence.
    """
    for place in places:
        path = Path(place).expanduser().absolute()
        if path.is_dir():
            yield from (_load(file) for file in _files_below(path))
        elif not path.exists():
            yield UnreadableSource(_printable(place), "there is no such file or folder")
        elif media_type_of(path.name) is None:
            known = ", ".join(sorted(MEDIA_TYPES))
            reason = f"this form is not supported (supported: {known})"
            yield UnreadableSource(_printable(place), reason)
        else:
            yield _load(path)


def _files_below(folder: Path) -> list[Path]:
    return sorted(
        path
        for path in folder.rglob("*")
        if path.is_file()
        and media_type_of(path.name)
        and not any(part.startswith(".") for part in path.relative_to(folder).parts)
    )


def _load(path: Path) -> Source | UnreadableSource:
    location = _printable(path)
    try:
        if path.stat().st_size > MAX_BYTES:
            return UnreadableSource(location, f"it is larger than {MAX_BYTES // 2**20} MiB")
        content = path.read_bytes()
    except OSError as error:
        return UnreadableSource(location, f"it cannot be read ({error.strerror or error})")
    media_type = media_type_of(path.name)
    if media_type is None:
        raise ValueError(f"{location} was not chosen by its form")
    return Source(location, media_type, content)


def _printable(place: str | Path) -> str:
    """A path as text: bytes of a name that are no UTF-8, which no text can hold, as "\\xe9"."""
    try:
        return os.fsencode(place).decode("utf-8", "backslashreplace")
    except UnicodeEncodeError:  # typed, not found: no file can have such a name
        return str(place).encode("utf-8", "backslashreplace").decode("utf-8")
