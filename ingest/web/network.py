"""Connections to public hosts only: looked up, checked and made in one step.

A host's name is looked up once, every address it has is checked, and the connection goes to one of
those very addresses: a name server that would answer otherwise a second time is not asked again.
TLS still holds the certificate against the name.
"""

import socket
import ssl
from collections.abc import Iterable
from concurrent.futures import Future
from ipaddress import IPv4Address, IPv4Network, IPv6Address, IPv6Network, ip_address
from threading import Thread
from time import monotonic
from typing import Any

import httpcore

from ingest.errors import UnreadableSource

CONNECT_SECONDS = 10.0  # to find a host, and to connect to each of its addresses

_PUBLIC6 = IPv6Network("2000::/3")
_NOT_PUBLIC6 = (
    IPv6Network("2001::/23"),  # Teredo and other protocols' own
    IPv6Network("2001:db8::/32"),  # documentation
    IPv6Network("2002::/16"),  # 6to4: carries any IPv4 address
    IPv6Network("3fff::/20"),  # documentation
)
_NAT64 = IPv6Network("64:ff9b::/96")  # wraps any IPv4 address
_METADATA6 = IPv6Network("fd00:ec2::/32")  # of Amazon's cloud, beside 169.254.169.254
_NOT_PUBLIC4 = (IPv4Network("192.0.0.0/24"), IPv4Network("192.88.99.0/24"))  # protocols' own


def is_public(address: str) -> bool:
    """Whether an IP address belongs to a host of the public internet.

    Of IPv6 only the public part is; so what wraps an IPv4 address (mapped, NAT64) is not.
    """
    ip = ip_address(address)
    if isinstance(ip, IPv6Address):
        return ip in _PUBLIC6 and not any(ip in network for network in _NOT_PUBLIC6)
    return (
        ip.is_global
        and not (ip.is_multicast or ip.is_reserved)
        and not any(ip in network for network in _NOT_PUBLIC4)
    )


def is_closed(address: str) -> bool:
    """Whether an IP address is never connected to: link-local, where clouds tell their secrets."""
    ip = ip_address(address)
    if isinstance(ip, IPv6Address):
        if ip in _METADATA6:
            return True
        ip = ip.ipv4_mapped or (IPv4Address(int(ip) & 0xFFFFFFFF) if ip in _NAT64 else ip)
    return ip.is_link_local


def checked_addresses(host: str, seconds: float, *, allow_private: bool) -> list[str]:
    """The IP addresses of a host.

    Args:
        seconds: what its name server is given.

    Raises:
        UnreadableSource: it has none, or one of them may not be connected to.
    """
    try:
        addresses = _looked_up(host).result(seconds)
    except TimeoutError as error:
        raise UnreadableSource(host, f"the host {host} could not be found in time") from error
    except (OSError, ValueError) as error:
        raise UnreadableSource(host, f"the host {host} cannot be found") from error
    for address in addresses:
        if is_closed(address):
            raise UnreadableSource(
                host,
                f"the host {host} is link-local ({address}), where clouds keep their metadata;"
                " that is never fetched",
            )
        if not allow_private and not is_public(address):
            raise UnreadableSource(
                host,
                f"the host {host} is not on the public internet ({address});"
                " DOSSIER_FETCH__ALLOW_PRIVATE=true allows it",
            )
    return addresses


def _looked_up(host: str) -> "Future[list[str]]":
    """The IP addresses of a host, when they are known: a look-up cannot be told when to stop."""
    answer: Future[list[str]] = Future()

    def look_up() -> None:
        try:
            found = socket.getaddrinfo(host, None, type=socket.SOCK_STREAM)
        except (OSError, ValueError) as error:  # UnicodeError among the latter
            answer.set_exception(error)
        else:
            answer.set_result(list(dict.fromkeys(str(entry[4][0]) for entry in found)))

    Thread(target=look_up, name="look-up", daemon=True).start()
    return answer


class CheckedNetwork(httpcore.NetworkBackend):
    """Makes connections for one fetch, none of which outlives its deadline.

    Args:
        deadline: by the monotonic clock, in seconds.
    """

    def __init__(self, deadline: float, *, allow_private: bool) -> None:
        self._deadline = deadline
        self._allow_private = allow_private
        self._sockets = httpcore.SyncBackend()

    def connect_tcp(
        self,
        host: str,
        port: int,
        timeout: float | None = None,
        local_address: str | None = None,
        socket_options: Iterable[Any] | None = None,
    ) -> httpcore.NetworkStream:
        """Connect to the first of the host's addresses that answers.

        Raises:
            UnreadableSource: the host has no address, or one that may not be connected to.
        """
        failure: Exception = httpcore.ConnectError(f"{host} has no address")
        left = min(CONNECT_SECONDS, _left(self._deadline, httpcore.ConnectTimeout))
        for address in checked_addresses(host, left, allow_private=self._allow_private):
            left = min(CONNECT_SECONDS, _left(self._deadline, httpcore.ConnectTimeout))
            try:
                stream = self._sockets.connect_tcp(
                    address, port, left, local_address, socket_options
                )
            except (httpcore.ConnectError, httpcore.ConnectTimeout) as error:
                failure = error
            else:
                return _Timed(stream, self._deadline)
        raise failure


class _Timed(httpcore.NetworkStream):
    """A connection that ends at a deadline, however busy it looks."""

    def __init__(self, stream: httpcore.NetworkStream, deadline: float) -> None:
        self._stream = stream
        self._deadline = deadline

    def read(self, max_bytes: int, timeout: float | None = None) -> bytes:
        return self._stream.read(max_bytes, _left(self._deadline, httpcore.ReadTimeout))

    def write(self, buffer: bytes, timeout: float | None = None) -> None:
        self._stream.write(buffer, _left(self._deadline, httpcore.WriteTimeout))

    def close(self) -> None:
        self._stream.close()

    def start_tls(
        self,
        ssl_context: ssl.SSLContext,
        server_hostname: str | None = None,
        timeout: float | None = None,
    ) -> httpcore.NetworkStream:
        left = min(CONNECT_SECONDS, _left(self._deadline, httpcore.ConnectTimeout))
        return _Timed(self._stream.start_tls(ssl_context, server_hostname, left), self._deadline)

    def get_extra_info(self, info: str) -> Any:
        return self._stream.get_extra_info(info)


def _left(deadline: float, late: type[httpcore.TimeoutException]) -> float:
    """Seconds that are left; `late` is raised where there are none."""
    left = deadline - monotonic()
    if left <= 0:
        raise late("the time is up")
    return left
