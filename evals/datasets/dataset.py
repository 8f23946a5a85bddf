"""A data set: documents to answer from and questions with their gold, read from a folder.

The folder holds `questions.jsonl`, and its documents either as `corpus.jsonl` (texts that are
stored as they are, since gold offsets point into them) or as a folder `sources/` of files that
are read as a person's own files are. `info.json` and `qrels.tsv` are optional. Files may be
gzipped. Files and folders in public layouts are told in the same words by `evals.layouts`.
"""

import hashlib
import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path

from evals.datasets.documents import articles_in
from evals.datasets.example import Example, Json
from evals.datasets.layout import content_digest, judgements, rows, table
from evals.datasets.lines import Line, article, examples
from evals.errors import EvalError
from evals.layouts.content import Content
from evals.layouts.recognise import public_content
from ingest.article import Article
from ingest.prose.language import language_of

GOLD = Path(__file__).parents[1] / "gold"

Documents = tuple[tuple[Article, ...], Path | None, int, str]
"""Articles or the folder of sources, the number of empty documents, and a digest."""


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
        covers: the least number of questions of each type that the set is to have, where
            `info.json` tells; empty where it tells nothing.
    """

    name: str
    articles: tuple[Article, ...]
    sources: Path | None
    examples: tuple[Example, ...]
    qrels: Mapping[str, Mapping[str, int]]
    digest: str
    corpus_digest: str
    notes: tuple[str, ...] = ()
    covers: Mapping[str, int] = field(default_factory=dict)

    def read_articles(self) -> list[Article]:
        """The documents as a library stores them, read from their files where they are files.

        Raises:
            EvalError: a source cannot be read, or there is none.
        """
        articles = list(self.articles) if self.sources is None else articles_in(self.sources)
        if not articles:
            raise EvalError(f"{self.name} has no documents.")
        return articles


def read_dataset(name: str | Path) -> Dataset:
    """Read `gold`, the bundled set, a folder, or a set in a public layout (`evals.layouts`).

    Raises:
        EvalError: a file is missing or malformed, or there is no set of questions.
    """
    path = _path(name)
    if content := _public(path):
        return _from_content(path, content)
    return _with_questions(path, _documents(path))


def read_documents(name: str | Path) -> Dataset:
    """The same without questions, which need not be there nor be questions.

    Raises:
        EvalError: a document is malformed, or there are none.
    """
    path = _path(name)
    if content := _public(path):
        return replace(_from_content(path, content), examples=(), qrels={}, notes=())
    articles, sources, _, digest = _documents(path)
    return Dataset(_name(path), articles, sources, (), {}, digest, digest)


def read_questions(name: str | Path) -> Dataset:
    """The same without documents, which need not be there: for a library that holds them.

    Raises:
        EvalError: a file is missing or malformed, or there is no set of questions.
    """
    path = _path(name)
    if content := _public(path):
        return replace(_from_content(path, content), articles=())
    return _with_questions(path, ((), None, 0, ""))


def _path(name: str | Path) -> Path:
    path = GOLD if str(name) == "gold" else Path(name).expanduser().absolute()
    if not path.exists():
        raise EvalError(
            f"There is no data set {str(name)!r}: it is neither 'gold' nor a folder nor a file."
        )
    return path


def _public(path: Path) -> Content | None:
    """The set where it has a public layout; a folder with our own files is ours."""
    return None if table(path, "questions") else public_content(path)


def _from_content(path: Path, content: Content) -> Dataset:
    sample = " ".join(str(row["text"]) for _, row in content.corpus[:20])
    language = language_of(sample)
    lines = ((place, {"lang": language, **row}) for place, row in content.corpus)
    articles, empty = _articles(lines, path.name)
    corpus_digest = _combined([content_digest(file) for file in content.document_files])
    digests = [corpus_digest, *map(content_digest, content.question_files)]
    return Dataset(
        path.name.removesuffix(".gz").removesuffix(".jsonl").removesuffix(".json"),
        articles,
        None,
        _asked(content.questions, path, language),
        content.qrels,
        _combined(digests),
        corpus_digest,
        (*_left_out(empty), *content.notes),
    )


def _with_questions(folder: Path, documents: Documents) -> Dataset:
    questions = table(folder, "questions")
    if questions is None:
        raise EvalError(f"{folder} has no questions.jsonl or questions.jsonl.gz.")
    articles, sources, empty, corpus_digest = documents
    languages = {article.language for article in articles}
    read = [(f"{questions}, line {number}", row) for number, row in rows(questions)]
    lines = [(place, row) for place, row in read if row.get("accepted") is not False]
    drafts = len(read) - len(lines)
    if drafts and not lines:
        raise EvalError(
            f'{questions} holds {drafts} drafts and no question: set "accepted" to true in those'
            " that are right."
        )
    judged_by = folder / "qrels.tsv"
    files = [questions, *([judged_by] if judged_by.is_file() else [])]
    return Dataset(
        _name(folder),
        articles,
        sources,
        _asked(lines, questions, languages.pop() if len(languages) == 1 else "en"),
        judgements(judged_by) if judged_by.is_file() else {},
        _combined([corpus_digest, *map(content_digest, files)]),
        corpus_digest,
        (*_left_out(empty), *([f"{drafts} drafts are not accepted."] if drafts else [])),
        _covers(folder),
    )


def _asked(lines: Sequence[Line], path: Path, language: str) -> tuple[Example, ...]:
    if not lines:
        raise EvalError(f"{path} holds no question.")
    return examples(lines, language)


def _left_out(empty: int) -> tuple[str, ...]:
    return (f"{empty} documents hold no text and were left out.",) if empty else ()


def _name(folder: Path) -> str:
    """The name in info.json, or the folder's own."""
    return str(_info(folder).get("name") or folder.name)


