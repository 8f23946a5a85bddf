"""Who says what in the sources, and who denies what."""

from collections.abc import Iterable
from itertools import count
from typing import Any

from pydantic import BaseModel, Field

from assistant.answer_json import citation_json
from assistant.views.statements import Account
from assistant.voice import VoiceKind
from ui.schemas.answers import CitationOut


class SayerOut(BaseModel):
    """Whoever says something."""

    kind: VoiceKind = Field(description='"outlet" where a hedge is told and nobody who makes it.')
    text: str = Field(description="The name in full, else the description.")
    role: str | None
    name_id: str | None = Field(
        description="Of the name in `GET /api/names`, if it is known there."
    )
    article_id: str | None = Field(
        description="Of the source, where somebody is described and not named."
    )


class AccountOut(BaseModel):
    """What one speaker says; the hedge stands with each citation."""

    speaker: SayerOut
    statements: list[CitationOut]
    denials: list[CitationOut]


class StatementsOut(BaseModel):
    """Statements by speaker: those with a name first, and who says most."""

    speakers: list[AccountOut]


def statements_json(accounts: Iterable[Account]) -> dict[str, Any]:
    """Accounts, the same for every door; citations are numbered through."""
    numbers = count(1)
    return {
        "speakers": [
            {
                "speaker": {
                    "kind": account.speaker.kind,
                    "text": account.speaker.text,
                    "role": account.speaker.role,
                    "name_id": account.speaker.name_id,
                    "article_id": account.speaker.article_id,
                },
                "statements": [
                    citation_json(each, next(numbers), each.article.id)
                    for each in account.statements
                ],
                "denials": [
                    citation_json(each, next(numbers), each.article.id) for each in account.denials
                ],
            }
            for account in accounts
        ]
    }
