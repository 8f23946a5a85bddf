"""From what a person names (files, folders) to sources: bytes with a place and a media type."""

import hashlib
import logging
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime
from io import BytesIO
from pathlib import Path, PurePosixPath
from time import time_ns
from types import MappingProxyType
from typing import BinaryIO

from ingest.article import Locator
from ingest.containers import CONTAINERS, EXPORTS
from ingest.errors import UnreadableSource, too_large
from ingest.folders import below, printable, without_owner
from ingest.forms import HEAD, MEDIA_TYPES, form_of, refusal, text_form
from ingest.members import Member
from ingest.passed_over import PassedOver, kind_of, kind_of_name
from ingest.provenance import Provenance
from ingest.sidecar import columns_beside, owner_of
from ingest.surprises import surprise
from ingest.zipped import files_in

MAX_BYTES = 64 * 1024 * 1024  # a text of that size is a data dump, not an article

logger = logging.getLogger(__name__)


def _now() -> datetime:
    return datetime.now(UTC).replace(microsecond=0)


@dataclass(frozen=True, slots=True)
class Source:
    """The untouched bytes of one document.

    Attributes:
        location: absolute path, address, or the name an upload came with, as text that can be
            stored. A document in an archive is named by its path there ("a.zip!/b.txt"), a message
            or a record by what it is known by in its file ("mail.mbox#id").
        media_type: one of `MEDIA_TYPES`' values.
        content: the bytes as they are.
        within: which row or message of its file it is.
        address: where it was fetched from.
        charset: the encoding that its server states.
        told: what the feed that names it, or the file that holds it, says of it.
        retrieved_at: when the bytes were read or fetched, in UTC.
    """

    location: str
    media_type: str
    content: bytes
    within: Locator | None = None
    address: str | None = None
    charset: str | None = None
    told: Provenance = Provenance()
    retrieved_at: datetime = field(default_factory=_now, compare=False)

    @property
    def digest(self) -> str:
        """sha256 of the content, hexadecimal."""
        return hashlib.sha256(self.content).hexdigest()


Found = Source | UnreadableSource | PassedOver


@dataclass(frozen=True, slots=True)
class File:
    """A file as it lay there when it was found; it is opened when its sources are asked for.

    Attributes:
        location: its absolute path, as text that can be stored.
        size: bytes.
        modified, changed, seen: when its content and its inode were last written, and when that was
            looked at, nanoseconds.
        named: a person named it, and not a folder that it lies in.
    """

    path: Path
    location: str
    size: int
    modified: int
    changed: int
    inode: int
    seen: int
    named: bool = True

    def sources(self) -> Iterator[Found]:
        """Itself, or what it holds."""
        try:
            with self.path.open("rb") as stream:
                yield from sources_in(
                    self.location,
                    self.path.name,
                    stream,
                    named=self.named,
                    columns=self.columns(),
                )
        except OSError as error:
            yield _unopened(self.location, error)

    def columns(self) -> Mapping[str, str]:
        """Which columns of it hold what, as its sidecar tells; nothing where that is wrong, since
        who looks beside the file for the sidecar's other words tells of it.
        """
        try:
            return columns_beside(self.path, self.location)
        except UnreadableSource:
            return {}


def discover(places: Iterable[str | Path]) -> Iterator[Source | UnreadableSource]:
    """Yield every source below the given files and folders, in a stable order.

    A file that cannot be read is yielded as the error that says why; what is passed over in
    folders and archives is left out.
    """
    for found in walk(places):
        for each in found.sources() if isinstance(found, File) else (found,):
            if not isinstance(each, PassedOver):
                yield each


def walk(places: Iterable[str | Path]) -> Iterator[File | PassedOver | UnreadableSource]:
    """The files that `discover` opens, unopened. A sidecar stands for the file that it tells of."""
    named = {place: Path(place).expanduser().absolute() for place in places}
    for place, path in named.items():
        if path.is_dir():
            for found in below(path):
                yield _file(found, named=False) if isinstance(found, Path) else found
        elif not path.exists():
            yield UnreadableSource(printable(place), "there is no such file or folder")
        elif not path.is_file():
            yield UnreadableSource(printable(place), "it is no file")
        elif owner := owner_of(path):  # as `*` names it, too
            if not owner.is_file():
                yield without_owner(path, owner)
            elif owner not in named.values():
                yield _file(owner)
        else:
            yield _file(path)


