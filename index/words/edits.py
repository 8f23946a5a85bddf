"""How many slips lie between two words: a letter more, less or other, two in turn. Pure."""

from collections.abc import Iterator, Set
from string import ascii_lowercase

SHARED = 3
"""First letters that words with more than one slip between them must share."""


def edited(word: str) -> Iterator[str]:
    """All words that one slip makes of a word."""
    for at in range(len(word) + 1):
        head, tail = word[:at], word[at:]
        yield from (head + letter + tail for letter in ascii_lowercase)
        if tail:
            yield head + tail[1:]
            yield from (head + letter + tail[1:] for letter in ascii_lowercase)
        if len(tail) > 1:
            yield head + tail[1] + tail[0] + tail[2:]


def slips(one: str, other: str, alike: Set[frozenset[str]] | None = None) -> int:
    """The fewest slips that make one word the other.

    Args:
        alike: letters that are written for each other; any other two are a letter less and one
            more. None: all are.
    """
    rows = [list(range(len(other) + 1))]
    for i, letter in enumerate(one, start=1):
        row = [i]
        for j, there in enumerate(other, start=1):
            other_cost = 1 if alike is None or frozenset((letter, there)) in alike else 2
            kept = 0 if letter == there else other_cost
            row.append(min(rows[-1][j] + 1, row[-1] + 1, rows[-1][j - 1] + kept))
            if i > 1 and j > 1 and letter == other[j - 2] and one[i - 2] == there:
                row[j] = min(row[j], rows[-2][j - 2] + 1)
        rows.append(row)
    return rows[-1][-1]
