"""Reading ZIPs of unknown origin: nothing is unpacked to disk, and nothing without bounds."""

import lzma
import stat
import zipfile
import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import count
from pathlib import PurePosixPath
from typing import BinaryIO

from ingest.errors import UnreadableSource, too_large
from ingest.prose.characters import clean

MOST_FILES = 20_000
MOST_BYTES = 4 * 1024**3  # of all files of one archive, unpacked
HIGHEST_RATIO = 200  # unpacked to packed; text is packed to a twentieth, a bomb to a thousandth
_FREE = 1024 * 1024  # bytes below which a ratio tells nothing
_LOCKED = 0x1  # the flag of an encrypted file

DAMAGES = (
    zipfile.BadZipFile,
    zlib.error,
    lzma.LZMAError,
    EOFError,
    OSError,
    ValueError,
    RuntimeError,  # NotImplementedError among it: a way of packing that is not known
)
"""What zipfile raises at a file that is not as it should be."""

_TOO_MUCH = "it unpacks to more than it can honestly hold: a ZIP bomb"


@dataclass(frozen=True, slots=True)
class File:
    """A file of an archive, by its path there."""

    name: str
    content: bytes


def files_in(stream: BinaryIO, max_bytes: int) -> Iterator[File | UnreadableSource]:
    """The files of an archive in the order of their names; hidden ones in silence.

    A failure bears the file's name, or none where it is the archive's.

    Args:
        max_bytes: of one file, unpacked.
    """
    try:
        archive = zipfile.ZipFile(stream)
    except DAMAGES:
        yield UnreadableSource("", "it is no ZIP, or a damaged one")
        return
    entries = [entry for entry in archive.infolist() if _is_file(entry)]
    if len(entries) > MOST_FILES:
        yield UnreadableSource("", f"it holds more than {MOST_FILES} files")
        return
    total = 0
    taken = {_name(entry) for entry in entries}
    others: dict[str, Iterator[str]] = {}
    for entry in sorted(entries, key=lambda entry: entry.filename):
        name = _name(entry)
        if name in others:  # both were put there, and one would hide the other
            name = next(other for other in others[name] if other not in taken)
        else:
            others[name] = _numbered(name)
        if entry.filename.startswith("/") or ".." in PurePosixPath(entry.filename).parts:
            yield UnreadableSource(name, "its path leads out of the archive")
            continue
        content = unpacked(archive, entry, max_bytes)
        if isinstance(content, str):
            yield UnreadableSource(name, content)
            continue
        total += len(content)
        if total > MOST_BYTES:
            yield UnreadableSource("", _TOO_MUCH)
            return
        yield File(name, content)


def _name(entry: zipfile.ZipInfo) -> str:
    return clean(entry.filename).replace("\n", " ")


def _numbered(name: str) -> Iterator[str]:
    """Names for further files of that name: "folder/page (2).html", "folder/page (3).html"."""
    suffix = PurePosixPath(name).suffix
    stem = name.removesuffix(suffix)
    return (f"{stem} ({number}){suffix}" for number in count(2))


def unpacked(archive: zipfile.ZipFile, entry: zipfile.ZipInfo, max_bytes: int) -> bytes | str:
    """The bytes of one file, or why it is not read; its declared size is not believed."""
    if entry.flag_bits & _LOCKED:
        return "it is locked with a password; unpack it first"
    most = max(_FREE, min(max_bytes, entry.compress_size * HIGHEST_RATIO))
    try:
        with archive.open(entry) as packed:
            content = packed.read(most + 1)
    except DAMAGES as error:
        return f"it is damaged ({clean(str(error)) or type(error).__name__})"
    if len(content) <= most:
        return content
    return _TOO_MUCH if most < max_bytes else too_large(max_bytes)


def _is_file(entry: zipfile.ZipInfo) -> bool:
    """Whether an entry is a file that a person sees: no folder, no link, nothing hidden."""
    parts = PurePosixPath(entry.filename).parts
    is_link = stat.S_ISLNK(entry.external_attr >> 16)
    hidden = any(part == "__MACOSX" or (part[0] == "." and part != "..") for part in parts)
    return not (entry.is_dir() or is_link or hidden or not parts)
