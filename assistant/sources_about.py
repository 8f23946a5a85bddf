"""Which passages a view of the sources is made of: of a question, of names, of some articles."""

from collections.abc import Iterator, Sequence

from assistant.answer import Citation
from assistant.names.joining import Name
from assistant.names.register import naming
from index.hit import Filter
from index.retriever import Retriever
from ingest.article import Article
from ingest.errors import UnknownArticle
from ingest.library import Library
from ingest.passages import Passage

PASSAGES = 50  # that a question looks at
ARTICLES = 200  # that are looked at where nothing is asked: those published last


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
        ids = [one for one in naming_articles if not wanted or one in wanted][:ARTICLES]
        if not ids:
            return
    if question.strip():
        for hit in retriever.search(question, PASSAGES, Filter(article_ids=tuple(ids))):
            yield hit.article, hit.passage
        return
    for article in map(library.article, ids) if ids else library.articles(ARTICLES):
        for passage in library.passages_of(article.id):
            yield article, passage


def names_any(citation: Citation, names: Sequence[Name]) -> bool:
    """Whether cited words hold one of the names."""
    return any(
        citation.start <= span.start < citation.end for span in naming(names, citation.article.id)
    )
