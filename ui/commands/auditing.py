"""Looking after what was measured and answered: stored answers, and gold sets themselves."""

from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from ui.commands.session import JsonOption, LibraryOption, print_json, workspace_of


class By(StrEnum):
    """How long a period is."""

    MONTH = "month"
    DAY = "day"


def check_set(
    dataset: Annotated[
        str, typer.Argument(help="`gold` (bundled), a folder, or a file in a public layout.")
    ] = "gold",
    as_json: JsonOption = False,
) -> None:
    """Look through a data set: evidence that is no slice, answers that stand nowhere, lost names.

    Exit status: 1 where something is wrong in it.
    """
    from dataclasses import asdict

    from evals.datasets.check import check, render_check

    found = check(dataset)
    if as_json:
        print_json(asdict(found))
    else:
        typer.echo(render_check(found))
    raise typer.Exit(1 if found.problems else 0)


def draft_set(
    sources: Annotated[Path, typer.Argument(help="Folder of your own sources, or a file.")],
    out: Annotated[Path, typer.Option(help="Folder for the new data set.")],
    per_article: Annotated[int, typer.Option(min=1, help="Drafts a source, at most.")] = 5,
    as_json: JsonOption = False,
) -> None:
    """Propose questions from your own sources, for you to accept: no language model is asked."""
    from evals.datasets.draft import draft

    documents, questions, failed = draft(sources, out, per_article)
    for reason in failed:
        typer.echo(reason, err=True)
    file = out / "questions.jsonl"
    if as_json:
        told = {"documents": documents, "drafts": questions, "failed": failed, "file": str(file)}
        print_json(told)
        return
    typer.echo(f"{questions} drafts from {documents} documents: {file}")
    typer.echo('Set "accepted" to true in those that are right; the others are not asked.')


def audit_library(
    library: LibraryOption = None,
    by: Annotated[By, typer.Option(help="What answers and refusals are counted by.")] = By.MONTH,
    out: Annotated[Path | None, typer.Option(help="HTML file.")] = None,
    as_json: JsonOption = False,
) -> None:
    """Account for a library's stored answers, and cut every quote out of its source again.

    Exit status: 3 where a stored quote is not what stands in its source, or a sentence has no
    citation; otherwise 0.
    """
    from evals.reports.audit import audit
    from evals.reports.audit_report import audit_json, render_audit, write_audit
    from evals.runs.gate import Verdict

    with workspace_of(library) as workspace:
        found = audit(
            workspace.conversations.stored(),
            workspace.library.articles_by_id,
            workspace.feedback.counts(),
            by.value,
        )
    if as_json:
        print_json(audit_json(found))
    else:
        typer.echo(render_audit(found))
    if out:
        write_audit(out, found)
        typer.echo(f"report: {out}", err=True)
    raise typer.Exit(Verdict.PASSED if found.sound else Verdict.INVARIANT)
