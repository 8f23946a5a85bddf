"""A data set: documents to answer from and questions with their gold, read from a folder.

The folder holds `questions.jsonl`, and its documents either as `corpus.jsonl` (texts that are
stored as they are, since gold offsets point into them) or as a folder `sources/` of files that
are read as a person's own files are. `info.json` and `qrels.tsv` are optional. Files may be
gzipped.
"""

import hashlib
import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from evals.errors import EvalError
from evals.example import Evidence, Example, Json
from evals.layout import content_digest, judgements, rows, table
from index.language import question_language
from ingest.article import Article
from ingest.moment import Moment

GOLD = Path(__file__).parent / "gold"


@dataclass(frozen=True, slots=True)
class Dataset:
    """Documents and questions.

    Attributes:
        articles: the corpus, texts verbatim; empty where there is a folder of sources.
        sources: the folder of files to be read, or None.
        qrels: question id to document id to grade; empty where the set has no judgements.
        digest: sha256 over the content of all files, hexadecimal.
        corpus_digest: the same over the documents only.
        notes: sentences on what was left out on reading.
    """

    name: str
    articles: tuple[Article, ...]
    sources: Path | None
    examples: tuple[Example, ...]
    qrels: Mapping[str, Mapping[str, int]]
    digest: str
    corpus_digest: str
    notes: tuple[str, ...] = ()


def read_dataset(name: str | Path) -> Dataset:
    """Read `gold`, the bundled set, or a folder.

    Raises:
        EvalError: a file is missing or malformed, or the folder is not a set of questions.
    """
    folder = _folder(name)
    questions = table(folder, "questions")
    if questions is None:
        raise EvalError(f"{folder} has no questions.jsonl or questions.jsonl.gz.")
    articles, sources, empty, corpus_digest = _documents(folder)
    languages = {article.language for article in articles}
    judged_by = folder / "qrels.tsv"
    files = [questions, *([judged_by] if judged_by.is_file() else [])]
    return Dataset(
        _name(folder),
        articles,
        sources,
        _examples(questions, languages.pop() if len(languages) == 1 else "en"),
        judgements(judged_by) if judged_by.is_file() else {},
        _combined([corpus_digest, *map(content_digest, files)]),
        corpus_digest,
        (f"{empty} documents hold no text and were left out.",) if empty else (),
    )


def read_documents(name: str | Path) -> Dataset:
    """The same without questions, which need not be there nor be questions.

    Raises:
        EvalError: a document is malformed, or there are none.
    """
    folder = _folder(name)
    articles, sources, _, digest = _documents(folder)
    return Dataset(_name(folder), articles, sources, (), {}, digest, digest)


def _folder(name: str | Path) -> Path:
    folder = GOLD if str(name) == "gold" else Path(name).expanduser().absolute()
    if not folder.is_dir():
        raise EvalError(f"There is no data set {str(name)!r}: it is neither 'gold' nor a folder.")
    return folder


def _name(folder: Path) -> str:
    """The name in info.json, or the folder's own."""
    info = folder / "info.json"
    if not info.is_file():
        return folder.name
    try:
        told = json.loads(info.read_text(encoding="utf-8"))
    except (OSError, ValueError) as error:
        raise EvalError(f"{info} cannot be read: {error}.") from error
    if not isinstance(told, dict):
        raise EvalError(f"{info} is not a JSON object.")
    return str(told.get("name") or folder.name)


def _documents(folder: Path) -> tuple[tuple[Article, ...], Path | None, int, str]:
    """Articles or the folder of sources, the number of empty documents, and a digest."""
    corpus, sources = table(folder, "corpus"), folder / "sources"
    if corpus is not None:
        articles = []
        seen: set[str] = set()
        empty = 0
        for number, row in rows(corpus):
            article = _article(row, corpus.name, f"{corpus}, line {number}")
            if article.doc_id in seen:
                raise EvalError(f"{corpus}, line {number}: the id {article.doc_id!r} comes twice.")
            seen.add(article.doc_id)
            if article.text.strip():
                articles.append(article)
            else:
                empty += 1
        return tuple(articles), None, empty, content_digest(corpus)
    if sources.is_dir():
        files = sorted(path for path in sources.rglob("*") if path.is_file())
        parts = [f"{path.relative_to(sources).as_posix()} {content_digest(path)}" for path in files]
        return (), sources, 0, _combined(parts)
    raise EvalError(
        f"{folder} has no documents to answer from (corpus.jsonl, corpus.jsonl.gz or sources/)."
    )


def _article(row: Json, corpus: str, place: str) -> Article:
    """A corpus line as an article; the line itself stands for the original bytes."""
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
        publisher=row.get("source"),
        published_at=_moment(row.get("date")),
        url=row.get("url"),
    )


def _moment(told: object) -> Moment | None:
    """A full ISO date; of a year alone, or of a date in words, nothing is made."""
    try:
        return Moment.on(date.fromisoformat(str(told)[:10]))
    except ValueError:
        return None


def _examples(path: Path, language: str) -> tuple[Example, ...]:
    """Every question of the file; `language` is the likeliest where a line tells none."""
    lines = [(f"{path}, line {number}", row) for number, row in rows(path)]
    histories = [_history(row, place) for place, row in lines]
    roots = {history[0][0] for history in histories if history}
    examples = []
    seen: set[str] = set()
    for (place, row), history in zip(lines, histories, strict=True):
        example = _example(row, place, language, history, roots)
        if example.id in seen:
            raise EvalError(f"{place}: the id {example.id!r} comes twice.")
        seen.add(example.id)
        examples.append(example)
    if not examples:
        raise EvalError(f"{path} holds no question.")
    return tuple(examples)


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
        rewrite=row.get("rewrite"),
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


def _combined(parts: list[str]) -> str:
    return hashlib.sha256("\n".join(parts).encode()).hexdigest()
