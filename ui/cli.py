"""The command line. Data goes to stdout, everything else to stderr; `--json` gives data as JSON.

Exit status: 0 done, 1 failed, 2 wrong usage. Each command imports what it needs when it runs, so
that `--help` is immediate.
"""

import json
import logging
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

if TYPE_CHECKING:
    from assistant.wiring import Workspace
    from index.hit import Filter

app = typer.Typer(
    name="dossier",
    help="A research assistant over your own sources: every sentence it says points at the exact"
    " words of a source, or it is not said.",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
)
sources_app = typer.Typer(
    help="List, show and remove the sources of a library.", no_args_is_help=True
)
app.add_typer(sources_app, name="sources")

LibraryOption = Annotated[
    Path | None,
    typer.Option("--library", metavar="DIR", help="Folder of the library (or DOSSIER_LIBRARY)."),
]
JsonOption = Annotated[bool, typer.Option("--json", help="Print data as JSON.")]
Since = Annotated[
    str | None, typer.Option(metavar="DATE", help="Published on or after, YYYY-MM-DD.")
]
Until = Annotated[str | None, typer.Option(metavar="DATE", help="Published on or before.")]
Publisher = Annotated[list[str] | None, typer.Option(help="Publisher; may be given again.")]
Language = Annotated[
    list[str] | None, typer.Option(help="Language code, such as es; may be given again.")
]


