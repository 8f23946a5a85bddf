"""Raised and lowered letters of a page, put on the line without making other numbers."""

from dataclasses import dataclass
from itertools import islice

from lxml import etree
from lxml.html import HtmlElement

from ingest.prose.characters import clean, collapse
from ingest.prose.superscripts import (
    LONGEST,
    NEAR,
    below_the_line,
    have_notes,
    is_mark,
    on_the_line,
)

_INLINE = frozenset(
    """
    a abbr b bdi bdo big cite code data dfn em font i ins kbd mark q s samp small span strike strong
    time tt u var wbr
    """.split()
)
_ROLES = frozenset(("noteref", "doc-noteref"))
_MOST_ELEMENTS = 20


@dataclass(frozen=True, slots=True)
class _Found:
    element: HtmlElement
    before: str
    said: str
    after: str
    is_linked: bool


def set_on_the_line(root: HtmlElement) -> None:
    """Put words in place of all <sup> and <sub>: nothing for the marks of notes."""
    found = _found(root)
    linked = any(each.is_linked for each in found)
    noted = linked or have_notes((e.before, e.said) for e in found if e.element.tag == "sup")
    for each in found:
        if each.is_linked:
            words = ""
        elif each.element.tag == "sup":
            words = on_the_line(each.before, each.said, each.after, noted=noted)
        else:
            words = below_the_line(each.before, each.said, each.after)
        if words != each.said or each.is_linked:
            _say(each.element, words)


def _found(root: HtmlElement) -> list[_Found]:
    """The raised and lowered letters, and the links to notes, with what stands around them."""
    found: list[_Found] = []
    before = ""
    walker = etree.iterwalk(root, events=("start", "end"))
    for event, element in walker:
        if not isinstance(element.tag, str):
            continue
        if event == "start":
            is_link = element.tag == "a" and _leads_to_a_note(element)
            words = _words(element) if is_link or element.tag in ("sup", "sub") else None
            if words is not None:
                linked = is_link or (element.tag == "sup" and _is_linked(element, words))
                if not linked or is_mark(words):
                    after = element.tail or ""
                    found.append(_Found(element, before, words, after, linked))
                    walker.skip_subtree()
                    continue
            before = _behind(before if element.tag in _INLINE else "", element.text)
        else:
            keeps = element.tag in _INLINE or element.tag in ("sup", "sub")
            before = _behind(before if keeps else "", element.tail)
    return found


def _behind(before: str, text: str | None) -> str:
    return (before + (text or "").replace("\n", " "))[-NEAR:]


def _words(element: HtmlElement) -> str | None:
    """What a few letters say, or None where there are more or none."""
    within = list(islice(element.iter(), _MOST_ELEMENTS))
    if len(within) == _MOST_ELEMENTS:
        return None
    text = "".join(part for part in element.itertext() if part)
    words = collapse(clean(text)) if len(text) <= 2 * LONGEST else ""
    return words if 0 < len(words) <= LONGEST else None


def _leads_to_a_note(link: HtmlElement) -> bool:
    """Whether a link is that of a book to a note, which need not be raised."""
    roles = f"{link.get('epub:type') or ''} {link.get('role') or ''}".split()
    return not _ROLES.isdisjoint(roles)


def _is_linked(element: HtmlElement, words: str) -> bool:
    """Whether raised letters hold a link, or are all that a link holds."""
    if any(link.get("href") for link in element.iter("a")):
        return True
    around = element.getparent()
    return (
        around is not None
        and around.tag == "a"
        and around.get("href") is not None
        and _words(around) == words
    )


def _say(element: HtmlElement, words: str) -> None:
    """Put plain words in an element's place."""
    for child in list(element):
        element.remove(child)
    element.text = words