def _covers(folder: Path) -> dict[str, int]:
    told = _info(folder).get("covers") or {}
    if not isinstance(told, dict) or not all(isinstance(n, int) for n in told.values()):
        raise EvalError(f"{folder / 'info.json'}: 'covers' is not a number for each type.")
    return told


def _info(folder: Path) -> Json:
    """What info.json tells of a set; empty where there is none."""
    info = folder / "info.json"
    if not info.is_file():
        return {}
    try:
        told = json.loads(info.read_text(encoding="utf-8"))
    except (OSError, ValueError) as error:
        raise EvalError(f"{info} cannot be read: {error}.") from error
    if not isinstance(told, dict):
        raise EvalError(f"{info} is not a JSON object.")
    return told


def _documents(folder: Path) -> Documents:
    corpus, sources = table(folder, "corpus"), folder / "sources"
    if corpus is not None:
        lines = ((f"{corpus}, line {number}", row) for number, row in rows(corpus))
        articles, empty = _articles(lines, corpus.name)
        return articles, None, empty, content_digest(corpus)
    if sources.is_dir():
        files = sorted(path for path in sources.rglob("*") if path.is_file())
        parts = [f"{path.relative_to(sources).as_posix()} {content_digest(path)}" for path in files]
        return (), sources, 0, _combined(parts)
    raise EvalError(
        f"{folder} has no documents to answer from (corpus.jsonl, corpus.jsonl.gz or sources/)."
    )


def _articles(lines: Iterable[Line], corpus: str) -> tuple[tuple[Article, ...], int]:
    """The documents that hold text, and the number of those that hold none."""
    articles: dict[str, Article] = {}
    empty = 0
    for place, row in lines:
        read = article(row, corpus, place)
        if read.doc_id in articles:
            raise EvalError(f"{place}: the id {read.doc_id!r} comes twice.")
        articles[read.doc_id] = read
        empty += not read.text.strip()
    return tuple(each for each in articles.values() if each.text.strip()), empty


def _combined(parts: list[str]) -> str:
    return hashlib.sha256("\n".join(parts).encode()).hexdigest()
