"""The articles of a library by the words that name them."""

from ingest.article import Article
from ingest.library import Library

MAX_WORDS = 200  # characters


def listed(library: Library, words: str) -> list[Article]:
    """The current articles that the words name, latest publication first; all without words."""
    return [article for article in library.articles() if _named(article, words)]


def _named(article: Article, words: str) -> bool:
    """Whether every word stands in what names the article."""
    named = (article.title, article.publisher, article.byline, article.doc_id)
    text = " ".join(part for part in named if part).casefold()
    return all(word in text for word in words.casefold().split())
