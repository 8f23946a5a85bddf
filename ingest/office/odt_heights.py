"""Which styles of an OpenDocument text are set above or below the line."""

import re
from typing import Any

from ingest.prose.superscripts import Height
from ingest.xml import attribute, local

_RAISED = re.compile(r"super\b|(?!0+%)\d+%")
_LOWERED = re.compile(r"sub\b|-(?!0+%)\d+%")
_MOST_PARENTS = 20  # of one style; what is longer goes round


def heights_of(*trees: Any) -> dict[str, Height]:
    """The heights of the styles that set one, or inherit it, by their names.

    Args:
        trees: what may define styles; a later one goes before. None where a file is missing.
    """
    own: dict[str, Height] = {}
    parents: dict[str, str] = {}
    for tree in trees:
        for style in tree.iter("{*}style") if tree is not None else ():
            name = attribute(style, "name")
            parents[name] = attribute(style, "parent-style-name")
            for properties in style:
                position = attribute(properties, "text-position").strip()
                if local(properties) == "text-properties" and position:
                    own[name] = _height(position)
    found = {name: _inherited(name, own, parents) for name in parents}
    return {name: height for name, height in found.items() if height}


def _height(position: str) -> Height:
    if _RAISED.match(position):
        return "raised"
    return "lowered" if _LOWERED.match(position) else "on the line"


def _inherited(name: str, own: dict[str, Height], parents: dict[str, str]) -> Height | None:
    for _ in range(_MOST_PARENTS):
        if name in own:
            return own[name]
        name = parents.get(name, "")
    return None
