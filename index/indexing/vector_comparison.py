"""Whether vectors are those of their passages: the model makes some of them once more."""

import random
from collections.abc import Collection, Mapping, Sequence
from contextlib import suppress
from dataclasses import replace

import numpy as np
from numpy.typing import NDArray

from index.embedding import Embedder
from index.indexing.writer import BATCH, embedded
from index.vectors import VectorIndex
from ingest.article import Article
from ingest.catalogue.overlay import Corrections
from ingest.errors import UnknownArticle
from ingest.prose.passages import Passage

SAMPLE = 200
"""Passages, drawn anew each time: if one vector in fifty is wrong, 98 of 100 samples show it."""

CLOSE = 0.99
"""Cosine of a vector and the same made anew, perhaps on another machine, in other numbers. Those of
two passages are rarely above 0.9."""


class VectorComparison:
    """Takes articles with their passages and makes vectors of the chosen ones, a batch at a time.

    Args:
        most: how many passages are chosen; None for all of them.
    """

    def __init__(
        self,
        corrections: Corrections,
        embedder: Embedder,
        vectors: VectorIndex,
        most: int | None = SAMPLE,
    ) -> None:
        self._corrections = corrections
        self._embedder = embedder
        self._vectors = vectors
        self._most = most
        self._chosen: frozenset[str] = frozenset()
        self._waiting: list[tuple[Article, Passage]] = []
        self._wrong: set[str] = set()
        self.compared = 0

    def choose(self, passage_ids: Collection[str]) -> None:
        """Draw the passages that are compared from all that have a vector."""
        if self._most is None or len(passage_ids) <= self._most:
            self._chosen = frozenset(passage_ids)
        else:
            self._chosen = frozenset(random.sample(sorted(passage_ids), self._most))

    def take(self, article: Article, passages: Sequence[Passage]) -> None:
        """The next article.

        Raises:
            ModelUnavailable: the model cannot be loaded.
        """
        self._waiting += [(article, passage) for passage in passages if passage.id in self._chosen]
        while len(self._waiting) >= BATCH:
            batch, self._waiting = self._waiting[:BATCH], self._waiting[BATCH:]
            self._compare(batch)

    def wrong(self) -> frozenset[str]:
        """Ids of the passages with another vector than the model makes, of those taken so far."""
        batch, self._waiting = self._waiting, []
        self._compare(batch)
        return frozenset(self._wrong)

    def _compare(self, entries: Sequence[tuple[Article, Passage]]) -> None:
        stored = self._vectors.vectors_of([passage.id for _, passage in entries]) if entries else {}
        entries = [(article, passage) for article, passage in entries if passage.id in stored]
        self.compared += len(entries)
        far = self._far(entries, stored)
        # A vector keeps the title that it was made with when that is corrected.
        far = self._far([(self._as_read(article), passage) for article, passage in far], stored)
        self._wrong.update(passage.id for _, passage in far)

    def _far(
        self,
        entries: Sequence[tuple[Article, Passage]],
        stored: Mapping[str, NDArray[np.float32]],
    ) -> list[tuple[Article, Passage]]:
        """Those whose stored vector is not the one made of them now."""
        if not entries:
            return []
        made = self._embedder.texts(embedded(entries, self._embedder.pieces))
        far = []
        for entry, vector in zip(entries, made, strict=True):
            kept = stored[entry[1].id]
            length = float(np.linalg.norm(kept))
            if not length or float(vector @ kept) / length < CLOSE:
                far.append(entry)
        return far

    def _as_read(self, article: Article) -> Article:
        with suppress(UnknownArticle):  # removed meanwhile
            for correction in self._corrections.of(article.id):
                if correction.field == "title" and correction.read:
                    return replace(article, title=str(correction.read))
        return article
