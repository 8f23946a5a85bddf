"""RGB: a question a line, with passages that answer it (`positive`) and that do not."""

from pathlib import Path
from typing import Any

from evals.datasets.example import Json
from evals.datasets.lines import Line
from evals.errors import EvalError
from evals.layouts.content import Content, sentences_around, text_of
from evals.layouts.passages import Passages


def is_rgb(row: Any) -> bool:
    """Whether a line has the form of RGB's."""
    return isinstance(row, dict) and {"query", "answer", "positive", "negative"} <= row.keys()


def read_rgb(path: Path, lines: list[tuple[int, Json]]) -> Content:
    """The passages of all questions become the documents; without a positive one, none answers.

    Raises:
        EvalError: a key is missing or has another form.
    """
    pool, questions = Passages(), list[Line]()
    for number, row in lines:
        place = f"{path}, line {number}"
        answers = _texts(row, "answer", place)
        evidence = []
        for text in _texts(row, "positive", place):
            doc_id, _ = pool.add(place, text)
            evidence.append({"doc_id": doc_id, **_said(text, answers)})
        for text in _texts(row, "negative", place):
            pool.add(place, text)
        if row.get("id") is None:
            raise EvalError(f"{place}: 'id' is missing.")
        question: Json = {"id": str(row["id"]), "question": text_of(row, "query", place)}
        question |= {"answers": answers if evidence else [], "evidence": evidence}
        questions.append((place, {**question, "answerable": bool(evidence)}))
    return Content(pool.lines, questions, [path], [path])


def _said(text: str, answers: list[str]) -> Json:
    """The sentence of a positive passage that says an answer; nothing where none does."""
    for answer in answers:
        if (at := text.find(answer)) >= 0:
            start, end = sentences_around(text, at, at + len(answer), (0, len(text)))
            return {"text": text[start:end], "start": start, "end": end}
    return {"text": ""}


def _texts(row: Json, key: str, place: str) -> list[str]:
    """A text, a list of texts, or a list of such lists: RGB has all three."""
    told = row.get(key)
    nested = told if isinstance(told, list) else [told]
    flat: list[Any] = [
        item for each in nested for item in (each if isinstance(each, list) else [each])
    ]
    if not all(isinstance(item, str) for item in flat):
        raise EvalError(f"{place}: {key!r} is missing or holds something that is no text.")
    return list(dict.fromkeys(item for item in flat if item.strip()))
