"""The sources of a library: listed, shown, given back, removed; and the runs that took them in."""

import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Annotated, Any

import typer

from ui.commands.session import (
    JsonOption,
    LibraryOption,
    print_json,
    workspace_of,
    write_file,
)


def list_sources(library: LibraryOption = None, as_json: JsonOption = False) -> None:
    """The sources of the library, latest first."""
    from ui.schemas.articles import article_json

    with workspace_of(library) as workspace:
        listed = workspace.listing.page().listed
    rows = [article_json(each.entry, each.passages) for each in listed]
    if as_json:
        print_json(rows)
    for row in [] if as_json else rows:
        about = ", ".join(
            part for part in (row["publisher"], _day(row["published_at"]), row["language"]) if part
        )
        typer.echo(f"{row['id']}  {row['title']}  ({about}; {row['passages']} passages)")


def show_source(
    article_id: str, library: LibraryOption = None, as_json: JsonOption = False
) -> None:
    """One source: where it comes from, who else tells its story, and the text of citations."""
    from ui.schemas.articles import article_json, corrections_json, versions_json
    from ui.wording.stories import relative_json, relative_line

    with workspace_of(library) as workspace:
        article = workspace.library.article(article_id)
        row = article_json(article, workspace.library.passage_count(article_id))
        versions = versions_json(workspace.library.versions(article_id))
        relatives = workspace.stories.relatives(article_id)
        corrections = corrections_json(workspace.corrections.of(article_id))
    if as_json:
        same_story = [relative_json(relative) for relative in relatives]
        more = {"corrections": corrections, "versions": versions, "same_story": same_story}
        print_json(row | more | {"text": article.text})
    else:
        typer.echo("\n".join(described(row, corrections)))
        if len(versions) > 1:
            typer.echo("versions:")
        for each in versions if len(versions) > 1 else []:
            state = ", current" if each["current"] else ""
            typer.echo(f"  {each['id']}, read in {each['read_in'][:10]}{state}")
        for relative in relatives:
            typer.echo(relative_line(relative))
        typer.echo("\n" + article.text)


def keep_original(
    article_id: str,
    out: Annotated[
        Path | None,
        typer.Option(metavar="PATH", help="A file that is not there yet, or a folder."),
    ] = None,
    library: LibraryOption = None,
    as_json: JsonOption = False,
) -> None:
    """The untouched bytes that a source was read from, checked against their digest.

    To a file or into a folder, else to standard output; with --json what is known of them instead.
    """
    from ui.http.downloads import file_name

    if out is None and not as_json and sys.stdout.isatty():
        raise typer.BadParameter("A terminal cannot show every file: name one with --out PATH.")
    with workspace_of(library) as workspace:
        article = workspace.library.article(article_id)
        content = workspace.originals.read(article.digest)
    name = file_name(article)
    path = (out / name if out.is_dir() else out) if out else None
    if path:
        write_file(path, content, "xb")
    if as_json:
        print_json(
            {
                "id": article.id,
                "name": name,
                "media_type": article.media_type,
                "digest": article.digest,
                "bytes": len(content),
                "path": str(path) if path else None,
            }
        )
    elif path is None:
        typer.echo(content, nl=False)
    else:
        typer.echo(f"{path}: {len(content):,} bytes", err=True)


def remove_source(
    article_id: str, library: LibraryOption = None, as_json: JsonOption = False
) -> None:
    """Remove a source from the library and both indexes."""
    with workspace_of(library, write=True) as workspace:
        workspace.indexer.remove(article_id)
    if as_json:
        print_json({"removed": article_id})
    else:
        typer.echo(f"{article_id} removed.")


def list_runs(
    limit: Annotated[int, typer.Option(min=1, help="How many, the latest first.")] = 20,
    library: LibraryOption = None,
    as_json: JsonOption = False,
) -> None:
    """The runs of ingest: when, what was asked for, and what came of it."""
    from ui.schemas.runs import run_json
    from ui.wording.passed_over import passed_over
    from ui.wording.terminal import plain

    with workspace_of(library) as workspace:
        rows = [run_json(record) for record in workspace.runs.latest(limit)]
    if as_json:
        print_json(rows)
    for row in [] if as_json else rows:
        typer.echo(
            f"{row['id']}  {row['started'][:16].replace('T', ' ')}  {row['state']}:"
            f" {row['added']} added, {row['updated']} updated, {row['unchanged']} unchanged,"
            f" {row['failed']} failed; {row['passages']} passages"
            f"  ({plain(' '.join(row['places'])) or 'uploads'})"
        )
        if row["passed_over"]:
            typer.echo(f"   passed over: {passed_over(row['passed_over'])}")
        for failure in row["failures"]:
            typer.echo(f"   not read: {plain(failure['source'])}: {plain(failure['error'])}")
        if row["error"]:
            typer.echo(f"   {plain(row['error'])}")


def _day(told: dict[str, str] | None) -> str:
    return told["value"][:10] if told else ""


def described(row: dict[str, Any], corrections: list[dict[str, Any]]) -> Iterator[str]:
    """What is known of a source, a line each, and what of it is corrected; a moment as precisely
    as it is known.
    """
    from ui.wording.terminal import plain

    for key, value in row.items():
        if isinstance(value, dict):
            yield f"{key}: {value['value']}"
        elif value is not None:
            yield f"{key}: {plain(str(value))}"
    for each in corrections:
        by = "by a person" if each["by"] == "person" else "by its sidecar"
        read = f"“{plain(each['read'])}” was read" if each["read"] else "nothing was read"
        yield f"corrected {by} on {each['at'][:10]}: {each['field']} ({read})"


def cite_sources(
    form: Annotated[str, typer.Option(help="csl-json or bibtex.")] = "csl-json",
    library: LibraryOption = None,
    as_json: JsonOption = False,
) -> None:
    """Print the sources of the library as references, for a program that manages them."""
    from ui.exports.formats import bibliography, references_of

    wanted = references_of(form)
    if as_json and wanted != "csl-json":
        raise typer.BadParameter("BibTeX is no JSON: leave out --json, or --form.")
    with workspace_of(library) as workspace:
        listed = workspace.listing.page().listed
    made = bibliography((each.entry for each in listed), wanted)
    typer.echo(made.content.decode())
