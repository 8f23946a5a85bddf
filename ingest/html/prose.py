"""How much an element says: in all, in links, in paragraphs, and as plain text outside of links."""

import re
from dataclasses import dataclass

from lxml import etree
from lxml.html import HtmlElement

from ingest.prose.characters import collapse

# never text of an article, whatever they hold
_NEVER = frozenset(
    """
    script style noscript template head button input select textarea svg iframe object embed canvas
    audio video map applet datalist option
    """.split()
)
_ROLES = frozenset(
    "navigation complementary banner contentinfo search dialog alert menu toolbar".split()
)
_HIDDEN = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden", re.I)

_LITTLE = 0.2  # share of the plain text; with less of it in <p>, the article stands elsewhere
_SHORTEST_PLAIN = 200  # characters; less text without paragraphs is a line of furniture


@dataclass(slots=True)
class Size:
    """Characters below an element: all, those in links, those in paragraphs but not in links.

    `plain` are those that a reader sees and that are no link, whatever element they are in. Links,
    headlines and elements are numbers of elements, the one itself among them.
    """

    text: int = 0
    linked: int = 0
    prose: int = 0
    plain: int = 0
    links: int = 0
    headlines: int = 0
    elements: int = 0

    @property
    def lacks_paragraphs(self) -> bool:
        """Whether this is written without <p>, with line breaks or divisions, as blogs are."""
        return self.plain >= _SHORTEST_PLAIN and self.prose < _LITTLE * self.plain


def is_unseen(element: HtmlElement) -> bool:
    """Whether an element is no text of an article by its nature, or is hidden, or is a control."""
    return (
        element.tag in _NEVER
        or "hidden" in element.attrib
        or "fallback" in element.attrib  # AMP: shown where a film cannot be
        or element.get("aria-hidden") == "true"
        or (element.get("role") or "").lower() in _ROLES
        or _HIDDEN.search(element.get("style") or "") is not None
    )


def sizes(root: HtmlElement) -> dict[HtmlElement, Size]:
    """The size of every element, counted in one pass however deep the tree is."""
    found: dict[HtmlElement, Size] = {}
    open_elements: list[tuple[Size, bool]] = []
    in_link = in_paragraph = unseen = 0

    def count(text: str | None) -> None:
        length = len(collapse(text)) if text else 0
        size, _ = open_elements[-1]
        size.text += length
        size.linked += length if in_link else 0
        size.prose += length if in_paragraph and not in_link else 0
        size.plain += length if not in_link and not unseen else 0

    for event, element in etree.iterwalk(root, events=("start", "end")):
        if event == "start":
            size = Size(links=element.tag == "a", headlines=element.tag == "h1", elements=1)
            found[element] = size
            # the root is read whatever it says of itself
            open_elements.append((size, element is not root and is_unseen(element)))
            in_link += element.tag == "a"
            in_paragraph += element.tag == "p"
            unseen += open_elements[-1][1]
            if element.tag not in _NEVER:
                count(element.text)
        else:
            in_link -= element.tag == "a"
            in_paragraph -= element.tag == "p"
            size, was_unseen = open_elements.pop()
            unseen -= was_unseen
            if open_elements:
                parent, _ = open_elements[-1]
                for name in Size.__slots__:
                    setattr(parent, name, getattr(parent, name) + getattr(size, name))
                count(element.tail)
    return found
