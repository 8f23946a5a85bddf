"""A catalogue on a PostgreSQL server in place of the library's own file."""

import json
import re
from contextlib import suppress
from threading import Lock
from typing import Any

from sqlalchemy import Connection, Engine, ExceptionContext, Table, create_engine, event, text
from sqlalchemy.engine import URL, make_url
from sqlalchemy.exc import ArgumentError, DBAPIError

from ingest.errors import (
    CatalogueLocked,
    CatalogueUnavailable,
    LibraryBusy,
    LibraryUnavailable,
    brought_by,
)

PATIENCE = 10.0
"""Seconds that a server is waited for, and a row that another program holds."""

LONGEST = 120.0
"""Seconds of a statement that the server ends itself."""

CONNECTIONS = 60
"""At most beside five that are kept: more than there are threads that could want one."""

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
    url = _url(address)
    given = url.query.get("options", ())
    options = " ".join([given] if isinstance(given, str) else given)
    try:
        engine = create_engine(
            url.difference_update_query(["options"]),
            json_serializer=_json,
            hide_parameters=True,  # a log is no place for questions
            max_overflow=CONNECTIONS,
            pool_pre_ping=True,  # a server that was started anew meanwhile is asked anew
            connect_args={
                "connect_timeout": int(PATIENCE),
                "application_name": "dossier",
                "client_encoding": "utf8",
                "options": f"{options} -c lock_timeout={PATIENCE * 1000:.0f} -c timezone=UTC"
                f" -c statement_timeout={LONGEST * 1000:.0f}",
                # A network that swallows everything is noticed, too.
                "keepalives_idle": int(PATIENCE),
                "keepalives_interval": 5,
                "keepalives_count": 3,
                "tcp_user_timeout": int(2 * PATIENCE * 1000),
            },
        )
    except ImportError as error:
        raise LibraryUnavailable(
            f"A catalogue on a PostgreSQL server needs its driver; {brought_by('postgresql')}."
        ) from error
    shown = url.set(query={}).render_as_string(hide_password=True)

    @event.listens_for(engine, "connect")
    def configure(connection: Any, _record: Any) -> None:
        if (encoding := connection.info.parameter_status("server_encoding")) != "UTF8":
            raise CatalogueUnavailable(
                shown, f"its encoding is {encoding}", "Make a database with ENCODING 'UTF8'"
            )
        connection.adapters.register_dumper(str, _without_nul())

    @event.listens_for(engine, "handle_error")
    def translate(context: ExceptionContext) -> None:
        if context.is_pre_ping:  # the pool itself asks anew
            return
        meant = _meant(context.original_exception, shown)
        if meant is not None:
            raise meant from context.original_exception

    return engine


def _url(address: str) -> URL:
    scheme, _, rest = address.partition("://")
    if scheme in ("postgresql", "postgres", DRIVER) and rest.partition("?")[0].count("@") < 2:
        with suppress(ArgumentError, ValueError):
            return make_url(f"{DRIVER}://{rest}")
    raise LibraryUnavailable(
        "DOSSIER_CATALOGUE is neither `embedded` nor an address such as"
        " postgresql://user:password@host/database; @ and / in a password are written %40 and %2F."
    )


class Writing:
    """The right to write a catalogue, which one process has, whatever folder it writes from.

    It is a lock of the server that goes with its connection. A server that was started anew has
    forgotten it: so whenever the engine connects anew, the right is looked after.
    """

    def __init__(self, engine: Engine) -> None:
        """Take it.

        Raises:
            CatalogueLocked: another process has it.
        """
        self._engine = engine
        self._locks = server_engine(engine.url.render_as_string(hide_password=False))
        self._looking = Lock()
        self._connection: Connection | None = None
        self._insist()
        event.listen(engine, "connect", self._look)

    def close(self) -> None:
        """Give it back."""
        event.remove(self._engine, "connect", self._look)
        self._let_go()

    def _look(self, _connection: Any, _record: Any) -> None:
        with self._looking:
            self._insist()

    def _insist(self) -> None:
        if self._connection is not None:
            with suppress(LibraryUnavailable, DBAPIError):
                self._connection.execute(text("SELECT 1"))
                return
            self._let_go()
        self._connection = self._locks.connect().execution_options(isolation_level="AUTOCOMMIT")
        if not self._connection.scalar(text(f"SELECT pg_try_advisory_lock({WRITING})")):
            self._let_go()
            raise CatalogueLocked

    def _let_go(self) -> None:
        if self._connection is not None:
            self._connection.invalidate()  # the lock goes with it
            self._connection.close()
        self._connection = None
        self._locks.dispose()


def is_written(engine: Engine) -> bool:
    """Whether a writer holds the catalogue."""
    held = text(
        "SELECT 1 FROM pg_locks JOIN pg_database ON pg_database.oid = pg_locks.database"
        f" WHERE locktype = 'advisory' AND classid = 0 AND objid = {WRITING} AND granted"
        " AND datname = current_database()"
    )
    with engine.connect() as connection:
        return connection.scalar(held) is not None


def one_at_a_time(connection: Connection, table: Table) -> None:
    """Have transactions that change a table follow each other from here on, as SQLite has them."""
    if connection.dialect.name == "postgresql":
        connection.execute(text(f"LOCK TABLE {table.name} IN SHARE ROW EXCLUSIVE MODE"))


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
