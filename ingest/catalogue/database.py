"""SQLite files: opened so that they survive a crash, and their errors as sentences for people."""

import os
import sqlite3
from collections.abc import Callable
from contextlib import closing
from pathlib import Path
from typing import Any
from urllib.parse import quote

from sqlalchemy import URL, Engine, ExceptionContext, create_engine, event

from ingest.disk import can_be_written, disk_error
from ingest.errors import DiskFull, LibraryBusy, LibraryDamaged, LibraryReadOnly

PATIENCE = 10.0
"""Seconds that a database is waited for which another program writes."""

Damage = Callable[[Path, str], Exception]
"""The error for a damaged file, of the file and of what SQLite says."""

_OF_THE_SOURCE = frozenset(
    {sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED, sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_NOTADB}
)


def sqlite_engine(file: Path, damage: Damage = LibraryDamaged) -> Engine:
    """An engine on a SQLite file that survives a crash and lets readers beside one writer.

    A file that cannot be written is opened for reading alone. What goes wrong is raised as
    `LibraryUnavailable`, and damage as what `damage` makes of it.
    """
    address = URL.create("sqlite", database=str(file))  # in a text "?" would end the path
    # What nobody foresaw goes into the log, which must hold no words of a question.
    if file.exists() and not can_be_written(file):
        engine = create_engine(address, creator=lambda: _for_reading(file), hide_parameters=True)
    else:
        engine = create_engine(address, connect_args={"timeout": PATIENCE}, hide_parameters=True)

        @event.listens_for(engine, "connect")
        def configure(connection: Any, _record: Any) -> None:
            connection.execute("PRAGMA journal_mode=WAL")
            connection.execute("PRAGMA synchronous=FULL")
            connection.execute("PRAGMA foreign_keys=ON")
            connection.execute("PRAGMA secure_delete=ON")  # removed words are overwritten

    @event.listens_for(engine, "handle_error")
    def translate(context: ExceptionContext) -> None:
        error = context.original_exception
        meant = _meant(error, file, damage) if isinstance(error, sqlite3.Error) else None
        if meant is not None:
            raise meant from error

    return engine


def truncate_log(engine: Engine) -> None:
    """Write SQLite's log into its database and empty it: it may hold what was removed.

    Who reads at that moment keeps the log until the next time.
    """
    if engine.dialect.name == "sqlite":
        with engine.connect() as connection:
            connection.exec_driver_sql("PRAGMA wal_checkpoint(TRUNCATE)")


def insist_sound(engine: Engine, damage: Damage = LibraryDamaged) -> None:
    """Walk through all of a SQLite file: a damaged page is not met before it is needed.

    Raises:
        Exception: as `damage` makes it, if the file is not what was written.
    """
    if engine.dialect.name == "sqlite":
        with engine.connect() as connection:
            found = connection.exec_driver_sql("PRAGMA quick_check(1)").scalar()
        if found != "ok":
            raise damage(Path(engine.url.database or ""), str(found))


def copy_database(file: Path, copy: Path) -> None:
    """Copy a SQLite file as it is at one moment, beside whoever reads or writes it.

    Raises:
        LibraryDamaged: it is not what was written; the copy is worth nothing.
        LibraryUnavailable: it is held by another program, or there is no room for the copy.
    """
    copy.unlink(missing_ok=True)
    try:
        with closing(_opened(file)) as source, closing(sqlite3.connect(copy)) as target:
            source.backup(target)  # in one step, which reads the state of one moment
            target.execute("PRAGMA journal_mode=DELETE")  # no log beside the copy
            (found,) = target.execute("PRAGMA quick_check(1)").fetchone()
    except sqlite3.Error as error:
        at_fault = file if _kind(error) in _OF_THE_SOURCE else copy
        raise _meant(error, at_fault, LibraryDamaged) or error from error
    if found != "ok":
        raise LibraryDamaged(file, str(found))


def _opened(file: Path) -> sqlite3.Connection:
    return sqlite3.connect(file, timeout=PATIENCE) if can_be_written(file) else _for_reading(file)


def _for_reading(file: Path) -> sqlite3.Connection:
    """A connection that makes no file beside the database.

    Where there is no log nobody writes, so SQLite need not look for one, which it could only do
    with a file of its own.
    """
    logged = file.with_name(f"{file.name}-wal").exists()
    address = f"file:{quote(os.fsencode(file))}?mode=ro{'' if logged else '&immutable=1'}"
    return sqlite3.connect(address, timeout=PATIENCE, uri=True, check_same_thread=False)


def _meant(error: sqlite3.Error, file: Path, damage: Damage) -> Exception | None:
    """What an error of SQLite means for a person; None where it is a mistake of ours."""
    match _kind(error):
        case sqlite3.SQLITE_BUSY | sqlite3.SQLITE_LOCKED | sqlite3.SQLITE_PROTOCOL:
            return LibraryBusy(file, PATIENCE)
        case sqlite3.SQLITE_FULL:
            return DiskFull(file)
        case sqlite3.SQLITE_READONLY | sqlite3.SQLITE_PERM:
            return LibraryReadOnly(file)
        case sqlite3.SQLITE_CORRUPT | sqlite3.SQLITE_NOTADB:
            return damage(file, str(error))
        case sqlite3.SQLITE_IOERR:
            return disk_error(file, str(error))
        case sqlite3.SQLITE_CANTOPEN if not can_be_written(file.parent):
            return LibraryReadOnly(file)
        case sqlite3.SQLITE_CANTOPEN:
            return disk_error(file, str(error))
    return None


def _kind(error: sqlite3.Error) -> int:
    return int(getattr(error, "sqlite_errorcode", 0)) & 0xFF  # the other bytes tell it in detail
