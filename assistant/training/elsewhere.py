"""Questions of other articles, asked of a name in this one: its passage speaks of the very person
and not of what is asked.
"""

import random
import re
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from assistant.training.names import NAME, Embed, names_in

LIKE, SHARED, TRIED = 0.35, 0.15, 24
"""Least likeness of a name to the one it takes the place of, what a word that question and passage
share is worth beside it, and how many questions are tried.
"""

_WORD = re.compile(r"[a-z]{4,}")
_EMPTY = frozenset(
    """
    what when where which whom whose does have been were that this these those their there with from
    into many much long often kind type name names called known other some most would could about
    than then they more after before during make made part used according
    """.split()
)


@dataclass(frozen=True, slots=True)
class Named:
    """A question about one name: what stands around it, its vector, its other words of weight."""

    before: str
    after: str
    vector: NDArray[np.float32]
    words: tuple[str, ...]


def with_one_name(questions: Sequence[str], embed: Embed) -> list[Named]:
    """The questions that hold one name, no number, and other words of weight."""
    found: list[Named] = []
    for question in questions:
        names = list(NAME.finditer(question))
        if len(names) != 1 or re.search(r"\d", question):
            continue
        before, after = question[: names[0].start()], question[names[0].end() :]
        words = tuple(set(_WORD.findall(f"{before} {after}".lower())) - _EMPTY)
        if words and len(question) < 90:
            found.append(Named(before, after, embed([names[0].group()])[0], words))
    return found


def from_elsewhere(
    passage: str, elsewhere: Sequence[Named], embed: Embed, rng: random.Random
) -> str | None:
    """A question of another article about a fitting name of this passage, which holds some of
    its other words at most.
    """
    names = sorted(set(names_in(passage)))
    if not names or not elsewhere:
        return None
    vectors, lowered = embed(names), passage.lower()
    best, found = 0.0, None
    for other in rng.sample(elsewhere, min(TRIED, len(elsewhere))):
        shared = sum(word[:5] in lowered for word in other.words)
        likeness = vectors @ other.vector
        nearest = int(likeness.argmax())
        if likeness[nearest] < LIKE or shared == len(other.words):
            continue
        fit = float(likeness[nearest]) + SHARED * shared
        if fit > best:
            best = fit
            found = other.before + names[nearest] + other.after
    return found
