"""Backups of a library, and libraries made of backups."""

from pathlib import Path
from typing import Annotated

import typer

from ui.commands.session import JsonOption, LibraryOption, print_json, settings_of, workspace_of


def back_up(
    target: Annotated[
        Path, typer.Argument(metavar="FILE.zip|FOLDER", help="Where to; not there yet.")
    ],
    library: LibraryOption = None,
    as_json: JsonOption = False,
) -> None:
    """Back up a library, also while it is served or written. Keys and indexes are left out."""
    from ingest.backup.making import back_up

    folder = settings_of(library).library.expanduser().absolute()
    made = back_up(folder, target.expanduser().absolute())
    if made.lost:
        typer.echo(
            f"The library lacks {len(made.lost)} originals, or has them damaged, and so does the"
            " backup. `dossier check` names them.",
            err=True,
        )
    if as_json:
        print_json({"backup": str(target), "articles": made.articles, "lost": list(made.lost)})
    else:
        typer.echo(f"{made.articles} articles with their originals, and all conversations.")


def restore(
    backup: Annotated[Path, typer.Argument(metavar="BACKUP", help="What `dossier backup` made.")],
    library: LibraryOption = None,
    as_json: JsonOption = False,
) -> None:
    """Make a library of a backup, in a folder that is not there yet, and build its indexes."""
    from ingest.backup.restoring import restored
    from ui.ingesting import announcing

    folder = settings_of(library).library.expanduser().absolute()
    with (
        restored(backup.expanduser().absolute(), folder) as partial,
        announcing() as show,
        workspace_of(partial, write=True) as workspace,
    ):
        passages = workspace.indexer.reindex(show)
        articles = workspace.library.counts().articles
    if as_json:
        print_json({"library": str(folder), "articles": articles, "passages": passages})
    else:
        typer.echo(f"{articles} articles, {passages} passages indexed in {folder}.")
