"""What a person is told of a source that has a newer version."""

from ingest.article import Article
from ui.moments import day


def newer_version(article: Article, named: str = "this source") -> str:
    """A sentence that there is a newer version, and since when; empty where there is none."""
    if article.newer is None:
        return ""
    return f"A newer version of {named} was read in on {day(article.newer.read_in)}."
