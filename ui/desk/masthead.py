"""The line across the top as HTML: name, what is being looked at, size of the library."""

from ingest.catalogue.library import Counts
from ui.access.levels import ANYONE, Access
from ui.wording.markup import attribute, count
from ui.words import Language, say, spoken

_OTHER: dict[Language, tuple[Language, str]] = {"en": ("es", "Español"), "es": ("en", "English")}


def _switch() -> str:
    """A button to the other language, called as its speakers call it."""
    code, name = _OTHER[spoken()]
    return (
        f'<button type="button" class="language" data-act="language" data-language="{code}"'
        f' lang="{code}">{name}</button>'
    )


def masthead_html(counts: Counts, access: Access = ANYONE) -> str:
    """The header of every view; for who signed in, with the way out."""
    size = f"{count(counts.articles, 'source')} · {count(counts.passages, 'passage')}"
    leave = (
        '<form class="leave" method="post" action="signout"><button type="submit"'
        f' title="{attribute(say("Signed in with the key {name}", name=access.key))}">'
        f"{say('Sign out')}</button></form>"
        if access.key
        else ""
    )
    return (
        f'<header class="masthead" data-level="{access.level}" data-spoken="{spoken()}">'
        '<h1 class="wordmark">Dossier</h1>'
        '<button type="button" class="drawer" data-act="drawer" aria-expanded="false"'
        f' aria-controls="conversations-pane">{say("Conversations")}</button>'
        f'<p class="motto">{say("Every sentence shows its source")}</p>'
        f'<nav class="views" aria-label="{say("Views")}">'
        f'<button type="button" data-act="view" data-view="desk">{say("Ask")}</button>'
        f'<button type="button" data-act="view" data-view="timeline">{say("Timeline")}</button>'
        f'<button type="button" data-act="view" data-view="names">{say("Names")}</button>'
        f'<button type="button" data-act="view" data-view="statements">{say("Statements")}</button>'
        f'<button type="button" data-act="view" data-view="library">{say("Library")}</button>'
        f'<button type="button" data-act="view" data-view="evals">{say("Evals")}</button></nav>'
        f'<p class="size" title="{say("What can be searched")}">{size}</p>'
        f"{_switch()}{leave}</header>"
    )
