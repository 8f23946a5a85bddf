"""Tables of word processors as lines."""

from collections.abc import Callable, Iterator
from typing import Any

from ingest.characters import collapse
from ingest.xml import local


def rows_of(table: Any, row: str, cell: str, words: Callable[[Any], str]) -> list[str]:
    """A table's rows as "cell | cell", without those that hold no letter or figure.

    Args:
        row, cell: names of the elements.
        words: of a cell; a table within it is that cell's words.
    """
    found = [
        " | ".join(collapse(words(each)) for each in own if local(each) == cell)
        for own in _own(table, row)
    ]
    return [line for line in found if any(map(str.isalnum, line))]


def _own(table: Any, name: str) -> Iterator[Any]:
    """The rows, by their name, of a table and not of one within a cell of it."""
    waiting = list(reversed(table))
    while waiting:
        element = waiting.pop()
        if local(element) == name:
            yield element
        elif local(element) != local(table):
            waiting += reversed(element)
