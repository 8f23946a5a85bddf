"""The documents of a data set that are files, read as a person's own files are."""

from pathlib import Path

from evals.errors import EvalError
from ingest.article import Article
from ingest.errors import UnreadableSource
from ingest.gathering.discovery import discover
from ingest.read import read


def articles_in(sources: Path) -> list[Article]:
    """The articles of a folder of files, all of them: fewer would be measured as the whole set.

    Raises:
        EvalError: a source cannot be read.
    """
    articles = []
    for source in discover([sources]):
        try:
            if isinstance(source, UnreadableSource):
                raise source
            articles.append(read(source))
        except UnreadableSource as error:
            raise EvalError(str(error)) from error
    return articles