@app.command()
def ingest(
    places: Annotated[list[str], typer.Argument(metavar="PATH...", help="Files and folders.")],
    library: LibraryOption = None,
    as_json: JsonOption = False,
) -> None:
    """Read sources into the library. What is known already is passed over."""
    from ingest.source import discover

    with _workspace(library, write=True) as workspace:
        report = workspace.indexer.ingest(discover(places), _announce)
    failed = [{"source": failure.source, "error": failure.error} for failure in report.failed]
    if as_json:
        _print_json(
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


@app.command()
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
    from ui.terminal import render

    where = _filter(since, until, publisher, language)
    with _workspace(library) as workspace:
        answer = workspace.assistant.converse(conversation, question, where)
    if as_json:
        _print_json(answer_json(answer))
    else:
        typer.echo(render(answer))
        typer.echo(f"\nconversation {answer.conversation_id}", err=True)


@app.command()
def chat(
    library: LibraryOption = None,
    conversation: Annotated[
        str | None, typer.Option(metavar="ID", help="Go on with this conversation.")
    ] = None,
) -> None:
    """Ask in the terminal, question after question; an empty line ends it."""
    from ui.terminal import render

    # The lock, since what another process ingests beside a chat would not be found.
    with _workspace(library, write=True) as workspace:
        while question := _next_question():
            answer = workspace.assistant.converse(conversation, question)
            conversation = answer.conversation_id
            typer.echo(render(answer) + "\n")
    if conversation:
        typer.echo(f"To go on: dossier chat --conversation {conversation}", err=True)


@app.command()
def serve(
    library: LibraryOption = None,
    port: Annotated[int, typer.Option(help="Port on this machine.")] = 8000,
) -> None:
    """Serve the chat and the API on this machine."""
    with _workspace(library, write=True) as workspace:
        _serve(workspace, port)


@app.command()
def demo(
    port: Annotated[int, typer.Option(help="Port on this machine.")] = 8000,
) -> None:
    """Read the bundled sample sources into a throw-away library and serve it."""
    from tempfile import TemporaryDirectory

    from evals.dataset import GOLD
    from ingest.source import discover

    with (
        TemporaryDirectory(prefix="dossier-demo-") as folder,
        _workspace(Path(folder), write=True) as workspace,
    ):
        typer.echo("Reading the sample sources …", err=True)
        report = workspace.indexer.ingest(discover([GOLD / "sources"]))
        typer.echo(f"{report.added} sources, {report.passages} passages.", err=True)
        _serve(workspace, port)


@app.command()
def export(
    conversation: Annotated[
        str | None, typer.Argument(metavar="[ID]", help="One conversation; all of them without it.")
    ] = None,
    library: LibraryOption = None,
    as_json: JsonOption = False,
) -> None:
    """Print conversations with their answers and quotes, as Markdown or as JSON."""
    from assistant.answer_json import answer_json
    from ui.markdown import conversation_markdown

    with _workspace(library) as workspace:
        stored = workspace.conversations
        ids = [conversation] if conversation else [row.id for row in stored.list()]
        found = [stored.get(conversation_id) for conversation_id in ids]
    if as_json:
        _print_json(
            [
                {
                    "id": each.id,
                    "title": each.title,
                    "turns": [
                        {"asked_at": turn.asked_at.isoformat(), **answer_json(turn.answer)}
                        for turn in each.turns
                    ],
                }
                for each in found
            ]
        )
    else:
        typer.echo("\n".join(conversation_markdown(each) for each in found), nl=False)


@app.command()
def check(library: LibraryOption = None, as_json: JsonOption = False) -> None:
    """Compare the catalogue with both indexes; exit 1 if they do not agree."""
    with _workspace(library) as workspace:
        found = workspace.indexer.check()
    if as_json:
        _print_json(
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


@app.command()
def reindex(library: LibraryOption = None, as_json: JsonOption = False) -> None:
    """Build both indexes anew from the catalogue, with the embedding model that is set."""
    with _workspace(library, write=True) as workspace:
        passages = workspace.indexer.reindex(_announce)
    if as_json:
        _print_json({"passages": passages})
    else:
        typer.echo(f"{passages} passages indexed.")


@sources_app.command("list")
def list_sources(library: LibraryOption = None, as_json: JsonOption = False) -> None:
    """The sources of the library, latest first."""
    from ui.schemas import article_json

    with _workspace(library) as workspace:
        rows = [
            article_json(article, workspace.library.passage_count(article.id))
            for article in workspace.library.articles()
        ]
    if as_json:
        _print_json(rows)
    for row in [] if as_json else rows:
        about = ", ".join(
            str(row[key]) for key in ("publisher", "published", "language") if row[key]
        )
        typer.echo(f"{row['id']}  {row['title']}  ({about}; {row['passages']} passages)")


@sources_app.command("show")
def show_source(
    article_id: str, library: LibraryOption = None, as_json: JsonOption = False
) -> None:
    """One source: where it comes from, and the text that citations point into."""
    from ui.schemas import article_json

    with _workspace(library) as workspace:
        article = workspace.library.article(article_id)
        row = article_json(article, workspace.library.passage_count(article_id))
    if as_json:
        _print_json(row | {"text": article.text})
    else:
        typer.echo("\n".join(f"{key}: {value}" for key, value in row.items() if value is not None))
        typer.echo("\n" + article.text)


@sources_app.command("remove")
def remove_source(
    article_id: str, library: LibraryOption = None, as_json: JsonOption = False
) -> None:
    """Remove a source from the library and both indexes."""
    with _workspace(library, write=True) as workspace:
        workspace.indexer.remove(article_id)
    if as_json:
        _print_json({"removed": article_id})
    else:
        typer.echo(f"{article_id} removed.")


@app.command("eval")
def evaluate_dataset(
    dataset: Annotated[str, typer.Argument(help="`gold` (bundled), or a folder.")],
    out: Annotated[Path, typer.Option(help="Folder for log, summary, manifest and report.")] = Path(
        "reports/eval"
    ),
    limit: Annotated[int | None, typer.Option(help="Ask a seeded sample of this size.")] = None,
    seed: Annotated[int, typer.Option(help="Seed of the sample and of the intervals.")] = 0,
    sides: Annotated[
        bool, typer.Option("--sides", help="Search only: vectors, terms and both, compared.")
    ] = False,
    language: Annotated[
        str | None, typer.Option(help="With --sides: only questions in this language.")
    ] = None,
    as_json: JsonOption = False,
) -> None:
    """Ask every question of a data set and measure the answers.

    Exit status: 0 all floors held, 1 the run broke, 3 a promise was broken (a quote that is no
    slice, a sentence without a citation), 4 a figure fell below its floor.
    """
    if sides:
        _compare_sides(dataset, limit, seed, language, as_json)
        return
    from evals.evaluate import evaluate
    from evals.gate import judge, read_floors
    from evals.summary import render_table, summary_json

    summary = evaluate(
        dataset, _settings(None), out=out, limit=limit, seed=seed, stage=_announce_stage
    )
    gate = judge(summary, read_floors(summary.dataset))
    if as_json:
        _print_json(summary_json(summary))
    else:
        typer.echo(render_table(summary))
    typer.echo(f"report: {out / 'report.html'}", err=True)
    for reason in gate.reasons:
        typer.echo(reason, err=True)
    raise typer.Exit(gate.verdict)


def _compare_sides(
    dataset: str, limit: int | None, seed: int, language: str | None, as_json: bool
) -> None:
    from dataclasses import asdict

    from evals.stages import compare_sides, render_sides

    figures = compare_sides(
        dataset,
        _settings(None),
        limit=limit,
        seed=seed,
        language=language,
        stage=_announce_stage,
    )
    if as_json:
        _print_json([asdict(side) for side in figures])
    else:
        typer.echo(render_sides(figures))


@app.command("bench")
def run_bench(as_json: JsonOption = False) -> None:
    """Speed and memory, as ratios to the bare libraries on the same texts."""
    from dataclasses import asdict

    from evals.bench import bench, render_bench

    figures = bench(_settings(None))
    if as_json:
        _print_json(asdict(figures))
    else:
        typer.echo(render_bench(figures))


def main() -> None:
    """Run the command line; an expected failure is one sentence on stderr and exit status 1."""
    from ui.errors import KNOWN, row_of

    logging.basicConfig(stream=sys.stderr, level=logging.WARNING)
    try:
        app()
    except KNOWN as error:
        typer.echo(f"dossier: {error}", err=True)
        sys.exit(row_of(error).exit_code)


@contextmanager
def _workspace(library: Path | None, *, write: bool = False) -> "Iterator[Workspace]":
    from assistant.wiring import open_workspace

    with open_workspace(_settings(library), write=write) as workspace:
        yield workspace


def _settings(library: Path | None) -> Any:
    from assistant.settings import load_settings

    return load_settings(library=library)


def _serve(workspace: "Workspace", port: int) -> None:
    import uvicorn

    from ui.api import create_app

    workspace.indexer.finish()
    counts = workspace.library.counts()
    typer.echo(
        f"Dossier answers from {counts.articles} sources at http://127.0.0.1:{port}"
        " (chat at /, API described at /docs). Ctrl+C stops it.",
        err=True,
    )
    uvicorn.run(create_app(workspace), host="127.0.0.1", port=port, log_level="warning")


def _filter(
    since: str | None, until: str | None, publishers: list[str] | None, languages: list[str] | None
) -> "Filter":
    from index.hit import Filter

    return Filter(_day(since), _day(until), tuple(publishers or ()), tuple(languages or ()))


def _day(text: str | None) -> Any:
    from datetime import date

    try:
        return date.fromisoformat(text) if text else None
    except ValueError as error:
        raise typer.BadParameter(f"{text!r} is not a day; write it as 2021-09-07.") from error


def _announce(progress: Any) -> None:
    if sys.stderr.isatty():
        line = f"{progress.done} sources, {progress.passages} passages: {progress.location}"
        typer.echo(f"\r\x1b[K{line[:100]}", nl=False, err=True)


def _announce_stage(name: str, done: int, total: int | None) -> None:
    if sys.stderr.isatty():
        of = f" of {total}" if total else ""
        typer.echo(f"\r\x1b[K{name}: {done}{of}", nl=False, err=True)


def _next_question() -> str:
    try:
        return input("? ").strip()
    except EOFError:
        return ""


def _print_json(value: Any) -> None:
    typer.echo(json.dumps(value, ensure_ascii=False, indent=2))


if __name__ == "__main__":
    main()
