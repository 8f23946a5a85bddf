"""The names of settings, for who wrote one that there is not. Pure."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import is_dataclass
from difflib import get_close_matches
from typing import Any, get_type_hints

Names = Mapping[str, "Names | None"]
"""The settings of a table by their names: another table, or None for one that has a value."""


def names_of(types: Mapping[str, Any]) -> Names:
    """The settings that options of these types are, a dataclass being a table."""
    return {
        name: names_of(get_type_hints(kind)) if is_dataclass(kind) else None
        for name, kind in types.items()
    }


def no_variable(variable: str, prefix: str, names: Names) -> str | None:
    """What is wrong with the name of an environment variable; None where it is a setting's.

    Told are those that are written much like it; if none are, those of the last table that is
    known, as they are written in the environment.
    """
    within = prefix
    known: Names | None = names
    for part in variable.removeprefix(prefix).lower().split("__"):
        if known is None or part not in known:
            near = _near(variable.removeprefix(prefix), prefix, _variables(prefix, names))
            told = f"Known: {', '.join(_variables(within, known))}."
            return f"There is no setting {variable}. {near or told}"
        within += f"{part.upper()}__"
        known = known[part]
    return None


def no_setting(path: Sequence[str], names: Names) -> str:
    """The sentence about a name that no setting has, with those of the table that it stands in, or
    those of them that are written much like it.
    """
    *table, name = path
    known: Names = names
    for part in table:
        known = known.get(part) or {}
    where = f" under [{'.'.join(table)}]" if table else ""
    near = _near(name, "", iter(known))
    told = f"Known{where}: {', '.join(known)}."
    return f"There is no setting {'.'.join(path)!r}. {near or told}"


ALIKE = 0.75
"""From which share of common letters on, as `difflib` counts them, a name was likely meant."""


def _near(name: str, prefix: str, known: Iterator[str]) -> str:
    """The names that may have been meant, without looking at their `prefix`; empty if none may."""
    found = get_close_matches(name, [one.removeprefix(prefix) for one in known], 3, ALIKE)
    return f"Did you mean {' or '.join(prefix + one for one in found)}?" if found else ""


def _variables(within: str, names: Names | None) -> Iterator[str]:
    """The variables of a table, or the one of a value, whose names begin so."""
    if names is None:
        yield within.removesuffix("__")
        return
    for name, inner in names.items():
        yield from _variables(f"{within}{name.upper()}__", inner)
