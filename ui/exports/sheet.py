"""The fact-check sheet: each statement with each of its quotes, and room for who checks it.

A statement stands in as many rows as it has citations; a question without an answer has one.
"""

import csv
import io
from collections.abc import Iterator

import xlsxwriter

from assistant.answer import Answer, Citation
from assistant.kept.conversations import Conversation
from ingest.file_name import file_name
from ui.exports.addresses import address_of
from ui.exports.sources import exact, retrieved
from ui.wording.moments import iso_day
from ui.wording.places import place_of
from ui.wording.terminal import REASONS, plain
from ui.wording.versions import newer_version
from ui.wording.voices import said_by

COLUMNS = {
    "No.": 6,
    "Question": 28,
    "Statement": 44,
    "Quote": 52,
    "Said by": 24,
    "Hedge": 11,
    "Source": 32,
    "Publisher": 20,
    "Byline": 18,
    "Published": 11,
    "Place": 9,
    "Address": 30,
    "File": 24,
    "First published by": 20,
    "Published, in full": 22,
    "Updated": 22,
    "Canonical address": 30,
    "Language": 9,
    "Licence": 20,
    "Retrieved": 21,
    "SHA-256": 20,
    "Newer version": 18,
    "Article": 18,
    "Start": 8,
    "End": 8,
    "Asked at": 17,
    "Checker": 14,
    "Verdict": 14,
    "Remarks": 30,
}
"""The columns, with their widths in characters; the last three are the checker's."""

VERDICTS = ("right", "wrong", "misleading", "cannot be told")
"""What the spreadsheet offers as a verdict."""


def sheet_csv(conversation: Conversation) -> bytes:
    """The sheet as CSV, marked as UTF-8 for spreadsheets that would guess."""
    text = io.StringIO(newline="")
    writer = csv.writer(text)
    writer.writerow(COLUMNS)
    for row in _rows(conversation):
        writer.writerow([harmless(cell) for cell in row])
    return text.getvalue().encode("utf-8-sig")


def sheet_xlsx(conversation: Conversation) -> bytes:
    """The sheet as a spreadsheet, its first row kept in view."""
    made = io.BytesIO()
    as_words = {"strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}
    with xlsxwriter.Workbook(made, {"in_memory": True, **as_words}) as book:
        page = book.add_worksheet("Fact-check")
        head = book.add_format({"bold": True, "bottom": 1, "text_wrap": True, "valign": "top"})
        body = book.add_format({"text_wrap": True, "valign": "top"})
        for column, (name, width) in enumerate(COLUMNS.items()):
            page.set_column(column, column, width)
            page.write_string(0, column, name, head)
        last = 0
        for last, row in enumerate(_rows(conversation), start=1):
            for column, cell in enumerate(row):
                if isinstance(cell, int):
                    page.write_number(last, column, cell, body)
                else:
                    page.write_string(last, column, cell, body)
        page.freeze_panes(1, 0)
        page.autofilter(0, 0, last, len(COLUMNS) - 1)
        page.data_validation(
            1,
            list(COLUMNS).index("Verdict"),
            max(last, 1),
            list(COLUMNS).index("Verdict"),
            {"validate": "list", "source": list(VERDICTS), "error_type": "information"},
        )
        page.set_landscape()
        page.fit_to_pages(1, 0)
        page.repeat_rows(0)
    return made.getvalue()


def _rows(conversation: Conversation) -> Iterator[list[str | int]]:
    number = 0
    for turn in conversation.turns:
        asked = f"{turn.asked_at:%Y-%m-%d %H:%M}"
        if not turn.answer.answered:
            reason = REASONS[turn.answer.outcome.reason or "not in the sources"]
            blank: list[str | int] = [""] * (len(COLUMNS) - 3)
            blank[1], blank[2], blank[-1] = plain(turn.question), reason, asked
            yield [*blank, "", "", ""]
        for claim in turn.answer.claims:
            number += 1
            for citation in claim.citations:
                yield [
                    number,
                    plain(turn.question),
                    plain(claim.text),
                    *_evidence(turn.answer, citation),
                    asked,
                    "",
                    "",
                    "",
                ]


def _evidence(answer: Answer, citation: Citation) -> list[str | int]:
    """What a citation tells, from its quote to the offsets of its words."""
    article = citation.article
    return [
        plain(citation.quote),
        plain(said_by(citation.voice)),
        citation.hedge or "",
        plain(article.title),
        plain(article.publisher or ""),
        plain(article.byline or ""),
        iso_day(article.published_at),
        place_of(article, citation.start, citation.end),
        address_of(article.url),
        plain(file_name(article)),
        plain(article.original_publisher or ""),
        exact(article.published_at),
        exact(article.updated_at),
        address_of(article.canonical_url),
        article.language,
        plain(article.licence or ""),
        retrieved(article),
        article.digest,
        newer_version(article),
        article.id,
        citation.start,
        citation.end,
    ]


def harmless(cell: str | int) -> str | int:
    """A cell that no spreadsheet takes for a formula: CSV cannot say that it is text."""
    if isinstance(cell, str) and cell.lstrip().startswith(tuple("=+-@＝＋－＠")):
        return f"'{cell}"
    return cell
