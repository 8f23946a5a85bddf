"""Asking: one question, a chat in the terminal, and what was asked before."""

import sys
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from ui.commands.session import (
    JsonOption,
    LibraryOption,
    print_json,
    workspace_of,
    write_file,
)

if TYPE_CHECKING:
    from datetime import date

    from index.hit import Filter

Since = Annotated[
    str | None, typer.Option(metavar="DATE", help="Published on or after, YYYY-MM-DD.")
]
Until = Annotated[str | None, typer.Option(metavar="DATE", help="Published on or before.")]
Publisher = Annotated[list[str] | None, typer.Option(help="Publisher; may be given again.")]
Language = Annotated[
    list[str] | None, typer.Option(help="Language code, such as es; may be given again.")
]


NOT_STORED = (
    "The library can be read and not written, so this question is not stored: nothing can follow"
    " up on it."
)


def ask(
    question: Annotated[str, typer.Argument(help="The question, in quotes.")],
    library: LibraryOption = None,
    as_json: JsonOption = False,
    conversation: Annotated[
        str | None, typer.Option(metavar="ID", help="Ask within this conversation.")
    ] = None,
    since: Since = None,
    until: Until = None,
    publisher: Publisher = None,
    language: Language = None,
) -> None:
    """Answer a question from the sources, with citations to their exact words."""
    from assistant.answer_json import answer_json
    from assistant.kept.conversations import Conversation
    from ui.wording.terminal import render

    where = _filter(since, until, publisher, language)
    with workspace_of(library) as workspace:
        if workspace.read_only:
            so_far = workspace.conversations.get(conversation) if conversation else Conversation()
            answer = workspace.assistant.ask(so_far, question, where)
        else:
            answer = workspace.assistant.converse(conversation, question, where)
    if not answer.conversation_id:
        typer.echo(NOT_STORED, err=True)
    if as_json:
        print_json(answer_json(answer))
    else:
        typer.echo(render(answer))
        if answer.conversation_id:
            typer.echo(f"\nconversation {answer.conversation_id}", err=True)


def chat(
    library: LibraryOption = None,
    conversation: Annotated[
        str | None, typer.Option(metavar="ID", help="Go on with this conversation.")
    ] = None,
) -> None:
    """Ask in the terminal, question after question; an empty line ends it."""
    from ui.wording.terminal import render

    # The lock, since what another process ingests beside a chat would not be found.
    with workspace_of(library, write=True, make=True) as workspace:
        while question := _next_question():
            answer = workspace.assistant.converse(conversation, question)
            conversation = answer.conversation_id
            typer.echo(render(answer) + "\n")
    if conversation:
        typer.echo(f"To go on: dossier chat --conversation {conversation}", err=True)


def export(
    conversation: Annotated[
        str | None, typer.Argument(metavar="[ID]", help="One conversation; all of them without it.")
    ] = None,
    form: Annotated[
        str | None,
        typer.Option(help="markdown, html, docx, json, csv, xlsx, csl-json or bibtex; of one."),
    ] = None,
    turn: Annotated[
        int | None, typer.Option(min=1, help="One answer alone, counted from 1.")
    ] = None,
    out: Annotated[Path | None, typer.Option(help="File to write, by its ending.")] = None,
    library: LibraryOption = None,
    as_json: JsonOption = False,
) -> None:
    """Print or write conversations with their answers and quotes, as Markdown or in other forms."""
    from assistant.errors import UnknownTurn
    from ui.exports.formats import alone, conversation_json, exported, form_of

    if (out or form or turn) and not conversation:
        raise typer.BadParameter("name the conversation: these options are for one of them.")
    with workspace_of(library) as workspace:
        stored = workspace.conversations
        ids = [conversation] if conversation else [row.id for row in stored.list()]
        found = [stored.get(conversation_id) for conversation_id in ids]
    if turn:
        if turn > len(found[0].turns):
            raise UnknownTurn(turn)
        found = [alone(found[0], turn)]
    if as_json and not form and not out:
        print_json([conversation_json(each) for each in found])
        return
    wanted = form_of("json" if as_json and not form else form, out)
    made = [exported(each, wanted) for each in found]
    if out:
        write_file(out, made[0].content)
    else:
        sys.stdout.buffer.write(b"\n".join(file.content for file in made))


def _filter(
    since: str | None, until: str | None, publishers: list[str] | None, languages: list[str] | None
) -> "Filter":
    from index.hit import Filter

    return Filter(_day(since), _day(until), tuple(publishers or ()), tuple(languages or ()))


def _day(text: str | None) -> "date | None":
    from datetime import date

    try:
        return date.fromisoformat(text) if text else None
    except ValueError as error:
        raise typer.BadParameter(f"{text!r} is not a day; write it as 2021-09-07.") from error


def _next_question() -> str:
    try:
        return input("? ").strip()
    except EOFError:
        return ""
