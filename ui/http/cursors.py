"""Where a list goes on, as a word that a client hands back without looking into it."""

import json
from base64 import b64decode, urlsafe_b64encode
from collections.abc import Iterable
from typing import Annotated, Protocol, TypeVar

from fastapi import Query
from pydantic import Field, TypeAdapter

from ui.http.failures import Refusal
from ui.schemas.written import Whole

MOST = 1_000
"""Lines of one page."""

Limit = Annotated[
    Whole | None,
    Query(ge=1, le=MOST, description="How many at most; without it all come in one answer."),
]
Cursor = Annotated[str | None, Query(description="`next_cursor` of the page before.")]
NEXT = "`cursor` of the next page; null on the last one."

Latest = Annotated[Whole, Query(ge=1, le=MOST, description="How many at most, the latest first.")]
"""The limit of a list that grows for ever."""

K = TypeVar("K")


class Numbered(Protocol):
    """A line of a list whose numbers rise with every new one."""

    @property
    def id(self) -> int: ...


N = TypeVar("N", bound=Numbered)
_NUMBER = TypeAdapter(tuple[Annotated[int, Field(ge=1, le=2**63 - 1)]])


def cursor_of(key: Iterable[str | int | None]) -> str:
    """The cursor of what a list is ordered by, of the last line that was shown."""
    told = json.dumps(list(key), ensure_ascii=False, separators=(",", ":"))
    return urlsafe_b64encode(told.encode()).decode().rstrip("=")


def key_of(cursor: str, form: TypeAdapter[K]) -> K:
    """What a list is ordered by, of the line that it goes on after.

    Args:
        form: what the list's cursors hold.

    Raises:
        Refusal: no list of this form gave the cursor.
    """
    try:
        padded = cursor + "=" * (-len(cursor) % 4)
        return form.validate_json(b64decode(padded, altchars=b"-_", validate=True))
    except ValueError as error:
        raise Refusal(
            422,
            "invalid_cursor",
            "cursor: it is none that this list gave; begin without one, and pass on the"
            " next_cursor of each page as it is.",
        ) from error


def number_of(cursor: str | None) -> int | None:
    """The number of the last line that was shown of a list of numbered ones, if a page was.

    Raises:
        Refusal: no list of this form gave the cursor.
    """
    return None if cursor is None else key_of(cursor, _NUMBER)[0]


def page_of(found: list[N], limit: int) -> tuple[list[N], str | None]:
    """A page of numbered lines, of which one more was asked for, and the next page's cursor."""
    shown = found[:limit]
    return shown, cursor_of((shown[-1].id,)) if len(found) > limit else None
