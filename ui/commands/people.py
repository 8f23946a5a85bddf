"""Whom and what the sources name, and who says what, at the command line."""

from typing import Annotated

import typer

from ui.commands.session import JsonOption, LibraryOption, print_json, workspace_of


def list_names(
    words: Annotated[str, typer.Argument(help="Words of the name, or its id.")] = "",
    kind: Annotated[
        str | None, typer.Option(help="person, organisation, place or unknown.")
    ] = None,
    source: Annotated[
        str | None, typer.Option(metavar="ID", help="What this source names alone.")
    ] = None,
    passages: Annotated[
        bool, typer.Option("--passages", help="The sentences of each name, too.")
    ] = False,
    limit: Annotated[int, typer.Option(min=1, help="Names at most.")] = 50,
    library: LibraryOption = None,
    as_json: JsonOption = False,
) -> None:
    """The people, organisations and places that the sources name, those in most sources first."""
    from assistant.names.mentions import mentions_of
    from assistant.names.register import KINDS
    from ui.schemas.names import name_json, named_json
    from ui.wording.markup import count
    from ui.wording.terminal import plain

    chosen = next((one for one in KINDS if one == kind), None)
    if kind is not None and chosen is None:
        raise typer.BadParameter(f"{kind!r} is no kind of name: {', '.join(KINDS)}.")
    with workspace_of(library) as workspace:
        if source:
            workspace.library.article(source)
        register = workspace.names.register()
        by_id = [one for one in register.meant_by(words) if one.id == words]
        names = by_id or register.page(words, chosen, source, limit=limit).names
        found = [
            (name, mentions_of(workspace.library, register, name, source) if passages else None)
            for name in names
        ]
    if as_json:
        print_json([named_json(name, page) if page else name_json(name) for name, page in found])
        return
    for name, page in found:
        others = "; ".join(plain(form) for form in name.forms if form != name.text)
        typer.echo(
            f"{name.id}  {plain(name.text)}  ({name.kind}; {count(name.count, 'mention')} in"
            f" {count(len(name.mentions), 'source')}{f'; also {others}' if others else ''})"
        )
        for one in page.mentions if page else ():
            article = one.citation.article
            typer.echo(f"    {article.id}  {plain(article.title)}")
            typer.echo(f"        “{plain(one.citation.quote)}”")


def list_statements(
    question: Annotated[str, typer.Argument(help="Of the passages closest to this.")] = "",
    name: Annotated[str, typer.Option(help="By or about this name, or its id.")] = "",
    denied: Annotated[bool, typer.Option("--denied", help="Denials alone.")] = False,
    limit: Annotated[int, typer.Option(min=1, max=5_000, help="Statements at most.")] = 200,
    library: LibraryOption = None,
    as_json: JsonOption = False,
) -> None:
    """Who says what in the sources, and who denies what, by speaker."""
    from assistant.views.statements import About, who_says
    from ui.schemas.statements import statements_json
    from ui.wording.terminal import plain
    from ui.wording.voices import speaker_of

    with workspace_of(library) as workspace:
        register = workspace.names.register()
        about = About(question, (), name, denied)
        accounts = who_says(workspace.library, workspace.retriever, register, about, limit)
    if as_json:
        print_json(statements_json(accounts))
        return
    for account in accounts:
        typer.echo(plain(speaker_of(account.speaker)))
        for citation in (*account.statements, *account.denials):
            hedge = f"{citation.hedge}: " if citation.hedge else ""
            typer.echo(f"    {hedge}“{plain(citation.quote)}”")
            typer.echo(f"        {citation.article.id}  {plain(citation.article.title)}")
