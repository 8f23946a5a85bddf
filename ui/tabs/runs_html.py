"""Past runs as HTML: what was asked for, what came of it, what failed and why, and how to retry."""

from collections.abc import Sequence
from html import escape

from ingest.catalogue.runs import RunRecord, State
from ui.http.uploads import name_of
from ui.tabs.library_html import came_to
from ui.tabs.retrying import retry_of
from ui.wording.markup import attribute, count
from ui.wording.moments import short_day
from ui.wording.passed_over import passed_over
from ui.words import say, translated

SHOWN = 30  # runs
FAILURES = 100  # of one run
PLACES = 3  # of one run, by name

STATES: dict[State, str] = {
    "running": "Going on",
    "done": "Done",
    "stopped": "Stopped by hand",
    "failed": "Broken off by an error",
    "interrupted": "Interrupted",
}


def runs_html(runs: Sequence[RunRecord]) -> str:
    """The latest runs, folded; none where nothing was ever ingested."""
    if not runs:
        return ""
    items = "".join(_run(run) for run in runs[:SHOWN])
    return (
        '<details class="runs"><summary>' + say("Past runs") + "</summary>"
        f'<ol aria-label="{say("Past runs, the latest first")}">{items}</ol></details>'
    )


def _run(run: RunRecord) -> str:
    tally = run.tally
    facts = came_to(tally.added, tally.updated, tally.unchanged, run.failed)
    files = passed_over(tally.passed_over)
    beside = f'<p class="hint">{say("Passed over: {files}", files=files)}</p>' if files else ""
    came = " · ".join([*facts, count(tally.passages, "passage")])
    error = f'<p class="error">{escape(translated(run.error))}</p>' if run.error else ""
    return (
        f'<li class="run is-{run.state}"><p class="state"><b>{say(STATES[run.state])}</b>'
        f' <time datetime="{run.started.isoformat(timespec="seconds")}">'
        f"{short_day(run.started)}, {run.started:%H:%M} UTC</time></p>"
        f'<p class="asked">{_asked(run.places)}</p><p class="facts">{came}</p>{beside}{error}'
        f"{_failures(run)}{_again(run)}</li>"
    )


def _asked(places: Sequence[str]) -> str:
    if not places:
        return say("Uploaded files")
    named = ", ".join(f"<bdi>{escape(place)}</bdi>" for place in places[:PLACES])
    more = len(places) - PLACES
    return say("{named} and {more} more", named=named, more=more) if more > 0 else named


def _how_many(failed: int) -> str:
    return say("{sources} could not be read, and why", sources=count(failed, "source"))


def _failures(run: RunRecord) -> str:
    failures = run.tally.failures[:FAILURES]
    if not failures:
        return ""
    items = "".join(
        f"<li><b><bdi>{escape(name_of(source))}</bdi></b> {escape(translated(error))}</li>"
        for source, error in failures
    )
    more = run.failed - len(failures)
    rest = f'<p class="hint">{say("And {more} more.", more=more)}</p>' if more > 0 else ""
    return (
        f"<details><summary>{_how_many(run.failed)}</summary>"
        f'<ul class="failed">{items}</ul>{rest}</details>'
    )


def _again(run: RunRecord) -> str:
    retry = retry_of(run)
    if retry is None:
        return ""
    if not retry.places:
        return f'<p class="hint">{say(retry.why_not)}</p>'
    what = say("Try what failed again") if run.state == "done" else say("Go on with this run")
    name = attribute(f"{what}: {short_day(run.started)}, {run.started:%H:%M} UTC")
    return (
        f'<button type="button" class="again" data-act="retry_run" data-id="{run.id}"'
        f' aria-label="{name}">{what}</button>'
    )
