"""Pages of our own making, in which each stretch of text that belongs to the article is marked.

`⟦…⟧` holds words that a reading must keep, `⟪…⟫` words that it may keep or leave (headline, byline,
day: they are also provenance); whatever is unmarked is furniture. The marks are taken out before a
page is read. A mark may hold tags, and may not hold a mark.
"""

import hashlib
import re
from dataclasses import dataclass
from enum import Enum
from functools import cached_property
from html import unescape
from pathlib import Path

from evals.errors import EvalError
from ingest.forms import MEDIA_TYPES
from ingest.source import Source

PAGES = Path(__file__).parents[1] / "pages"

_MARKS = re.compile("[⟦⟧⟪⟫]")
_PIECES = re.compile(
    r"(?P<mark>[⟦⟧⟪⟫])|(?P<unseen><!--.*?-->|<!doctype[^>]*>|<(head|script|style)\b.*?</\3\s*>)"
    r"|</?(?P<tag>[a-zA-Z][\w-]*)[^>]*>",
    re.DOTALL | re.IGNORECASE,
)
_INLINE = frozenset("a abbr b cite code em font i mark q small span strong sub sup time u".split())
_WORD = re.compile(r"\w+")


class Place(Enum):
    """What a word of a page is of."""

    ARTICLE = "⟦"
    EITHER = "⟪"
    FURNITURE = ""


_CLOSES = {"⟧": Place.ARTICLE, "⟫": Place.EITHER}


@dataclass(frozen=True)
class MarkedPage:
    """A page with its marks.

    Attributes:
        style: what kind of page it is; its folder.
        marked: the page as it is stored.
    """

    name: str
    style: str
    media_type: str
    marked: str

    @property
    def source(self) -> Source:
        """The page without its marks, as it would be found."""
        content = _MARKS.sub("", self.marked).encode("utf-8")
        return Source(self.name, self.media_type, content)

    @property
    def held_out(self) -> bool:
        """Whether the page is of the half that the rules were never mended on.

        Drawn by the name, before any page was read.
        """
        return hashlib.sha256(self.name.encode()).digest()[-1] % 2 == 1

    @cached_property
    def words(self) -> tuple[tuple[str, Place], ...]:
        """All words of the page in their order, folded, each with its place.

        Raises:
            EvalError: a mark is opened within another, or closed without being open.
        """
        text, places = _seen(self)
        return tuple((found[0].casefold(), places[found.start()]) for found in _WORD.finditer(text))


def words_of(text: str) -> list[str]:
    """The words of a text, folded."""
    return [word.casefold() for word in _WORD.findall(text)]


def read_marked_pages(folder: Path = PAGES) -> list[MarkedPage]:
    """The pages below a folder, a folder a style, in a stable order.

    Raises:
        EvalError: there are none.
    """
    pages = [
        MarkedPage(
            f"{file.parent.name}/{file.name}",
            file.parent.name,
            MEDIA_TYPES[file.suffix],
            file.read_text(encoding="utf-8"),
        )
        for file in sorted(folder.glob("*/*"))
        if file.suffix in (".html", ".txt")
    ]
    if not pages:
        raise EvalError(f"There are no pages in {folder}.")
    return pages


def _seen(page: MarkedPage) -> tuple[str, list[Place]]:
    """What a person sees of a page, and the place of each character."""
    text: list[str] = []
    places: list[Place] = []
    place, last = Place.FURNITURE, 0

    lists: list[int | None] = []  # how many items of each open list were counted; None: bullets

    def add(piece: str, at: Place) -> None:
        text.append(piece)
        places.extend([at] * len(piece))

    is_html = page.media_type == MEDIA_TYPES[".html"]
    for piece in (_PIECES if is_html else _MARKS).finditer(page.marked):
        between = page.marked[last : piece.start()]
        add(unescape(between) if is_html else between, place)
        last = piece.end()
        if piece[0] in _CLOSES:
            if place is not _CLOSES[piece[0]]:
                raise EvalError(f"{page.name}: {piece[0]} closes nothing, at {piece.start()}.")
            place = Place.FURNITURE
        elif _MARKS.fullmatch(piece[0]):
            if place is not Place.FURNITURE:
                raise EvalError(f"{page.name}: {piece[0]} within a mark, at {piece.start()}.")
            place = Place(piece[0])
        elif (tag := (piece["tag"] or "").lower()) not in _INLINE:
            add(f" {_number(tag, piece[0], lists)} ", Place.EITHER)
    if place is not Place.FURNITURE:
        raise EvalError(f"{page.name}: {place.value} is never closed.")
    add(unescape(page.marked[last:]) if is_html else page.marked[last:], place)
    return "".join(text), places


def _number(tag: str, piece: str, lists: list[int | None]) -> str:
    """The number that a browser shows before a list's item, which stands in no text."""
    if tag in ("ol", "ul"):
        if piece.startswith("</"):
            lists.pop()
        else:
            lists.append(0 if tag == "ol" else None)
    elif piece.startswith("<li") and lists and (counted := lists[-1]) is not None:
        lists[-1] = counted + 1
        return str(counted + 1)
    return ""
