"""The library: sources in; its indexes checked and built anew."""

from typing import Annotated

import typer

from ui.commands.session import JsonOption, LibraryOption, announce, print_json, workspace_of


def ingest(
    places: Annotated[
        list[str], typer.Argument(metavar="PATH_OR_URL...", help="Files, folders and addresses.")
    ],
    library: LibraryOption = None,
    as_json: JsonOption = False,
) -> None:
    """Read sources into the library. What is known already is passed over."""
    from ingest.places import gather

    with workspace_of(library, write=True) as workspace:
        report = workspace.indexer.ingest(gather(places, workspace.settings.fetch), announce)
    failed = [{"source": failure.source, "error": failure.error} for failure in report.failed]
    if as_json:
        print_json(
            {
                "added": report.added,
                "updated": report.updated,
                "unchanged": report.unchanged,
                "failed": failed,
                "passages": report.passages,
            }
        )
    else:
        typer.echo(
            f"{report.added} added, {report.updated} updated, {report.unchanged} unchanged,"
            f" {len(failed)} failed; {report.passages} passages indexed."
        )
        for failure in failed:
            typer.echo(f"not read: {failure['source']}: {failure['error']}", err=True)
    if failed and not (report.added or report.updated or report.unchanged):
        raise typer.Exit(1)


def check(library: LibraryOption = None, as_json: JsonOption = False) -> None:
    """Compare the catalogue with both indexes; exit 1 if they do not agree."""
    with workspace_of(library) as workspace:
        found = workspace.indexer.check()
    if as_json:
        print_json(
            {
                "passages": found.passages,
                "unfinished": list(found.unfinished),
                "without_vector": sorted(found.without_vector),
                "without_terms": sorted(found.without_terms),
                "left_over": sorted(found.left_over),
            }
        )
    elif found.sound:
        typer.echo(f"Sound: {found.passages} passages, all with their vectors and terms.")
    else:
        typer.echo(
            f"Not sound: {len(found.unfinished)} articles unfinished, {len(found.without_vector)}"
            f" passages without a vector, {len(found.without_terms)} without terms,"
            f" {len(found.left_over)} left over in an index. `dossier reindex` mends it."
        )
    if not found.sound:
        raise typer.Exit(1)


def reindex(library: LibraryOption = None, as_json: JsonOption = False) -> None:
    """Build both indexes anew from the catalogue, with the embedding model that is set."""
    with workspace_of(library, write=True) as workspace:
        passages = workspace.indexer.reindex(announce)
    if as_json:
        print_json({"passages": passages})
    else:
        typer.echo(f"{passages} passages indexed.")
