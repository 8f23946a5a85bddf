"""What can go wrong between a source and the library.

IngestError
├── UnreadableSource    a file or address that yields no article
├── UnknownArticle      an id that the library does not hold
├── UnknownPassage      the same of a passage
├── MissingOriginal     no untouched bytes of an article are kept
├── DamagedOriginal     those that are kept are not those that were read
├── InvalidCorrection   a correction of a source that cannot be meant
├── UnknownRun          a number that no run of the library has
├── BackupRefused       a backup that cannot be made there, or is not whole
└── LibraryUnavailable  the library cannot be opened, or is of another version
    ├── NoLibrary       there is none in the folder, which is not to be made
    ├── LibraryLocked   another process serves it or writes it
    ├── LibraryBusy     another program holds one of its databases for longer than is waited
    ├── LibraryReadOnly it can be read and not written
    ├── LibraryDamaged  a file that cannot be made again is not what was written
    └── DiskFull        there is no room for what is to be stored
"""

import shlex
from pathlib import Path


class IngestError(Exception):
    """Base of every error of this package; its text is a sentence for the person who asked."""


class UnreadableSource(IngestError):
    """A source that yields no article.

    Attributes:
        location: the path or address, as the person gave it.
        reason: why, as a clause ("it holds no text").
    """

    def __init__(self, location: str, reason: str) -> None:
        super().__init__(f"{location}: {reason}")
        self.location = location
        self.reason = reason


class UnknownArticle(IngestError):
    """No article, or no version of one, has this id."""

    def __init__(self, article_id: str) -> None:
        super().__init__(f"There is no source with the id {article_id!r} in this library.")
        self.article_id = article_id


class UnknownPassage(IngestError):
    """No passage of any version of an article has this id."""

    def __init__(self, passage_id: str) -> None:
        super().__init__(f"There is no passage with the id {passage_id!r} in this library.")
        self.passage_id = passage_id


class MissingOriginal(IngestError):
    """No bytes are kept under a digest."""

    def __init__(self) -> None:
        super().__init__(
            "No original of this source is kept in the library. Ingest its file again to keep it."
        )


class DamagedOriginal(IngestError):
    """The bytes that are kept under a digest are not those that were read."""

    def __init__(self) -> None:
        super().__init__(
            "The original of this source is damaged: it is not what was read. Take it away with"
            " `dossier check --repair`, and ingest its file again to keep it anew."
        )


class InvalidCorrection(IngestError):
    """A correction of what a source says of itself that cannot be meant.

    Attributes:
        field: which one.
        reason: why, as a clause.
    """

    def __init__(self, field: str, reason: str) -> None:
        super().__init__(f"{field}: {reason}.")
        self.field = field
        self.reason = reason


class UnknownRun(IngestError):
    """No run has this number."""

    def __init__(self, run_id: int) -> None:
        super().__init__(f"There was no run with the number {run_id} in this library.")
        self.run_id = run_id


class BackupRefused(IngestError):
    """A backup is not made or not restored; the text says why. Nothing was written."""


class LibraryUnavailable(IngestError):
    """The library's folder cannot be used now; the text says why and what to do."""


class NoLibrary(LibraryUnavailable):
    """A library is to be read, and there is none in its folder. Nothing was made."""

    def __init__(self, folder: Path) -> None:
        called = shlex.quote(str(folder))
        super().__init__(
            f"There is no library in {folder}. Make one with `dossier ingest PATH --library"
            f" {called}`, or name another with --library."
        )


class LibraryLocked(LibraryUnavailable):
    """Another process holds the library's lock.

    Attributes:
        folder: the library's.
    """

    def __init__(
        self, folder: Path, advice: str = "Stop it, or add sources through the running server."
    ) -> None:
        super().__init__(
            f"Another Dossier process is using the library {folder}: it serves it or ingests into"
            f" it. {advice}"
        )
        self.folder = folder


class LibraryBusy(LibraryUnavailable):
    """A database of the library is held by another program for longer than is waited."""

    def __init__(self, file: Path | str, seconds: float) -> None:
        super().__init__(
            f"Another program has been writing {file} for more than {seconds:g} seconds. Nothing"
            " was changed: try again in a moment, and end that program if it hangs."
        )


class LibraryReadOnly(LibraryUnavailable):
    """The library's folder or a file in it cannot be written."""

    def __init__(self, place: Path) -> None:
        super().__init__(
            f"{place} can be read and not written: it, its folder or its disk is read-only, or"
            " belongs to another user. Nothing was changed. Make it writable for this; `dossier"
            " ask` answers from a library that can only be read."
        )


class LibraryDamaged(LibraryUnavailable):
    """A database that cannot be made from anything else is not what was written."""

    def __init__(self, file: Path, reason: str) -> None:
        super().__init__(
            f"{file} is damaged ({reason}), and nothing else holds what is in it. Put the library"
            " aside and take your last backup: `dossier restore BACKUP --library DIR`."
        )


class CatalogueLocked(LibraryUnavailable):
    """Another process writes the catalogue on a server."""

    def __init__(self) -> None:
        super().__init__(
            "Another Dossier process writes the catalogue that DOSSIER_CATALOGUE names, perhaps"
            " from another folder or machine. Stop it there, or add sources through it."
        )


class CatalogueUnavailable(LibraryUnavailable):
    """The database server that holds the catalogue does not do what is asked."""

    def __init__(self, address: str, reason: str, advice: str) -> None:
        super().__init__(
            f"The catalogue at {address} cannot be used ({reason}). What was in hand is not stored;"
            f" nothing that was stored before is lost. {advice}, then do the same again."
        )


class DiskFull(LibraryUnavailable):
    """There is no room for what is to be stored."""

    def __init__(self, place: Path) -> None:
        super().__init__(
            f"The disk that holds {place} is full. What was in hand is not stored; nothing that"
            " was stored before is lost. Make room and do the same again."
        )


def brought_by(extra: str) -> str:
    """How the packages of an extra that is not installed are had, as a clause."""
    return (
        f"in Dossier's folder `.venv/bin/pip install -c constraints.txt -e '.[{extra}]'` brings it"
    )


def too_large(max_bytes: int) -> str:
    """The reason why something of more than so many bytes is not read, as a clause."""
    if max_bytes < 2**20:
        return f"it is larger than {max_bytes // 2**10} KiB"
    return f"it is larger than {max_bytes // 2**20} MiB"
