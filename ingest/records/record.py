"""Reading one record of an export: its text, and what its other columns tell."""

import json
import re
from typing import Any

from ingest.html.page import fragment_blocks
from ingest.prose.characters import clean
from ingest.provenance import from_fields
from ingest.reading import Reading
from ingest.records.columns import TEXT_COLUMNS, bare, meant, said, text_of
from ingest.records.dates import dates_of
from ingest.records.inline import without_markup
from ingest.source import Source
from ingest.text.plain import text_blocks, with_headings

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
    pairs = [(meant(bare(key)), without_markup(said(value))) for key, value in record.items()]
    told = from_fields([pair for pair in pairs if pair[0] not in TEXT_COLUMNS])
    return Reading(blocks, told.or_else(dates_of(record, {})))
