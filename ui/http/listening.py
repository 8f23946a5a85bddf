"""The sockets that a server listens on, had before anything is begun that takes its time."""

import errno
import socket
from collections.abc import Iterator, Sequence
from contextlib import ExitStack, contextmanager

HIGHEST = 65_535
FREELY = 1024  # ports below are kept for the system on most machines


class CannotListen(Exception):
    """The address to serve on is not to be had; the text says why and what to do."""


@contextmanager
def bound(host: str, port: int) -> Iterator[list[socket.socket]]:
    """Sockets on a port at all addresses of a host, as long as the context lasts.

    Nobody is answered yet, nor kept waiting: that begins with `listen`.

    Raises:
        CannotListen: the port is in use, or the host is not this machine's.
    """
    with ExitStack() as stack:
        sockets = []
        absent: OSError | None = None
        for family, kind, protocol, _, address in _addresses(host, port):
            try:
                opened = stack.enter_context(socket.socket(family, kind, protocol))
                opened.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
                if family == socket.AF_INET6:
                    opened.setsockopt(socket.IPPROTO_IPV6, socket.IPV6_V6ONLY, 1)
                opened.bind(address)
            except OSError as error:
                if error.errno not in (errno.EADDRNOTAVAIL, errno.EAFNOSUPPORT):
                    raise _refused(error, host, port) from error
                absent = error  # of a name with two addresses, a machine may have one
            else:
                sockets.append(opened)
        if not sockets:
            raise _no_host(host) from absent
        yield sockets


def listen(sockets: Sequence[socket.socket], host: str, port: int, backlog: int) -> None:
    """From now on whoever comes is kept until they are answered.

    Raises:
        CannotListen: another process has begun to, at the same moment.
    """
    try:
        for each in sockets:
            each.listen(backlog)
    except OSError as error:
        raise _refused(error, host, port) from error


def _addresses(host: str, port: int) -> list[tuple[int, int, int, str, tuple[object, ...]]]:
    try:
        found = socket.getaddrinfo(
            host or None, port, type=socket.SOCK_STREAM, flags=socket.AI_PASSIVE
        )
    except (OSError, UnicodeError) as error:
        raise _no_host(host) from error
    return list(dict.fromkeys(found))


def _no_host(host: str) -> CannotListen:
    return CannotListen(
        f"{host!r} is no address of this machine. Serve on 127.0.0.1 for yourself, or on 0.0.0.0"
        " for all machines that reach this one."
    )


def _refused(error: OSError, host: str, port: int) -> CannotListen:
    if error.errno == errno.EADDRINUSE:
        other = port + 1 if port < HIGHEST else port - 1
        return CannotListen(
            f"Port {port} is in use, perhaps by another Dossier. Stop that one, or choose another"
            f" with `--port {other}`."
        )
    if error.errno in (errno.EACCES, errno.EPERM):
        advice = " Choose one from 1024 on, such as `--port 8000`." if port < FREELY else ""
        return CannotListen(f"You may not serve on port {port} of {host}.{advice}")
    return CannotListen(f"Port {port} of {host} cannot be served on: {error.strerror or error}.")
