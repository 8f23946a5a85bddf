"""A source's provenance, corrected by a person."""

from typing import Annotated

import typer

from ui.commands.session import JsonOption, LibraryOption, print_json, workspace_of
from ui.commands.sources import described

DATE = "A day, month or year: 2023-09-14, 2023-09, 2023."


def edit_source(
    article_id: str,
    title: Annotated[str | None, typer.Option(help="Its headline.")] = None,
    byline: Annotated[str | None, typer.Option(help="Who wrote it.")] = None,
    publisher: Annotated[str | None, typer.Option(help="Who published it.")] = None,
    original_publisher: Annotated[
        str | None, typer.Option(help="Who carried the work out, where it is a reprint.")
    ] = None,
    published: Annotated[str | None, typer.Option(help=DATE)] = None,
    updated: Annotated[str | None, typer.Option(help=DATE)] = None,
    url: Annotated[str | None, typer.Option(help="Where a reader finds it.")] = None,
    canonical_url: Annotated[
        str | None, typer.Option(help="The address that its page declares to be its own.")
    ] = None,
    licence: Annotated[str | None, typer.Option(help="Its terms, or their address.")] = None,
    language: Annotated[str | None, typer.Option(help="Two letters, ISO 639-1.")] = None,
    clear: Annotated[
        list[str] | None,
        typer.Option(metavar="FIELD", help="Take the correction of this field back."),
    ] = None,
    library: LibraryOption = None,
    as_json: JsonOption = False,
) -> None:
    """Correct what a source says of itself. What was read stays stored; its text does not change.

    An empty value ("") says that there is none. A correction holds for all versions of the source.
    """
    from ui.schemas.articles import article_json, corrections_json

    told = {
        "title": title,
        "byline": byline,
        "publisher": publisher,
        "original_publisher": original_publisher,
        "published": published,
        "updated": updated,
        "url": url,
        "canonical_url": canonical_url,
        "licence": licence,
        "language": language,
    }
    values = {field: value for field, value in told.items() if value is not None}
    cleared = [name.removeprefix("--").replace("-", "_") for name in clear or ()]
    if both := values.keys() & set(cleared):
        raise typer.BadParameter(f"{min(both)} is both given and cleared; choose one.")
    if not values and not cleared:
        raise typer.BadParameter("Name what is to be corrected, such as --publisher, or --clear.")
    with workspace_of(library, write=True) as workspace:
        workspace.indexer.correct(article_id, {**values, **dict.fromkeys(cleared)})
        article = workspace.library.article(article_id)
        row = article_json(article, workspace.library.passage_count(article_id))
        corrections = corrections_json(workspace.corrections.of(article_id))
    if as_json:
        print_json(row | {"corrections": corrections})
    else:
        typer.echo("\n".join(described(row, corrections)))
