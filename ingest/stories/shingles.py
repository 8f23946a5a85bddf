"""Texts as sets of shingles: how much of one stands in another, and how to find it quickly.

Shingles and containment: Broder, "On the resemblance and containment of documents" (1997). Which
shingles are kept as fingerprints: winnowing, Schleimer, Wilkerson and Aiken (2003), which keeps one
at least of every `WINDOW` neighbours, so that two texts with `WINDOW + SHINGLE - 1` words in a row
in common have one in common for certain. Pure.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from zlib import crc32

import numpy as np
from numpy.lib.stride_tricks import sliding_window_view
from numpy.typing import NDArray

SHINGLE = 5
"""Words a shingle has: reports of one event share names, hardly ever five words in a row."""

WINDOW = 16
"""Neighbouring shingles of which one is kept: about one in eight."""

Hashes = NDArray[np.uint64]

_STEP = np.uint64(0x9E3779B97F4A7C15)
_MIX = np.uint64(0xBF58476D1CE4E5B9)
_SHIFT = np.uint64(31)
_LOW = np.uint64(0xFFFFFFFF)


@dataclass(frozen=True, slots=True, eq=False)
class Shingles:
    """The shingles of a text in their order, as 64-bit hashes that are the same everywhere.

    Attributes:
        words: how many words the text has.
        hashes: (words - SHINGLE + 1,), none where the text is shorter than a shingle.
    """

    words: int
    hashes: Hashes

    @classmethod
    def of(cls, words: Sequence[str]) -> "Shingles":
        """The shingles of these words."""
        count = max(0, len(words) - SHINGLE + 1)
        single = np.fromiter((crc32(word.encode()) for word in words), np.uint64, len(words))
        hashes = np.zeros(count, np.uint64)
        for place in range(SHINGLE if count else 0):
            hashes = (hashes + single[place : place + count]) * _STEP
            hashes ^= hashes >> _SHIFT
        return cls(len(words), (hashes * _MIX) ^ (hashes >> _SHIFT))

    def covered_by(self, other: "Shingles") -> float:
        """The share of this text's words that stand in a shingle of the other, 0..1.

        Words are counted, not shingles: one word changed in a dozen breaks five shingles of
        twelve and leaves eleven words where they were.
        """
        shared = np.isin(self.hashes, other.hashes)
        covered = np.zeros(self.words, np.bool_)
        for place in range(SHINGLE if len(shared) else 0):
            covered[place : place + len(shared)] |= shared
        return float(covered.mean()) if self.words else 0.0

    def fingerprints(self) -> list[int]:
        """The winnowed hashes, 32 bits each, without repetition and in ascending order."""
        if not len(self.hashes):
            return []
        windows = sliding_window_view(self.hashes, min(WINDOW, len(self.hashes)))
        kept = np.unique(windows.min(axis=1))
        return [int(value) for value in np.unique(kept & _LOW)]
