"""The records of an export as members, and what of it is none."""

import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import islice
from typing import Any, BinaryIO, NamedTuple

from ingest.article import Locator, LocatorKind
from ingest.errors import UnreadableSource, too_large
from ingest.members import Member, member_name
from ingest.prose.characters import clean, collapse, shortened
from ingest.provenance import Provenance
from ingest.records.columns import RECORD, TEXT_COLUMNS, known_by, text_of, unwrapped
from ingest.records.dates import dates_of, orders_of
from ingest.records.naming import has, renamed

Columns = Mapping[str, str]
"""What a person says which columns hold, as `naming.py` has it."""

MOST_RECORDS = 200_000
_LONGEST_LIST = 300  # characters, of the names of columns


class Record(NamedTuple):
    """A record where it stands.

    Attributes:
        label: of its place in the file.
        columns: what they hold; anything but an object is an empty record.
        within: the part of the file in which its id is its own, such as a sheet; empty for all.
    """

    label: int | str
    columns: Any
    within: str = ""


@dataclass(slots=True)
class LeftOut:
    """What of a file is no record that can be read: how much, and where the first of it stands."""

    what: str
    unit: str
    advice: str = ""
    count: int = 0
    first: int = 0

    def note(self, number: int) -> None:
        self.first = self.first or number
        self.count += 1

    def told(self) -> str:
        return f"{self.what}: {self.count}, the first is {self.unit} {self.first}{self.advice}"


def content_of(stream: BinaryIO, max_bytes: int) -> bytes:
    """An export as it is.

    Raises:
        UnreadableSource: without a name; it is larger than `max_bytes`.
    """
    content = stream.read(max_bytes + 1)
    if len(content) > max_bytes:
        raise UnreadableSource("", f"{too_large(max_bytes)}; split it")
    return content


def members_of(
    records: Iterable[Record],
    kind: LocatorKind,
    columns: Columns,
    *left_out: LeftOut,
) -> Iterator[Member | UnreadableSource]:
    """Each record with a text as a member; how many have none, or were left out, is said once."""
    names: set[str] = set()
    without = 0
    every = [
        record if isinstance(record.columns, dict) else record._replace(columns={})
        for record in islice(records, MOST_RECORDS + 1)
    ]
    for column in columns.values():
        if every and not any(has(record.columns, column) for record in every):
            there = shortened(collapse(clean(", ".join(every[0].columns))), _LONGEST_LIST)
            yield UnreadableSource(
                "",
                f"no {kind} has the column {column!r} that its sidecar names"
                f" (it has: {there or 'none'})",
            )
    known = [
        record._replace(columns=unwrapped(renamed(record.columns, columns))) for record in every
    ]
    if len(known) > MOST_RECORDS:
        yield UnreadableSource("", f"only its first {MOST_RECORDS} {kind}s were read; split it")
        known.pop()
    seen = len(known)
    orders = orders_of(record.columns for record in known)
    for record in known:
        if not text_of(record.columns):
            without += 1
            continue
        content = json.dumps(record.columns, ensure_ascii=False).encode("utf-8", "replace")
        told = dates_of(record.columns, orders) if orders else Provenance()
        yield Member(
            member_name(_known_by(record), content, names),
            RECORD,
            content,
            Locator(kind, str(record.label)),
            told=told,
        )
    if without and without == seen:
        looked_for = ", ".join(TEXT_COLUMNS[:6])
        yield UnreadableSource("", f"no {kind} holds a text (columns looked for: {looked_for}, …)")
    elif without:
        yield UnreadableSource("", f"{without} of its {seen} {kind}s hold no text")
    some_left = [each for each in left_out if each.count]
    for each in some_left:
        yield UnreadableSource("", each.told())
    if not seen and not some_left:
        yield UnreadableSource("", f"it holds no {kind}s")


def _known_by(record: Record) -> str:
    """The id or address of a record, with the part of the file that it is an id in."""
    called = known_by(record.columns)
    return f"{record.within}!{called}" if record.within and called else called
