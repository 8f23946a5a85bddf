"""Tables of word processors as lines."""

from collections.abc import Callable, Iterator, Sequence
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
        " | ".join(collapse(words(each)) for each in line if local(each) == cell)
        for line in own(table, (row,), but=local(table))
    ]
    return [line for line in found if any(map(str.isalnum, line))]


def own(root: Any, names: Sequence[str], *, but: str = "") -> Iterator[Any]:
    """The elements of these names below a root, and none within another of them.

    Args:
        but: name of elements that are not looked into: a table within the cell of one.
    """
    waiting = list(reversed(root))
    while waiting:
        element = waiting.pop()
        name = local(element)
        if name in names:
            yield element
        elif not but or name != but:
            waiting += reversed(element)
