"""Measuring: evals and speed."""

from pathlib import Path
from typing import Annotated

import typer

from ui.commands.session import JsonOption, announce_stage, print_json, settings_of


def evaluate_dataset(
    dataset: Annotated[
        str, typer.Argument(help="`gold` (bundled), a folder, or a file in a public layout.")
    ],
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
    resume: Annotated[
        bool,
        typer.Option("--resume", help="Go on with a run that was cut off, in its folder."),
    ] = False,
    at_once: Annotated[
        int, typer.Option(min=1, max=32, help="Questions asked beside each other.")
    ] = 1,
    as_json: JsonOption = False,
) -> None:
    """Ask every question of a data set and measure the answers.

    Exit status: 0 all floors held, 1 the run broke, 3 a promise was broken (a quote that is no
    slice, a sentence without a citation), 4 a figure fell below its floor, or with --sides both
    together find less than one side alone.
    """
    if sides:
        _compare_sides(dataset, limit, seed, language, as_json)
        return
    if gold_passage:
        _read_gold(dataset, limit, seed, as_json)
        return
    from evals.evaluate import evaluate
    from evals.runs.gate import floors_of, judge
    from evals.runs.summary import render_table, summary_json

    summary = evaluate(
        dataset,
        settings_of(),
        out=out,
        limit=limit,
        seed=seed,
        resume=resume,
        at_once=at_once,
        stage=announce_stage,
    )
    gate = judge(summary, floors_of(summary.dataset, dataset))
    _show(summary_json(summary), render_table(summary), as_json)
    typer.echo(f"report: {out / 'report.html'}", err=True)
    for reason in gate.reasons:
        typer.echo(reason, err=True)
    raise typer.Exit(gate.verdict)


def score_log(
    run: Annotated[Path, typer.Argument(help="Folder of a run, or its log.")],
    out: Annotated[
        Path | None, typer.Option(help="Folder for the log with its scores, summary and report.")
    ] = None,
    as_json: JsonOption = False,
) -> None:
    """Compute all figures of a run anew from its log alone: no library and no model is asked."""
    from evals.evaluate import score_again
    from evals.runs.summary import render_table, summary_json

    summary = score_again(run, out)
    _show(summary_json(summary), render_table(summary), as_json)


def compare_runs(
    before: Annotated[Path, typer.Argument(help="Folder of a run, or its log.")],
    after: Annotated[Path, typer.Argument(help="Folder of another run of the same questions.")],
    out: Annotated[Path | None, typer.Option(help="HTML file with both answers.")] = None,
    seed: Annotated[int, typer.Option(help="Seed of the intervals.")] = 0,
    as_json: JsonOption = False,
) -> None:
    """What became better and what worse from one run to another, and whether that is chance.

    Exit status: 4 where a measure fell and its interval leaves out zero, otherwise 0.
    """
    from dataclasses import asdict

    from evals.reports.compare import compare, render_comparison, write_comparison
    from evals.runs.gate import Verdict

    comparison = compare(before, after, seed)
    _show(asdict(comparison), render_comparison(comparison), as_json)
    if out:
        write_comparison(out, comparison)
        typer.echo(f"report: {out}", err=True)
    raise typer.Exit(Verdict.REGRESSION if comparison.worse else Verdict.PASSED)


def ablate_parts(
    dataset: Annotated[
        str, typer.Argument(help="`gold` (bundled), a folder, or a file in a public layout.")
    ],
    only: Annotated[
        list[str] | None, typer.Option(help="Leave out this part alone; may be given again.")
    ] = None,
    limit: Annotated[int | None, typer.Option(help="Ask a seeded sample of this size.")] = None,
    seed: Annotated[int, typer.Option(help="Seed of the sample and of the intervals.")] = 0,
    as_json: JsonOption = False,
) -> None:
    """What search, reading and each guard add: every question is asked again without each of them.

    `*` marks a part that surely helps by a measure, `!` one that surely harms.
    """
    from dataclasses import asdict

    from evals.ablate import ablate, render_ablated

    ablated = ablate(
        dataset, settings_of(), limit=limit, seed=seed, only=only or (), stage=announce_stage
    )
    _show(asdict(ablated), render_ablated(ablated), as_json)


def pin_floors(
    run: Annotated[Path, typer.Argument(help="Folder of a run over the whole data set.")],
    why: Annotated[str, typer.Option(help="What they rest on, or why they are moved.")],
    floors: Annotated[
        Path | None,
        typer.Option(
            help="File that holds them: FOLDER/floors.json of a set of your own; default: the"
            " bundled one."
        ),
    ] = None,
    as_json: JsonOption = False,
) -> None:
    """Make the figures of a run the floors of its data set: `dossier eval` fails below them.

    It looks for them in the data set's folder, and else among the bundled ones.
    """
    from evals.runs.gate import FLOORS, pin

    pinned = pin(run, why, floors or FLOORS)
    told = {"digest": pinned.digest, "why": pinned.why, "floors": dict(pinned.least)}
    _show(told, "\n".join(f"{name}  {least}" for name, least in pinned.least.items()), as_json)


def _compare_sides(
    dataset: str, limit: int | None, seed: int, language: str | None, as_json: bool
) -> None:
    from dataclasses import asdict

    from evals.stages import compare_sides, judge_sides, render_sides

    figures = compare_sides(
        dataset,
        settings_of(),
        limit=limit,
        seed=seed,
        language=language,
        stage=announce_stage,
    )
    _show([asdict(side) for side in figures], render_sides(figures), as_json)
    gate = judge_sides(figures)
    for reason in gate.reasons:
        typer.echo(reason, err=True)
    raise typer.Exit(gate.verdict)


def _read_gold(dataset: str, limit: int | None, seed: int, as_json: bool) -> None:
    from dataclasses import asdict

    from evals.runs.gold_passage import read_gold, render_gold_passage

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
        list[Path] | None,
        typer.Option(
            help="Ingest this folder instead, or the documents of these data sets,"
            " beside the bare model and LlamaIndex."
        ),
    ] = None,
    number: Annotated[
        int | None, typer.Option(help="With data sets: of how many documents, drawn evenly.")
    ] = None,
    as_json: JsonOption = False,
) -> None:
    """Speed and memory, as ratios to the bare libraries on the same texts."""
    from dataclasses import asdict

    if articles:
        from evals.throughput import measure_throughput, render_throughput

        throughput = measure_throughput(settings_of(), articles, number)
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
