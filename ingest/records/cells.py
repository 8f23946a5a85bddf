"""The cells of a table's rows by the names of their columns. Pure."""

from collections import Counter
from collections.abc import Iterable


def told_apart(names: Iterable[str]) -> list[str]:
    """Names of columns; those that come again are numbered."""
    seen: Counter[str] = Counter()
    numbered = []
    for name in names:
        seen[name] += 1
        numbered.append(name if seen[name] == 1 else f"{name} ({seen[name]})")
    return numbered


def by_column(names: Iterable[str], again: Iterable[str], row: Iterable[str]) -> dict[str, str]:
    """The cells of a row by their columns' names; of two of one name the first that is filled.

    Args:
        again: the same names, `told_apart`.
    """
    cells: dict[str, str] = {}
    for name, numbered, cell in zip(names, again, row, strict=False):
        if cell.strip():
            cells[numbered if name in cells else name] = cell
    return cells


def is_filled(cells: Iterable[str]) -> bool:
    """Whether any of these cells holds more than white space."""
    return any(map(str.strip, cells))
