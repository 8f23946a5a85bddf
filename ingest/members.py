"""What a file of several documents holds: messages, records, pages of a web archive."""

import hashlib
from dataclasses import dataclass
from datetime import datetime

from ingest.article import Locator
from ingest.prose.characters import clean, collapse
from ingest.provenance import Provenance

_LONGEST_NAME = 200  # characters


@dataclass(frozen=True, slots=True)
class Member:
    """One document of a file that holds several.

    Attributes:
        name: the same in every version of the file, wherever in it the document stands: so a
            changed one replaces its older version, and a moved one is no change.
        media_type: which reader takes it.
        content: its bytes; what they are known by, so nothing of its place may be in them.
        locator: its place when it was found.
        told: what the others of its file tell of it.
        address, charset, retrieved_at: as of a `Source`, where it was fetched before it got here.
    """

    name: str
    media_type: str
    content: bytes
    locator: Locator
    address: str | None = None
    charset: str | None = None
    retrieved_at: datetime | None = None
    told: Provenance = Provenance()


def member_name(known_by: str, content: bytes, taken: set[str]) -> str:
    """The name of a member: what it calls itself, or what its bytes are; added to `taken`.

    Without a name of its own, a changed document cannot be told from another one. A name that is
    taken gets the bytes' behind it, so that no document replaces its neighbour.
    """
    digest = hashlib.sha256(content).hexdigest()[:12]
    named = collapse(clean(known_by))[:_LONGEST_NAME] or digest
    name = f"{named} {digest}" if named in taken else named
    taken.add(named)
    return name
