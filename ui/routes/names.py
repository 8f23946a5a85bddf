"""/api/names: whom and what the sources name, and where, as JSON or as a table."""

from itertools import islice
from typing import Annotated, Any

from fastapi import APIRouter, Query, Response
from pydantic import TypeAdapter

from assistant.names.kinds import NameKind
from assistant.names.mentions import MentionPosition, mentions_by_source, mentions_of
from assistant.names.register import NamePosition
from assistant.wiring import Workspace
from ui.exports.people import names_csv
from ui.http.cursors import MOST, Cursor, key_of
from ui.http.listing import MAX_WORDS
from ui.http.turns import IN_TURN
from ui.routes.downloads import TABLE, csv_file
from ui.routes.workspace import Open, refusals
from ui.schemas.names import NamedOut, NamesOut, named_json, names_json
from ui.schemas.written import Whole

router = APIRouter(tags=["names"])

MOST_ROWS = 20_000  # of a table
_NAME = TypeAdapter(NamePosition)
_MENTION = TypeAdapter(MentionPosition)

Words = Annotated[
    str,
    Query(
        max_length=MAX_WORDS,
        description="Words of the name, each from its beginning on; case and accents do not count.",
    ),
]
Kind = Annotated[NameKind | None, Query(description="Of this kind alone.")]
Source = Annotated[str | None, Query(max_length=100, description="Of this source alone.")]
PageLimit = Annotated[Whole, Query(ge=1, le=MOST, description="How many at most.")]


@router.get("/names", response_model=NamesOut, responses=refusals(404, 503), dependencies=[IN_TURN])
def names(
    workspace: Open,
    q: Words = "",
    kind: Kind = None,
    article_id: Source = None,
    limit: PageLimit = 100,
    cursor: Cursor = None,
) -> dict[str, Any]:
    """The people, organisations and places that the sources name, those in most sources first."""
    _insist_on(workspace, article_id)
    after = key_of(cursor, _NAME) if cursor else None
    return names_json(workspace.names.register().page(q, kind, article_id, after, limit))


@router.get(
    "/names/export",
    response_class=Response,
    dependencies=[IN_TURN],
    responses=refusals(404, 503) | TABLE,
)
def table(
    workspace: Open,
    q: Words = "",
    kind: Kind = None,
    article_id: Source = None,
    name_id: Annotated[str | None, Query(max_length=100, description="This name alone.")] = None,
    limit: Annotated[Whole, Query(ge=1, le=MOST_ROWS, description="Rows at most.")] = MOST_ROWS,
) -> Response:
    """Every place where these names stand, as CSV: a row a mention, with its sentence."""
    _insist_on(workspace, article_id)
    register = workspace.names.register()
    wanted = (register.name(name_id),) if name_id else register.page(q, kind, article_id).names
    found = islice(mentions_by_source(workspace.library, register, wanted, article_id), limit)
    order = {name.id: at for at, name in enumerate(wanted)}
    rows = sorted(found, key=lambda row: order[row[0].id])
    return csv_file(names_csv(rows), "names.csv")


@router.get(
    "/names/{name_id}",
    response_model=NamedOut,
    responses=refusals(404, 503),
    dependencies=[IN_TURN],
)
def named(
    name_id: str,
    workspace: Open,
    article_id: Source = None,
    limit: PageLimit = 100,
    cursor: Cursor = None,
) -> dict[str, Any]:
    """A name with the sentences that it stands in, each a citation, source by source."""
    _insist_on(workspace, article_id)
    register = workspace.names.register()
    name = register.name(name_id)
    after = key_of(cursor, _MENTION) if cursor else None
    page = mentions_of(workspace.library, register, name, article_id, after, limit)
    return named_json(name, page)


def _insist_on(workspace: Workspace, article_id: str | None) -> None:
    """Refuse a source that the library does not have."""
    if article_id:
        workspace.library.article(article_id)
