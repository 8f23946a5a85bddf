"""What an article says in its own words: its prose without quotations, evened out for comparing.

Reports of one event share names, statements and whole press releases, and stay different reports.
What stands between quotation marks is therefore nobody's own. So are headings, captions and notes,
which an outlet changes when it reprints. Pure.
"""

import re
import unicodedata

from ingest.article import Article

FEWEST = 20
"""Own words below which an article is compared by all its words: it is a quotation as a whole."""

_WORD = re.compile(r"\w+")
_QUOTATION = re.compile(
    # One that its paragraph does not close goes on in the next, as printers do it.
    r"„[^“”\n]*(?:[“”]|$)"
    r"|“[^”\n]*(?:”|$)"
    r"|«[^»\n]*(?:»|$)"
    r"|(?<!\w)\"(?=\S)[^\"\n]*(?:\"|$)"
    # A single mark may be an apostrophe: only what opens and closes like a quotation is one.
    r"|(?<!\w)['‘](?=\S)[^\n]*?(?<=[\w.,!?…])['’](?!\w)",
    re.MULTILINE,
)


def own_words(article: Article) -> list[str]:
    """The words outside quotations, in their order, without case and accents."""
    prose = _prose(article)
    own = _words(_QUOTATION.sub(" ", prose))
    return own if len(own) >= FEWEST else _words(prose)


def _prose(article: Article) -> str:
    """The text without what is marked in it; all of it where nothing else is left."""
    parts, end = [], 0
    for mark in article.marks:
        parts.append(article.text[end : mark.start])
        end = mark.end
    prose = "\n".join((*parts, article.text[end:]))
    return prose if prose.strip() else article.text


def _words(text: str) -> list[str]:
    plain = unicodedata.normalize("NFKD", text.casefold())
    return _WORD.findall("".join(c for c in plain if not unicodedata.combining(c)))
