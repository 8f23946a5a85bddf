"""How much of an overview is about its subject: "Tell me about" the title of each document.

    python -m evals.overviews FOLDER

For documents that are named for what they are about, as an encyclopedia's are: what is cited of the
document of that title is about it. What others tell of the same subject counts as if it were not,
so that the figures are lower bounds.
"""

import argparse
import sys
from collections.abc import Mapping
from dataclasses import asdict, dataclass
from pathlib import Path

from assistant.assistant import Assistant
from assistant.kept.conversations import Conversation
from assistant.settings import Settings, load_settings
from evals.datasets.dataset import read_dataset
from evals.errors import EvalError
from evals.evaluate import library_of
from evals.metrics.statistics import Interval, mean_interval
from ingest.article import Article


@dataclass(frozen=True, slots=True)
class Overviews:
    """Shares of the titles that were asked about, and of what was cited where there was an answer.

    Attributes:
        answered: an overview was given: the sources name the subject.
        first: the first citation is of the document.
        cited: the share of an overview's citations that are.
    """

    answered: Interval
    first: Interval
    cited: Interval


def measured(name: str | Path, settings: Settings, *, limit: int | None = None) -> Overviews:
    """Ask for an overview of each document's title.

    Raises:
        EvalError: the data set cannot be read, or no overview is given.
    """
    with library_of(read_dataset(name), settings) as workspace:
        asked = workspace.library.articles(limit)
        told = {article.id: _cited(workspace.assistant, article) for article in asked}
    found = {article_id: cited for article_id, cited in told.items() if cited}
    intervals = (
        _interval({article_id: float(bool(cited)) for article_id, cited in told.items()}),
        _interval(
            {article_id: float(cited[0] == article_id) for article_id, cited in found.items()}
        ),
        _interval({at: cited.count(at) / len(cited) for at, cited in found.items()}),
    )
    if None in intervals:
        raise EvalError("The sources name the title of none of these documents.")
    return Overviews(*filter(None, intervals))


def _interval(values: Mapping[str, float]) -> Interval | None:
    """Of a value for each document."""
    return mean_interval(list(values.values()), list(values), seed=0)


def _cited(assistant: Assistant, article: Article) -> list[str]:
    """Ids of the articles that an overview of a title cites, in order; none without one."""
    title = article.title.replace("_", " ")
    answer = assistant.ask(Conversation(), f"Tell me about {title}.")
    return [citation.article.id for claim in answer.claims for citation in claim.citations]


def main() -> None:
    """Print the figures."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("dataset", help="a folder in the layout of a data set")
    parser.add_argument("--limit", type=int, help="documents asked about")
    given = parser.parse_args()
    found = asdict(measured(given.dataset, load_settings(), limit=given.limit))
    for name, at in found.items():
        sys.stdout.write(f"{name:<9} {at['mean']:.3f}  [{at['low']:.3f}, {at['high']:.3f}]\n")


if __name__ == "__main__":
    main()
