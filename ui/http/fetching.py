"""What a door may fetch on somebody's behalf."""

from collections.abc import Iterator
from dataclasses import replace
from ipaddress import ip_address

from ingest.source import Found
from ingest.web.options import FetchOptions


def options_for(options: FetchOptions, client: str | None) -> FetchOptions:
    """The settings of fetching, for who asks from this machine; for others without private hosts.

    Whoever reaches this server from elsewhere must not reach through it what only this machine
    can: its own services, its network, a cloud's metadata.

    Args:
        client: the IP address that asks, as the connection has it; None where it is not known.
    """
    return options if _is_here(client) else replace(options, allow_private=False)


def insist_on_address(address: str) -> str:
    """`address`, if it is one that can be fetched, before anything is begun.

    Raises:
        UnreadableSource: it is not.
    """
    from ingest.web.fetch import parsed

    parsed(address)
    return address


def sources_at(address: str, options: FetchOptions) -> Iterator[Found]:
    """The page, document, feed or sitemap at an address; nothing is asked before it is iterated."""
    from ingest.web.visits import Visitor

    yield from Visitor(options).sources(address)


def _is_here(client: str | None) -> bool:
    try:
        return client is not None and ip_address(client).is_loopback
    except ValueError:
        return False
