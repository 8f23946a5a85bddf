"""Reading one record of an export: its text, and what its other columns tell."""

import json
import re
from typing import Any

from ingest.characters import clean
from ingest.html.page import fragment_blocks
from ingest.provenance import from_fields
from ingest.reading import Reading
from ingest.records.columns import TEXT_COLUMNS, bare, said, text_of
from ingest.records.inline import without_markup
from ingest.source import Source
from ingest.text.plain import text_blocks, with_headings

_MEANT = {
    "subject": "title", "name": "title", "articletitle": "title", "asunto": "title",
    "datepublished": "date", "publishedat": "date", "publisheddate": "date",
    "publicationdate": "date", "pubdate": "date", "createdat": "date", "datetime": "date",
    "creator": "author", "writer": "author", "articleurl": "url", "canonicalurl": "url",
    "sourcename": "source", "outletname": "source", "lang": "language",
}  # fmt: skip
_MARKUP = re.compile(r"<(?:p|br|div|h[1-6]|ul|ol|table|article|section|blockquote)\b[^>]*>", re.I)


def read_record(source: Source) -> Reading:
    """The blocks of a record's text, which may be HTML, and what its other columns tell."""
    record: dict[str, Any] = json.loads(source.content)
    text = text_of(record)
    is_html = _MARKUP.search(text) is not None
    blocks = (
        fragment_blocks(text)
        if is_html
        else with_headings(text_blocks(clean(without_markup(text))))
    )
    pairs = [
        (_MEANT.get(bare(key), bare(key)), without_markup(said(value)))
        for key, value in record.items()
    ]
    return Reading(blocks, from_fields([pair for pair in pairs if pair[0] not in TEXT_COLUMNS]))
