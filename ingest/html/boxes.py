"""Boxes that a page puts between and behind its paragraphs, told by their links and controls.

Names of parts are each site's own, and often meaningless; what a box is made of is not. A teaser
is a link and at most a label, a sign-up box a few words around a field, and what stands behind the
last paragraph and is half links leads elsewhere.
"""

import itertools
import re
from collections.abc import Iterator, Mapping

from lxml import etree
from lxml.html import HtmlElement

from ingest.furniture.phrases import LABELS, SIGN_UP
from ingest.html.prose import Size, is_unseen
from ingest.prose.characters import collapse

_BOXES = frozenset("div section aside figure p ul table td header footer".split())
_HEADINGS = frozenset("h1 h2 h3 h4 h5 h6".split())
_CARD_PARTS = frozenset("div p h2 h3 h4 h5 h6 ul article".split())
_NOTES = re.compile(r"foot-?notes?|end-?notes?|references?|\bnotes\b|\bnotas\b|sources|fuentes")
_SENTENCE_END = re.compile(r"[.!?][\"”»)]*$")
_WORD = re.compile(r"\w")
_BUTTON = re.compile(r"\b(?:button|btn|boton)\b", re.I)
_LONGEST_TEASER = 300  # characters
_LONGEST_BOX = 400  # characters around a field or a button
_MOST_PARAGRAPHS = 3
_MOST_ELEMENTS = 60  # of a box; what is larger is none, and is not looked through again and again
_MOST_BEHIND = 1000  # elements of a sidebar
_LEVELS = 3  # from a field up to its box
_HALF = 0.5  # of a box's characters, in links
_PARAGRAPH = 80  # characters; as for blocks, the length of a full paragraph


def is_card(element: HtmlElement, size: Size) -> bool:
    """Whether an element is a link around blocks: a picture, a title and two lines of another page.

    A link around a headline or a picture with its caption is the article's own.
    """
    if element.tag != "a" or not element.get("href") or size.elements > _MOST_ELEMENTS:
        return False
    tags = {child.tag for child in element.iterdescendants()}
    return bool(tags & _CARD_PARTS) and "h1" not in tags and not _has_caption(element)


def is_teaser(element: HtmlElement, size: Size) -> bool:
    """Whether an element is nothing but one link, or one behind a label such as "Read also"."""
    if element.tag not in _BOXES or size.links != 1 or size.elements > _MOST_ELEMENTS:
        return False
    if not 0 < size.text <= _LONGEST_TEASER:
        return False
    (link,) = element.iter("a")
    if not link.get("href") or _has_caption(element):
        return False
    text, linked = (collapse(each.text_content()) for each in (element, link))
    if not linked:
        return False
    label, _, behind = text.partition(linked)
    if _WORD.search(behind):
        return False
    if LABELS.fullmatch(label.strip()):
        return True
    if any(child.tag in _HEADINGS for child in element.iterdescendants()):
        return False
    return not _WORD.search(label) and not _SENTENCE_END.search(linked)


def sign_up_boxes(root: HtmlElement, measured: Mapping[HtmlElement, Size]) -> Iterator[HtmlElement]:
    """The boxes around fields for an address and around buttons that ask to join or to give."""
    for control in root.iter("input", "button", "a"):
        if control.tag == "a" and not _BUTTON.search(control.get("class") or ""):
            continue
        if control.tag == "input":
            asks = (control.get("type") or "text").lower() in ("text", "email")
        else:
            asks = SIGN_UP.search(control.text_content()) is not None
        if asks:
            around = itertools.islice(control.iterancestors(), _LEVELS)
            *_, box = None, *itertools.takewhile(lambda at: _is_box(at, measured.get(at)), around)
            if box is not None:
                yield box


def _is_box(element: HtmlElement, size: Size | None) -> bool:
    return (
        size is not None
        and element.tag in (*_BOXES, "form", "label", "span")
        and size.text <= _LONGEST_BOX
        and size.elements <= _MOST_ELEMENTS
        and size.headlines == 0
        and sum(1 for _ in element.iter("p")) <= _MOST_PARAGRAPHS
        and not _has_caption(element)
    )


def last_paragraph(root: HtmlElement) -> HtmlElement | None:
    """The last element that holds a full paragraph of its own, outside of links."""
    last = None
    in_link = 0
    for event, element in etree.iterwalk(root, events=("start", "end")):
        if element.tag == "a":
            in_link += 1 if event == "start" else -1
        if event == "end" or in_link or is_unseen(element):
            continue
        own = [element.text, *(child.tail for child in element)]
        if max((len(collapse(text)) for text in own if text), default=0) >= _PARAGRAPH:
            last = element
    return last


def leads_elsewhere(element: HtmlElement, size: Size) -> bool:
    """Whether a box behind the last full paragraph is half links.

    Lists of notes and sources are too, and stay; so does what holds a sentence outside of links.
    """
    if element.tag not in _BOXES or size.links == 0 or size.linked < _HALF * size.text:
        return False
    if size.elements > _MOST_BEHIND:
        return False
    names = (
        f"{each.get('class') or ''} {each.get('id') or ''} {each.get('role') or ''}".lower()
        for each in element.iter()
        if isinstance(each.tag, str)
    )
    if _has_caption(element) or any(_NOTES.search(name) for name in names):
        return False
    own = ("".join(each.xpath("text()")).strip() for each in element.iter("p"))
    return not any(_SENTENCE_END.search(text) for text in own)  # a short post under its buttons


def _has_caption(element: HtmlElement) -> bool:
    return any(
        child.tag == "figcaption" or "caption" in (child.get("class") or "").lower()
        for child in element.iter()
        if isinstance(child.tag, str)
    )
