"""A search: what is asked for, and what was found."""

from collections.abc import Iterable
from typing import Any

from pydantic import BaseModel, ConfigDict, Field

from assistant.answer_json import nearest_json
from index.hit import Hit
from ui.schemas.answers import HitOut
from ui.schemas.questions import MAX_QUESTION, FilterIn

MAX_HITS = 100


class SearchIn(BaseModel):
    """What to look for, and in which articles."""

    model_config = ConfigDict(extra="forbid")

    query: str = Field(max_length=MAX_QUESTION, description="A question or key words.")
    limit: int = Field(10, ge=1, le=MAX_HITS, description="Passages at most.")
    filter: FilterIn = FilterIn()


class SearchOut(BaseModel):
    """The passages closest to a query, best first."""

    query: str
    hits: list[HitOut]


def search_json(query: str, hits: Iterable[Hit]) -> dict[str, Any]:
    """What a search found, the same for every door."""
    return {"query": query, "hits": [nearest_json(hit) for hit in hits]}
