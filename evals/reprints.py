"""How surely the same story is recognised, and how surely two reports are told apart.

`python -m evals.reprints FOLDER` cuts the documents of a data set into stories, makes variants of
them and pairs that are hard to tell apart, reads all of it into one catalogue in any order, and
prints how many pairs were judged rightly. The documents are halved by the hash of their id:
`--half tune` is for choosing thresholds, the other half for reporting.
"""

import argparse
import hashlib
import random
import statistics
import sys
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory
from time import process_time
from typing import Literal

from evals.datasets.dataset import read_documents
from evals.errors import EvalError
from evals.made.reprint_cases import Cases, Pair, Told, crowd, made_cases
from evals.metrics.statistics import Interval, mean_interval
from ingest.article import Article
from ingest.catalogue.database import sqlite_engine
from ingest.catalogue.library import Library
from ingest.read import read
from ingest.stories.catalogue import Stories

Half = Literal["tune", "report"]


@dataclass(frozen=True, slots=True)
class Figure:
    """Of the pairs of one kind the share that was judged rightly: recall where they are one story,
    the share kept apart where they are not.
    """

    kind: str
    is_one_story: bool
    right: Interval


@dataclass(frozen=True, slots=True)
class Reprints:
    """What was measured.

    Attributes:
        sources: of the cases.
        articles: in the catalogue.
        figures: by kind.
        recall: over all pairs that are one story.
        precision: of all links between any two sources, the share that tells one story.
        linking: seconds of processor time a source, median.
    """

    sources: int
    articles: int
    figures: tuple[Figure, ...]
    recall: Interval
    precision: Interval
    linking: float


def measure_reprints(
    dataset: str | Path,
    half: Half = "report",
    limit: int | None = None,
    among: int = 0,
    seed: int = 0,
) -> Reprints:
    """Make the cases from one half of a data set's documents and judge them.

    Args:
        limit: documents at most.
        among: other articles that the catalogue holds before.

    Raises:
        EvalError: the data set cannot be read, or no document is long enough.
    """
    read = read_documents(dataset).read_articles()
    documents = [document for document in read if half_of(document.doc_id) == half]
    cases = made_cases(documents[:limit], seed)
    if not cases.pairs:
        raise EvalError(f"{dataset} has no document that is long enough for a story.")
    with TemporaryDirectory(prefix="dossier-reprints-") as folder:
        engine = sqlite_engine(Path(folder) / "catalogue.sqlite3")
        try:
            library = Library(engine)
            stories = Stories(engine, library)
            for article in crowd(documents, among, seed):
                _take_in(article, library, stories)
            return _measured(cases, library, stories, seed)
        finally:
            engine.dispose()


def half_of(document_id: str) -> Half:
    """The half that a document belongs to, in every data set."""
    return "tune" if hashlib.sha256(document_id.encode()).digest()[0] % 2 else "report"


def _measured(cases: Cases, library: Library, stories: Stories, seed: int) -> Reprints:
    shuffled = random.Random(seed).sample(cases.told, len(cases.told))
    ids, linking = _linked(shuffled, library, stories)
    by_kind: dict[tuple[str, bool], list[tuple[float, str]]] = {}
    for pair in cases.pairs:
        right = _counts_as_one(pair, ids, stories) == pair.is_one_story
        by_kind.setdefault((pair.kind, pair.is_one_story), []).append((float(right), pair.subject))
    figures = tuple(
        Figure(kind, is_one, _interval(values, seed)) for (kind, is_one), values in by_kind.items()
    )
    found = [value for (_, is_one), values in by_kind.items() if is_one for value in values]
    links = _links(shuffled, ids, stories)
    return Reprints(
        len(set(ids.values())),
        library.counts().articles,
        figures,
        _interval(found, seed),
        _interval(links, seed),
        linking,
    )


def _linked(
    told: Sequence[Told], library: Library, stories: Stories
) -> tuple[dict[str, str], float]:
    """Every location's article id, and the median of seconds that linking took."""
    ids: dict[str, str] = {}
    seconds = []
    for source, _ in told:
        article = read(source)
        ids[source.location] = article.id
        if library.known(article.digest):  # a variant may turn out to be the very same bytes
            continue
        seconds.append(_take_in(article, library, stories))
    return ids, statistics.median(seconds)


def _take_in(article: Article, library: Library, stories: Stories) -> float:
    """Put an article into the catalogue as an ingest does; processor seconds that linking takes."""
    library.add(article, [])
    library.mark_indexed(article.id)
    began = process_time()
    stories.link(article)
    return process_time() - began


def _counts_as_one(pair: Pair, ids: Mapping[str, str], stories: Stories) -> bool:
    told = stories.told_by([ids[location] for location in (pair.one, pair.other, *pair.beside)])
    return told[ids[pair.one]] == told[ids[pair.other]]


def _links(
    told: Sequence[Told], ids: Mapping[str, str], stories: Stories
) -> list[tuple[float, str]]:
    """Every link between two sources: whether they share a story, and one's name."""
    tells: dict[str, frozenset[str]] = {}
    for source, names in told:
        tells[ids[source.location]] = tells.get(ids[source.location], frozenset()) | names
    return [
        (float(bool(told & tells.get(relative.article.id, frozenset()))), min(told))
        for article_id, told in tells.items()
        for relative in stories.relatives(article_id)
    ]


def _interval(values: Sequence[tuple[float, str]], seed: int) -> Interval:
    interval = mean_interval([v for v, _ in values], [cluster for _, cluster in values], seed)
    if interval is None:
        raise EvalError("Nothing was linked at all.")
    return interval


def render_reprints(found: Reprints) -> str:
    """A table for a terminal."""
    lines = []
    for is_one, heading in (
        (True, "one story, counted once"),
        (False, "two stories, counted twice"),
    ):
        lines.append(heading)
        lines += [_line(f.kind, f.right) for f in found.figures if f.is_one_story == is_one]
    return "\n".join(
        (
            *lines,
            f"of {found.sources:,} sources among {found.articles:,} articles",
            _line("recall, all kinds", found.recall),
            _line("precision of all links", found.precision),
            f"  linking a source takes {found.linking * 1000:.1f} ms of processor time (median)",
        )
    )


def _line(name: str, at: Interval) -> str:
    return f"  {name:28} {at.mean:.3f}  [{at.low:.3f}, {at.high:.3f}]  n = {at.n:,}"


def main() -> None:
    """Print the figures."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("dataset", help="`gold`, or a folder in the layout of a data set")
    parser.add_argument("--half", choices=("tune", "report"), default="report")
    parser.add_argument("--limit", type=int, help="documents at most")
    parser.add_argument("--among", type=int, default=0, help="other articles in the catalogue")
    parser.add_argument("--seed", type=int, default=0)
    given = parser.parse_args()
    found = measure_reprints(given.dataset, given.half, given.limit, given.among, given.seed)
    sys.stdout.write(render_reprints(found) + "\n")


if __name__ == "__main__":
    main()
