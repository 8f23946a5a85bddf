"""BEIR: a folder with `corpus.jsonl`, `queries.jsonl` and judgements in `qrels/`."""

from pathlib import Path

from evals.datasets.example import Json
from evals.datasets.layout import judgements, rows, table
from evals.errors import EvalError
from evals.layouts.content import Content, text_of

SPLITS = ("test.tsv", "dev.tsv")
"""The judgements that are asked: the first that is there."""


def is_beir(folder: Path) -> bool:
    """Whether a folder has BEIR's files."""
    return table(folder, "queries") is not None and table(folder, "corpus") is not None


def read_beir(folder: Path) -> Content:
    """The judged queries; what is judged relevant is the evidence, by document.

    Raises:
        EvalError: a file is missing or a line is malformed.
    """
    corpus, queries = table(folder, "corpus"), table(folder, "queries")
    if corpus is None or queries is None:
        raise EvalError(f"{folder} is not a folder of BEIR's: it needs a corpus and queries.")
    found = [folder / "qrels" / name for name in SPLITS if (folder / "qrels" / name).is_file()]
    if not found:
        raise EvalError(f"{folder / 'qrels'} holds neither {' nor '.join(SPLITS)}.")
    judged = judgements(found[0])
    documents = []
    for number, row in rows(corpus):
        place = f"{corpus}, line {number}"
        document = {"id": text_of(row, "_id", place), "text": text_of(row, "text", place)}
        documents.append((place, document | {"title": row.get("title")}))
    questions = []
    for number, row in rows(queries):
        place = f"{queries}, line {number}"
        query = text_of(row, "_id", place)
        if any(judged.get(query, {}).values()):
            questions.append((place, _question(query, text_of(row, "text", place), judged[query])))
    asked = {row["id"] for _, row in questions}
    for query, grades in judged.items():
        if any(grades.values()) and query not in asked:
            raise EvalError(f"{found[0]} judges the query {query!r}, which is not in {queries}.")
    return Content(documents, questions, [corpus], [queries, found[0]], judged)


def _question(query: str, text: str, grades: dict[str, int]) -> Json:
    evidence = [{"doc_id": doc_id, "text": ""} for doc_id, grade in grades.items() if grade]
    return {"id": query, "question": text, "answers": [], "evidence": evidence, "answerable": True}
