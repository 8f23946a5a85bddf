"""The same story again: a reprint is not a second source. Pure."""

from functools import lru_cache

from ingest.article import Article

SHINGLE = 5
"""Words a shingle has: two reports of one event share names, hardly ever five words in a row."""

SAME_STORY = 0.5
"""Share of the shorter text's shingles that the longer holds: a cut reprint keeps most."""


def same_story(one: Article, other: Article) -> bool:
    """Whether one article's text is, for the most part, the other's."""
    if one.id == other.id:
        return True
    a, b = _shingles(one.text), _shingles(other.text)
    smaller = min(len(a), len(b))
    return smaller > 0 and len(a & b) >= SAME_STORY * smaller


@lru_cache(maxsize=256)
def _shingles(text: str) -> frozenset[int]:
    words = text.casefold().split()
    return frozenset(hash(tuple(words[i : i + SHINGLE])) for i in range(len(words) - SHINGLE + 1))
