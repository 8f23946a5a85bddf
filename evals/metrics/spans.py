"""Spans of documents, the common coin of gold evidence, citations and passages."""

from typing import NamedTuple


class DocSpan(NamedTuple):
    """Characters `start` to `end`, half open, of one document's stored text."""

    doc_id: str
    start: int
    end: int


def overlap(one: DocSpan, other: DocSpan) -> bool:
    """Whether two spans share at least one character of one document."""
    return one.doc_id == other.doc_id and one.start < other.end and other.start < one.end
