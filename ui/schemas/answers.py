"""An answer: its claims, their citations, and what was found beside them."""

from datetime import date
from typing import Literal

from pydantic import BaseModel, Field

from assistant.answer import AbstentionReason
from assistant.voice import Hedge, Manner, VoiceKind
from ui.schemas.provenance import PlaceOut, ProvenanceOut


class ClaimOut(BaseModel):
    """A sentence of the answer and the numbers of the citations that support it."""

    text: str
    citations: list[int]
    support: float = Field(description="How well the cited words support the text, 0 to 1.")


class WithheldOut(BaseModel):
    """A sentence that was composed, did not pass verification, and was not said."""

    text: str
    reason: str


class SpeakerOut(BaseModel):
    """Who says cited words, as the article introduces them."""

    name: str | None = Field(description="Null for an unnamed source and a document.")
    role: str | None = Field(
        description="What a named source is, or the description of an unnamed one or a document.",
        examples=["former interior minister"],
    )
    manner: Manner | None = Field(description="How the article passes the words on.")


class CitationOut(ProvenanceOut):
    """The exact words of a source: `quote` is the article's text from `start` to `end`."""

    number: int
    passage_id: str
    article_id: str
    quote: str
    start: int
    end: int
    voice: VoiceKind | None = Field(description="Who says it; null in answers of older versions.")
    hedge: Hedge | None = Field(description="How surely it is said; null where told as fact.")
    speaker: SpeakerOut | None = Field(description="Null where the article itself says it.")
    place: PlaceOut | None = Field(description="Page, time, chapter, row or message, if any.")
    story: str = Field(description="The same for citations that count as one source.")


class ConflictOut(BaseModel):
    """Citations of different sources that do not agree."""

    about: str
    sides: list[int]


class RankOut(BaseModel):
    """Where one index put a passage."""

    rank: int
    score: float


class HitOut(BaseModel):
    """A passage that a search found, and what each index thought of it."""

    passage_id: str
    article_id: str
    doc_id: str
    title: str
    publisher: str | None
    published: date | None
    url: str | None
    text: str
    start: int
    end: int
    place: PlaceOut | None
    score: float
    dense: RankOut | None
    lexical: RankOut | None


class AnswerOut(BaseModel):
    """An answer in which every sentence cites, or the reason why there is none."""

    question: str
    standalone_question: str
    outcome: Literal["answered", "abstained"]
    reason: AbstentionReason | None
    confidence: float
    answer: str = Field(description="The claims as prose, with [1] marks.")
    short_answer: str | None
    claims: list[ClaimOut]
    withheld: list[WithheldOut]
    citations: list[CitationOut]
    independent_sources: int
    conflicts: list[ConflictOut]
    nearest: list[HitOut]
    conversation_id: str | None
    library_version: int
    model: str
    note: str | None
    timings_ms: dict[str, float]
