"""Whom and what the sources name, and where."""

from typing import Any

from pydantic import BaseModel, Field

from assistant.answer_json import citation_json
from assistant.names.joining import Name
from assistant.names.kinds import NameKind
from assistant.names.mentions import MentionPage, MentionPosition
from assistant.names.register import NamePage, NamePosition
from ui.http.cursors import NEXT, cursor_of
from ui.schemas.answers import CitationOut


class NameOut(BaseModel):
    """Somebody or something that the sources name."""

    id: str = Field(description="The same for the same full name in every library.")
    name: str = Field(description="The fullest form.")
    kind: NameKind
    forms: list[str] = Field(description="Every form in the sources, the commonest first.")
    sources: int
    mentions: int


class NamesOut(BaseModel):
    """Names, those in most sources first."""

    names: list[NameOut]
    counts: dict[NameKind, int] = Field(description="Of each kind, whatever kind was asked for.")
    next_cursor: str | None = Field(description=NEXT)


class MentionOut(BaseModel):
    """A sentence that names somebody or something, and the words that do."""

    text: str = Field(description="The words, a slice of the source's text.")
    start: int
    end: int
    citation: CitationOut


class NamedOut(NameOut):
    """A name with the sentences it stands in, the source published last first."""

    passages: list[MentionOut]
    next_cursor: str | None = Field(description=NEXT)


def name_json(name: Name) -> dict[str, Any]:
    """A name without its mentions."""
    return {
        "id": name.id,
        "name": name.text,
        "kind": name.kind,
        "forms": list(name.forms),
        "sources": len(name.mentions),
        "mentions": name.count,
    }


def names_json(page: NamePage) -> dict[str, Any]:
    """A page of names, the same for every door."""
    return {
        "names": [name_json(name) for name in page.names],
        "counts": dict(page.counts),
        "next_cursor": _cursor(page.last),
    }


def named_json(name: Name, page: MentionPage) -> dict[str, Any]:
    """A name with a page of its mentions, each citation numbered by its place in it."""
    return name_json(name) | {
        "passages": [
            {
                "text": one.text,
                "start": one.words.start,
                "end": one.words.end,
                "citation": citation_json(one.citation, number, one.citation.article.id),
            }
            for number, one in enumerate(page.mentions, start=1)
        ],
        "next_cursor": _cursor(page.last),
    }


def _cursor(last: NamePosition | MentionPosition | None) -> str | None:
    return cursor_of(last) if last else None
