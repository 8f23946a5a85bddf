"""SQuAD 1.1 and 2.0: articles of paragraphs, each with questions and the places of answers."""

from pathlib import Path
from typing import Any

from evals.datasets.example import Json
from evals.datasets.lines import Line
from evals.errors import EvalError
from evals.layouts.content import Content, list_of, sentences_around, text_of

BETWEEN = "\n\n"
"""What stands between two paragraphs of a document."""


def is_squad(told: Any) -> bool:
    """Whether a file's JSON has the form of SQuAD's."""
    data = told.get("data") if isinstance(told, dict) else None
    first = data[0] if isinstance(data, list) and data else None
    return isinstance(first, dict) and "paragraphs" in first


def read_squad(path: Path, told: Json) -> Content:
    """Paragraphs become one document an article; the evidence is the answer's sentence.

    Raises:
        EvalError: a key is missing, or an answer does not stand at its offset.
    """
    paragraphs: dict[str, list[str]] = {}
    found: list[tuple[str, str, int, int, Json]] = []  # place, document, paragraph's span, question
    for number, article in enumerate(list_of(told, "data", str(path))):
        at = f"{path}, data[{number}]"
        title = text_of(article, "title", at)
        for n, paragraph in enumerate(list_of(article, "paragraphs", at)):
            place = f"{at}.paragraphs[{n}]"
            context = text_of(paragraph, "context", place)
            before = paragraphs.setdefault(title, [])
            start = sum(len(each) + len(BETWEEN) for each in before)
            before.append(context)
            for q, asked in enumerate(list_of(paragraph, "qas", place)):
                found.append((f"{place}.qas[{q}]", title, start, start + len(context), asked))
    texts = {title: BETWEEN.join(contexts) for title, contexts in paragraphs.items()}
    corpus: list[Line] = [
        (str(path), {"id": title, "title": title.replace("_", " "), "text": text})
        for title, text in texts.items()
    ]
    questions = [
        (place, _question(place, title, texts[title], (start, end), asked))
        for place, title, start, end, asked in found
    ]
    return Content(corpus, questions, [path], [path])


def _question(place: str, title: str, text: str, within: tuple[int, int], asked: Json) -> Json:
    row: Json = {"id": text_of(asked, "id", place), "question": text_of(asked, "question", place)}
    row |= {"cluster": title, "answers": [], "evidence": []}
    if asked.get("is_impossible"):
        return {**row, "answerable": False, "type": "unanswerable"}
    spans = []
    for n, answer in enumerate(list_of(asked, "answers", place)):
        words, offset = text_of(answer, "text", f"{place}.answers[{n}]"), answer.get("answer_start")
        start = within[0] + offset if isinstance(offset, int) and offset >= 0 else within[1]
        if start + len(words) > within[1] or text[start : start + len(words)] != words:
            raise EvalError(
                f"{place}.answers[{n}]: {words!r} does not stand at 'answer_start' {offset!r}."
            )
        row["answers"].append(words)
        spans.append(sentences_around(text, start, start + len(words), within))
    if not spans:
        raise EvalError(f"{place}: a question without 'is_impossible' has no answers.")
    row["answers"] = list(dict.fromkeys(row["answers"]))
    row["evidence"] = [
        {"doc_id": title, "text": text[start:end], "start": start, "end": end}
        for start, end in dict.fromkeys(spans)
    ]
    return {**row, "answerable": True}
