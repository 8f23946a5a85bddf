"""The names that sites give to parts of a page: words in class and id."""

import itertools
import re
from collections import Counter
from collections.abc import Callable, Collection, Sequence

from lxml import etree
from lxml.html import HtmlElement

from ingest.furniture.wording import reads_as_note
from ingest.prose.characters import clean, collapse

PARTS = frozenset("aside ul ol div section header nav table".split())

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
# the section's name over a headline; some call a standfirst so
_LABEL_NAMES = frozenset("kicker eyebrow overline antetitulo volanta".split())
_FIGURES = re.compile(r"\d+")
_WORDS = re.compile(r"[A-Z]?[^\W\d_A-Z]+|[A-Z]+")
_LONGEST_BYLINE = 250  # characters
_LONGEST_LABEL = 60  # characters


def byline_texts(root: HtmlElement) -> list[str]:
    """The short texts that the page names as bylines, in order."""
    texts = []
    for element in root.iter():
        if isinstance(element.tag, str) and _BYLINE_NAMES & set(names_of(element)):
            text = collapse(clean(element.text_content()))
            if 0 < len(text) <= _LONGEST_BYLINE:
                texts.append(text)
    return texts


def classes_of_prose(
    root: HtmlElement, weigh: Callable[[HtmlElement], int], share: int
) -> frozenset[str]:
    """The classes that name a part, and whose elements together hold more than `share` of prose.

    Builders of pages wrap each stretch of text into a box that they call a "widget".
    """
    held: Counter[str] = Counter()
    around: Counter[str] = Counter()  # how many open elements have a class: each word counts once
    told: dict[str, bool] = {}
    open_elements: list[list[str]] = []
    for event, element in etree.iterwalk(root, events=("start", "end")):
        if event == "end":
            around.subtract(open_elements.pop())
            continue
        named = []
        for name in {_class(each) for each in (element.get("class") or "").split()}:
            if name not in told:
                told[name] = _names_a_part(_words(name))
            if told[name]:
                named.append(name)
                held[name] += 0 if around[name] else weigh(element)
        around.update(named)
        open_elements.append(named)
    return frozenset(name for name, prose in held.items() if prose > share)


def _class(name: str) -> str:
    """A class without the figures that tell its elements apart."""
    return _FIGURES.sub("", name)


def _words(text: str) -> list[str]:
    return [word.casefold() for word in _WORDS.findall(text)]


def _names_a_part(words: Sequence[str]) -> bool:
    """Whether words name a part whatever it says, and not a byline, which is told by its length."""
    pairs = {f"{one}-{other}" for one, other in itertools.pairwise(words)}
    return not _PART_NAMES & set(words) <= _BYLINE_NAMES or not _PART_PAIRS.isdisjoint(pairs)


def names_of(element: HtmlElement, but: Collection[str] = ()) -> list[str]:
    """The words of an element's class, and of a short id, in lower case.

    A long id, or any on a heading or paragraph, is a headline's slug and not a part's name.

    Args:
        but: classes that tell nothing.
    """
    classes = element.get("class") or ""
    if but:
        classes = " ".join(each for each in classes.split() if _class(each) not in but)
    names = _words(classes)
    if element.tag in PARTS:
        slug = _words(element.get("id") or "")
        names += slug if len(slug) <= 2 else []
    return names


def is_part(element: HtmlElement, but: Collection[str]) -> bool:
    """Whether an element's names call it a part; the classes in `but` tell nothing."""
    if element.tag in ("html", "body", "article", "main"):
        return False
    words = names_of(element, but)
    if _names_a_part(words):
        return True
    bylined, labelled = _PART_NAMES.intersection(words), _LABEL_NAMES.intersection(words)
    text = collapse(element.text_content()) if bylined or labelled else ""
    if bylined:
        return len(text) <= _LONGEST_BYLINE and not reads_as_note(text)
    return labelled != set() and len(text) <= _LONGEST_LABEL
