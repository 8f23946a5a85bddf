"""Markup within lines of an export that is no HTML: entities, bold print, links. Pure."""

import html
import re

from ingest.prose.superscripts import Height, Piece, joined

_ENTITY = re.compile(r"&(?:#\d{1,7}|#x[0-9a-f]{1,6}|[a-z][a-z0-9]{1,30});", re.I)
_TAG = re.compile(
    r"<(/?)(a|abbr|b|cite|code|em|font|i|mark|q|s|small|span|strike|strong|sub|sup|u)"
    r"(?:\s[^<>]{0,2000})?>",
    re.I,
)
_HEIGHTS: dict[str, Height] = {"sup": "raised", "sub": "lowered"}


def without_markup(text: str) -> str:
    """The words of `text`: entities as the letters they name, without the tags that are closed."""
    tags = list(_TAG.finditer(text))
    closed = {tag[2].casefold() for tag in tags if tag[1]}
    pieces: list[Piece] = []
    height: Height = "on the line"
    at = 0
    for tag in tags:
        name = tag[2].casefold()
        if name not in closed:
            continue
        pieces.append(Piece(_named(text[at : tag.start()]), height))
        at = tag.end()
        if name in _HEIGHTS:
            height = "on the line" if tag[1] else _HEIGHTS[name]
    pieces.append(Piece(_named(text[at:]), height))
    return joined(pieces)


def _named(text: str) -> str:
    return _ENTITY.sub(lambda entity: html.unescape(entity[0]), text)
