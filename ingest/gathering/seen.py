"""Files that were read before: what did not change is not even opened.

As in git's index: a file whose size, times and inode are the recorded ones is taken as unchanged,
unless it was written so shortly before it was looked at that a later change may bear the same time.
"""

from collections.abc import Sequence

from sqlalchemy import Engine, delete, insert, select

from ingest.catalogue.schema import articles, file_articles, files
from ingest.gathering.discovery import File

GRAIN = 2_000_000_000
"""Nanoseconds: the coarsest times of file systems in use (FAT)."""


class SeenFiles:
    """The catalogue's memory of files; its tables are made with the catalogue's."""

    def __init__(self, engine: Engine) -> None:
        self._engine = engine

    def note(self, file: File, article_ids: Sequence[str]) -> None:
        """A file was read as a whole, and these are the articles that it holds."""
        here = files.c.location == file.location
        members = [
            {"location": file.location, "article_id": article_id}
            for article_id in dict.fromkeys(article_ids)
        ]
        with self._engine.begin() as connection:
            connection.execute(
                delete(file_articles).where(file_articles.c.location == file.location)
            )
            connection.execute(delete(files).where(here))
            connection.execute(
                insert(files).values(location=file.location, seen=file.seen, **_stamp(file))
            )
            connection.execute(insert(file_articles), members)

    def articles_of(self, file: File) -> dict[str, str]:
        """A file's articles, if it is as it was and all of them are current; else none.

        Where each of them lies, by its id: a copy lies elsewhere.
        """
        with self._engine.connect() as connection:
            noted = connection.execute(
                select(files).where(files.c.location == file.location)
            ).first()
            if noted is None or any(getattr(noted, k) != v for k, v in _stamp(file).items()):
                return {}
            if max(noted.modified, noted.changed) + GRAIN > noted.seen:
                return {}
            query = (
                select(file_articles.c.article_id, articles.c.location, articles.c.current)
                .outerjoin(articles, articles.c.id == file_articles.c.article_id)
                .where(file_articles.c.location == file.location)
            )
            rows = connection.execute(query).all()
        if not all(row.current for row in rows):
            return {}
        return {row.article_id: row.location for row in rows}

    def digests_of(self, file: File) -> list[str]:
        """Digests of what a file held when it was noted."""
        query = (
            select(articles.c.digest)
            .join(file_articles, file_articles.c.article_id == articles.c.id)
            .where(file_articles.c.location == file.location)
        )
        with self._engine.connect() as connection:
            return list(connection.scalars(query))


def _stamp(file: File) -> dict[str, int]:
    return {
        "size": file.size,
        "modified": file.modified,
        "changed": file.changed,
        "inode": file.inode,
    }
