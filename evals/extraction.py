"""How much of an article a reading keeps, and how much furniture: words, beside trafilatura's.

    python -m evals.extraction [--worst N]

The words of a reading are aligned with those of the marked page, in their order. Precision is the
share of the words read that are the article's, recall the share of the article's words that are
read: the measure of Gottron, "Evaluating Content Extraction on HTML Documents" (2007), with
difflib's alignment in place of the longest common subsequence, as CleanEval's scripts have it.
Each page counts alike; a page of which nothing is read counts 0 in both.
"""

import argparse
import sys
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher

from evals.errors import EvalError
from evals.made.marked_pages import MarkedPage, Place, read_marked_pages, words_of
from evals.metrics.statistics import Interval, mean_interval
from ingest.errors import UnreadableSource
from ingest.forms import MEDIA_TYPES
from ingest.read import read

SEED = 0


@dataclass(frozen=True, slots=True)
class Overlap:
    """A reading of one page beside what is marked.

    Attributes:
        precision, recall: of words, from 0 to 1.
        extra, missing: runs of words that were read and are no article's; that were not read.
    """

    page: MarkedPage
    precision: float
    recall: float
    extra: tuple[str, ...]
    missing: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Row:
    """One line of the table: some pages, and each reading of them."""

    name: str
    pages: int
    ours: tuple[Interval, Interval]
    theirs: tuple[Interval, Interval] | None


def overlap(page: MarkedPage, text: str) -> Overlap:
    """How a reading's text lies over a page's marks."""
    marked = [(word, place) for word, place in page.words if place is not Place.FURNITURE]
    said = words_of(text)
    matcher = SequenceMatcher(None, [word for word, _ in marked], said, autojunk=False)
    right = free = 0
    extra: list[str] = []
    missing: list[str] = []
    for what, i, j, k, m in matcher.get_opcodes():
        wanted = [word for word, place in marked[i:j] if place is Place.ARTICLE]
        if what == "equal":
            right += len(wanted)
            free += (j - i) - len(wanted)
        else:
            extra += [" ".join(said[k:m])] if m > k else []
            missing += [" ".join(wanted)] if wanted else []
    due = sum(place is Place.ARTICLE for _, place in marked)
    counted = len(said) - free
    return Overlap(
        page, right / counted if counted else 0.0, right / due, tuple(extra), tuple(missing)
    )


def dossier(page: MarkedPage) -> str:
    """The text of a page as it would be ingested; none if it cannot be read."""
    try:
        return read(page.source).text
    except UnreadableSource:
        return ""


def trafilatura(page: MarkedPage) -> str:
    """The text of a page by trafilatura's defaults, without comments.

    Raises:
        EvalError: it is not installed.
    """
    try:
        from trafilatura import extract
    except ImportError as error:
        raise EvalError("trafilatura is not installed: pip install trafilatura.") from error
    return extract(page.source.content, include_comments=False) or ""


def table(ours: Sequence[Overlap], theirs: Sequence[Overlap]) -> list[Row]:
    """Rows by style, by half, and in all; texts, which only one of the two reads, apart."""
    other = {overlap.page.name: overlap for overlap in theirs}
    pages = [overlap for overlap in ours if overlap.page.name in other]
    texts = [overlap for overlap in ours if overlap.page.name not in other]
    groups = [
        *(
            (style, [o for o in ours if o.page.style == style])
            for style in sorted({o.page.style for o in ours})
        ),
        ("pages, mended on", [o for o in pages if not o.page.held_out]),
        ("pages, held out", [o for o in pages if o.page.held_out]),
        ("all pages", pages),
        ("texts, mended on", [o for o in texts if not o.page.held_out]),
        ("texts, held out", [o for o in texts if o.page.held_out]),
        ("all texts", texts),
    ]
    rows = []
    for name, members in groups:
        if means := _means(members):
            beside = _means([other[o.page.name] for o in members if o.page.name in other])
            rows.append(Row(name, len(members), means, beside))
    return rows


def render_table(rows: Sequence[Row]) -> str:
    """The rows for a terminal, and for docs: Markdown."""
    lines = [
        "| | pages | Dossier: precision | recall | trafilatura: precision | recall |",
        "|---|---|---|---|---|---|",
    ]
    for row in rows:
        theirs = map(_shown, row.theirs) if row.theirs else ("reads no text files", "")
        cells = (row.name, str(row.pages), *map(_shown, row.ours), *theirs)
        lines.append(f"| {' | '.join(cells)} |")
    return "\n".join(lines)


def render_faults(overlaps: Sequence[Overlap]) -> str:
    """What was read too much (+) and too little (-) of each page."""
    lines = []
    for each in overlaps:
        lines.append(f"{each.page.name}: {each.precision:.3f} {each.recall:.3f}")
        lines += [f"  + {words}" for words in each.extra]
        lines += [f"  - {words}" for words in each.missing]
    return "\n".join(lines)


def main() -> None:
    """Print the table, and the faults of the worst pages that the rules may be mended on."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument(
        "--worst", type=int, default=0, help="print the faults of so many pages, none held out"
    )
    given = parser.parse_args()
    pages = read_marked_pages()
    ours = _all(dossier, pages)
    theirs = _all(trafilatura, [p for p in pages if p.media_type == MEDIA_TYPES[".html"]])
    sys.stdout.write(render_table(table(ours, theirs)) + "\n")
    seen = sorted(
        (each for each in ours if not each.page.held_out), key=lambda o: o.precision + o.recall
    )
    sys.stdout.write(render_faults(seen[: given.worst]) + "\n" * bool(given.worst))


def _all(reading: Callable[[MarkedPage], str], pages: Sequence[MarkedPage]) -> list[Overlap]:
    return [overlap(page, reading(page)) for page in pages]


def _means(overlaps: Sequence[Overlap]) -> tuple[Interval, Interval] | None:
    names = [each.page.name for each in overlaps]
    precision = mean_interval([each.precision for each in overlaps], names, SEED)
    recall = mean_interval([each.recall for each in overlaps], names, SEED)
    return (precision, recall) if precision and recall else None


def _shown(interval: Interval) -> str:
    return f"{interval.mean:.3f} ({interval.low:.2f} – {interval.high:.2f})"


if __name__ == "__main__":
    main()
