"""The command line. Data goes to stdout, everything else to stderr; `--json` gives data as JSON.

Exit status: 0 done, 1 failed, 2 wrong usage.
"""

import logging
import sys
from collections.abc import Callable

import typer

from ui.commands import asking, editing, library, measuring, serving, sources

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
    "export": asking.export,
    "check": library.check,
    "reindex": library.reindex,
    "eval": measuring.evaluate_dataset,
    "bench": measuring.run_bench,
}
SOURCES_COMMANDS: dict[str, Callable[..., None]] = {
    "list": sources.list_sources,
    "show": sources.show_source,
    "original": sources.keep_original,
    "edit": editing.edit_source,
    "remove": sources.remove_source,
    "runs": sources.list_runs,
}
for name, command in COMMANDS.items():
    app.command(name)(command)
group = typer.Typer(
    help="List, show, correct and remove the sources of a library.", no_args_is_help=True
)
for name, command in SOURCES_COMMANDS.items():
    group.command(name)(command)
app.add_typer(group, name="sources")


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
