"""Keys and sessions: who may come in. Only digests are stored, so that the file opens no door.

A key is 256 random bits, so that one round of SHA-256 is enough: there is nothing to guess.
"""

import hashlib
import hmac
import secrets
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path

from sqlalchemy import (
    Column,
    DateTime,
    Engine,
    ForeignKey,
    MetaData,
    String,
    Table,
    delete,
    func,
    insert,
    select,
)
from sqlalchemy.exc import IntegrityError

from ingest.catalogue.database import sqlite_engine
from ingest.catalogue.rows import utc
from ingest.disk import library_error
from ingest.errors import LibraryUnavailable
from ui.access.errors import InvalidName, KeyExists, UnknownKey
from ui.access.levels import Access, Level

metadata = MetaData()

keys = Table(
    "keys",
    metadata,
    Column("id", String(12), primary_key=True),
    Column("name", String(100), nullable=False, unique=True),
    Column("level", String(5), nullable=False),
    Column("digest", String(64), nullable=False),
    Column("made_at", DateTime(timezone=True), nullable=False),
)

sessions = Table(
    "sessions",
    metadata,
    Column("digest", String(64), primary_key=True),
    Column("key_id", ForeignKey("keys.id", ondelete="CASCADE"), nullable=False),
    Column("ends_at", DateTime(timezone=True), nullable=False),
)

FILE = "access.sqlite3"

PREFIX = "dossier"
"""How every key begins, so that scanners for secrets can tell one in a text."""

SESSION = timedelta(days=14)
"""How long somebody stays signed in."""


@dataclass(frozen=True, slots=True)
class Key:
    """A key as it is listed; its secret is shown once, when it is made."""

    name: str
    level: Level
    made_at: datetime


class Keys:
    """The keys of one library, in a file of their own beside its catalogue."""

    def __init__(self, folder: Path) -> None:
        """Open the file, made where it is missing.

        Raises:
            LibraryUnavailable: the folder cannot be written or the file not be read.
        """
        file = folder / FILE
        try:
            folder.mkdir(parents=True, exist_ok=True)
            file.touch(mode=0o600)
        except OSError as error:
            raise library_error(error, file) from error
        self._engine: Engine = sqlite_engine(file, _damaged)
        metadata.create_all(self._engine)

    def close(self) -> None:
        """Let go of the file."""
        self._engine.dispose()

    def add(self, name: str, level: Level) -> str:
        """Make a key, and give it: it cannot be shown again.

        Raises:
            KeyExists: another has this name.
            InvalidName: it cannot be shown on one line.
        """
        if not (0 < len(name.strip()) <= 100 and name.isprintable()):
            raise InvalidName
        number, secret = secrets.token_hex(6), secrets.token_urlsafe(32)
        row = {
            "id": number,
            "name": name,
            "level": level,
            "digest": _digest(secret),
            "made_at": datetime.now(UTC),
        }
        try:
            with self._engine.begin() as connection:
                connection.execute(insert(keys).values(row))
        except IntegrityError as error:
            raise KeyExists(name) from error
        return f"{PREFIX}_{number}_{secret}"

    def list(self) -> list[Key]:
        """All keys, the oldest first."""
        query = select(keys).order_by(keys.c.made_at, keys.c.id)
        with self._engine.connect() as connection:
            return [Key(row.name, row.level, utc(row.made_at)) for row in connection.execute(query)]

    def any(self) -> bool:
        """Whether there is one."""
        with self._engine.connect() as connection:
            return bool(connection.scalar(select(func.count()).select_from(keys)))

    def revoke(self, name: str) -> None:
        """Forget a key and end the sessions that began with it; a running server heeds it at once.

        Raises:
            UnknownKey: there is none of this name.
        """
        with self._engine.begin() as connection:
            if not connection.execute(delete(keys).where(keys.c.name == name)).rowcount:
                raise UnknownKey(name)

    def access(self, given: str) -> Access | None:
        """What a key gives access to; None where it is none of ours."""
        prefix, _, rest = given.partition("_")
        number, _, secret = rest.partition("_")
        with self._engine.connect() as connection:
            row = connection.execute(select(keys).where(keys.c.id == number)).one_or_none()
        stored = row.digest if row else _digest("")
        same = hmac.compare_digest(_digest(secret), stored)
        return Access(row.level, row.name) if row and same and prefix == PREFIX else None

    def sign_in(self, given: str) -> str | None:
        """Begin a session with a key, and give the token that stands for it; None for no such key.

        Sessions that have ended are forgotten.
        """
        access = self.access(given)
        if access is None:
            return None
        token, now = secrets.token_urlsafe(32), datetime.now(UTC)
        with self._engine.begin() as connection:
            connection.execute(delete(sessions).where(sessions.c.ends_at < now))
            key = select(keys.c.id).where(keys.c.name == access.key).scalar_subquery()
            connection.execute(
                insert(sessions).values(digest=_digest(token), key_id=key, ends_at=now + SESSION)
            )
        return token

    def session(self, token: str) -> Access | None:
        """Whose session a token stands for; None where it has ended or never began."""
        query = (
            select(keys.c.level, keys.c.name)
            .join(sessions)
            .where(sessions.c.digest == _digest(token), sessions.c.ends_at > datetime.now(UTC))
        )
        with self._engine.connect() as connection:
            row = connection.execute(query).one_or_none()
        return Access(row.level, row.name) if row else None

    def sign_out(self, token: str) -> None:
        """End a session."""
        with self._engine.begin() as connection:
            connection.execute(delete(sessions).where(sessions.c.digest == _digest(token)))


@contextmanager
def opened_keys(library: Path, *, make: bool = True) -> Iterator[Keys]:
    """The keys of the library in this folder.

    Args:
        make: their file, where there is none yet.

    Raises:
        LibraryUnavailable: there are none and none are to be made, or they cannot be opened.
    """
    folder = library.expanduser().absolute()
    if not make and not (folder / FILE).exists():
        raise LibraryUnavailable(f"There are no keys in {folder}.")
    keys = Keys(folder)
    try:
        yield keys
    finally:
        keys.close()


def _damaged(file: Path, reason: str) -> LibraryUnavailable:
    return LibraryUnavailable(
        f"The keys in {file} cannot be read ({reason}). Delete the file and make new ones with"
        " `dossier keys add`: no other part of the library is touched."
    )


def _digest(secret: str) -> str:
    return hashlib.sha256(secret.encode()).hexdigest()
