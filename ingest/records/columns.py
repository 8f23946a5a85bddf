"""The columns of an export's records: which is the text, and by what a record is known. Pure."""

import re
from collections.abc import Mapping
from typing import Any

from ingest.characters import collapse

RECORD = "application/vnd.dossier.record+json"
"""Media type of one row or record, as it is kept: an object of JSON."""

TEXT_COLUMNS = tuple(
    """
    text body content articlebody fulltext contenthtml contenttext bodyhtml bodytext html
    transcript message texto cuerpo contenido description summary excerpt descripción resumen
    """.split()
)
"""Names of columns that hold the text, the first one that a record fills."""

_KNOWN_BY = "id guid uuid url link permalink canonicalurl messageid".split()
_SEPARATORS = re.compile(r"[\s_.:-]")


def text_of(record: Mapping[str, Any]) -> str:
    """The text of a record; empty where no column of a usual name holds one."""
    by_name = _by_name(record)
    texts = (said(by_name.get(name)) for name in TEXT_COLUMNS)
    return next((text for text in texts if any(map(str.isalnum, text))), "")


def known_by(record: Mapping[str, Any]) -> str:
    """What tells a record from others of its file: an id or address; empty without one."""
    by_name = _by_name(record)
    return next(filter(None, (collapse(said(by_name.get(name))) for name in _KNOWN_BY)), "")


def _by_name(record: Mapping[str, Any]) -> dict[str, Any]:
    """The columns by their compared names; of two of one name the first."""
    return {bare(key): value for key, value in reversed(list(record.items()))}


def said(value: Any) -> str:
    """A value of JSON in words: names of persons, items of lists, what a system rendered.

    The stretches of one text are put together as they are.
    """
    if isinstance(value, str):
        return value
    if isinstance(value, bool) or value is None:
        return ""
    if isinstance(value, int | float):
        return str(value)
    if isinstance(value, list) and any(map(_is_stretch, value)):
        return "".join(said(item) for item in value)
    if isinstance(value, list):
        return ", ".join(filter(None, (said(item) for item in value if not isinstance(item, list))))
    if isinstance(value, dict):
        inner = (value.get(key) for key in ("rendered", "name", "text", "value", "url"))
        return next((item for item in inner if isinstance(item, str)), "")
    return ""


def _is_stretch(item: Any) -> bool:
    """Whether an item is a stretch of a text in another print, as messengers export them."""
    return isinstance(item, dict) and "type" in item and isinstance(item.get("text"), str)


def bare(key: str) -> str:
    """A column's name as names are compared."""
    return _SEPARATORS.sub("", key.casefold())
