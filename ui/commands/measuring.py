"""Measuring: evals and speed."""

from pathlib import Path
from typing import Annotated

import typer

from ui.commands.session import JsonOption, announce_stage, print_json, settings_of


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
    gold_passage: Annotated[
        bool,
        typer.Option("--gold-passage", help="Reading only: the paragraph that answers is given."),
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
    if gold_passage:
        _read_gold(dataset, limit, seed, as_json)
        return
    from evals.evaluate import evaluate
    from evals.gate import judge, read_floors
    from evals.summary import render_table, summary_json

    summary = evaluate(
        dataset, settings_of(), out=out, limit=limit, seed=seed, stage=announce_stage
    )
    gate = judge(summary, read_floors(summary.dataset))
    _show(summary_json(summary), render_table(summary), as_json)
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
        settings_of(),
        limit=limit,
        seed=seed,
        language=language,
        stage=announce_stage,
    )
    _show([asdict(side) for side in figures], render_sides(figures), as_json)


def _read_gold(dataset: str, limit: int | None, seed: int, as_json: bool) -> None:
    from dataclasses import asdict

    from evals.gold_passage import read_gold, render_gold_passage

    figures = read_gold(dataset, settings_of(), limit=limit, seed=seed, stage=announce_stage)
    _show(asdict(figures), render_gold_passage(figures), as_json)


def run_bench(
    dataset: Annotated[
        str, typer.Option(help="With --passages: whose articles and questions.")
    ] = "gold",
    passages: Annotated[
        int | None, typer.Option(help="Time questions to a library of at least this size instead.")
    ] = None,
    articles: Annotated[
        Path | None,
        typer.Option(help="Ingest this folder instead, beside the bare model and LlamaIndex."),
    ] = None,
    as_json: JsonOption = False,
) -> None:
    """Speed and memory, as ratios to the bare libraries on the same texts."""
    from dataclasses import asdict

    if articles is not None:
        from evals.throughput import measure_throughput, render_throughput

        throughput = measure_throughput(settings_of(), articles)
        _show(asdict(throughput), render_throughput(throughput), as_json)
        return
    if passages is not None:
        from evals.scale import at_scale, render_scale

        scale = at_scale(settings_of(), dataset, passages)
        _show(asdict(scale), render_scale(scale), as_json)
        return
    from evals.bench import bench, render_bench

    figures = bench(settings_of())
    _show(asdict(figures), render_bench(figures), as_json)


def _show(data: object, rendered: str, as_json: bool) -> None:
    if as_json:
        print_json(data)
    else:
        typer.echo(rendered)
