"""/api/statements: who says what in the sources and who denies it, as JSON or as a table."""

from typing import Annotated, Any

from fastapi import APIRouter, Depends, Query, Response

from assistant.views.statements import MOST, About, Account, who_says
from ui.exports.people import statements_csv
from ui.http.listing import MAX_WORDS
from ui.http.turns import IN_TURN
from ui.routes.downloads import TABLE, csv_file
from ui.routes.workspace import Open, refusals
from ui.schemas.questions import MAX_QUESTION
from ui.schemas.statements import StatementsOut, statements_json
from ui.schemas.written import Whole

router = APIRouter(tags=["statements"])

NAMED = Query(
    max_length=MAX_WORDS,
    description="Where this name stands: an id of `GET /api/names`, or words of the name.",
)


def _accounts(
    workspace: Open,
    q: Annotated[
        str, Query(max_length=MAX_QUESTION, description="Of the passages closest to this.")
    ] = "",
    name: Annotated[str, NAMED] = "",
    article_id: Annotated[list[str] | None, Query(max_length=100)] = None,
    denied: Annotated[bool, Query(description="Denials alone.")] = False,
    limit: Annotated[Whole, Query(ge=1, le=MOST, description="Statements at most.")] = 500,
) -> list[Account]:
    about = About(q, article_id or (), name, denied)
    register = workspace.names.register()
    return who_says(workspace.library, workspace.retriever, register, about, limit)


Accounts = Annotated[list[Account], Depends(_accounts)]


@router.get(
    "/statements",
    response_model=StatementsOut,
    responses=refusals(404, 503),
    dependencies=[IN_TURN],
)
def statements(accounts: Accounts) -> dict[str, Any]:
    """What people, bodies and documents say in the sources, by speaker, denials apart.

    Of the passages closest to `q`, of the articles named by `article_id`, or of the two hundred
    articles published last. With `name` what is said by or about that one.
    """
    return statements_json(accounts)


@router.get(
    "/statements/export",
    response_class=Response,
    dependencies=[IN_TURN],
    responses=refusals(404, 503) | TABLE,
)
def table(accounts: Accounts) -> Response:
    """The same as CSV, a row a statement with its source and the offsets of its words."""
    return csv_file(statements_csv(accounts), "statements.csv")
