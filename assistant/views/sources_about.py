"""Which passages a view of the sources is made of: of a question, of names, of some articles."""

from bisect import bisect_left
from collections.abc import Iterator, Sequence

from assistant.answer import Citation
from assistant.names.joining import Name
from assistant.names.register import naming
from index.hit import Filter
from index.retriever import Retriever
from ingest.article import Article
from ingest.catalogue.library import Library
from ingest.errors import UnknownArticle
from ingest.prose.passages import Passage

PASSAGES = 50  # that a question looks at
ARTICLES = 200  # that are looked at where nothing is asked: those published last
NAMING = 10_000  # with the names, that a question is put to: an index takes so many conditions


def passages_about(
    library: Library,
    retriever: Retriever,
    question: str,
    article_ids: Sequence[str],
    naming_articles: Sequence[str] | None,
) -> Iterator[tuple[Article, Passage]]:
    """The passages closest to a question; without one all of some articles.

    Args:
        article_ids: of these alone; none are all.
        naming_articles: of these alone, too: where names stand, those published last first; None
            asks for no names.

    Raises:
        UnknownArticle: one of the articles is not in the library.
    """
    ids = list(article_ids)
    if unknown := set(ids) - library.locations(ids).keys():
        raise UnknownArticle(min(unknown))
    if naming_articles is not None:
        wanted = frozenset(ids)
        ids = [one for one in naming_articles if not wanted or one in wanted]
        ids = ids[: NAMING if question.strip() else ARTICLES]
        if not ids:
            return
    if question.strip():
        for hit in retriever.search(question, PASSAGES, Filter(article_ids=tuple(ids))):
            yield hit.article, hit.passage
        return
    for article in map(library.article, ids) if ids else library.articles(ARTICLES):
        for passage in library.passages_of(article.id):
            yield article, passage


class Naming:
    """Whether cited words hold one of some names; each article is looked up once."""

    def __init__(self, names: Sequence[Name]) -> None:
        self._names = names
        self._starts: dict[str, list[int]] = {}

    def stand_in(self, citation: Citation) -> bool:
        """Whether one of the names begins within the cited words."""
        article_id = citation.article.id
        if article_id not in self._starts:
            self._starts[article_id] = [span.start for span in naming(self._names, article_id)]
        starts = self._starts[article_id]
        at = bisect_left(starts, citation.start)
        return at < len(starts) and starts[at] < citation.end
