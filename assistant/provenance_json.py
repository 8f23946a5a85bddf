"""Where a text comes from as JSON: what a citation and a source of the library say alike."""

from typing import Any

from ingest.article import Entry
from ingest.file_name import file_name
from ingest.moment import Moment

Json = dict[str, Any]


def provenance_json(article: Entry) -> Json:
    """The provenance of an article; moments and addresses as far as they are known."""
    return {
        "title": article.title,
        "publisher": article.publisher,
        "original_publisher": article.original_publisher,
        "byline": article.byline,
        "published": article.published.isoformat() if article.published else None,
        "published_at": _moment_json(article.published_at),
        "updated_at": _moment_json(article.updated_at),
        "url": article.url,
        "canonical_url": article.canonical_url,
        "fetched_url": article.fetched_url,
        "licence": article.licence,
        "language": article.language,
        "file": file_name(article) or None,
        "digest": article.digest,
        "retrieved_at": article.retrieved_at.isoformat() if article.retrieved_at else None,
        "newer_version": article.newer.article_id if article.newer else None,
    }


def _moment_json(moment: Moment | None) -> Json | None:
    return {"value": moment.isoformat(), "precision": moment.precision} if moment else None
