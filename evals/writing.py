"""Writing what an eval leaves; what cannot be written is said in a sentence."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from evals.errors import EvalError


@contextmanager
def writing(path: Path) -> Iterator[None]:
    """Write to a place.

    Raises:
        EvalError: it cannot be written.
    """
    try:
        yield
    except OSError as error:
        raise EvalError(f"{path} cannot be written: {error.strerror or error}.") from error


def write(path: Path, text: str) -> None:
    """Write a file anew.

    Raises:
        EvalError: it cannot be written.
    """
    with writing(path):
        path.write_text(text, encoding="utf-8")


def make_folder(path: Path) -> None:
    """Make a folder and those above it, where they are not there.

    Raises:
        EvalError: it cannot be made.
    """
    with writing(path):
        path.mkdir(parents=True, exist_ok=True)
