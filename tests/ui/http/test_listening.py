"""What a server listens on: a port that is not to be had is told before anything is begun."""

import errno
import socket

import pytest
from command import dossier

from ui.http.listening import CannotListen, bound, listen


@pytest.fixture
def taken():
    with socket.socket() as other:
        other.bind(("127.0.0.1", 0))
        other.listen()
        yield other.getsockname()[1]


@pytest.mark.parametrize("command", ["serve", "demo"])
def test_a_port_in_use_is_told_with_another_and_nothing_is_welcomed(tmp_path, taken, command):
    done = dossier(command, "--port", str(taken), cwd=tmp_path)
    assert done.returncode == 1
    assert done.stderr.strip() == (
        f"dossier: Port {taken} is in use, perhaps by another Dossier. Stop that one, or choose"
        f" another with `--port {taken + 1}`."
    )


def test_of_two_that_begin_at_once_one_is_told():
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    with bound("127.0.0.1", port) as first, bound("127.0.0.1", port) as second:
        listen(first, "127.0.0.1", port, 8)
        with pytest.raises(CannotListen, match=f"Port {port} is in use"):
            listen(second, "127.0.0.1", port, 8)


@pytest.mark.parametrize("host", ["203.0.113.7", "no-such-host.invalid", "a" * 70])
def test_a_host_that_is_not_this_machine_is_named(host):
    with pytest.raises(CannotListen, match="is no address of this machine"), bound(host, 8000):
        pass


def test_a_port_that_is_kept_for_the_system_is_told_with_one_that_is_not(monkeypatch):
    def refuse(*_):
        raise PermissionError(errno.EACCES, "Permission denied")

    monkeypatch.setattr(socket.socket, "bind", refuse)
    with pytest.raises(CannotListen, match="--port 8000"), bound("127.0.0.1", 80):
        pass


def test_a_name_is_listened_on_at_each_of_its_addresses():
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    with bound("localhost", port) as sockets:
        assert {each.getsockname()[0] for each in sockets} <= {"127.0.0.1", "::1"}
        listen(sockets, "localhost", port, 8)
        with socket.create_connection(("localhost", port), timeout=5):
            pass
