"""Removing from a page's tree what is not its article."""

import itertools
import re
from collections.abc import Mapping

from lxml import etree
from lxml.html import HtmlElement

from ingest.html.boxes import (
    is_card,
    is_teaser,
    last_paragraph,
    leads_elsewhere,
    sign_up_boxes,
)
from ingest.html.part_names import PARTS, classes_of_prose, is_part, names_of
from ingest.html.prose import Size, is_unseen, sizes
from ingest.prose.characters import collapse

# not text of an article unless a page is put together oddly: all of it within one form
_SELDOM = frozenset("nav form dialog menu footer label".split())
_PULL_NAMES = frozenset("pullquote pull destacado pulled".split())
_SENTENCE_END = re.compile(r"[.!?][\"”»]?(?:\s|$)")
_SHORTEST_QUOTE = 15  # letters; less is repeated by chance
_MOST_QUOTED = 20  # elements of a quotation
_LOOKED_THROUGH = 3 * 10**9  # letters in which quotations are looked for, all together: a second
_LEVELS = 3  # from a quotation up to its box
_MOSTLY = 0.3  # an element with this share of the article's prose is the article, whatever its name


def prune(root: HtmlElement, *, by_name: bool = True) -> int:
    """Remove scripts, navigation and forms; with `by_name`, also what class and id call a part.

    Whatever its name, an element with much of the article's prose stays, and so do those of a
    class that hold much of it together. Prose is what stands in paragraphs; on a page that hardly
    has any, all text outside of links.

    Returns:
        How many characters of prose there were, furniture among them.
    """
    measured = sizes(root)
    loose = measured[root].lacks_paragraphs

    def weight(element: HtmlElement) -> int:
        return measured[element].plain if loose else measured[element].prose

    prose = weight(root)
    common = classes_of_prose(root, weight, int(_MOSTLY * prose)) if by_name else frozenset()
    unwanted = []
    boxes = set(sign_up_boxes(root, measured)) if by_name else set()
    last = last_paragraph(root) if by_name else None
    behind = False  # whether the last paragraph was passed
    walker = etree.iterwalk(root, events=("start", "end"))
    for event, element in walker:
        if event == "end":
            behind = behind or element is last
            continue
        if element is root or not isinstance(element.tag, str):
            continue
        size = measured[element]
        if is_unseen(element):
            remove = True
        elif element.tag in ("figcaption", "caption"):
            remove = False
        elif weight(element) > _MOSTLY * prose > 0:
            continue
        else:
            remove = element.tag in _SELDOM and not _is_quoted(element)
            remove = remove or (
                by_name and (is_part(element, common) or _is_navigation(element, size))
            )
            remove = remove or (by_name and (is_card(element, size) or is_teaser(element, size)))
            remove = remove or element in boxes or (behind and leads_elsewhere(element, size))
        if remove:
            unwanted.append(element)
        if remove or element.tag in ("figcaption", "caption"):
            walker.skip_subtree()
    for element in unwanted:
        drop(element)
    if by_name:
        _drop_pull_quotes(root, measured)
    return prose


def drop(element: HtmlElement) -> None:
    """Remove an element; the text behind it stays, as a separate block."""
    parent = element.getparent()
    if parent is None:
        return
    if element.tail and element.tail.strip():
        element.clear(keep_tail=True)
    else:
        parent.remove(element)


def _is_quoted(element: HtmlElement) -> bool:
    """Whether a footer names the source of a quotation."""
    parent = element.getparent()
    return element.tag == "footer" and parent is not None and parent.tag == "blockquote"


def _is_navigation(element: HtmlElement, size: Size) -> bool:
    """Whether an element is a list of links without a sentence, or a site's empty header."""
    if element.tag == "header":
        in_article = next(element.iterancestors("article"), None) is not None
        return not size.headlines and not size.prose and not in_article
    if element.tag not in PARTS or size.links < 2 or size.linked < 0.7 * size.text:
        return False
    return _SENTENCE_END.search(collapse(element.text_content())) is None


def _drop_pull_quotes(root: HtmlElement, measured: Mapping[HtmlElement, Size]) -> None:
    """Drop the quotations that a page prints a second time: to catch the eye, or to reply to them.

    The words stay where they were said first, so nothing is lost. On a page with very much of both
    the last quotations stay, too.
    """
    quotes = [
        element
        for element in root.iter("blockquote", "aside", "div", "figure", "p", "span")
        if measured[element].elements <= _MOST_QUOTED and _catches_the_eye(element)
    ]
    whole = _letters(root.text_content()) if quotes else ""
    for element in quotes[: _LOOKED_THROUGH // max(len(whole), 1)]:
        named = "".join(cite.text_content() for cite in element.iter("cite", "footer"))
        quote = _letters(element.text_content()).replace(_letters(named), "", 1)
        if len(quote) >= _SHORTEST_QUOTE and whole.count(quote) > 1:
            box = _around(element, measured)
            whole = whole.replace(_letters(box.text_content()), "", 1)
            drop(box)


def _catches_the_eye(element: HtmlElement) -> bool:
    """Whether a quotation is named so, is set beside the text, or names whom it quotes."""
    if not _PULL_NAMES.isdisjoint(names_of(element)):
        return True
    if element.tag != "blockquote":
        return False
    around = itertools.islice(element.iterancestors(), _LEVELS)
    return element.find(".//cite") is not None or any(e.tag in ("figure", "aside") for e in around)


def _around(quote: HtmlElement, measured: Mapping[HtmlElement, Size]) -> HtmlElement:
    """The element that holds nothing but a quotation and who said it."""
    box = quote
    for parent in itertools.islice(quote.iterancestors(), _LEVELS):
        if parent not in measured or parent.tag not in ("figure", "aside", "div"):
            break
        said, more = measured[quote].text, measured[parent].text
        if more > (said if parent.tag == "div" else 2 * said):  # a <div> may hold a reply, too
            break
        box = parent
    return box


def _letters(text: str) -> str:
    return re.sub(r"[\W_]+", "", text.casefold())
