"""Removing from a page's tree what is not its article."""

import itertools
import re
from dataclasses import dataclass

from lxml import etree
from lxml.html import HtmlElement

from ingest.characters import collapse

# never text of an article, whatever they hold
_NEVER = frozenset(
    """
    script style noscript template head button input select textarea svg iframe object embed canvas
    audio video map applet datalist option
    """.split()
)
# not text of an article unless a page is put together oddly: all of it within one form
_SELDOM = frozenset("nav form dialog menu footer label".split())
_PARTS = frozenset("aside ul ol div section header nav table".split())
_ROLES = frozenset(
    "navigation complementary banner contentinfo search dialog alert menu toolbar".split()
)

# words in class and id that name a part of the page, one or two of them in a row
_PART_NAMES = frozenset(
    """
    share sharing sharebar sharedaddy social addtoany related relacionados relacionadas
    relacionado newsletter boletin boletín subscribe subscription suscripcion suscribete signup
    breadcrumb breadcrumbs migas comments comentarios disqus cookie cookies consent gdpr advert
    advertisement publicidad sponsored promo promotion recommended recommendations recomendados
    outbrain taboola teaser teasers trending popular navbar navigation nav menu menubar sidebar
    widget helpful feedback util utilidad pagination pager paywall donate donation donar modal
    popup toolbar skip byline firma author autor meta credits tags taglist topbar footer compartir
    masthead republish sr-only screen-reader-text visually-hidden visuallyhidden readnext
    interesar
    """.split()
)
_PART_PAIRS = frozenset(
    """
    more-from more-stories more-news read-more read-next see-also also-like most-read most-popular
    author-bio author-box post-meta entry-meta entry-footer post-footer site-header site-footer
    page-header skip-link back-top reading-time read-time mas-leidas mas-noticias te-puede le-puede
    social-share share-buttons call-action sign-up screen-reader sr-only visually-hidden was-helpful
    """.split()
)
_BYLINE_NAMES = frozenset("byline bylines firma author autor meta credits dateline".split())
_PULL_NAMES = frozenset("pullquote pull destacado pulled".split())
_WORDS = re.compile(r"[A-Z]?[^\W\d_A-Z]+|[A-Z]+")
_HIDDEN = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden", re.I)
_SENTENCE_END = re.compile(r"[.!?][\"”»]?(?:\s|$)")
_LONGEST_BYLINE = 250  # characters
_MOSTLY = (
    0.3  # an element with this share of the article's paragraphs is the article, whatever its name
)


def byline_texts(root: HtmlElement) -> list[str]:
    """The short texts that the page names as bylines, in order."""
    texts = []
    for element in root.iter():
        if isinstance(element.tag, str) and _BYLINE_NAMES & set(_names(element)):
            text = collapse(element.text_content())
            if 0 < len(text) <= _LONGEST_BYLINE:
                texts.append(text)
    return texts


def prune(root: HtmlElement, *, by_name: bool = True) -> None:
    """Remove scripts, navigation and forms; with `by_name`, also what class and id call a part.

    Whatever its name, an element with much of the article's prose stays.
    """
    sizes = _sizes(root)
    much = _MOSTLY * sizes[root].prose
    unwanted = []
    walker = etree.iterwalk(root, events=("start",))
    for _, element in walker:
        if element is root or not isinstance(element.tag, str):
            continue
        size = sizes[element]
        if element.tag in _NEVER or _is_hidden(element):
            remove = True
        elif element.tag in ("figcaption", "caption"):
            remove = False
        elif size.prose > much > 0:
            continue
        else:
            remove = element.tag in _SELDOM and not _is_quoted(element)
            remove = remove or (by_name and (_is_part(element) or _is_navigation(element, size)))
        if remove:
            unwanted.append(element)
        if remove or element.tag in ("figcaption", "caption"):
            walker.skip_subtree()
    for element in unwanted:
        drop(element)
    if by_name:
        _drop_pull_quotes(root)


