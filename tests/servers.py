"""Real database servers on free loopback ports, each in a folder that is thrown away."""

import os
import pwd
import shutil
import signal
import socket
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import httpx
import psycopg

USER = "dossier"
NOBODY = "postgres"
"""PostgreSQL does not start for root; Debian's package makes this user."""


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


class Postgres:
    """A PostgreSQL server that may be stopped and started."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self.port = free_port()
        self._run("initdb", "-D", str(folder), "-U", USER, "-A", "trust", "-E", "UTF8", "--no-sync")

    def address(self, database: str = "postgres") -> str:
        return f"postgresql://{USER}@127.0.0.1:{self.port}/{database}"

    def database(self, name: str) -> str:
        """A new, empty database; its address."""
        with psycopg.connect(self.address(), autocommit=True) as connection:
            connection.execute(f'CREATE DATABASE "{name}"')
        return self.address(name)

    def start(self) -> None:
        options = f"-p {self.port} -c listen_addresses=127.0.0.1 -c unix_socket_directories='' -F"
        self._control("start", "-o", options, "-l", f"{self._folder}.log")

    def stop(self) -> None:
        self._control("stop", "-m", "immediate")

    def _control(self, what: str, *options: str) -> None:
        self._run("pg_ctl", "-D", str(self._folder), "-w", what, *options)

    def _run(self, program: str, *arguments: str) -> None:
        user = NOBODY if os.geteuid() == 0 else None
        done = subprocess.run(
            [_found(program), *arguments],
            user=user,
            cwd="/",
            stdout=subprocess.DEVNULL,
            stderr=subprocess.PIPE,
            stdin=subprocess.DEVNULL,
            timeout=120,
            check=False,
        )
        assert done.returncode == 0, done.stderr


def _found(program: str) -> str:
    """Where Debian puts what is not for everybody's path."""
    places = sorted(Path("/usr/lib/postgresql").glob(f"*/bin/{program}"))
    found = str(places[-1]) if places else shutil.which(program)
    assert found, f"{program} is missing: install postgresql"
    return found


@contextmanager
def postgres() -> Iterator[Postgres]:
    """A server that runs; it stands in a folder of its user's own."""
    with tempfile.TemporaryDirectory(prefix="dossier-postgres-") as name:
        if os.geteuid() == 0:
            os.chown(name, pwd.getpwnam(NOBODY).pw_uid, -1)
        server = Postgres(Path(name) / "data")
        server.start()
        try:
            yield server
        finally:
            server.stop()


class Chroma:
    """A Chroma server that may be stopped and started."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self.port = free_port()
        self.address = f"http://127.0.0.1:{self.port}"
        self._process: subprocess.Popen[bytes] | None = None

    def start(self) -> None:
        self._process = subprocess.Popen(
            [
                *(str(Path(sys.executable).parent / "chroma"), "run", "--host", "127.0.0.1"),
                *("--port", str(self.port), "--path", str(self._folder)),
            ],
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        )
        end = time.monotonic() + 60
        while time.monotonic() < end:
            try:
                if httpx.get(f"{self.address}/api/v2/heartbeat").is_success:
                    return
            except httpx.TransportError:
                time.sleep(0.1)
        raise AssertionError("Chroma did not start")

    def stop(self) -> None:
        if self._process is not None:
            self._process.kill()
            self._process.wait()
            self._process = None

    @contextmanager
    def hanging(self) -> Iterator[None]:
        """It takes connections meanwhile, and says nothing."""
        assert self._process is not None
        self._process.send_signal(signal.SIGSTOP)
        try:
            yield
        finally:
            self._process.send_signal(signal.SIGCONT)


@contextmanager
def chroma(folder: Path) -> Iterator[Chroma]:
    server = Chroma(folder)
    server.start()
    try:
        yield server
    finally:
        server.stop()
