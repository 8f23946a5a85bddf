"""The conversation list as HTML."""

from collections.abc import Sequence
from html import escape

from assistant.kept.conversations import ConversationSummary
from ui.wording.markup import attribute, count
from ui.wording.moments import short_day
from ui.words import say

UNTITLED = "New conversation"


def conversations_html(
    conversations: Sequence[ConversationSummary], current: str | None = None
) -> str:
    """Every conversation with what can be done to it; the current one is told apart."""
    items = "".join(_item(summary, summary.id == current) for summary in conversations)
    earlier = (
        f"<ul>{items}</ul>"
        if items
        else '<p class="hint">' + say("What you ask is kept here.") + "</p>"
    )
    return (
        f'<nav class="conversations" aria-label="{say("Conversations")}">'
        f'<button type="button" class="primary new" data-act="new_conversation">'
        f"{say('New question')}</button>{earlier}</nav>"
    )


def _item(summary: ConversationSummary, current: bool) -> str:
    title = summary.title or say(UNTITLED)
    name = attribute(title)
    size = f"{count(summary.turns, 'question')} · {short_day(summary.started_at)}"
    return (
        f"<li{' class=is-current' if current else ''}>"
        f'<button type="button" class="open" data-act="open_conversation" data-id="{summary.id}"'
        f'{" aria-current=true" if current else ""}><span class="title">{escape(title)}</span>'
        f'<span class="facts">{size}</span>'
        '</button><span class="tools">'
        f'<button type="button" data-act="rename_conversation" data-id="{summary.id}"'
        f' data-title="{name}" data-ask="{say("Title of this conversation")}"'
        f' aria-label="{say("Rename")} {name}">{say("Rename")}</button>'
        f'<button type="button" data-act="remove_conversation" data-id="{summary.id}"'
        f' data-confirm="'
        f'{say("Delete this conversation? Its answers cannot be brought back.")}"'
        f' aria-label="{say("Delete")} {name}">{say("Delete")}</button></span></li>'
    )
