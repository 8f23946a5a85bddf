"""What a reader of a public layout returns, and what readers share."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from evals.datasets.example import Json
from evals.datasets.lines import Line
from evals.errors import EvalError
from ingest.prose.sentences import sentence_spans


@dataclass(frozen=True, slots=True)
class Content:
    """A data set as lines of our own `corpus.jsonl` and `questions.jsonl`.

    Attributes:
        files: what was read for the documents, and what for the questions: their bytes name the
            set's version.
        notes: sentences on what was left out.
    """

    corpus: Sequence[Line]
    questions: Sequence[Line]
    document_files: Sequence[Path]
    question_files: Sequence[Path]
    qrels: Mapping[str, Mapping[str, int]] = field(default_factory=dict)
    notes: tuple[str, ...] = ()


def text_of(row: Json, key: str, place: str) -> str:
    """The text under a key; EvalError where there is none."""
    value = row.get(key)
    if not isinstance(value, str):
        raise EvalError(f"{place}: {key!r} is missing or not a text.")
    return value


def list_of(row: Json, key: str, place: str, kind: type[Any] = dict) -> list[Any]:
    """The list under a key, all of one kind; EvalError where it is missing or another."""
    value = row.get(key)
    if not isinstance(value, list) or not all(isinstance(item, kind) for item in value):
        named = "texts" if kind is str else "objects"
        raise EvalError(f"{place}: {key!r} is missing or not a list of {named}.")
    return value


def sentences_around(text: str, start: int, end: int, within: tuple[int, int]) -> tuple[int, int]:
    """Offsets of the sentence that holds `text[start:end]`; of several, where it goes on."""
    held = [s for s in sentence_spans(text, *within) if s.end > start and s.start < end]
    return (min(start, held[0].start), max(end, held[-1].end)) if held else (start, end)
