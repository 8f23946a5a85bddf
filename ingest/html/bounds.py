"""What of markup is too much for the parser or for us, told in one pass before anything is parsed.

libxml2 compares every attribute of a tag with every other: a hundred thousand of them cost half a
minute.
"""

import re

from ingest.errors import UnreadableSource

MOST_TAGS = 500_000  # read in some twenty seconds; a long report in one page has a tenth
MOST_ATTRIBUTES = 1_000  # of one tag

_SHORT = 2 * MOST_ATTRIBUTES  # characters of a tag that cannot hold more attributes
# No branch gives back what it took and none can fail behind its first letters, so that time is
# linear however the markup is broken. Scripts and comments hold no tags.
_MARKUP = re.compile(
    r"<(?:(?:script|style)\b(?:[^<]++|<(?!/(?:script|style)))*+"
    r"|!--(?:[^-]++|-(?!->))*+"
    r"""|([a-z](?:[^>"'=]++|=\s*+(?:"[^"]*+"?+|'[^']*+'?+)?+|["'])*+))""",
    re.I,
)
_VALUE = re.compile(r"""=\s*+(?:"[^"]*+"?+|'[^']*+'?+|[^\s"']++)?+""")


def insist_on_bounds(markup: str) -> None:
    """Let markup pass that can be parsed and read in bounded time.

    Raises:
        UnreadableSource: without a name; it has too many tags, or a tag too many attributes.
    """
    if markup.count("<") > MOST_TAGS:
        raise UnreadableSource("", f"it has more than {MOST_TAGS} tags; split it")
    for match in _MARKUP.finditer(markup):
        tag = match[1]
        if tag and len(tag) > _SHORT and len(_VALUE.sub(" ", tag).split()) > MOST_ATTRIBUTES:
            raise UnreadableSource(
                "",
                f"one of its tags has more than {MOST_ATTRIBUTES} attributes; open it in a"
                " browser, and save its text",
            )
