"""What a search returns, and what may narrow it."""

from dataclasses import dataclass
from datetime import date

from ingest.article import Article
from ingest.prose.passages import Passage


@dataclass(frozen=True, slots=True)
class Rank:
    """Where one index put a passage.

    Attributes:
        position: 1 is best.
        score: cosine similarity (dense) or BM25 (lexical); higher is better.
    """

    position: int
    score: float


@dataclass(frozen=True, slots=True)
class Hit:
    """A passage that a search found, with both sides' ranks, so that it can be explained.

    Attributes:
        score: fused, in 0..1; comparable between hits of one search only.
        dense, lexical: None where that index did not return the passage.
    """

    passage: Passage
    article: Article
    score: float
    dense: Rank | None
    lexical: Rank | None


@dataclass(frozen=True, slots=True)
class Filter:
    """Conditions on articles; an empty one lets everything through.

    Attributes:
        since, until: first and last day of publication, inclusive; an article without a date
            does not pass a date condition.
        publishers: exact names, any of which will do.
        languages: ISO 639-1 codes, any of which will do.
        article_ids: any of which will do.
        reprints: articles that pass whoever published them, where `publishers` are told.
        without: publishers whose articles do not pass.
        without_ids: articles that do not pass.
    """

    since: date | None = None
    until: date | None = None
    publishers: tuple[str, ...] = ()
    languages: tuple[str, ...] = ()
    article_ids: tuple[str, ...] = ()
    reprints: tuple[str, ...] = ()
    without: tuple[str, ...] = ()
    without_ids: tuple[str, ...] = ()

    def __bool__(self) -> bool:
        return self != Filter()

    def both(self, other: "Filter") -> "Filter":
        """What passes this filter and the other.

        Where both tell publishers, an article of neither passes for being a reprint.
        """
        chosen = [
            _common(getattr(self, name), getattr(other, name))
            for name in ("publishers", "languages", "article_ids")
        ]
        if None in chosen:
            return NOTHING
        since = max(filter(None, (self.since, other.since)), default=None)
        until = min(filter(None, (self.until, other.until)), default=None)
        publishers, languages, article_ids = (values or () for values in chosen)
        fenced = self.publishers and other.publishers
        reprints = () if fenced else self.reprints + other.reprints
        return Filter(
            since,
            until,
            publishers,
            languages,
            article_ids,
            reprints,
            self.without + other.without,
            self.without_ids + other.without_ids,
        )


NOTHING = Filter(date.max, date.min)
"""Lets nothing through."""


def _common(one: tuple[str, ...], other: tuple[str, ...]) -> tuple[str, ...] | None:
    """What both name, where naming nothing lets everything through; None where nothing is left."""
    if not one or not other:
        return one or other
    return tuple(value for value in one if value in other) or None