def _file(path: Path, *, named: bool = True) -> File | UnreadableSource:
    location, seen = printable(path), time_ns()
    try:
        found = path.stat()
    except OSError as error:
        return _unopened(location, error)
    return File(
        path,
        location,
        found.st_size,
        found.st_mtime_ns,
        found.st_ctime_ns,
        found.st_ino,
        seen,
        named,
    )


def _unopened(location: str, error: OSError) -> UnreadableSource:
    return UnreadableSource(location, f"it cannot be read ({error.strerror or error})")


def sources_in(
    location: str,
    name: str,
    stream: BinaryIO,
    *,
    named: bool = True,
    nested: bool = False,
    columns: Mapping[str, str] = MappingProxyType({}),
) -> Iterator[Found]:
    """The sources of one file: itself, or what an archive, a mailbox or an export holds.

    Args:
        location: where the file lies.
        name: its name, whose suffix tells its form where its content does not.
        named: a person named it; else it is passed over where it is of a kind without words.
        nested: the file lies in an archive; another archive is not read there.
        columns: which columns hold what, if it is an export or an archive of such.
    """
    head = stream.read(HEAD)
    stream.seek(0)
    media_type = form_of(name, head)
    if not named and (kind := kind_of(name, head, media_type)):
        yield PassedOver(location, kind)
        return
    media_type = media_type or text_form(head)
    if media_type is None:
        known = ", ".join(sorted(MEDIA_TYPES))
        yield UnreadableSource(location, f"this form is not supported (supported: {known})")
    elif reason := refusal(media_type):
        yield UnreadableSource(location, reason)
    elif media_type == MEDIA_TYPES[".zip"]:
        if nested:
            yield UnreadableSource(location, "an archive within an archive is not read; unpack it")
        else:
            yield from _archived(location, stream, columns)
    elif media_type in EXPORTS:
        yield from contained(location, EXPORTS[media_type](stream, MAX_BYTES, columns))
    elif media_type in CONTAINERS:
        yield from contained(location, CONTAINERS[media_type](stream, MAX_BYTES))
    else:
        content = stream.read(MAX_BYTES + 1)
        if len(content) > MAX_BYTES:
            yield UnreadableSource(location, too_large(MAX_BYTES))
        else:
            yield Source(location, media_type, content)


def _archived(location: str, stream: BinaryIO, columns: Mapping[str, str]) -> Iterator[Found]:
    """The sources of the files in an archive, by their paths in it."""
    try:
        for file in files_in(stream, MAX_BYTES):
            if isinstance(file, UnreadableSource):
                yield _within(location, "!/", file)
                continue
            inside = f"{location}!/{file.name}"
            if kind := kind_of_name(PurePosixPath(file.name).name):
                yield PassedOver(inside, kind)
            else:
                content = BytesIO(file.content)
                yield from sources_in(
                    inside, file.name, content, named=False, nested=True, columns=columns
                )
    except Exception as error:  # a damaged archive is one source's failure, not the run's
        logger.exception("The archive %r could not be read", location)
        yield surprise(location, error)


def contained(
    location: str, members: Iterator[Member | UnreadableSource]
) -> Iterator[Source | UnreadableSource]:
    """The messages or records of a file as sources."""
    try:
        for member in members:
            if isinstance(member, UnreadableSource):
                yield _within(location, "#", member)
            else:
                place = f"{location}#{member.name}"
                yield Source(
                    place,
                    member.media_type,
                    member.content,
                    member.locator,
                    member.address,
                    member.charset,
                    member.told,
                    retrieved_at=member.retrieved_at or _now(),
                )
    except UnreadableSource as failure:
        yield _within(location, "#", failure)
    except Exception as error:  # as in an archive
        logger.exception("The members of %r could not be read", location)
        yield surprise(location, error)


def _within(location: str, sign: str, failure: UnreadableSource) -> UnreadableSource:
    """A failure within a file; without a name it is the file's own."""
    inside = f"{sign}{failure.location}" if failure.location else ""
    return UnreadableSource(f"{location}{inside}", failure.reason)
