"""The files of a data set's folder, plain or gzipped, and sentences for what is wrong in them."""

import gzip
import hashlib
import json
from collections.abc import Iterator
from pathlib import Path
from typing import IO

from evals.datasets.example import Json
from evals.errors import EvalError


def table(folder: Path, stem: str) -> Path | None:
    """`stem.jsonl` or `stem.jsonl.gz` in the folder, or None where there is neither."""
    for suffix in (".jsonl", ".jsonl.gz"):
        if (path := folder / (stem + suffix)).is_file():
            return path
    return None


def rows(path: Path) -> Iterator[tuple[int, Json]]:
    """Each line's number, from 1, and its JSON object; blank lines are passed over.

    Raises:
        EvalError: the file cannot be read, or a line is not a JSON object.
    """
    try:
        with _open(path) as stream:
            for number, line in enumerate(stream, start=1):
                if line.strip():
                    yield number, _object(path, number, line)
    except (OSError, EOFError, UnicodeDecodeError) as error:
        raise EvalError(f"{path} cannot be read: {error}.") from error


def content_digest(path: Path) -> str:
    """sha256 of a file's content, hexadecimal; of the uncompressed content where gzipped.

    Raises:
        EvalError: the file cannot be read.
    """
    digest = hashlib.sha256()
    try:
        with gzip.open(path) if path.suffix == ".gz" else path.open("rb") as stream:
            while block := stream.read(1 << 20):
                digest.update(block)
    except (OSError, EOFError) as error:
        raise EvalError(f"{path} cannot be read: {error}.") from error
    return digest.hexdigest()


def judgements(path: Path) -> dict[str, dict[str, int]]:
    """Relevance judgements: question id to document id to grade. Grade 0 is not relevant.

    The form is BEIR's: a header, then question, document and grade with tabs between.

    Raises:
        EvalError: a line has another form.
    """
    judged: dict[str, dict[str, int]] = {}
    try:
        lines = path.read_text(encoding="utf-8").splitlines()
    except (OSError, UnicodeDecodeError) as error:
        raise EvalError(f"{path} cannot be read: {error}.") from error
    for number, line in enumerate(lines, start=1):
        cells = line.split("\t")
        if number == 1 and cells[-1] == "score":
            continue
        if len(cells) != 3 or not cells[2].isdigit():
            raise EvalError(
                f"{path}, line {number}: expected a question, a document and a grade, "
                f"with tabs between them."
            )
        judged.setdefault(cells[0], {})[cells[1]] = int(cells[2])
    return judged


def _open(path: Path) -> IO[str]:
    if path.suffix == ".gz":
        return gzip.open(path, "rt", encoding="utf-8")
    return path.open(encoding="utf-8")


def _object(path: Path, number: int, line: str) -> Json:
    try:
        row = json.loads(line)
    except json.JSONDecodeError as error:
        raise EvalError(
            f"{path}, line {number}: not JSON ({error.msg} at character {error.pos + 1})."
        ) from error
    if not isinstance(row, dict):
        raise EvalError(f"{path}, line {number}: not a JSON object.")
    return row
