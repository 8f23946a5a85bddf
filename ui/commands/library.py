"""The library: sources in; its indexes checked and built anew."""

from typing import Annotated

import typer

from ui.commands.session import JsonOption, LibraryOption, print_json, workspace_of


def ingest(
    places: Annotated[
        list[str], typer.Argument(metavar="PATH_OR_URL...", help="Files, folders and addresses.")
    ],
    library: LibraryOption = None,
    as_json: JsonOption = False,
) -> None:
    """Read sources into the library. What is known already is passed over.

    Ctrl-C ends it after what is in hand, with exit status 130; the same command goes on from there.
    """
    from ingest.gathering.places import asked, gather
    from ui.commands.ingesting import STOPPED, announcing, stoppable
    from ui.wording.passed_over import passed_over
    from ui.wording.terminal import plain

    with (
        workspace_of(library, write=True, make=True) as workspace,
        stoppable() as stop,
        announcing() as show,
    ):
        report = workspace.indexer.ingest(
            gather(places, workspace.settings.fetch), show, asked=asked(places), stop=stop
        )
    failed = [{"source": failure.source, "error": failure.error} for failure in report.failed]
    if as_json:
        print_json(
            {
                "added": report.added,
                "updated": report.updated,
                "unchanged": report.unchanged,
                "failed": failed,
                "passages": report.passages,
                "passed_over": report.passed_over,
            }
        )
    else:
        typer.echo(
            f"{report.added} added, {report.updated} updated, {report.unchanged} unchanged,"
            f" {len(failed)} failed; {report.passages} passages indexed."
        )
        if report.passed_over:
            typer.echo(f"passed over: {passed_over(report.passed_over)}", err=True)
        for failure in failed:
            typer.echo(plain(f"not read: {failure['source']}: {failure['error']}"), err=True)
    if report.stopped:
        typer.echo("Stopped. The same command goes on from here.", err=True)
        raise typer.Exit(STOPPED)
    if failed and not (report.added or report.updated or report.unchanged):
        raise typer.Exit(1)


def check(
    library: LibraryOption = None,
    repair: Annotated[
        bool, typer.Option("--repair", help="Mend what does not agree, and check again.")
    ] = False,
    deep: Annotated[
        bool,
        typer.Option("--deep", help="Compare all vectors with what the model makes, not a sample."),
    ] = False,
    as_json: JsonOption = False,
) -> None:
    """Compare the catalogue with both indexes and the originals; exit 1 if they do not agree."""
    from ui.wording.terminal import plain

    with workspace_of(library, write=repair) as workspace:
        found = workspace.indexer.check(deep=deep)
        if repair and not found.sound:
            mended = workspace.indexer.repair(found)
            typer.echo(f"Mended; {mended} passages indexed.", err=True)
            found = workspace.indexer.check(deep=deep)
        places = workspace.library.locations([*found.damaged, *found.lost])
    parts = {
        "articles unfinished": found.unfinished,
        "passages without a vector": found.without_vector,
        "passages without terms": found.without_terms,
        "passages left over in an index": found.left_over,
        "articles filed otherwise in an index": found.differing,
        "passages that are no slices": found.no_slices,
        "passages with the vector of other words": found.wrong_vectors,
        "originals damaged": found.damaged,
        "originals missing": found.lost,
    }
    if as_json:
        print_json(
            {
                "passages": found.passages,
                "unfinished": list(found.unfinished),
                "without_vector": sorted(found.without_vector),
                "without_terms": sorted(found.without_terms),
                "left_over": sorted(found.left_over),
                "differing": sorted(found.differing),
                "no_slices": sorted(found.no_slices),
                "damaged": list(found.damaged),
                "lost": list(found.lost),
                "wrong_vectors": sorted(found.wrong_vectors),
                "vectors_compared": found.compared,
            }
        )
    elif found.sound:
        typer.echo(
            f"Sound: {found.passages} passages, all slices of their articles, with their terms and"
            f" filed as the catalogue says; {found.compared} of their vectors made anew and found"
            " the same; originals as they were read."
        )
    else:
        listed = ", ".join(f"{len(ids)} {what}" for what, ids in parts.items() if ids)
        typer.echo(f"Not sound: {listed}. `dossier check --repair` mends what can be mended.")
        for article_id, place in places.items():
            lost = article_id in found.lost
            what = "missing: " if lost else "damaged: run `dossier check --repair`, then "
            told = f"The original of {article_id} is {what}ingest it again, from {place}"
            typer.echo(plain(told))
    if not found.sound:
        raise typer.Exit(1)


def reindex(library: LibraryOption = None, as_json: JsonOption = False) -> None:
    """Build both indexes anew from the catalogue, with the embedding model that is set."""
    from ui.commands.ingesting import announcing

    with workspace_of(library, write=True) as workspace, announcing() as show:
        passages = workspace.indexer.reindex(show)
    if as_json:
        print_json({"passages": passages})
    else:
        typer.echo(f"{passages} passages indexed.")
