"""From a file to its sources: bytes with a place and a media type."""

import hashlib
import logging
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime
from io import BytesIO
from pathlib import PurePosixPath
from types import MappingProxyType
from typing import BinaryIO

from ingest.article import Locator
from ingest.errors import UnreadableSource, too_large
from ingest.forms import HEAD, MEDIA_TYPES, form_of, refusal, text_form
from ingest.gathering.containers import CONTAINERS, EXPORTS
from ingest.mail.attachments import attachments_in
from ingest.members import Member
from ingest.passed_over import PassedOver, kind_of, kind_of_name
from ingest.provenance import Provenance
from ingest.surprises import surprise
from ingest.zipped import files_in

MAX_BYTES = 64 * 1024 * 1024  # a text of that size is a data dump, not an article

MOST_LEVELS = 3
"""Messages attached to messages are opened so deep; what is attached further in is named alone."""

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


def sources_in(
    location: str,
    name: str,
    stream: BinaryIO,
    *,
    named: bool = True,
    nested: bool = False,
    columns: Mapping[str, str] = MappingProxyType({}),
    level: int = 0,
) -> Iterator[Found]:
    """The sources of one file: itself and what is attached to it, or what an archive, a mailbox or
    an export holds.

    Args:
        location: where the file lies.
        name: its name, whose suffix tells its form where its content does not.
        named: a person named it; else it is passed over where it is of a kind without words.
        nested: the file lies in an archive; another archive is not read there.
        columns: which columns hold what, if it is an export or an archive of such.
        level: how many messages it is attached within.
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
            source = Source(location, media_type, content)
            yield source
            yield from _attached(source, nested, level)


def _attached(message: Source, nested: bool = False, level: int = 0) -> Iterator[Found]:
    """The sources of what is attached to a message, by their names in it; none of another form."""
    if message.media_type != MEDIA_TYPES[".eml"] or level >= MOST_LEVELS:
        return
    try:
        for attached in attachments_in(message.content):
            inside = f"{message.location}!/{attached.name}"
            stream = BytesIO(attached.content)
            for found in sources_in(
                inside, attached.name, stream, named=False, nested=nested, level=level + 1
            ):
                if isinstance(found, Source) and found.location == inside:
                    yield replace(found, charset=attached.charset)
                else:
                    yield found
    except Exception as error:  # as in an archive
        logger.exception("What is attached to %r could not be read", message.location)
        yield surprise(message.location, error)


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


def contained(location: str, members: Iterator[Member | UnreadableSource]) -> Iterator[Found]:
    """The messages or records of a file as sources."""
    try:
        for member in members:
            if isinstance(member, UnreadableSource):
                yield _within(location, "#", member)
            else:
                source = Source(
                    f"{location}#{member.name}",
                    member.media_type,
                    member.content,
                    member.locator,
                    member.address,
                    member.charset,
                    member.told,
                    retrieved_at=member.retrieved_at or _now(),
                )
                yield source
                yield from _attached(source)
    except UnreadableSource as failure:
        yield _within(location, "#", failure)
    except Exception as error:  # as in an archive
        logger.exception("The members of %r could not be read", location)
        yield surprise(location, error)


def _within(location: str, sign: str, failure: UnreadableSource) -> UnreadableSource:
    """A failure within a file; without a name it is the file's own."""
    inside = f"{sign}{failure.location}" if failure.location else ""
    return UnreadableSource(f"{location}{inside}", failure.reason)