@dataclass(slots=True)
class _Size:
    """Characters below an element: all, those in links, those in paragraphs but not in links."""

    text: int = 0
    linked: int = 0
    prose: int = 0
    links: int = 0
    headlines: int = 0


def _sizes(root: HtmlElement) -> dict[HtmlElement, _Size]:
    """The size of every element, counted in one pass however deep the tree is."""
    sizes: dict[HtmlElement, _Size] = {}
    open_elements: list[_Size] = []
    in_link = in_paragraph = 0

    def count(text: str | None) -> None:
        length = len(text.strip()) if text else 0
        size = open_elements[-1]
        size.text += length
        size.linked += length if in_link else 0
        size.prose += length if in_paragraph and not in_link else 0

    for event, element in etree.iterwalk(root, events=("start", "end")):
        if event == "start":
            sizes[element] = _Size(links=element.tag == "a", headlines=element.tag == "h1")
            open_elements.append(sizes[element])
            in_link += element.tag == "a"
            in_paragraph += element.tag == "p"
            if element.tag not in _NEVER:
                count(element.text)
        else:
            in_link -= element.tag == "a"
            in_paragraph -= element.tag == "p"
            size = open_elements.pop()
            if open_elements:
                parent = open_elements[-1]
                for name in _Size.__slots__:
                    setattr(parent, name, getattr(parent, name) + getattr(size, name))
                count(element.tail)
    return sizes


def drop(element: HtmlElement) -> None:
    """Remove an element; the text behind it stays, as a separate block."""
    parent = element.getparent()
    if parent is None:
        return
    if element.tail and element.tail.strip():
        element.clear(keep_tail=True)
    else:
        parent.remove(element)


def _names(element: HtmlElement) -> list[str]:
    """The words of an element's class, and of a short id, in lower case.

    A long id, or any on a heading or paragraph, is a headline's slug and not a part's name.
    """
    names = _WORDS.findall(element.get("class") or "")
    if element.tag in _PARTS:
        slug = _WORDS.findall(element.get("id") or "")
        names += slug if len(slug) <= 2 else []
    return [word.casefold() for word in names]


def _is_part(element: HtmlElement) -> bool:
    if element.tag in ("html", "body", "article", "main"):
        return False
    words = _names(element)
    if _PART_PAIRS & {f"{one}-{other}" for one, other in itertools.pairwise(words)}:
        return True
    named = _PART_NAMES & set(words)
    if named <= _BYLINE_NAMES:
        return bool(named) and len(collapse(element.text_content())) <= _LONGEST_BYLINE
    return True


def _is_quoted(element: HtmlElement) -> bool:
    """Whether a footer names the source of a quotation."""
    parent = element.getparent()
    return element.tag == "footer" and parent is not None and parent.tag == "blockquote"


def _is_hidden(element: HtmlElement) -> bool:
    return (
        "hidden" in element.attrib
        or element.get("aria-hidden") == "true"
        or (element.get("role") or "").lower() in _ROLES
        or _HIDDEN.search(element.get("style") or "") is not None
    )


def _is_navigation(element: HtmlElement, size: _Size) -> bool:
    """Whether an element is a list of links without a sentence, or a site's empty header."""
    if element.tag == "header":
        return not size.headlines and not size.prose
    if element.tag not in _PARTS or size.links < 2 or size.linked < 0.7 * size.text:
        return False
    return _SENTENCE_END.search(collapse(element.text_content())) is None


def _drop_pull_quotes(root: HtmlElement) -> None:
    """Drop what a page prints a second time to catch the eye."""
    whole = None
    for element in list(root.iter("blockquote", "aside", "div", "figure", "p", "span")):
        if not _PULL_NAMES & set(_names(element)):
            continue
        if whole is None:
            whole = _letters(root.text_content())
        quote = _letters(element.text_content())
        if quote and whole.count(quote) > 1:
            drop(element)


def _letters(text: str) -> str:
    return re.sub(r"[\W_]+", "", text.casefold())
