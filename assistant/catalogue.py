"""Where a library's catalogue is: a file in its folder, or a database on a PostgreSQL server.

A backup holds it as a file in both cases, so it may be restored into either.
"""

from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from pathlib import Path

from sqlalchemy import Connection, Engine

from assistant.kept import conversations, feedback
from assistant.settings import EMBEDDED, Settings
from ingest.backup.manifest import CATALOGUE
from ingest.backup.tables import copy_tables, is_empty
from ingest.catalogue import schema
from ingest.catalogue.database import copy_database, sqlite_engine
from ingest.catalogue.server import Writing, is_written, server_engine
from ingest.disk import library_error
from ingest.errors import BackupRefused, NoLibrary

CONTENTS = (schema.metadata, conversations.metadata)
"""All of its tables; those of `feedback` are among the conversations'."""

assert feedback.feedback.metadata in CONTENTS


def catalogue_engine(settings: Settings) -> Engine:
    """An engine on the catalogue, whose errors are raised as `LibraryUnavailable`."""
    server = _server(settings)
    return server_engine(server) if server else sqlite_engine(library_folder(settings) / CATALOGUE)


def _server(settings: Settings) -> str | None:
    """The address of the database that is set; None where the catalogue is a file."""
    address = settings.catalogue.get_secret_value()
    return None if address == EMBEDDED else address


def library_folder(settings: Settings) -> Path:
    """Where the library lies."""
    return settings.library.expanduser().absolute()


def has_library(settings: Settings) -> bool:
    """Whether a library is there: its catalogue, or its folder where that is on a server."""
    folder = library_folder(settings)
    return folder.is_dir() if _server(settings) else (folder / CATALOGUE).is_file()


def insist_on_library(settings: Settings) -> None:
    """Hold that a library is there; where its catalogue is on a server, that is one.

    Raises:
        NoLibrary: there is none.
        LibraryUnavailable: that cannot be told.
    """
    try:
        is_there = bool(_server(settings)) or has_library(settings)
    except OSError as error:  # as in a folder of somebody else's
        raise library_error(error, library_folder(settings)) from error
    if not is_there:
        raise NoLibrary(settings.library)


@contextmanager
def held(catalogue: Engine) -> Iterator[None]:
    """Be the only writer of a catalogue; one in a folder is held by the folder's lock.

    Raises:
        CatalogueLocked: another process holds it, perhaps from another folder.
    """
    if catalogue.dialect.name == "sqlite":
        yield
        return
    with closing(Writing(catalogue)):
        yield


def is_held(catalogue: Engine) -> bool:
    """Whether a writer holds a catalogue on a server."""
    return catalogue.dialect.name != "sqlite" and is_written(catalogue)


def copy_catalogue(settings: Settings, copy: Path) -> None:
    """Copy the catalogue, as it is at one moment, into a SQLite file, beside whoever uses it.

    Raises:
        NoLibrary: there is none.
        LibraryUnavailable: it is damaged or held, or there is no room.
    """
    if not has_library(settings):
        raise NoLibrary(settings.library)
    if not _server(settings):
        copy_database(library_folder(settings) / CATALOGUE, copy)
        return
    copy.unlink(missing_ok=True)
    catalogue, target = catalogue_engine(settings), sqlite_engine(copy)
    try:
        _make(target)
        copy_tables(catalogue, target, CONTENTS, before=lambda _: None)
    finally:
        target.dispose()
        catalogue.dispose()


@contextmanager
def receiving(settings: Settings) -> Iterator[Callable[[Path], None]]:
    """Hold the server that is set, which must be empty, for a catalogue that is restored.

    Yields:
        What puts the catalogue of a file there and deletes the file; nothing is done where no
        server is set.

    Raises:
        BackupRefused: it holds something.
        CatalogueLocked: another process holds it.
    """
    if not _server(settings):
        yield lambda _: None
        return
    catalogue = catalogue_engine(settings)
    try:
        with held(catalogue):
            _make(catalogue)
            with catalogue.begin() as connection:
                _insist_empty(connection)

            def move(file: Path) -> None:
                source = sqlite_engine(file)
                try:
                    copy_tables(source, catalogue, CONTENTS, before=_insist_empty)
                finally:
                    source.dispose()
                for each in file.parent.glob(f"{file.name}*"):  # with SQLite's log beside it
                    each.unlink()

            yield move
    finally:
        catalogue.dispose()


def _insist_empty(connection: Connection) -> None:
    tables = (table for each in CONTENTS for table in each.sorted_tables)
    if not is_empty(connection, (table for table in tables if table is not schema.revision)):
        raise BackupRefused(
            "The database that DOSSIER_CATALOGUE names holds a catalogue already. Name an empty"
            " one: nothing is overwritten."
        )


def _make(catalogue: Engine) -> None:
    schema.create(catalogue)
    conversations.metadata.create_all(catalogue)
