"""Removing from a page's tree what is not its article."""

import itertools
import re
from collections.abc import Mapping

from lxml import etree
from lxml.html import HtmlElement

from ingest.characters import clean, collapse
from ingest.html.boxes import (
    is_card,
    is_teaser,
    last_paragraph,
    leads_elsewhere,
    sign_up_boxes,
)
from ingest.html.prose import Size, is_unseen, sizes
from ingest.wording import reads_as_note

# not text of an article unless a page is put together oddly: all of it within one form
_SELDOM = frozenset("nav form dialog menu footer label".split())
_PARTS = frozenset("aside ul ol div section header nav table".split())

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
    interesar regwall editsection hatnote navbox catlinks printfooter ambox noprint toc signature
    postprofile jumpbox etiquetas publi authors autora autores cta
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
_BYLINE_NAMES = frozenset(
    "byline bylines firma author authors autor autora autores meta credits dateline".split()
)
_PULL_NAMES = frozenset("pullquote pull destacado pulled".split())
# the section's name over a headline; some call a standfirst so
_LABEL_NAMES = frozenset("kicker eyebrow overline antetitulo volanta".split())
_WORDS = re.compile(r"[A-Z]?[^\W\d_A-Z]+|[A-Z]+")
_SENTENCE_END = re.compile(r"[.!?][\"”»]?(?:\s|$)")
_LONGEST_BYLINE = 250  # characters
_LONGEST_LABEL = 60  # characters
_SHORTEST_QUOTE = 15  # letters; less is repeated by chance
_MOST_QUOTED = 20  # elements of a quotation
_LEVELS = 3  # from a quotation up to its box
_MOSTLY = 0.3  # an element with this share of the article's prose is the article, whatever its name


def byline_texts(root: HtmlElement) -> list[str]:
    """The short texts that the page names as bylines, in order."""
    texts = []
    for element in root.iter():
        if isinstance(element.tag, str) and _BYLINE_NAMES & set(_names(element)):
            text = collapse(clean(element.text_content()))
            if 0 < len(text) <= _LONGEST_BYLINE:
                texts.append(text)
    return texts


def prune(root: HtmlElement, *, by_name: bool = True) -> int:
    """Remove scripts, navigation and forms; with `by_name`, also what class and id call a part.

    Whatever its name, an element with much of the article's prose stays. Prose is what stands in
    paragraphs; on a page that hardly has any, all text outside of links.

    Returns:
        How many characters of prose there were, furniture among them.
    """
    measured = sizes(root)
    loose = measured[root].lacks_paragraphs
    prose = measured[root].plain if loose else measured[root].prose
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
        elif (size.plain if loose else size.prose) > _MOSTLY * prose > 0:
            continue
        else:
            remove = element.tag in _SELDOM and not _is_quoted(element)
            remove = remove or (by_name and (_is_part(element) or _is_navigation(element, size)))
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
    if not named <= _BYLINE_NAMES:
        return True
    text = collapse(element.text_content())
    if named:
        return len(text) <= _LONGEST_BYLINE and not reads_as_note(text)
    return len(text) <= _LONGEST_LABEL and not _LABEL_NAMES.isdisjoint(words)


def _is_quoted(element: HtmlElement) -> bool:
    """Whether a footer names the source of a quotation."""
    parent = element.getparent()
    return element.tag == "footer" and parent is not None and parent.tag == "blockquote"


def _is_navigation(element: HtmlElement, size: Size) -> bool:
    """Whether an element is a list of links without a sentence, or a site's empty header."""
    if element.tag == "header":
        in_article = next(element.iterancestors("article"), None) is not None
        return not size.headlines and not size.prose and not in_article
    if element.tag not in _PARTS or size.links < 2 or size.linked < 0.7 * size.text:
        return False
    return _SENTENCE_END.search(collapse(element.text_content())) is None


def _drop_pull_quotes(root: HtmlElement, measured: Mapping[HtmlElement, Size]) -> None:
    """Drop the quotations that a page prints a second time: to catch the eye, or to reply to them.

    The words stay where they were said first, so nothing is lost.
    """
    quotes = [
        element
        for element in root.iter("blockquote", "aside", "div", "figure", "p", "span")
        if measured[element].elements <= _MOST_QUOTED and _catches_the_eye(element)
    ]
    whole = _letters(root.text_content()) if quotes else ""
    for element in quotes:
        named = "".join(cite.text_content() for cite in element.iter("cite", "footer"))
        quote = _letters(element.text_content()).replace(_letters(named), "", 1)
        if len(quote) >= _SHORTEST_QUOTE and whole.count(quote) > 1:
            box = _around(element, measured)
            whole = whole.replace(_letters(box.text_content()), "", 1)
            drop(box)


def _catches_the_eye(element: HtmlElement) -> bool:
    """Whether a quotation is named so, is set beside the text, or names whom it quotes."""
    if not _PULL_NAMES.isdisjoint(_names(element)):
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
