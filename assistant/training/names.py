"""Names in running text, and what places words of a kind together."""

import re
from collections.abc import Callable, Sequence

import numpy as np
from numpy.typing import NDArray

Embed = Callable[[Sequence[str]], NDArray[np.float32]]
"""Unit vectors of short texts, near for words of a kind."""

NAME = re.compile(
    r"(?<=[a-z,;:] )[A-Z][\w.’'-]*\w"
    r"(?: (?:(?:of|de|the|von|van|al) )?[A-Z][\w.’'-]*\w)*"
)


def names_in(text: str) -> list[str]:
    """Runs of capitalised words inside sentences: names of people, places, groups and works, and
    months.
    """
    return NAME.findall(text)
