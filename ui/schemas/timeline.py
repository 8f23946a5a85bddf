"""Dated statements of the sources, laid out in time."""

from typing import Any

from pydantic import BaseModel, Field

from assistant.answer_json import citation_json
from assistant.views.timeline import Event
from ui.schemas.answers import CitationOut


class EventOut(BaseModel):
    """A sentence of a source and a date that it tells."""

    date: str = Field(description="ISO 8601, as precise as it is told.", examples=["2021-08-12"])
    resolved: bool = Field(description="Whether part of it comes from the words' context.")
    shown: str = Field(description="The words of the date, in lower case.", examples=["august 12"])
    citation: CitationOut


class TimelineOut(BaseModel):
    """Dated statements, earliest first."""

    events: list[EventOut]


def event_json(number: int, event: Event) -> dict[str, Any]:
    """An event; its citation is numbered by its place in the timeline."""
    return {
        "date": event.iso,
        "resolved": event.resolved,
        "shown": event.shown,
        "citation": citation_json(event.citation, number, event.citation.article.id),
    }
