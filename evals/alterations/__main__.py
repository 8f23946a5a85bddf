"""`python -m evals.alterations`: what the checks of claims catch, and what they wrongly kill."""

import argparse
from collections.abc import Sequence
from itertools import chain
from pathlib import Path

from assistant.support import Judge
from evals.alterations.measure import (
    at_most,
    cases,
    hand_written,
    judge,
    misquoted,
    table,
    wrong_ones,
)
from evals.datasets.dataset import read_documents
from index.embedding import Embedder, EmbeddingOptions


def main(arguments: Sequence[str] | None = None) -> None:
    """Print the table for one half of a data set's documents."""
    parser = argparse.ArgumentParser(prog="python -m evals.alterations", description=__doc__)
    parser.add_argument("dataset", nargs="?", default="gold", help="`gold`, or a data set's folder")
    parser.add_argument("--half", choices=("development", "report"), default="report")
    parser.add_argument("--documents", type=int, help="read only the first so many")
    parser.add_argument("--each", type=int, default=200, help="at most so many claims of a kind")
    parser.add_argument(
        "--judge", action="store_true", help="with the judge, and sentences that quote another"
    )
    parser.add_argument("--wrong", type=Path, help="write the cases that went wrong to this file")
    chosen = parser.parse_args(arguments)
    articles = read_documents(chosen.dataset).read_articles()[: chosen.documents]
    made = cases(articles, chosen.half)
    if chosen.judge:
        made = chain(made, misquoted(articles, chosen.half))
    found = at_most(chosen.each, made)
    if chosen.dataset == "gold":
        found += hand_written(articles)
    read = Embedder(EmbeddingOptions()).in_context
    judged = judge(found, Judge(read) if chosen.judge else None)
    print(table(judged))  # noqa: T201
    if chosen.wrong:
        chosen.wrong.write_text("\n".join(wrong_ones(judged)) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
