"""Which stories an article is to be compared with: those that share fingerprints with it."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from sqlalchemy import Connection, select

from ingest.catalogue.batches import batches
from ingest.catalogue.schema import fingerprints, stories

LIKELY = 0.1
"""Share of the shorter one's fingerprints in the other from which two are compared word by word."""

CANDIDATES = 50
"""The likeliest that are compared: what fifty different texts hold, others may hold unnoticed."""

COMMON = 500
"""Stories that share a fingerprint from which on it is a common phrase and tells nothing."""


@dataclass(frozen=True, slots=True)
class Shared:
    """What of an article's fingerprints the catalogue holds.

    Attributes:
        counts: by story, how many of its fingerprints the article shares.
        prints: by story, how many it has.
        common: fingerprints that so many stories share that they are not kept again.
    """

    counts: Mapping[int, int]
    prints: Mapping[int, int]
    common: frozenset[int]

    def likely(self, kept: int) -> list[int]:
        """The stories that may hold a good part of the article or be held by it, likeliest first.

        The share of fingerprints in common estimates that of shingles (Broder 1997).

        Args:
            kept: how many fingerprints the article has.
        """
        estimates = {
            number: count / min(self.prints[number], kept) for number, count in self.counts.items()
        }
        likely = [number for number, estimate in estimates.items() if estimate >= LIKELY]
        return sorted(likely, key=lambda number: (-estimates[number], number))[:CANDIDATES]


def shared_fingerprints(connection: Connection, kept: Sequence[int]) -> Shared:
    """Look an article's fingerprints up."""
    counts: Counter[int] = Counter()
    spread: Counter[int] = Counter()
    prints: dict[int, int] = {}
    for some in batches(kept):
        query = (
            select(fingerprints.c.hash, stories.c.number, stories.c.prints)
            .join(stories, stories.c.number == fingerprints.c.story)
            .where(fingerprints.c.hash.in_(some))
        )
        for value, number, of in connection.execute(query):
            counts[number] += 1
            spread[value] += 1
            prints[number] = of
    common = frozenset(value for value, count in spread.items() if count >= COMMON)
    return Shared(counts, prints, common)
