"""The assistant as a query engine of LlamaIndex: a verified answer, or that there is none.

Import this module only where it is used: LlamaIndex takes a second or two.
"""

import asyncio
from typing import Any

from llama_index.core.base.base_query_engine import BaseQueryEngine
from llama_index.core.base.response.schema import Response
from llama_index.core.callbacks.base import CallbackManager
from llama_index.core.schema import QueryBundle

from assistant.answer import Answer
from assistant.answer_json import answer_json
from assistant.assistant import Assistant
from assistant.kept.conversations import Conversation
from index.hit import Filter
from index.llama_index import node_of

REFUSAL = "The sources do not say."


class DossierQueryEngine(BaseQueryEngine):
    """Answers questions from one library, each by itself."""

    def __init__(
        self,
        assistant: Assistant,
        where: Filter | None = None,
        callback_manager: CallbackManager | None = None,
    ) -> None:
        """Wrap an assistant; `where` says which articles may answer."""
        super().__init__(callback_manager)
        self._assistant = assistant
        self._where = where

    def _query(self, query_bundle: QueryBundle) -> Response:
        return response_of(self._assistant.ask(Conversation(), query_bundle.query_str, self._where))

    async def _aquery(self, query_bundle: QueryBundle) -> Response:
        return await asyncio.to_thread(self._query, query_bundle)

    def _get_prompt_modules(self) -> dict[str, Any]:
        return {}  # Dossier's prompts cannot be exchanged from outside


def response_of(answer: Answer) -> Response:
    """An answer as a response: prose with [1] marks, the cited passages, all else as metadata."""
    hits = {hit.passage.id: hit for hit in answer.nearest}
    cited = dict.fromkeys(citation.passage_id for citation in answer.citations)
    return Response(
        answer.prose or REFUSAL,
        source_nodes=[node_of(hits[key]) for key in cited],
        metadata=answer_json(answer),
    )
