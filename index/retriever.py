"""The retriever: both indexes are asked, their rankings fused, and hits come back explained."""

from dataclasses import dataclass, replace
from functools import cache
from typing import Annotated

from annotated_types import Ge

from index.embedding import Embedder, packaged_model
from index.errors import IndexDamaged
from index.fusion import Fused, FusionOptions, fuse
from index.hit import Filter, Hit
from index.lexical import LexicalIndex
from index.spelling import mended
from index.vectors import VectorIndex
from index.words.language import question_language
from index.words.word_pieces import WordPieces
from ingest.catalogue.library import Library


@cache
def _english() -> WordPieces:
    """The default model's pieces, among which are the common words of English."""
    return WordPieces(packaged_model() / "tokenizer.json")


@dataclass(frozen=True, slots=True)
class RetrievalOptions:
    """How a search runs.

    Attributes:
        candidates: passages that each index is asked for.
        fusion: how their rankings are joined.
    """

    candidates: Annotated[int, Ge(1)] = 50
    fusion: FusionOptions = FusionOptions()


class Retriever:
    """Searches one library.

    Args:
        found: hits by what was searched for, which is not searched again; None remembers nothing.
    """

    def __init__(
        self,
        library: Library,
        embedder: Embedder,
        vectors: VectorIndex,
        lexical: LexicalIndex,
        options: RetrievalOptions,
        found: dict[tuple[str, int, Filter], list[Hit]] | None = None,
    ) -> None:
        self._library = library
        self._embedder = embedder
        self._vectors = vectors
        self._lexical = lexical
        self._options = options
        self._found = found

    def once_each(self) -> "Retriever":
        """The same for the length of one question: nothing is searched for twice."""
        return Retriever(
            self._library, self._embedder, self._vectors, self._lexical, self._options, {}
        )

    def with_fusion(self, fusion: FusionOptions) -> "Retriever":
        """The same retriever with other weights, for measuring what each side adds."""
        return Retriever(
            self._library,
            self._embedder,
            self._vectors,
            self._lexical,
            replace(self._options, fusion=fusion),
        )

    def search(self, query: str, limit: int = 10, where: Filter | None = None) -> list[Hit]:
        """The passages closest to a question, best first.

        Args:
            query: a question or key words, in the asker's language.
            limit: hits at most.
            where: what their articles must satisfy.

        Raises:
            IndexDamaged: an index is lost or damaged.
        """
        condition = where or Filter()
        if self._found is None:
            return self._search(query, limit, condition)
        key = (query, limit, condition)
        if key not in self._found:
            self._found[key] = self._search(query, limit, condition)
        return [*self._found[key]]

    def mended(self, question: str) -> str:
        """The question with the misspelt words that no source holds as the sources spell them."""
        return mended(question, self._lexical, self._library, _english().is_word)

    def _search(self, query: str, limit: int, condition: Filter) -> list[Hit]:
        if not query.strip() or self._library.is_empty:
            return []
        options = self._options
        depth = max(limit, options.candidates)
        language = question_language(query)
        dense = self._vectors.search(self._embedder.query(query), depth, condition)
        lexical = self._lexical.search(query, language, depth, condition)
        if not (dense and lexical):
            self._insist_on_indexes()
        covered = self._embedder.covers(language)
        weight = options.fusion.dense_weight if covered else options.fusion.dense_weight_elsewhere
        return self._hits(fuse(dense, lexical, weight), limit)

    def _insist_on_indexes(self) -> None:
        """An index that holds nothing was lost, or its library holds no passages."""
        for index, what in ((self._vectors, "vector"), (self._lexical, "lexical")):
            if index.is_empty and self._library.counts().passages:
                raise IndexDamaged(f"The {what} index of this library", "it is missing")

    def _hits(self, ranking: list[Fused], limit: int) -> list[Hit]:
        """The first `limit` passages that the catalogue calls searchable.

        An index may hold an article that is being added or replaced at this moment.
        """
        passages = self._library.searchable_passages([item.passage_id for item in ranking])
        found = [
            (item, passages[item.passage_id]) for item in ranking if item.passage_id in passages
        ]
        found = found[:limit]
        articles = self._library.articles_by_id({passage.article_id for _, passage in found})
        return [
            Hit(passage, articles[passage.article_id], item.score, item.dense, item.lexical)
            for item, passage in found
            if passage.article_id in articles
        ]
