"""What commands share: options, the library they work on, and how they talk."""

import json
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any, Literal

import typer

if TYPE_CHECKING:
    from assistant.settings import Settings
    from assistant.wiring import Workspace

LibraryOption = Annotated[
    Path | None,
    typer.Option("--library", metavar="DIR", help="Folder of the library (or DOSSIER_LIBRARY)."),
]
JsonOption = Annotated[bool, typer.Option("--json", help="Print data as JSON.")]


@contextmanager
def workspace_of(
    library: Path | None, *, write: bool = False, make: bool = False
) -> "Iterator[Workspace]":
    """The library that is named, or the one that is set, opened.

    Args:
        make: make it where there is none: its folder's name may be mistyped.
    """
    from assistant.wiring import open_workspace

    with open_workspace(settings_of(library), write=write, make=make) as workspace:
        yield workspace


def settings_of(library: Path | None = None) -> "Settings":
    """The settings in force, with a library given as an option."""
    from assistant.settings import load_settings

    return load_settings(library=library)


def print_json(value: Any) -> None:
    """Data for programs, on stdout."""
    typer.echo(json.dumps(value, ensure_ascii=False, indent=2))


def write_file(path: Path, content: bytes, mode: Literal["wb", "xb"] = "wb") -> None:
    """Write a file where it can be written; with `xb` nothing that lies there already."""
    try:
        with path.open(mode) as file:
            file.write(content)
    except OSError as error:
        reason = "it is there already" if isinstance(error, FileExistsError) else error.strerror
        raise typer.BadParameter(f"{path} cannot be written: {reason}.") from error


def announce_stage(name: str, done: int, total: int | None) -> None:
    """How far a stage of an eval is, on one line of a person's terminal."""
    _rewrite_line(f"{name}: {done} of {total}" if total else f"{name}: {done}")


def _rewrite_line(text: str) -> None:
    if sys.stderr.isatty():
        typer.echo(f"\r\x1b[K{text}", nl=False, err=True)
