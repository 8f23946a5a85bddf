"""The Evals view as HTML: the runs that were kept with their figures, and two of them to compare.

Pure functions from values to markup; what a run is called and made of comes from files.
"""

from collections.abc import Sequence
from html import escape
from urllib.parse import urlencode

from evals.metrics.statistics import Interval
from evals.runs.figures import HEADLINE, figure_text, measure
from evals.runs.kept import KeptRun
from ui.wording.markup import attribute, count
from ui.words import say

EXPLAINED = (
    "Means with their 95% intervals. A run’s report shows every answer beside its gold, with the"
    " cited words highlighted."
)


def evals_html(runs: Sequence[KeptRun]) -> str:
    """The runs as a table, the latest first; how to make one where there is none."""
    if not runs:
        return (
            '<div class="evals empty"><h2>' + say("No evals yet") + "</h2>"
            '<p class="hint">'
            + say(
                "An eval asks a whole set of questions and measures the answers against their gold."
            )
            + " <code>dossier eval gold --out reports/gold</code>, "
            + say(
                "run in the folder where this server was started, measures the bundled set and"
                " appears here."
            )
            + "</p></div>"
        )
    heads = "".join(f"<th scope=col>{escape(say(measure(name).title))}</th>" for name in HEADLINE)
    rows = "".join(_row(run) for run in runs)
    return (
        f'<div class="evals"><h2>{say("Evals")}</h2>{_comparing(runs)}'
        f'<div class="table" role="region" tabindex="0" aria-label="{say("Evals")}"><table>'
        f"<thead><tr><th scope=col>{say('Run')}</th><th scope=col>{say('Questions')}</th>"
        f"{heads}</tr></thead>"
        f"<tbody>{rows}</tbody></table></div>"
        f'<p class="hint">{say(EXPLAINED)}</p></div>'
    )


def _row(run: KeptRun) -> str:
    cells = "".join(_figure(name, run.figures.get(name)) for name in HEADLINE)
    facts = " · ".join(part for part in (run.dataset, run.model, run.finished[:10]) if part)
    asked = f"{run.questions} {say('of')} {run.available}" if run.questions else say("cut off")
    return (
        f'<tr><th scope=row><a href="evals/report?{attribute(urlencode({"run": run.name}))}"'
        f' target="_blank" rel="noopener">{escape(run.name)}</a>'
        f'<span class="facts">{escape(facts)}</span></th><td class="num">{asked}</td>{cells}</tr>'
    )


def _figure(name: str, figure: Interval | None) -> str:
    if figure is None:
        return '<td class="num">–</td>'
    told = measure(name)
    mean, low, high = (figure_text(told, v) for v in (figure.mean, figure.low, figure.high))
    return f'<td class="num"><b>{mean}</b><span class="facts">{low} – {high}</span></td>'


def _comparing(runs: Sequence[KeptRun]) -> str:
    """A form that leads to the page of two runs; none where there is one alone."""
    finished = [run for run in runs if run.figures]
    if len(finished) < 2:
        return f'<p class="facts">{count(len(runs), "run")}</p>'

    def chosen(name: str, label: str, first: int) -> str:
        options = "".join(
            f'<option value="{attribute(run.name)}"{" selected" if at == first else ""}>'
            f"{escape(run.name)}</option>"
            for at, run in enumerate(finished)
        )
        return f'<label>{label} <select name="{name}">{options}</select></label>'

    return (
        '<form class="compare" method="get" action="evals/comparison" target="_blank">'
        f"{chosen('before', say('Compare'), 1)}{chosen('after', say('with'), 0)}"
        f'<button type="submit">{say("Compare")}</button></form>'
    )
