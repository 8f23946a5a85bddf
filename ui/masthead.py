"""The line across the top as HTML: name, what is being looked at, size of the library."""

from html import escape

from ingest.library import Counts
from ui.markup import count


def masthead_html(counts: Counts, key: str | None = None) -> str:
    """The header of every view; with the key that somebody signed in with, and the way out."""
    size = f"{count(counts.articles, 'source')} · {count(counts.passages, 'passage')}"
    leave = (
        '<form class="leave" method="post" action="signout"><button type="submit"'
        f' title="Signed in with the key {escape(key)}">Sign out</button></form>'
        if key
        else ""
    )
    return (
        '<header class="masthead"><h1 class="wordmark">Dossier</h1>'
        '<button type="button" class="drawer" data-act="drawer" aria-expanded="false"'
        ' aria-controls="conversations-pane">Conversations</button>'
        '<p class="motto">Every sentence shows its source</p>'
        '<nav class="views" aria-label="Views">'
        '<button type="button" data-act="view" data-view="desk">Ask</button>'
        '<button type="button" data-act="view" data-view="library">Library</button></nav>'
        f'<p class="size" title="What can be searched">{size}</p>{leave}</header>'
    )
