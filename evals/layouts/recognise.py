"""Which layout a file or folder has, told by what it holds, never by its name."""

import gzip
import json
from pathlib import Path
from typing import Any

from evals.datasets.layout import rows
from evals.errors import EvalError
from evals.layouts.alce import is_alce, read_alce
from evals.layouts.beir import is_beir, read_beir
from evals.layouts.content import Content
from evals.layouts.rgb import is_rgb, read_rgb
from evals.layouts.squad import is_squad, read_squad


def public_content(path: Path) -> Content | None:
    """The data set at `path` where it has a public layout; None for a folder that has none.

    Raises:
        EvalError: it is malformed, or a file whose layout is not known.
    """
    if path.is_dir():
        return read_beir(path) if is_beir(path) else None
    told = _whole(path)
    if is_squad(told):
        return read_squad(path, told)
    if is_alce(told):
        return read_alce(path, told)
    lines = [(1, told)] if is_rgb(told) else list(rows(path)) if told is None else []
    if lines and is_rgb(lines[0][1]):
        return read_rgb(path, lines)
    raise EvalError(
        f"{path} has none of the layouts that are known: SQuAD's and ALCE's JSON, RGB's JSON"
        " lines, or a folder as docs/evaluation.md describes it or as BEIR has it."
    )


def _whole(path: Path) -> Any:
    """The file as one JSON value; None where it holds a value a line, or begins like that."""
    try:
        with gzip.open(path) if path.suffix == ".gz" else path.open("rb") as stream:
            content = stream.read().decode("utf-8")
    except (OSError, EOFError, UnicodeDecodeError) as error:
        raise EvalError(f"{path} cannot be read: {error}.") from error
    try:
        return json.loads(content)
    except json.JSONDecodeError as error:
        if _is_object(content.lstrip().partition("\n")[0]):
            return None
        raise EvalError(
            f"{path}, line {error.lineno}: not JSON ({error.msg} at character {error.colno})."
        ) from error


def _is_object(line: str) -> bool:
    try:
        return isinstance(json.loads(line), dict)
    except json.JSONDecodeError:
        return False
