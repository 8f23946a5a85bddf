"""A catalogue on a PostgreSQL server in place of the library's own file."""

import json
import re
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from sqlalchemy import Connection, Engine, ExceptionContext, Table, create_engine, event, text
from sqlalchemy.engine import URL, make_url
from sqlalchemy.exc import ArgumentError

from ingest.errors import CatalogueUnavailable, LibraryBusy, LibraryUnavailable

PATIENCE = 10.0
"""Seconds that a server is waited for, and a row that another program holds."""

DRIVER = "postgresql+psycopg"
WRITING = 0x646F7373  # "doss"
"""The number of PostgreSQL's advisory lock that the one writer of a catalogue holds."""

_NUL = re.compile(r"(?<!\\)((?:\\\\)*)\\u0000")
"""JSON's escape of NUL, and not a backslash before "u0000"."""

_FULL, _READ_ONLY, _LOCKED = "53100", "25006", "55P03"
"""PostgreSQL's codes (its manual, appendix A)."""


def server_engine(address: str) -> Engine:
    """An engine on a PostgreSQL database; what goes wrong is raised as `LibraryUnavailable`.

    Args:
        address: "postgresql://USER:PASSWORD@HOST:PORT/DATABASE"; what is left out is looked for
            where libpq does, in `PGPASSWORD` and the like.

    Raises:
        LibraryUnavailable: it is no such address, or the driver is not installed.
    """
    try:
        url = make_url(address)
    except ArgumentError:
        url = URL.create("none")
    if url.get_backend_name() != "postgresql":
        raise LibraryUnavailable(
            "DOSSIER_CATALOGUE is neither `embedded` nor an address such as"
            " postgresql://user:password@host/database."
        )
    try:
        engine = create_engine(
            url.set(drivername=DRIVER),
            json_serializer=_json,
            pool_pre_ping=True,  # a server that was started anew meanwhile is asked anew
            connect_args={
                "connect_timeout": int(PATIENCE),
                "application_name": "dossier",
                "options": f"-c lock_timeout={PATIENCE * 1000:.0f} -c timezone=UTC",
            },
        )
    except ImportError as error:
        raise LibraryUnavailable(
            "A catalogue on a PostgreSQL server needs its driver:"
            " pip install 'dossier-assistant[postgresql]'."
        ) from error
    shown = url.render_as_string(hide_password=True)

    @event.listens_for(engine, "connect")
    def configure(connection: Any, _record: Any) -> None:
        connection.adapters.register_dumper(str, _without_nul())

    @event.listens_for(engine, "handle_error")
    def translate(context: ExceptionContext) -> None:
        if context.is_pre_ping:  # the pool itself asks anew
            return
        meant = _meant(context.original_exception, shown)
        if meant is not None:
            raise meant from context.original_exception

    return engine


@contextmanager
def writing(engine: Engine) -> Iterator[bool]:
    """Hold the catalogue for one writer, whatever folder and machine it writes from.

    Yields:
        Whether it is held; not where another writer holds it.
    """
    with engine.connect().execution_options(isolation_level="AUTOCOMMIT") as connection:
        yield _try(connection)  # the lock goes with the connection


def is_written(engine: Engine) -> bool:
    """Whether a writer holds the catalogue."""
    with engine.connect().execution_options(isolation_level="AUTOCOMMIT") as connection:
        free = _try(connection)
        connection.execute(text("SELECT pg_advisory_unlock_all()"))
    return not free


def one_at_a_time(connection: Connection, table: Table) -> None:
    """Have transactions that change a table follow each other from here on, as SQLite has them."""
    if connection.dialect.name == "postgresql":
        connection.execute(text(f"LOCK TABLE {table.name} IN SHARE ROW EXCLUSIVE MODE"))


def _try(connection: Connection) -> bool:
    return bool(connection.scalar(text(f"SELECT pg_try_advisory_lock({WRITING})")))


def _json(value: Any) -> str:
    """JSON without NUL, which PostgreSQL takes in and then cannot read."""
    return _NUL.sub(r"\1", json.dumps(value))


def _without_nul() -> Any:
    """How a string is handed over: PostgreSQL has no NUL in one, which a question may hold."""
    from psycopg.types.string import StrDumperUnknown

    class Dumper(StrDumperUnknown):
        def dump(self, obj: str) -> Any:
            return super().dump(obj.replace("\0", ""))

    return Dumper


def _meant(error: Any, shown: str) -> LibraryUnavailable | None:
    """What an error of the driver means for a person; None where it is a mistake of ours."""
    import psycopg

    code = getattr(error, "sqlstate", None)
    if code == _FULL:
        return CatalogueUnavailable(shown, "its disk is full", "Make room there")
    if code == _READ_ONLY:
        return CatalogueUnavailable(shown, "it can only be read", "Name one that can be written")
    if code == _LOCKED:
        return LibraryBusy(shown, PATIENCE)
    if isinstance(error, psycopg.OperationalError):
        reason = str(error).strip().splitlines()[0].removeprefix("connection failed: ")
        return CatalogueUnavailable(shown, reason, "See to the server or to DOSSIER_CATALOGUE")
    return None
