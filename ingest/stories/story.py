"""Which of two tellings is the original, and which sources count as one. Pure."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Literal

from ingest.article import Article

Telling = Literal["same", "part", "whole"]
"""What another article is to this one: the same text again, a part of it, or a whole that holds it
beside other things, as the full story holds a shortened reprint and a roundup its stories.
"""


@dataclass(frozen=True, slots=True)
class Relative:
    """Another article that tells the story of this one.

    Attributes:
        share: of the words of the one that holds fewer of the other's, how many the other holds
            ("same"); of the shorter's words, how many the longer holds (otherwise). 0..1.
        is_original: whether the story is its own; None where neither tells.
    """

    article: Article
    telling: Telling
    share: float
    is_original: bool | None


def original(one: Article, other: Article) -> Article | None:
    """The one that the other took its words from, as far as they tell.

    A credit decides ("carried out by El Faro"); then the earlier day, unless that one says itself
    that it is a reprint.
    """
    for taken, given in ((one, other), (other, one)):
        if _says_reprint(taken) and _same_name(taken.original_publisher, given.publisher):
            return given
    if one.published is None or other.published is None or one.published == other.published:
        return None
    earlier = one if one.published < other.published else other
    return None if _says_reprint(earlier) else earlier


def is_original(one: Article, other: Article) -> bool | None:
    """Whether `one` is the original of the two; None where they do not tell."""
    found = original(one, other)
    return None if found is None else found is one


def _says_reprint(article: Article) -> bool:
    return article.original_publisher is not None and not _same_name(
        article.original_publisher, article.publisher
    )


def _same_name(one: str | None, other: str | None) -> bool:
    """Whether two names are one publisher's: "The Ledger" and "ledger" are."""
    return one is not None and other is not None and _bare(one) == _bare(other)


def _bare(name: str) -> str:
    return name.casefold().removeprefix("the ").strip()


def counted_as_one(
    shortest_first: Iterable[int],
    parts: set[tuple[int, int]],
    originals: Mapping[int, int],
) -> dict[int, int]:
    """For each story the one that it counts as.

    A part of a known original counts as that original. A longer text that holds another one of
    these counts as the first it holds: so a roundup confirms none of its stories, and two stories
    in one roundup remain two.

    Args:
        shortest_first: stories by number, in the order of their length.
        parts: (part, whole) among them.
        originals: the whole that a part was taken from, where that is known.
    """
    counted: dict[int, int] = {}
    for story in shortest_first:
        held = next((part for part in counted if (part, story) in parts), None)
        counted[story] = originals.get(story, story) if held is None else counted[held]
    return counted
