"""Articles for measuring speed: those of a data set, over and over, as different articles."""

from collections.abc import Iterator
from dataclasses import replace
from itertools import count

from evals.dataset import Dataset
from evals.errors import EvalError
from ingest.article import Article
from ingest.discovery import discover
from ingest.read import read
from ingest.source import Source


def originals(dataset: Dataset) -> list[Article]:
    """A data set's articles, read from its files where it has files.

    Raises:
        EvalError: it has no documents.
    """
    if dataset.sources is None:
        articles = list(dataset.articles)
    else:
        found = discover([dataset.sources])
        articles = [read(source) for source in found if isinstance(source, Source)]
    if not articles:
        raise EvalError(f"{dataset.name} has no documents.")
    return articles


def copies(articles: list[Article]) -> Iterator[Article]:
    """The articles again and again without end, each time under other ids and places."""
    for number in count():
        for article in articles:
            digest = f"{number:06x}{article.digest[6:]}"
            place = f"{article.location}#{number}"
            yield replace(article, id=digest[:16], digest=digest, location=place)
