"""Tables of word processors as lines."""

from collections.abc import Callable, Collection, Iterator
from typing import Any, NamedTuple

from ingest.prose.characters import collapse
from ingest.xml import local


class Span(NamedTuple):
    """How a cell lies among others.

    Attributes:
        columns: how many it spans.
        continues: it is a part of the cell above.
    """

    columns: int = 1
    continues: bool = False


_ALONE = Span()
_LONGEST_LABEL = 100  # characters that are said again for each row and column they span
_MOST_REPEATED = 50_000  # cells of a table
_MOST_COLUMNS = 63  # of a table in Word


def rows_of(
    table: Any,
    row: str,
    cell: str,
    words: Callable[[Any], str],
    span: Callable[[Any], Span] = lambda _: _ALONE,
) -> list[str]:
    """A table's rows as "cell | cell", without those that hold no letter or figure.

    Args:
        row, cell: names of the elements.
        words: of a cell; a table within it is that cell's words.
        span: of a cell, which is said once for each row and column that it spans.
    """
    found: list[str] = []
    above: list[str] = []  # by column, what may be said again
    left = _MOST_REPEATED
    nested = (local(table),)
    for line in own(table, (row,), but=nested):
        cells = list(own(line, (cell,), but=nested))  # a form may wrap one
        said: list[str] = []
        reaching: list[str] = []
        for each in cells:
            text, columns = collapse(words(each)), min(span(each).columns, _MOST_COLUMNS)
            if span(each).continues and not text and left > 0:
                text = above[len(reaching)] if len(reaching) < len(above) else ""
                left -= 1
            is_label = len(text) <= _LONGEST_LABEL
            again = columns if is_label and left > 0 and len(cells) > 1 else 1
            left -= again - 1
            said += [text] * again
            reaching += [text if is_label else ""] * columns
        above = reaching
        found.append(" | ".join(said))
    return [line for line in found if any(map(str.isalnum, line))]


def own(root: Any, names: Collection[str], *, but: Collection[str] = ()) -> Iterator[Any]:
    """The elements of these names below a root, and none within another of them.

    Args:
        but: names of elements that are not looked into: a table within the cell of one.
    """
    waiting = list(reversed(root))
    while waiting:
        element = waiting.pop()
        name = local(element)
        if name in names:
            yield element
        elif name not in but:
            waiting += reversed(element)
