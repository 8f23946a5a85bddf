"""Fetching one address: http and https, from public hosts, within bounds.

httpcore and not httpx's client does the asking: it knows no cookies, proxies, environment or
unpacking, so none of them has to be switched off.
"""

import logging
import re
import ssl
from dataclasses import dataclass
from http import HTTPStatus
from time import monotonic

import httpcore
import httpx

from ingest.errors import UnreadableSource
from ingest.prose.characters import clean, collapse, shortened
from ingest.surprises import surprise
from ingest.web.bodies import whole
from ingest.web.network import CheckedNetwork
from ingest.web.stated import stated

logger = logging.getLogger(__name__)

SECONDS = 60.0  # for one address with its redirects
MOST_REDIRECTS = 5
NAME = "Dossier"  # as robots.txt would call it
AGENT = f"{NAME} (a research assistant; fetches for one person)"

_LONGEST_ADDRESS = 4000  # characters
_USER = re.compile(r"//[^/?#]*@")
_REDIRECTS = frozenset((301, 302, 303, 307, 308))


@dataclass(frozen=True, slots=True)
class Fetched:
    """What a server answered.

    Attributes:
        address: where the redirects ended, without a fragment.
        status: of HTTP; the content is empty if it is not 200.
        media_type: as the server states it, in small letters; empty where it does not.
        charset: as the server states it.
    """

    address: str
    status: int
    media_type: str
    charset: str | None
    content: bytes


def fetch(address: str, *, allow_private: bool, max_bytes: int) -> Fetched:
    """What lies at an address.

    Raises:
        UnreadableSource: naming `address`, which may not be fetched, did not answer in time, or
            answered with more than `max_bytes`.
    """
    deadline = monotonic() + SECONDS
    try:
        url = parsed(address)
        for _ in range(MOST_REDIRECTS + 1):
            network = CheckedNetwork(deadline, allow_private=allow_private)
            answer = _ask(url, network, max_bytes)
            if isinstance(answer, Fetched):
                return answer
            url = _next(url, answer)
    except UnreadableSource as error:
        raise UnreadableSource(shown(address), error.reason) from error
    except httpcore.TimeoutException as error:
        raise UnreadableSource(shown(address), "the server did not answer in time") from error
    except (httpcore.NetworkError, httpcore.ProtocolError, OSError) as error:
        raise UnreadableSource(shown(address), _broken(error)) from error
    except Exception as error:  # a library's surprise is one address's failure, not the run's
        logger.exception("Fetching %r failed", shown(address))
        raise surprise(shown(address), error) from error
    raise UnreadableSource(shown(address), f"it redirects more than {MOST_REDIRECTS} times")


def parsed(address: str, base: httpx.URL | None = None) -> httpx.URL:
    """An address, taken apart, without its fragment.

    Args:
        base: what a relative one is relative to.

    Raises:
        UnreadableSource: it is none that is fetched.
    """
    if len(address) > _LONGEST_ADDRESS:
        raise UnreadableSource(shown(address), "its address is too long")
    try:
        url = base.join(address) if base else httpx.URL(address)
    except (httpx.InvalidURL, ValueError) as error:
        raise UnreadableSource(shown(address), "it is no valid address") from error
    if url.scheme not in ("http", "https"):
        raise UnreadableSource(shown(address), "only http and https addresses are fetched")
    if url.userinfo:
        raise UnreadableSource(
            shown(address), "the address holds a user name or password, which is not sent"
        )
    if not url.host:
        raise UnreadableSource(shown(address), "the address names no host")
    return url.copy_with(fragment=None)


def shown(address: str) -> str:
    """An address for people: on one line, and without a password."""
    return shortened(collapse(clean(_USER.sub("//", address))), 500)


def _next(url: httpx.URL, target: str) -> httpx.URL:
    """Where a redirect leads."""
    try:
        return parsed(target, base=url)
    except UnreadableSource as error:
        raise UnreadableSource("", f"it redirects to {error.location}: {error.reason}") from error


def _ask(url: httpx.URL, network: CheckedNetwork, max_bytes: int) -> Fetched | str:
    """One question to one server: its answer, or the address it redirects to."""
    headers: dict[bytes | str, bytes | str] = {
        "Host": url.netloc.decode("ascii"),
        "User-Agent": AGENT,
        "Accept": "*/*",
        "Accept-Encoding": "gzip",
        "Connection": "close",
    }
    target = httpcore.URL(
        scheme=url.raw_scheme, host=url.raw_host, port=url.port, target=url.raw_path
    )
    tls = httpx.create_ssl_context() if url.scheme == "https" else None
    with (
        httpcore.ConnectionPool(ssl_context=tls, network_backend=network) as pool,
        pool.stream("GET", target, headers=headers) as response,
    ):
        said = httpx.Headers(response.headers)
        if response.status in _REDIRECTS and said.get("location"):
            return str(said["location"])
        content = b""
        if response.status == HTTPStatus.OK:
            packing = said.get("content-encoding", "").strip().lower()
            content = whole(response.iter_stream(), packing, max_bytes)
        media_type, charset = stated(said.get("content-type", ""))
        return Fetched(str(url), response.status, media_type, charset, content)


def _broken(error: Exception) -> str:
    """Why a connection failed, as a clause."""
    cause = error.__context__ if isinstance(error, httpcore.ConnectError) else error
    if isinstance(cause, ssl.SSLCertVerificationError):
        return f"its certificate is not to be trusted ({cause.verify_message})"
    return f"the connection failed ({shortened(collapse(clean(str(error))), 120)})"
