"""Who says what as HTML: statements by speaker, with their hedges, denials apart."""

from collections.abc import Sequence
from html import escape
from typing import Literal
from urllib.parse import urlencode

from assistant.answer import Citation
from assistant.views.statements import About, Account
from ui.wording.markup import attribute, count, origin, shortened
from ui.wording.voices import speaker_of
from ui.words import say

SHOWN = 400  # statements: more would make the page slow, and nobody reads them
_QUOTE = 320  # characters


def statements_html(accounts: Sequence[Account], about: About) -> str:
    """The statements that are wanted, by speaker."""
    if not accounts:
        nobody = say(
            "Nobody says anything of this in the sources. Ask for something else, or for somebody"
            " else."
        )
        return f'<div class="statements empty"><p class="hint">{nobody}</p></div>'
    said = sum(len(one.statements) + len(one.denials) for one in accounts)
    denied = sum(len(one.denials) for one in accounts)
    wanted = {"q": about.question, "name": about.name, "denied": "true" if about.denied else ""}
    query = urlencode({key: value for key, value in wanted.items() if value} | {"limit": 5000})
    first = say(", of which the first {number} are shown", number=SHOWN)
    more = first if said > SHOWN else ""
    return (
        f'<div class="statements"><p class="facts">{count(said, "statement")} {say("by")}'
        f" {count(len(accounts), 'speaker')}, {count(denied, 'denial')}{more} ·"
        f' <a href="api/statements/export?{attribute(query)}" download>CSV</a></p>'
        f"{accounts_html(accounts)}</div>"
    )


def accounts_html(
    accounts: Sequence[Account], act: str = "show_event", below: Literal[1, 2] = 1
) -> str:
    """What each speaker says.

    Args:
        act: the event that shows a statement in its source.
        below: the level of the heading that this stands under.
    """
    speaker, side = f"h{below + 1}", f"h{below + 2}"
    parts, room = [], SHOWN
    for account in accounts:
        if room <= 0:
            break
        denials = account.denials[:room]
        statements = account.statements[: room - len(denials)]
        room -= len(denials) + len(statements)
        parts.append(
            f'<section class="account"><{speaker}>{escape(speaker_of(account.speaker))}'
            f"</{speaker}>{_list('Denies', side, denials, act)}"
            f"{_list('Says', side, statements, act)}</section>"
        )
    return f'<div class="accounts" data-pick>{"".join(parts)}</div>'


def _list(title: str, heading: str, citations: Sequence[Citation], act: str) -> str:
    if not citations:
        return ""
    kind = f' class="side {title.lower()}"'
    items = "".join(_statement(citation, act) for citation in citations)
    return f"<{heading}{kind}>{say(title)}</{heading}><ol>{items}</ol>"


def _statement(citation: Citation, act: str) -> str:
    hedge = citation.hedge
    told = (
        f'<span class="hedge is-{hedge}">{say(hedge)}</span> '
        if hedge and hedge != "denied"
        else ""
    )
    return (
        f'<li><button type="button" data-act="{act}" data-id="{citation.article.id}"'
        f' data-start="{citation.start}" data-end="{citation.end}">'
        f'<span class="words">{told}{escape(shortened(citation.quote, _QUOTE))}</span>'
        f'<span class="origin">{escape(origin(citation.article))}</span></button></li>'
    )
