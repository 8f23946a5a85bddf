"""Where a library's catalogue is: a file in its folder, or a database on a PostgreSQL server.

A backup holds it as a file in both cases, so it may be restored into either.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from sqlalchemy import Engine

from assistant import conversations, feedback
from assistant.settings import EMBEDDED, Settings
from ingest import schema
from ingest.backup.manifest import CATALOGUE
from ingest.backup.tables import copy_tables, is_empty
from ingest.database import copy_database, sqlite_engine
from ingest.errors import BackupRefused, LibraryLocked
from ingest.server import is_written, server_engine, writing

CONTENTS = (schema.metadata, conversations.metadata)
"""All of its tables; those of `feedback` are among the conversations'."""

assert feedback.feedback.metadata in CONTENTS


def catalogue_engine(settings: Settings) -> Engine:
    """An engine on the catalogue, whose errors are raised as `LibraryUnavailable`."""
    address = settings.catalogue.get_secret_value()
    return (
        sqlite_engine(library_folder(settings) / CATALOGUE)
        if address == EMBEDDED
        else server_engine(address)
    )


def library_folder(settings: Settings) -> Path:
    """Where the library lies."""
    return settings.library.expanduser().absolute()


def has_library(settings: Settings) -> bool:
    """Whether a library is there: its catalogue, or its folder where that is on a server."""
    folder = library_folder(settings)
    embedded = settings.catalogue.get_secret_value() == EMBEDDED
    return (folder / CATALOGUE).is_file() if embedded else folder.is_dir()


@contextmanager
def held(catalogue: Engine, folder: Path) -> Iterator[None]:
    """Be the only writer of a catalogue; one in a folder is held by the folder's lock.

    Raises:
        LibraryLocked: another process holds it, perhaps from another folder.
    """
    if catalogue.dialect.name == "sqlite":
        yield
        return
    with writing(catalogue) as alone:
        if not alone:
            raise LibraryLocked(folder, "It does so from another folder or machine: stop it there.")
        yield


def is_held(catalogue: Engine) -> bool:
    """Whether a writer holds a catalogue on a server."""
    return catalogue.dialect.name != "sqlite" and is_written(catalogue)


def copy_catalogue(settings: Settings, copy: Path) -> None:
    """Copy the catalogue, as it is at one moment, into a SQLite file, beside whoever uses it.

    Raises:
        BackupRefused: there is none.
        LibraryUnavailable: it is damaged or held, or there is no room.
    """
    if not has_library(settings):
        raise BackupRefused(f"There is no library in {settings.library}.")
    if settings.catalogue.get_secret_value() == EMBEDDED:
        copy_database(library_folder(settings) / CATALOGUE, copy)
        return
    copy.unlink(missing_ok=True)
    catalogue, target = catalogue_engine(settings), sqlite_engine(copy)
    try:
        _make(target)
        copy_tables(catalogue, target, CONTENTS)
    finally:
        target.dispose()
        catalogue.dispose()


def insist_empty(settings: Settings) -> None:
    """See that the server that is set holds nothing, if one is.

    Raises:
        BackupRefused: it holds something.
    """
    if settings.catalogue.get_secret_value() == EMBEDDED:
        return
    catalogue = catalogue_engine(settings)
    try:
        tables = (table for each in CONTENTS for table in each.sorted_tables)
        if not is_empty(catalogue, (table for table in tables if table is not schema.revision)):
            raise BackupRefused(
                "The database that DOSSIER_CATALOGUE names holds a catalogue already. Name an empty"
                " one: nothing is overwritten."
            )
    finally:
        catalogue.dispose()


def move_catalogue(file: Path, settings: Settings) -> None:
    """Put the catalogue of a file onto the server that is set, if one is, and delete the file."""
    if settings.catalogue.get_secret_value() == EMBEDDED:
        return
    insist_empty(settings)
    source, catalogue = sqlite_engine(file), catalogue_engine(settings)
    try:
        _make(catalogue)
        copy_tables(source, catalogue, CONTENTS)
    finally:
        catalogue.dispose()
        source.dispose()
    for each in file.parent.glob(f"{file.name}*"):  # with SQLite's log beside it
        each.unlink()


def _make(catalogue: Engine) -> None:
    schema.create(catalogue)
    conversations.metadata.create_all(catalogue)
