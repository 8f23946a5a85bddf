"""Backups of a library, and libraries made of backups."""

from pathlib import Path
from typing import Annotated

import typer

from ui.commands.session import JsonOption, LibraryOption, print_json, settings_of


def back_up(
    target: Annotated[
        Path, typer.Argument(metavar="FILE.zip|FOLDER", help="Where to; not there yet.")
    ],
    library: LibraryOption = None,
    as_json: JsonOption = False,
) -> None:
    """Back up a library, also while it is served or written. Keys and indexes are left out."""
    from functools import partial

    from assistant.catalogue import copy_catalogue, library_folder
    from ingest.backup.making import back_up

    settings = settings_of(library)
    copy = partial(copy_catalogue, settings)
    made = back_up(library_folder(settings), target.expanduser().absolute(), copy)
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
    from assistant.catalogue import library_folder, receiving
    from assistant.wiring import open_workspace
    from ingest.backup.manifest import CATALOGUE
    from ingest.backup.restoring import restored
    from ui.commands.ingesting import announcing

    settings = settings_of(library)
    folder = library_folder(settings)
    with receiving(settings) as move, restored(backup.expanduser().absolute(), folder) as partial:
        with (
            announcing() as show,
            open_workspace(settings.with_catalogue_in(partial), write=True) as workspace,
        ):
            passages = workspace.indexer.reindex(show)
            articles = workspace.library.counts().articles
        move(partial / CATALOGUE)
    if as_json:
        print_json({"library": str(folder), "articles": articles, "passages": passages})
    else:
        typer.echo(f"{articles} articles, {passages} passages indexed in {folder}.")
