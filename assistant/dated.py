"""Which dated statements a timeline shows: of what was asked, of some articles, of a time."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from assistant.timeline import Event, timeline
from index.hit import Filter
from index.retriever import Retriever
from ingest.article import Article
from ingest.library import Library
from ingest.passages import Passage

PASSAGES = 50  # that a question looks at
ARTICLES = 200  # that are looked at where nothing is asked: those published last


@dataclass(frozen=True, slots=True)
class Wanted:
    """What a timeline is to be of; what is left out lets everything through.

    Attributes:
        question: of the passages closest to it.
        article_ids: of these articles.
        since, until: what is told happened then, both included: ISO 8601, a year, month or day.
    """

    question: str = ""
    article_ids: Sequence[str] = ()
    since: str = ""
    until: str = ""


def dated_statements(library: Library, retriever: Retriever, wanted: Wanted) -> list[Event]:
    """The dated sentences that are wanted, earliest first.

    Raises:
        UnknownArticle: one of the articles is not in the library.
    """
    since, until = wanted.since, wanted.until
    return [
        event
        for event in timeline(_sources(library, retriever, wanted))
        if event.iso[: len(since)] >= since and (not until or event.iso[: len(until)] <= until)
    ]


def _sources(
    library: Library, retriever: Retriever, wanted: Wanted
) -> Iterator[tuple[Article, Passage]]:
    if wanted.question.strip():
        within = Filter(article_ids=tuple(wanted.article_ids))
        for hit in retriever.search(wanted.question, PASSAGES, within):
            yield hit.article, hit.passage
        return
    ids = wanted.article_ids
    for article in map(library.article, ids) if ids else library.articles(ARTICLES):
        for passage in library.passages_of(article.id):
            yield article, passage
