"""The keys that let people and programs in where the library is served to others."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING, Annotated

import typer

from ui.commands.session import JsonOption, LibraryOption, print_json, settings_of

if TYPE_CHECKING:
    from pathlib import Path

    from ui.access.keys import Keys


def add_key(
    name: Annotated[str, typer.Argument(help="Whom it is for: a person or a program.")],
    level: Annotated[
        str,
        typer.Option(
            help="read: sources and search; ask: questions and conversations, too; write: sources"
            " are added, corrected and removed, too."
        ),
    ] = "ask",
    library: LibraryOption = None,
    as_json: JsonOption = False,
) -> None:
    """Make a key and print it. It cannot be shown again: only its digest is stored."""
    from ui.access.levels import level_of

    checked = level_of(level)
    with _keys(library, make=True) as keys:
        key = keys.add(name, checked)
    if as_json:
        print_json({"name": name, "level": checked, "key": key})
    else:
        typer.echo(key)


def list_keys(library: LibraryOption = None, as_json: JsonOption = False) -> None:
    """The keys there are, without their secrets."""
    with _keys(library) as keys:
        rows = [
            {"name": key.name, "level": key.level, "made_at": key.made_at.isoformat()}
            for key in keys.list()
        ]
    if as_json:
        print_json(rows)
    for row in [] if as_json else rows:
        typer.echo(f"{row['name']}  {row['level']}  made {row['made_at'][:10]}")


def revoke_key(name: str, library: LibraryOption = None, as_json: JsonOption = False) -> None:
    """Forget a key and end the sessions that began with it; a running server heeds it at once."""
    with _keys(library) as keys:
        keys.revoke(name)
    if as_json:
        print_json({"revoked": name})
    else:
        typer.echo(f"The key {name!r} is revoked.", err=True)


@contextmanager
def _keys(library: "Path | None", *, make: bool = False) -> "Iterator[Keys]":
    from ui.access.keys import opened_keys

    with opened_keys(settings_of(library).library, make=make) as keys:
        yield keys
