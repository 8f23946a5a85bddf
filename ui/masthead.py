"""The line across the top as HTML: name, what is being looked at, size of the library."""

from html import escape

from ingest.library import Counts
from ui.access.levels import ANYONE, Access
from ui.markup import count


def masthead_html(counts: Counts, access: Access = ANYONE) -> str:
    """The header of every view; for who signed in, with the way out."""
    size = f"{count(counts.articles, 'source')} · {count(counts.passages, 'passage')}"
    leave = (
        '<form class="leave" method="post" action="signout"><button type="submit"'
        f' title="Signed in with the key {escape(access.key)}">Sign out</button></form>'
        if access.key
        else ""
    )
    return (
        f'<header class="masthead" data-level="{access.level}"><h1 class="wordmark">Dossier</h1>'
        '<button type="button" class="drawer" data-act="drawer" aria-expanded="false"'
        ' aria-controls="conversations-pane">Conversations</button>'
        '<p class="motto">Every sentence shows its source</p>'
        '<nav class="views" aria-label="Views">'
        '<button type="button" data-act="view" data-view="desk">Ask</button>'
        '<button type="button" data-act="view" data-view="timeline">Timeline</button>'
        '<button type="button" data-act="view" data-view="library">Library</button>'
        '<button type="button" data-act="view" data-view="evals">Evals</button></nav>'
        f'<p class="size" title="What can be searched">{size}</p>{leave}</header>'
    )
