"""ALCE: questions with the passages that were retrieved for them, and no word where the gold is.

The documents of all questions are put together. Those of a question that hold one of its short
answers are its gold documents; ALCE marks no spans, so none are made up.
"""

from pathlib import Path
from typing import Any

from evals.datasets.example import Json
from evals.datasets.lines import Line
from evals.errors import EvalError
from evals.layouts.content import Content, list_of, text_of
from evals.layouts.passages import Passages
from evals.metrics.text import occurs


def is_alce(told: Any) -> bool:
    """Whether a file's JSON has the form of ALCE's."""
    first = told[0] if isinstance(told, list) and told else None
    return isinstance(first, dict) and "question" in first and "docs" in first


def read_alce(path: Path, told: list[Any]) -> Content:
    """A question an object; `qa_pairs`, `answers` or `answer` hold what is right.

    Raises:
        EvalError: a key is missing or has another form.
    """
    pool, questions, left_out = Passages(), list[Line](), 0
    for number, row in enumerate(told):
        place = f"{path}, [{number}]"
        if not isinstance(row, dict):
            raise EvalError(f"{place}: not an object.")
        short, answers = _answers(row, place)
        gold = []
        for n, doc in enumerate(list_of(row, "docs", place)):
            at = f"{place}.docs[{n}]"
            doc_id, text = pool.add(at, text_of(doc, "text", at), text_of(doc, "title", at))
            if any(occurs(answer, text) for answer in short):
                gold.append({"doc_id": doc_id, "text": ""})
        if short and not gold:
            left_out += 1
            continue
        question: Json = {"id": str(row.get("sample_id") or row.get("id") or number)}
        question |= {"question": text_of(row, "question", place), "answers": answers}
        questions.append((place, {**question, "evidence": gold, "answerable": True}))
    notes = (f"{left_out} questions were left out: none of their documents says an answer.",)
    return Content(pool.lines, questions, [path], [path], notes=notes if left_out else ())


def _answers(row: Json, place: str) -> tuple[list[str], list[str]]:
    """The short answers, and all that is told: where there are no short ones, the long one."""
    if row.get("qa_pairs"):
        pairs = enumerate(list_of(row, "qa_pairs", place))
        lists = [list_of(p, "short_answers", f"{place}.qa_pairs[{n}]", str) for n, p in pairs]
        short = [answer for each in lists for answer in each]
    elif row.get("answers"):
        told = row["answers"] if isinstance(row["answers"], list) else [None]
        short = [a for each in told for a in (each if isinstance(each, list) else [each])]
        if not all(isinstance(answer, str) for answer in short):
            raise EvalError(f"{place}: 'answers' is not a list of texts, or of lists of texts.")
    else:
        return [], [text_of(row, "answer", place)]
    short = list(dict.fromkeys(short))
    return short, short
