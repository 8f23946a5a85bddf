"""Dates in the columns of exports: as programs write them, and as their neighbours show. Pure."""

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping
from datetime import UTC, datetime
from typing import Any

from ingest.dates import day_is_first, parse_moment
from ingest.moment import Moment
from ingest.provenance import Provenance, field_of
from ingest.records.columns import bare, meant, said

_SECONDS = re.compile(r"(\d{9,10})(?:\.\d{1,9})?")
_MILLISECONDS = re.compile(r"(\d{12,13})")
_LATEST = 4_102_444_800  # seconds: 2100
_ENGLISH = r"(?P<weekday>[A-Z][a-z]{2}) (?P<month>[A-Z][a-z]{2}) (?P<day>\d\d?)"
_PRINTED = [  # as C, Twitter and JavaScript print it
    re.compile(rf"{_ENGLISH} (?P<time>[\d:]{{8}}) (?P<zone>[-+]\d{{4}} |UTC |)(?P<year>\d{{4}})"),
    re.compile(
        rf"{_ENGLISH} (?P<year>\d{{4}}) (?P<time>[\d:]{{8}}) (?P<zone>GMT[-+]\d{{4}})"
        r"(?: \(.{1,60}\))?"
    ),
]


def orders_of(records: Iterable[Mapping[str, Any]]) -> dict[str, bool]:
    """Of each column of dates in figures whether the day is first, where some of them tell."""
    texts: dict[str, list[str]] = defaultdict(list)
    for record in records:
        for name, value in record.items():
            if _field(name):
                texts[name].append(said(value))
    orders = {name: day_is_first(column) for name, column in texts.items()}
    return {name: order for name, order in orders.items() if order is not None}


def dates_of(record: Mapping[str, Any], orders: Mapping[str, bool]) -> Provenance:
    """When a record was published and updated, by its columns of dates.

    Args:
        orders: as `orders_of` tells of all records.
    """
    found: dict[str, Moment] = {}
    for name, value in record.items():
        field = _field(name)
        if field and field not in found and (told := _moment(said(value), orders.get(name))):
            found[field] = told
    return Provenance(published=found.get("published"), updated=found.get("updated"))


def _field(column: str) -> str | None:
    field = field_of(meant(bare(column)))
    return field if field in ("published", "updated") else None


def _moment(text: str, day_first: bool | None) -> Moment | None:
    text = text.strip()
    if told := parse_moment(text, day_first=day_first):
        return told
    if match := _SECONDS.fullmatch(text):
        return _since_1970(int(match[1]))
    if match := _MILLISECONDS.fullmatch(text):
        return _since_1970(int(match[1]) // 1000)
    for form in _PRINTED:
        if match := form.fullmatch(text):
            day = f"{match['month']} {match['day']}, {match['year']}"
            return parse_moment(f"{day} {match['time']} {match['zone'].strip()}")
    return None


def _since_1970(seconds: int) -> Moment | None:
    return Moment(datetime.fromtimestamp(seconds, UTC), "second") if seconds < _LATEST else None
