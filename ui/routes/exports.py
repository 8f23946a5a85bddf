"""What can be taken away: conversations and answers as files, sources as references."""

from typing import Annotated

from fastapi import APIRouter, Query, Response

from assistant.errors import UnknownTurn
from ui.exports.formats import (
    FORMS,
    REFERENCES,
    BibliographyName,
    Exported,
    FormName,
    bibliography,
    exported,
)
from ui.routes.downloads import DOWNLOAD
from ui.routes.workspace import Open, refusals
from ui.schemas.written import Whole

router = APIRouter(tags=["exports"])


def _files(media_types: list[str]) -> dict[str, object]:
    return {
        "description": "The file.",
        "headers": DOWNLOAD,
        "content": {kind: {"schema": _schema(kind)} for kind in dict.fromkeys(media_types)},
    }


def _schema(media_type: str) -> dict[str, str]:
    """JSON may be of any form; of the rest nothing is told but that it is a file."""
    return {} if media_type.endswith("json") else {"type": "string", "format": "binary"}


@router.get(
    "/conversations/{conversation_id}/export",
    response_class=Response,
    responses=refusals(404, 503) | {200: _files([form.media_type for form in FORMS.values()])},
)
def export(
    conversation_id: str,
    workspace: Open,
    form: Annotated[FormName, Query(description="What the file is to be.")] = "docx",
    turn: Annotated[
        Whole | None, Query(ge=1, le=1_000_000, description="One answer alone, counted from 1.")
    ] = None,
) -> Response:
    """A conversation, or one answer of it, as a file.

    `markdown`, `html` and `docx` for reading and printing; `json`; `csv` and `xlsx`, a fact-check
    sheet with a row a statement and quote, and columns for who checks them; `csl-json` and
    `bibtex`, the sources that are cited.
    """
    conversation = workspace.conversations.get(conversation_id)
    if turn is not None and turn > len(conversation.turns):
        raise UnknownTurn(turn)
    return _sent(exported(conversation, form, turn))


@router.get(
    "/bibliography",
    response_class=Response,
    responses=refusals(503) | {200: _files([kind for kind, _, _ in REFERENCES.values()])},
)
def references(
    workspace: Open,
    form: Annotated[BibliographyName, Query(description="For which programs.")] = "csl-json",
) -> Response:
    """The current sources of the library as references."""
    return _sent(bibliography((each.entry for each in workspace.listing.page().listed), form))


def _sent(file: Exported) -> Response:
    # Never shown within the page: a browser would run what it takes for HTML on this origin.
    disposition = f'attachment; filename="{file.name}"'
    return Response(
        file.content, media_type=file.media_type, headers={"Content-Disposition": disposition}
    )
