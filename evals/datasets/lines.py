"""A line of a data set as a value: a document as an article, a question with its gold."""

import hashlib
import json
from collections.abc import Iterator, Sequence
from datetime import date

from evals.datasets.example import Evidence, Example, Json
from evals.errors import EvalError
from index.words.language import question_language
from ingest.article import Article
from ingest.moment import Moment

Line = tuple[str, Json]
"""Where an object stands, as a person finds it ("corpus.jsonl, line 3"), and the object."""


def article(row: Json, corpus: str, place: str) -> Article:
    """A corpus line as an article; the line itself stands for the original bytes.

    Raises:
        EvalError: the line has no id or no text, or what it tells of itself is no text.
    """
    doc_id, text = _string(row, "id", place), _string(row, "text", place)
    line = json.dumps(row, sort_keys=True, ensure_ascii=False).encode("utf-8", "surrogatepass")
    digest = hashlib.sha256(line).hexdigest()
    return Article(
        id=digest[:16],
        doc_id=doc_id,
        location=f"{corpus}#{doc_id}",
        digest=digest,
        media_type="text/plain",
        text=text,
        title=str(row.get("title") or doc_id),
        language=str(row.get("lang") or "en"),
        publisher=_optional(row, "source", place),
        published_at=_moment(row.get("date")),
        url=_optional(row, "url", place),
    )


def _moment(told: object) -> Moment | None:
    """A full ISO date; of a year alone, or of a date in words, nothing is made."""
    try:
        return Moment.on(date.fromisoformat(str(told)[:10]))
    except ValueError:
        return None


def examples(lines: Sequence[Line], language: str) -> tuple[Example, ...]:
    """Every question; `language` is the likeliest where a line tells none.

    Raises:
        EvalError: a line is malformed, or an id comes twice.
    """
    histories = [_history(row, place) for place, row in lines]
    roots = {history[0][0] for history in histories if history}
    read = []
    seen: set[str] = set()
    for (place, row), history in zip(lines, histories, strict=True):
        example = _example(row, place, language, history, roots)
        if example.id in seen:
            raise EvalError(f"{place}: the id {example.id!r} comes twice.")
        seen.add(example.id)
        read.append(example)
    return tuple(read)


_KNOWN = {
    *("id", "question", "answers", "evidence", "answerable", "type", "lang"),
    *("history", "rewrite", "cluster", "qrels"),
}


def _example(
    row: Json, place: str, language: str, history: tuple[tuple[str, str], ...], roots: set[str]
) -> Example:
    if row.get("claim"):
        raise EvalError(
            f"{place}: this is a claim to be judged, not a question to be answered; "
            f"the set measures a support judge and cannot be asked."
        )
    question = _string(row, "question", place)
    if not question.strip():
        raise EvalError(f"{place}: the question is empty.")
    evidence = tuple(_evidence(item, place) for item in _objects(row, "evidence", place))
    answers = row.get("answers") or []
    if not isinstance(answers, list) or not all(isinstance(a, str) for a in answers):
        raise EvalError(f"{place}: 'answers' is not a list of texts.")
    example_id = _string(row, "id", place)
    return Example(
        id=example_id,
        question=question,
        answers=tuple(answers),
        evidence=evidence,
        answerable=bool(row.get("answerable", answers or evidence)),
        type=str(row.get("type") or "other"),
        language=str(row.get("lang") or question_language(question, language)),
        history=history,
        rewrite=_optional(row, "rewrite", place),
        cluster=str(row.get("cluster") or _cluster(row, question, evidence, history, roots)),
        extra={key: value for key, value in row.items() if key not in _KNOWN},
    )


def _cluster(
    row: Json,
    question: str,
    evidence: tuple[Evidence, ...],
    history: tuple[tuple[str, str], ...],
    roots: set[str],
) -> str:
    """Its conversation, named by the first question; else its document; else itself."""
    root = history[0][0] if history else question
    if root in roots:
        return f"conversation: {root}"
    near_miss = row.get("near_miss")
    document = near_miss.get("doc_id") if isinstance(near_miss, dict) else None
    return evidence[0].doc_id if evidence else str(document or row["id"])


def _history(row: Json, place: str) -> tuple[tuple[str, str], ...]:
    turns = _objects(row, "history", place)
    return tuple((_string(t, "question", place), _string(t, "answer", place)) for t in turns)


def _evidence(item: Json, place: str) -> Evidence:
    start, end = item.get("start"), item.get("end")
    if (start is None) != (end is None):
        raise EvalError(f"{place}: a piece of evidence has only one of its two offsets.")
    if start is not None and not (type(start) is type(end) is int):
        raise EvalError(f"{place}: the offsets of a piece of evidence are not whole numbers.")
    return Evidence(_string(item, "doc_id", place), str(item.get("text") or ""), start, end)


def _objects(row: Json, key: str, place: str) -> Iterator[Json]:
    items = row.get(key) or []
    if not isinstance(items, list) or not all(isinstance(item, dict) for item in items):
        raise EvalError(f"{place}: {key!r} is not a list of objects.")
    yield from items


def _string(row: Json, key: str, place: str) -> str:
    value = row.get(key)
    if not isinstance(value, str):
        raise EvalError(f"{place}: {key!r} is missing or not a text.")
    return value


def _optional(row: Json, key: str, place: str) -> str | None:
    value = row.get(key)
    if value is not None and not isinstance(value, str):
        raise EvalError(f"{place}: {key!r} is not a text.")
    return value
