"""What a person may correct of what a source says of itself, and what a correction must be. Pure.

The text is not among it: what was read is what citations point into.
"""

import re
from collections.abc import Mapping
from typing import Literal, get_args
from urllib.parse import urlsplit

from ingest.errors import InvalidCorrection
from ingest.moment import Moment
from ingest.prose.characters import clean, collapse
from ingest.prose.language import CODES

Field = Literal[
    "title",
    "byline",
    "publisher",
    "original_publisher",
    "published",
    "updated",
    "url",
    "canonical_url",
    "licence",
    "language",
]

By = Literal["person", "sidecar"]
"""Who corrects: a person, with `dossier sources edit` and its like, or the file beside a source."""

FIELDS: tuple[Field, ...] = get_args(Field)

COLUMNS: dict[Field, str] = {
    field: {"published": "published_at", "updated": "updated_at"}.get(field, field)
    for field in FIELDS
}
"""The column of the catalogue that holds each field."""

LONGEST = 300  # characters
LONGEST_ADDRESS = 2000

_NEVER_EMPTY = ("title", "language")
_MOMENT = re.compile(r"\d{4}(-\d\d(-\d\d(T\d\d:\d\d(:\d\d)?(Z|[+-]\d\d:\d\d)?)?)?)?", re.ASCII)


def corrected(values: Mapping[str, str]) -> dict[Field, str | None]:
    """The corrections as the catalogue keeps them; None where a value is empty: there is none.

    Raises:
        InvalidCorrection: a field is none of `FIELDS`, or its value cannot be meant.
    """
    return {known_field(name): _value(known_field(name), value) for name, value in values.items()}


def known_field(name: str) -> Field:
    """The field of this name.

    Raises:
        InvalidCorrection: there is none.
    """
    for field in FIELDS:
        if field == name:
            return field
    raise InvalidCorrection(name, f"it cannot be corrected; what can: {', '.join(FIELDS)}")


def _value(field: Field, value: str) -> str | None:
    told = collapse(clean(value))
    if not told:
        if field in _NEVER_EMPTY:
            raise InvalidCorrection(field, "every source has one, so it cannot be empty")
        return None
    longest = LONGEST_ADDRESS if field in ("url", "canonical_url") else LONGEST
    if len(told) > longest:
        raise InvalidCorrection(field, f"it is longer than {longest} characters")
    match field:
        case "published" | "updated":
            return _moment(field, told)
        case "url" | "canonical_url":
            return _address(field, told)
        case "language":
            return _language(told)
        case _:
            return told


def _moment(field: Field, told: str) -> str:
    """A moment as `Moment` writes it."""
    try:
        if _MOMENT.fullmatch(told):
            return Moment.fromisoformat(told).isoformat()
    except ValueError:  # the thirtieth of February
        pass
    raise InvalidCorrection(
        field,
        f"{told!r} is no date; write a day, a month or a year as 2023-09-14, 2023-09 or 2023,"
        " and a time as 2023-09-14T17:05",
    )


def _address(field: Field, told: str) -> str:
    try:
        parts = urlsplit(told)
        is_address = parts.scheme in ("http", "https") and bool(parts.hostname)
    except ValueError:  # brackets that hold no address
        is_address = False
    if not is_address or " " in told:
        raise InvalidCorrection(
            field, f"{told!r} is no address; it begins with https:// or http:// and names a host"
        )
    return told


def _language(told: str) -> str:
    code = told.lower()
    if code not in CODES:
        raise InvalidCorrection(
            "language", f"{told!r} is no language; write the two letters of ISO 639-1, such as es"
        )
    return code
