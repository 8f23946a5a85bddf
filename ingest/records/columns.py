"""The columns of an export's records: which is the text, and by what a record is known. Pure."""

import re
from collections.abc import Mapping
from typing import Any

from ingest.prose.characters import collapse

RECORD = "application/vnd.dossier.record+json"
"""Media type of one row or record, as it is kept: an object of JSON."""

TEXT_COLUMNS = tuple(
    """
    text body content articlebody fulltext contenthtml contenttext bodyhtml bodytext html
    transcript message texto cuerpo contenido description summary excerpt descripción resumen
    """.split()
)
"""Names of columns that hold the text, the first one that a record fills."""

_IN_BRIEF = frozenset("description summary excerpt descripción resumen".split())
"""Those that tell of a list of articles as often as they hold one."""

_WRAPPERS = frozenset(
    """
    _source article attributes content data doc document entry fields item node object payload post
    properties record resource result row story value
    """.split()
)
"""Names under which systems put a record's own columns (JSON:API, GraphQL, Elasticsearch)."""

_DEEPEST = 8  # objects within each other that are looked into

_MEANT = {
    "subject": "title", "name": "title", "articletitle": "title", "asunto": "title",
    "datepublished": "date", "publishedat": "date", "publisheddate": "date",
    "publicationdate": "date", "pubdate": "date", "createdat": "date", "datetime": "date",
    "creator": "author", "writer": "author", "articleurl": "url", "canonicalurl": "url",
    "sourcename": "source", "outletname": "source", "lang": "language",
}  # fmt: skip

_KNOWN_BY = "id guid uuid url link permalink canonicalurl messageid".split()
_SEPARATORS = re.compile(r"[\s_.:-]")


def text_of(record: Mapping[str, Any]) -> str:
    """The text of a record; empty where no column of a usual name holds one."""
    by_name = _by_name(record)
    texts = (said(by_name.get(name)) for name in TEXT_COLUMNS)
    return next((text for text in texts if any(map(str.isalnum, text))), "")


def is_text(record: Mapping[str, Any]) -> bool:
    """Whether an object is surely an article itself, and not one that tells of a list of them."""
    return bool(text_of({k: v for k, v in record.items() if bare(k) not in _IN_BRIEF}))


def unwrapped(record: Mapping[str, Any]) -> Mapping[str, Any]:
    """A record with the columns of the object in it that holds its text, if it holds none itself.

    `{"id": 1, "attributes": {"title": …, "body": …}}` has the columns `id`, `title` and `body`.
    """
    outer: dict[str, Any] = {}
    inner = record
    for _ in range(_DEEPEST):
        if text_of(inner):
            return {**outer, **inner} if outer else inner
        wrapped = [
            key
            for key, value in inner.items()
            if isinstance(value, dict) and key.casefold() in _WRAPPERS
        ]
        if not wrapped:
            break
        # an object that holds a text goes before one that may only hold another object
        key = next((key for key in wrapped if text_of(inner[key])), wrapped[0])
        outer |= {name: value for name, value in inner.items() if name != key}
        inner = inner[key]
    return record


def records_of(data: Any) -> list[Any]:
    """The records of a JSON value: those of the list with most texts in it, or itself."""
    if isinstance(data, list):
        return data
    if not isinstance(data, dict) or is_text(data):
        return [data]
    lists: list[list[Any]] = []
    objects = [data]
    for _ in range(_DEEPEST):
        values = [value for each in objects for value in each.values()]
        lists += [value for value in values if isinstance(value, list)]
        objects = [value for value in values if isinstance(value, dict)]
    most = max(lists, key=lambda each: (_texts(each), len(each)), default=[data])
    alone = text_of(unwrapped(data)) or not lists
    return [data] if alone and not _texts(most) else most


def _texts(records: list[Any]) -> int:
    return sum(isinstance(one, dict) and bool(text_of(unwrapped(one))) for one in records)


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


def meant(name: str) -> str:
    """What provenance calls a column of that compared name, which may be the same."""
    return _MEANT.get(name, name)


def bare(key: str) -> str:
    """A column's name as names are compared."""
    return _SEPARATORS.sub("", key.casefold())
