"""Articles and passages as rows of the catalogue, and rows as articles and passages. Pure."""

from collections.abc import Mapping
from datetime import UTC, datetime
from typing import Any

from sqlalchemy import Row

from ingest.article import Article, Entry, Locator, Mark, Span, Version
from ingest.catalogue import schema
from ingest.moment import Moment
from ingest.prose.passages import Passage


def article_row(article: Article, added: datetime) -> dict[str, Any]:
    """The row of an article that is stored, not indexed yet."""
    columns = {name: getattr(article, name) for name in (*schema.ENTRY_FIELDS, "text")}
    moments = {
        "published_at": _iso(article.published_at),
        "updated_at": _iso(article.updated_at),
    }
    marks = [[mark.kind, mark.start, mark.end] for mark in article.marks]
    locators = [[locator.kind, locator.label, locator.start] for locator in article.locators]
    state = {
        "retrieved_at": article.retrieved_at, "added_at": added, "current": True, "indexed": False
    }  # fmt: skip
    return columns | moments | {"marks": marks, "locators": locators} | state


def article_of(row: Row[Any]) -> Article:
    """The article of a row that comes with what is current in its place."""
    return Article(
        **_told(row),
        text=row.text,
        newer=Version(row.newer_id, utc(row.newer_added_at), current=True)
        if row.newer_id
        else None,
        marks=tuple(Mark(*mark) for mark in row.marks),
        locators=tuple(Locator(*locator) for locator in row.locators),
    )


def entry_of(row: Row[Any]) -> Entry:
    """The entry of a row that is current."""
    return Entry(**_told(row))


def _told(row: Row[Any]) -> dict[str, Any]:
    """What a row tells of where its article comes from."""
    return {name: getattr(row, name) for name in schema.ENTRY_FIELDS} | {
        "published_at": _moment(row.published_at),
        "updated_at": _moment(row.updated_at),
        "retrieved_at": utc(row.retrieved_at) if row.retrieved_at else None,
    }


def passage_row(passage: Passage) -> dict[str, Any]:
    """The row of a passage; its text stays in its article."""
    return {
        "id": passage.id,
        "article_id": passage.article_id,
        "start": passage.start,
        "end": passage.end,
        "sentences": [list(span) for span in passage.sentences],
    }


def passage_of(row: Row[Any], texts: Mapping[str, str]) -> Passage:
    """The passage of a row, given the articles' texts by id."""
    sentences = tuple(Span(start, end) for start, end in row.sentences)
    text = texts[row.article_id][row.start : row.end]
    return Passage(row.id, row.article_id, row.start, row.end, text, sentences)


def utc(moment: datetime) -> datetime:
    """A stored moment with its time zone: SQLite keeps none."""
    return moment.astimezone(UTC) if moment.tzinfo else moment.replace(tzinfo=UTC)


def _iso(moment: Moment | None) -> str | None:
    return moment.isoformat() if moment else None


def _moment(stored: str | None) -> Moment | None:
    return Moment.fromisoformat(stored) if stored else None
