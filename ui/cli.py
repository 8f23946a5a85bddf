"""The command line. Data goes to stdout, everything else to stderr; `--json` gives data as JSON.

Exit status: 0 done, 1 failed, 2 wrong usage.
"""

import logging
import sys
from collections.abc import Callable
from typing import Annotated

import typer

from assistant.release import release
from ui.commands import (
    asking,
    auditing,
    backing_up,
    editing,
    keys,
    library,
    measuring,
    people,
    serving,
    sources,
)
from ui.commands.with_default import WithDefault

app = typer.Typer(
    name="dossier",
    help="A research assistant over your own sources: every sentence it says points at the exact"
    " words of a source, or it is not said.",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
)
COMMANDS: dict[str, Callable[..., None]] = {
    "ingest": library.ingest,
    "ask": asking.ask,
    "chat": asking.chat,
    "serve": serving.serve,
    "demo": serving.demo,
    "mcp": serving.serve_mcp,
    "export": asking.export,
    "check": library.check,
    "reindex": library.reindex,
    "backup": backing_up.back_up,
    "restore": backing_up.restore,
    "bench": measuring.run_bench,
}
SOURCES_COMMANDS: dict[str, Callable[..., None]] = {
    "list": sources.list_sources,
    "show": sources.show_source,
    "original": sources.keep_original,
    "edit": editing.edit_source,
    "remove": sources.remove_source,
    "runs": sources.list_runs,
    "cite": sources.cite_sources,
    "names": people.list_names,
    "statements": people.list_statements,
}
EVAL_COMMANDS: dict[str, Callable[..., None]] = {
    "run": measuring.evaluate_dataset,
    "score": measuring.score_log,
    "compare": measuring.compare_runs,
    "pin": measuring.pin_floors,
    "ablate": measuring.ablate_parts,
    "draft": auditing.draft_set,
    "check": auditing.check_set,
    "audit": auditing.audit_library,
}
KEYS_COMMANDS: dict[str, Callable[..., None]] = {
    "add": keys.add_key,
    "list": keys.list_keys,
    "revoke": keys.revoke_key,
}
for name, command in COMMANDS.items():
    app.command(name)(command)
for title, about, commands in (
    ("sources", "List, show, correct and remove the sources of a library.", SOURCES_COMMANDS),
    ("keys", "Make, list and revoke the keys of those a library is served to.", KEYS_COMMANDS),
    (
        "eval",
        "Measure answers: `dossier eval DATASET` runs, the others look at runs and stored answers.",
        EVAL_COMMANDS,
    ),
):
    group = typer.Typer(
        help=about, no_args_is_help=True, cls=WithDefault if title == "eval" else None
    )
    for name, command in commands.items():
        group.command(name)(command)
    app.add_typer(group, name=title)


def _tell_release(asked: bool) -> None:
    if asked:
        typer.echo(f"dossier {release()}")
        raise typer.Exit


@app.callback()
def options(
    version: Annotated[
        bool,
        typer.Option(
            "--version", callback=_tell_release, is_eager=True, help="Which release this is."
        ),
    ] = False,
) -> None:
    """What may stand before a command."""


def main() -> None:
    """Run the command line; an expected failure is one sentence on stderr and exit status 1."""
    from ui.errors import KNOWN, row_of

    logging.basicConfig(stream=sys.stderr, level=logging.WARNING)
    try:
        app()
    except KNOWN as error:
        typer.echo(f"dossier: {error}", err=True)
        sys.exit(row_of(error).exit_code)


if __name__ == "__main__":
    main()
