"""Dated statements as a table for spreadsheets."""

import csv
import io
from collections.abc import Iterable

from assistant.timeline import Event
from ui.exports.addresses import address_of
from ui.exports.sheet import harmless
from ui.moments import iso_day
from ui.terminal import plain
from ui.voices import said_by

COLUMNS = (
    "Date", "Resolved from the context", "As told", "Statement", "Said by", "Source", "Publisher",
    "Published", "Address", "Article", "Start", "End",
)  # fmt: skip


def dates_csv(events: Iterable[Event]) -> bytes:
    """A row a statement, earliest first; marked as UTF-8 for spreadsheets that would guess."""
    text = io.StringIO(newline="")
    writer = csv.writer(text)
    writer.writerow(COLUMNS)
    for event in events:
        citation = event.citation
        article = citation.article
        row = [
            event.iso,
            "yes" if event.resolved else "",
            plain(event.shown),
            plain(citation.quote),
            plain(said_by(citation.voice)),
            plain(article.title),
            plain(article.publisher or ""),
            iso_day(article.published_at),
            address_of(article.url),
            article.id,
            citation.start,
            citation.end,
        ]
        writer.writerow([harmless(cell) for cell in row])
    return text.getvalue().encode("utf-8-sig")
