"""One HTML file that shows a run: its figures, and every question beside its gold.

The file asks nothing of the network. All text of sources and questions is untrusted; the
template escapes whatever it is given.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from heapq import nsmallest
from itertools import pairwise
from pathlib import Path

from evals.datasets.example import Json
from evals.metrics.calibration import Bin
from evals.metrics.refusal import RiskPoint
from evals.metrics.spans import DocSpan, overlap
from evals.metrics.statistics import Interval
from evals.reports.templates import template
from evals.runs.figures import HEADLINE, INVARIANTS, MEASURES, figure_text, measure
from evals.runs.references import REFERENCES
from evals.runs.summary import Summary
from evals.writing import write

SHOWN = 400  # questions; more would make the file slow to open

VERDICTS = (
    "broken invariant",
    "answered, though nothing says so",
    "wrong answer",
    "wrongly refused",
    "right, cites other words",
    "not judged",
    "right",
    "rightly refused",
)
"""From worst to best."""


@dataclass(frozen=True, slots=True)
class Stretch:
    """A piece of a passage, and whether the answer cites it and the gold names it."""

    text: str
    cited: bool
    gold: bool


def write_report(path: Path, summary: Summary, manifest: Json, records: Iterable[Json]) -> None:
    """Write the page that `report_page` makes."""
    write(path, report_page(summary, manifest, records))


def report_page(summary: Summary, manifest: Json, records: Iterable[Json]) -> str:
    """The page as HTML; of more than `SHOWN` questions, the worst."""
    worst = nsmallest(SHOWN, records, key=badness)
    return template("report.html.j2").render(
        summary=summary,
        manifest=manifest,
        made_with=_made_with(manifest),
        headline=[_row(name, summary.figures) for name in HEADLINE],
        groups=_groups(summary),
        slices=[(part, [_row(name, part.figures) for name in HEADLINE]) for part in summary.slices],
        references=[(each, _row(each.measure, summary.figures)) for each in REFERENCES],
        curve=_polyline(summary.risk.points),
        reliability=[_dot(each) for each in summary.calibration.bins],
        questions=[_question(record) for record in worst],
        verdicts=VERDICTS,
    )


def _made_with(manifest: Json) -> list[str]:
    """What a run was made with, in a line; nothing of a log that stands alone."""
    told = manifest.get("settings")
    settings = told if isinstance(told, dict) else {}
    version = f"Dossier {manifest.get('version') or 'from source'}" if manifest else ""
    parts = (version, settings.get("llm"), settings.get("embedding"), manifest.get("finished"))
    return [str(part) for part in parts if part]


def verdict(record: Json) -> str:
    """One of `VERDICTS`: what became of a question, in a few words."""
    scores = record["scores"]
    if any(scores[i.name] not in (None, i.must_be) for i in INVARIANTS):
        return "broken invariant"
    if scores["coverage"] == 0:
        return "wrongly refused" if record["gold"]["answerable"] else "rightly refused"
    if not record["gold"]["answerable"]:
        return "answered, though nothing says so"
    if scores["answered_wrong"] is None:
        return "not judged"
    if scores["answered_wrong"] == 1:
        return "wrong answer"
    return "right, cites other words" if scores["evidence_hit"] == 0 else "right"


def badness(record: Json) -> tuple[int, float]:
    """Sorts the worst first, and among equals the surest."""
    return VERDICTS.index(verdict(record)), -record["answer"]["confidence"]


def highlighted(
    text: str, passage: DocSpan, cited: Sequence[DocSpan], gold: Sequence[DocSpan]
) -> list[Stretch]:
    """A passage's text cut wherever a citation or gold evidence begins or ends."""
    marked = [span for span in (*cited, *gold) if overlap(span, passage)]
    inside = {offset for span in marked for offset in (span.start, span.end)}
    cuts = sorted(
        {passage.start, passage.end} | {o for o in inside if passage.start < o < passage.end}
    )
    stretches = []
    for start, end in pairwise(cuts):
        piece = DocSpan(passage.doc_id, start, end)
        stretches.append(
            Stretch(
                text[start - passage.start : end - passage.start],
                any(overlap(piece, span) for span in cited),
                any(overlap(piece, span) for span in gold),
            )
        )
    return stretches


def _groups(summary: Summary) -> list[tuple[str, list[Json]]]:
    names = dict.fromkeys(m.group for m in MEASURES)
    grouped = [
        (group, [m.name for m in MEASURES if m.group == group and m.name in summary.figures])
        for group in names
    ]
    return [(g, [_row(name, summary.figures) for name in ns]) for g, ns in grouped if ns]


def _row(name: str, figures: Mapping[str, Interval]) -> Json:
    """A figure as the page shows it; places on the bar are percent of its width."""
    told, figure = measure(name), figures.get(name)
    row: Json = {"title": told.title, "better": told.better, "n": figure.n if figure else 0}
    if figure is None:
        return {**row, "mean": "–", "interval": "", "bar": None}
    texts = [figure_text(told, v) for v in (figure.mean, figure.low, figure.high)]
    bar = None
    if told.bounds:
        least, greatest = told.bounds
        bar = [
            round(100 * (value - least) / (greatest - least), 2)
            for value in (figure.low, figure.mean, figure.high)
        ]
    return {**row, "mean": texts[0], "interval": f"{texts[1]} – {texts[2]}", "bar": bar}


def _polyline(points: Sequence[RiskPoint]) -> str:
    """SVG points in a field 100 wide and 60 high: coverage from the left, risk from below."""
    return " ".join(f"{100 * p.coverage:.2f},{60 - 60 * p.risk:.2f}" for p in points)


def _dot(each: Bin) -> Json:
    """A bin in the same field: confidence from the left, right from below; larger, if fuller."""
    return {
        "x": round(100 * each.confidence, 2),
        "y": round(60 - 60 * each.right, 2),
        "radius": round(min(0.35 * each.answers**0.5, 4) + 0.6, 2),
        "told": f"{each.answers} answers at {each.confidence:.0%}: {each.right:.0%} right",
    }


def _question(record: Json) -> Json:
    """What the page shows of one question."""
    answer, gold = record["answer"], record["gold"]
    docs = {near["article_id"]: near["doc_id"] for near in answer["nearest"]}
    cited = [
        DocSpan(docs.get(c["article_id"], ""), c["start"], c["end"]) for c in answer["citations"]
    ]
    evidence = [
        DocSpan(e["doc_id"], e["start"], e["end"])
        for e in gold["evidence"]
        if e["start"] is not None
    ]
    passages = []
    for rank, near in enumerate(answer["nearest"], start=1):
        span = DocSpan(near["doc_id"], near["start"], near["end"])
        passages.append(
            {
                **near,
                "rank": rank,
                "is_cited": any(overlap(span, c) for c in cited),
                "is_gold": any(overlap(span, e) for e in evidence),
                "stretches": highlighted(near["text"], span, cited, evidence),
            }
        )
    return {
        "id": record["id"],
        "verdict": verdict(record),
        "rank": VERDICTS.index(verdict(record)),
        "answer": answer,
        "gold": gold,
        "passages": passages,
        "scores": {
            measure(name).title: figure_text(measure(name), value)
            for name, value in record["scores"].items()
            if value is not None and name in _TOLD
        },
    }


_TOLD = {m.name for m in MEASURES if not m.group.startswith("Retrieval")}
