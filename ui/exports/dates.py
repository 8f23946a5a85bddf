"""Dated statements as a table for spreadsheets."""

from collections.abc import Iterable

from assistant.views.timeline import Event
from ui.exports.tables import CITED, cited_row, table_csv
from ui.wording.terminal import plain

COLUMNS = ("Date", "Resolved from the context", "As told", *CITED)


def dates_csv(events: Iterable[Event]) -> bytes:
    """A row a statement, earliest first."""
    return table_csv(
        COLUMNS,
        (
            (
                event.iso,
                "yes" if event.resolved else "",
                plain(event.shown),
                *cited_row(event.citation),
            )
            for event in events
        ),
    )
