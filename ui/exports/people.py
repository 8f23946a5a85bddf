"""Who is named and who says what, as tables for spreadsheets."""

from collections.abc import Iterable

from assistant.names.joining import Name
from assistant.names.mentions import Mentioned
from assistant.views.statements import Account
from ui.exports.tables import CITED, cited_row, table_csv
from ui.wording.terminal import plain


def names_csv(mentions: Iterable[tuple[Name, Mentioned]]) -> bytes:
    """A row for every place where a name stands, with its sentence."""
    columns = ("Name", "Kind", "As written", "Name starts", "Name ends", *CITED)
    return table_csv(
        columns,
        (
            (
                plain(name.text),
                str(name.kind),
                plain(one.text),
                one.words.start,
                one.words.end,
                *cited_row(one.citation),
            )
            for name, one in mentions
        ),
    )


def statements_csv(accounts: Iterable[Account]) -> bytes:
    """A row a statement, by speaker; denials behind what else one says."""
    columns = ("Speaker", "Role", "Kind", "Denied", *CITED)
    return table_csv(
        columns,
        (
            (
                plain(account.speaker.text),
                plain(account.speaker.role or ""),
                account.speaker.kind,
                "yes" if citation.hedge == "denied" else "",
                *cited_row(citation),
            )
            for account in accounts
            for citation in (*account.statements, *account.denials)
        ),
    )
