"""From what a person names, files, folders and addresses in any order, to sources."""

import re
from collections.abc import Iterable, Iterator

from ingest.errors import UnreadableSource
from ingest.source import Source, discover
from ingest.web.options import FetchOptions

_ADDRESS = re.compile(r"[a-z][a-z0-9+.-]*://", re.I)


def gather(places: Iterable[str], options: FetchOptions) -> Iterator[Source | UnreadableSource]:
    """Yield every source of the given files, folders and addresses, in their order.

    Each one that cannot be read is yielded as the error that says why.
    """
    wanted = list(places)
    if not any(map(_ADDRESS.match, wanted)):  # nothing of the network is even loaded
        yield from discover(wanted)
        return
    from ingest.web.visits import Visitor

    visitor = Visitor(options)
    for place in wanted:
        if _ADDRESS.match(place):
            yield from visitor.sources(place)
        else:
            yield from discover([place])
