"""The retriever as LlamaIndex knows one, for pipelines that are made of its parts.

Import this module only where it is used: LlamaIndex takes a second or two.
"""

import asyncio
from typing import Any

from llama_index.core.base.base_retriever import BaseRetriever
from llama_index.core.schema import (
    NodeRelationship,
    NodeWithScore,
    QueryBundle,
    RelatedNodeInfo,
    TextNode,
)

from index.hit import Filter, Hit
from index.retriever import Retriever

PLACE = ["url", "article_id", "start", "end"]
"""What tells where a passage stands; it is not shown to language models and not embedded."""


class DossierRetriever(BaseRetriever):
    """Finds passages of one library, best first."""

    def __init__(
        self, retriever: Retriever, limit: int = 10, where: Filter | None = None, **options: Any
    ) -> None:
        """Wrap a retriever.

        Args:
            limit: passages at most.
            where: what their articles must satisfy.
            options: of LlamaIndex, such as `callback_manager`.
        """
        super().__init__(**options)
        self._retriever = retriever
        self._limit = limit
        self._where = where

    def _retrieve(self, query_bundle: QueryBundle) -> list[NodeWithScore]:
        hits = self._retriever.search(query_bundle.query_str, self._limit, self._where)
        return [node_of(hit) for hit in hits]

    async def _aretrieve(self, query_bundle: QueryBundle) -> list[NodeWithScore]:
        return await asyncio.to_thread(self._retrieve, query_bundle)


def node_of(hit: Hit) -> NodeWithScore:
    """A hit as a node: its text is the passage's, to the character, and its id the passage's."""
    passage, article = hit.passage, hit.article
    node = TextNode(
        id_=passage.id,
        text=passage.text,
        start_char_idx=passage.start,
        end_char_idx=passage.end,
        metadata={
            "title": article.title,
            "publisher": article.publisher,
            "published": article.published.isoformat() if article.published else None,
            "url": article.url,
            "article_id": article.id,
            "start": passage.start,
            "end": passage.end,
        },
        excluded_llm_metadata_keys=PLACE,
        excluded_embed_metadata_keys=PLACE,
        relationships={NodeRelationship.SOURCE: RelatedNodeInfo(node_id=article.id)},
    )
    return NodeWithScore(node=node, score=hit.score)
