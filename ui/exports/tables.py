"""Tables of cited words for spreadsheets: a row a sentence, with where it stands."""

import csv
import io
from collections.abc import Iterable, Sequence

from assistant.answer import Citation
from ui.exports.addresses import address_of
from ui.exports.sheet import harmless
from ui.wording.moments import iso_day
from ui.wording.terminal import plain
from ui.wording.voices import said_by

CITED = (
    "Statement", "Said by", "Hedge", "Source", "Publisher", "Published", "Address", "Article",
    "Start", "End",
)  # fmt: skip
"""The columns of a citation."""


def cited_row(citation: Citation) -> list[str | int]:
    """A citation as these columns."""
    article = citation.article
    return [
        plain(citation.quote),
        plain(said_by(citation.voice)),
        citation.hedge or "",
        plain(article.title),
        plain(article.publisher or ""),
        iso_day(article.published_at),
        address_of(article.url),
        article.id,
        citation.start,
        citation.end,
    ]


def table_csv(columns: Sequence[str], rows: Iterable[Sequence[str | int]]) -> bytes:
    """A table as CSV, marked as UTF-8 for spreadsheets that would guess; no cell is a formula."""
    text = io.StringIO(newline="")
    writer = csv.writer(text)
    writer.writerow(columns)
    writer.writerows([harmless(cell) for cell in row] for row in rows)
    return text.getvalue().encode("utf-8-sig")
