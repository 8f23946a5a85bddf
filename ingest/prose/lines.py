"""What a line end means: a wrapped paragraph, or lines that stand by themselves."""

import itertools
import re
from collections.abc import Sequence

# a list item: a bullet, or a number or letter with its own mark
ITEM = re.compile(r"\s*(?:[-*+•·▪‣◦●■–—]|\(?\d{1,3}[.)]|\(?[a-zA-Z][.)])\s+\S")
_QUOTED = re.compile(r"\s*>")  # of an earlier message
_CELLS = re.compile(r"\S\s+\|\s*\S|^\s*\||\S\t+\S")

# nobody wraps prose to less than this many characters; such lines are verse, lists, addresses
NARROWEST_WRAP = 40


def stand_alone(lines: Sequence[str]) -> bool:
    """Whether the lines of one paragraph are a list, a table or verse, and not wrapped prose."""
    if len(lines) < 2:
        return False
    if all(map(_QUOTED.match, lines)):
        return True
    if 2 * sum(bool(ITEM.match(line) or _CELLS.search(line)) for line in lines) >= len(lines):
        return True
    return not are_wrapped(lines)


def are_wrapped(lines: Sequence[str]) -> bool:
    """Whether the line ends look like a typewriter's: the next word would not have fitted.

    A wrapped paragraph has a width, and a line ends where the first word of the next one
    would have crossed it. One line in eight may be shorter (a hyphen, an edit by hand).
    """
    stripped = [line.strip() for line in lines]
    width = max(map(len, stripped))
    if width < NARROWEST_WRAP:
        return False
    early = sum(
        len(line) + 1 + len(following.split(None, 1)[0]) <= width
        for line, following in itertools.pairwise(stripped)
        if following
    )
    return early * 8 <= len(lines)
