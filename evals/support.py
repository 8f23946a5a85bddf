"""Does a document hold a claim? The checks of claims against people's labels.

    python -m evals.support FOLDER

The folder's questions are lines with a `claim`, the documents that it cites (`cited`, else those of
its `evidence`), and `answerable`: whether people found it held, wholly. A claim is called held
where the checks object to nothing. They were made for quotes of a sentence or two and look for what
an alteration leaves behind; here each has a whole document to hide in.
"""

import argparse
import sys
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from assistant.checking.claim import Cited, objection
from evals.datasets.dataset import read_documents
from evals.datasets.example import Json
from evals.datasets.layout import rows, table
from evals.errors import EvalError
from evals.metrics.statistics import Interval, mean_interval
from ingest.article import Article, Span


@dataclass(frozen=True, slots=True)
class Judged:
    """A claim, whether people found it held, and whether the checks let it pass.

    Attributes:
        document: the first that it cites; claims about one document share it.
    """

    document: str
    held: bool
    passed: bool


@dataclass(frozen=True, slots=True)
class Support:
    """How far checks and people agree.

    Attributes:
        caught: of the claims that are not held, those objected to.
        kept: of those that are held, those not objected to.
        macro_f1: mean of both labels' F1, 0..1.
        auc: area under the curve of a judge that says yes or no: the mean of `caught` and `kept`.
    """

    caught: Interval
    kept: Interval
    macro_f1: float
    auc: float


def judge_claims(folder: Path) -> list[Judged]:
    """Hold every claim of a data set against the documents that it cites.

    Raises:
        EvalError: the folder holds no claims, or a document that one cites is not there.
    """
    questions = table(folder, "questions")
    if questions is None:
        raise EvalError(f"{folder} has no questions.jsonl or questions.jsonl.gz.")
    articles = {article.doc_id: article for article in read_documents(folder).articles}
    judged = [
        _judged(row, articles, f"{questions}, line {number}")
        for number, row in rows(questions)
        if row.get("claim")
    ]
    if not judged:
        raise EvalError(f"{folder} holds no claims.")
    return judged


def _judged(row: Json, articles: Mapping[str, Article], place: str) -> Judged:
    cites = row.get("cited") or [piece["doc_id"] for piece in row.get("evidence") or ()]
    if not cites or "answerable" not in row:
        raise EvalError(f"{place}: a claim needs the documents that it cites, and `answerable`.")
    named = dict.fromkeys(cites)
    if missing := [name for name in named if name not in articles]:
        raise EvalError(f"{place}: the document {missing[0]!r} is not there.")
    cited = [Cited(articles[name], Span(0, len(articles[name].text))) for name in named]
    return Judged(
        next(iter(named)), bool(row["answerable"]), objection(row["claim"], cited) is None
    )


def measure_support(judged: Sequence[Judged], seed: int = 0) -> Support:
    """The figures; intervals draw documents.

    Raises:
        EvalError: all claims are held, or none is: there is nothing to tell apart.
    """
    held = [each for each in judged if each.held]
    others = [each for each in judged if not each.held]
    kept = mean_interval([float(e.passed) for e in held], [e.document for e in held], seed)
    caught = mean_interval(
        [float(not e.passed) for e in others], [e.document for e in others], seed
    )
    if kept is None or caught is None:
        raise EvalError("All claims have the same label.")
    f1 = sum(_f1(judged, label) for label in (True, False)) / 2
    return Support(caught, kept, f1, (kept.mean + caught.mean) / 2)


def _f1(judged: Sequence[Judged], label: bool) -> float:
    both = sum(each.held == each.passed == label for each in judged)
    either = sum((each.held == label) + (each.passed == label) for each in judged)
    return 2 * both / either if either else 0.0


def render_support(found: Support) -> str:
    """Lines for a terminal."""
    return "\n".join(_lines(found))


def _lines(found: Support) -> Iterator[str]:
    for name, at in (("not held, and objected to", found.caught), ("held, and passed", found.kept)):
        yield f"{name:<27} {at.mean:.3f}  [{at.low:.3f}, {at.high:.3f}]  n = {at.n}"
    yield f"{'macro-F1':<27} {found.macro_f1:.3f}"
    yield f"{'AUC':<27} {found.auc:.3f}"


def main() -> None:
    """Print the figures."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path, help="claims in the layout of a data set")
    given = parser.parse_args()
    sys.stdout.write(render_support(measure_support(judge_claims(given.folder))) + "\n")


if __name__ == "__main__":
    main()
