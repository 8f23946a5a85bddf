"""Articles for measuring speed: the same ones over and over, as different articles."""

from collections.abc import Iterator
from dataclasses import replace
from itertools import count

from ingest.article import Article


def copies(articles: list[Article]) -> Iterator[Article]:
    """The articles again and again without end, each time under other ids and places."""
    for number in count():
        for article in articles:
            digest = f"{number:06x}{article.digest[6:]}"
            place = f"{article.location}#{number}"
            yield replace(article, id=digest[:16], digest=digest, location=place)
