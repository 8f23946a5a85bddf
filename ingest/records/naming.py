"""Columns of an export as a person names them, where their own names tell nothing. Pure."""

from collections.abc import Mapping
from typing import Any

from ingest.records.columns import bare

NAMED = {
    "text": "text",
    "title": "title",
    "byline": "author",
    "publisher": "publisher",
    "published": "date",
    "updated": "updated",
    "url": "url",
    "licence": "licence",
    "language": "language",
    "id": "id",
}
"""What a person may name a column for, and the name that tells it."""


def renamed(record: Mapping[str, Any], columns: Mapping[str, str]) -> Mapping[str, Any]:
    """A record whose columns tell what a person says they do; its other columns stay.

    Args:
        columns: by `NAMED`; "a.b" is the column `b` of the object `a`.
    """
    found = {
        NAMED[name]: value
        for name, column in columns.items()
        if (value := _value(record, column)) is not None
    }
    if not found:
        return record
    taken = set(map(bare, found))
    return found | {
        f"{key} (not used)" if bare(key) in taken else key: value for key, value in record.items()
    }


def has(record: Mapping[str, Any], column: str) -> bool:
    """Whether a record has a column of the name that a person gives."""
    return _value(record, column) is not None


def _value(record: Mapping[str, Any], column: str) -> Any:
    """What stands in a column; None where there is none of that name."""
    name = bare(column)
    for key, value in record.items():
        if bare(key) == name:
            return value
    outer, dot, inner = column.partition(".")
    within = _value(record, outer) if dot else None
    return _value(within, inner) if isinstance(within, Mapping) else None
