"""From what a person names, files, folders and addresses in any order, to sources."""

import re
from collections.abc import Iterable, Iterator

from ingest.catalogue.runs import Asked
from ingest.gathering.discovery import File, walk
from ingest.passed_over import PassedOver
from ingest.source import Found
from ingest.web.options import FetchOptions

_ADDRESS = re.compile(r"[a-z][a-z0-9+.-]*://", re.I)


def asked(places: Iterable[str]) -> Asked:
    """What these places are, and how much: what lies at addresses cannot be told before."""
    wanted = tuple(places)
    if any(map(_ADDRESS.match, wanted)):
        return Asked(wanted)
    sizes = [
        found.size if isinstance(found, File) else 0
        for found in walk(wanted)
        if not isinstance(found, PassedOver)
    ]
    return Asked(wanted, len(sizes), sum(sizes))


def gather(places: Iterable[str], options: FetchOptions) -> Iterator[File | Found]:
    """Yield every file of the given files and folders, and every source at addresses, in order.

    Each one that cannot be read is yielded as the error that says why.
    """
    wanted = list(places)
    if not any(map(_ADDRESS.match, wanted)):  # nothing of the network is even loaded
        yield from walk(wanted)
        return
    from ingest.web.visits import Visitor

    visitor = Visitor(options)
    for place in wanted:
        if _ADDRESS.match(place):
            yield from visitor.sources(place)
        else:
            yield from walk([place])
