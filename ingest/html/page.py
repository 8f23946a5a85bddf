"""Reading HTML: the article's element, its blocks in order, and what the page declares.

Our own walk and not trafilatura's extraction: tried on pages of the field, that dropped every
caption, which here is evidence, and kept a byline as prose. Sources are untrusted: nothing is
fetched, and nothing but characters leaves this module.
"""

import itertools
import re
from collections.abc import Callable
from copy import deepcopy

from lxml import etree
from lxml.html import HtmlElement, HTMLParser, document_fromstring

from ingest.blocks import Block
from ingest.furniture.around import is_prose, same_words
from ingest.furniture.header_lines import header_line
from ingest.html.blocks import blocks_of
from ingest.html.bounds import insist_on_bounds
from ingest.html.metadata import declared
from ingest.html.part_names import byline_texts
from ingest.html.prose import sizes
from ingest.html.pruning import drop, prune
from ingest.html.raised import set_on_the_line
from ingest.prose.characters import clean, collapse, decode
from ingest.provenance import Provenance
from ingest.reading import Reading
from ingest.source import Source

_CHARSET = re.compile(rb"<meta[^>]{0,200}?charset\s*=\s*[\"']?\s*([\w:.-]{2,40})", re.I)
_DECLARATION = re.compile(r"^\s*<\?xml[^>]{0,500}\?>")
_WRAPPERS = re.compile(
    r"</?(?:div|span|section|article|main|center|font|b|i|u|em|strong|small|big|blockquote|ul|ol|li"
    r"|table|tbody|tr|td|dl|dd|form|a|q|sub|sup|details)\b[^>]{0,2000}>",
    re.I,
)
_HEAD = 4096  # bytes in which a page must declare its encoding

# where publishing systems put the article, the most precise first
_CONTAINERS = (
    "//*[@itemprop='articleBody']",
    "//article",
    "//*[@role='main'] | //main",
    "//*[contains(concat(' ', normalize-space(@class), ' '), ' entry-content ')]",
    "//*[contains(concat(' ', normalize-space(@class), ' '), ' post-content ')]",
    "//*[contains(concat(' ', normalize-space(@class), ' '), ' article-body ')]",
    "//*[contains(concat(' ', normalize-space(@class), ' '), ' story-body ')]",
)
_ENOUGH = 0.6  # share of the page's paragraphs that an article's element must hold
_ENOUGH_ALONE = 0.4  # of all text outside of links, comments among it, if it is the only one marked
_MISLED = 0.3  # share of the prose; where pruning leaves less, the names of the parts misled us


def read_html(source: Source) -> Reading:
    """The blocks of a page's article; those of the whole page where nothing marks one."""
    match = _CHARSET.search(source.content[:_HEAD])
    charset = source.charset or (match[1].decode("ascii") if match else None)
    page = parse(clean(decode(source.content, charset)))
    if page is None:
        return Reading([], Provenance())
    provenance = declared(page, source.address)
    root = _with_lead(page, _article(page), provenance.title or "")
    headlines = list(itertools.islice(root.iter("h1"), 2)) or list(
        itertools.islice(page.iter("h1"), 2)
    )
    bylines = Provenance()
    for text in byline_texts(root):
        bylines = bylines.or_else(header_line(text, is_byline=True) or Provenance())
    provenance = provenance.or_else(bylines)
    headline = collapse(clean(headlines[0].text_content())) if len(headlines) == 1 else ""
    if same_words(headline, provenance.publisher or ""):
        headline = ""  # the site's name over every page
    provenance = Provenance(title=headline).or_else(provenance)
    return Reading(_below(_blocks(root), provenance.title or ""), provenance)


def _below(blocks: list[Block], headline: str) -> list[Block]:
    """Without what stands above the headline: it is the site's. Days, names and captions stay."""
    for place, block in enumerate(blocks):
        if is_prose(block):
            break
        if same_words(block.text.split("\n", 1)[0], headline):
            kept = [b for b in blocks[:place] if b.kind == "caption" or _is_header(b.text)]
            return kept + blocks[place:]
    return blocks


def _is_header(line: str) -> bool:
    """Whether a line above a headline is a name or a day; an address there is the site's."""
    told = header_line(line)
    return told is not None and told.url is None


def _blocks(root: HtmlElement) -> list[Block]:
    """The blocks below `root` without its furniture; with it, rather than without the prose."""
    whole = deepcopy(root)
    prose = prune(root)
    blocks = blocks_of(root)
    said = sum(len(block.text) for block in blocks if block.kind != "heading")
    if said == 0 or said < _MISLED * prose:
        prune(whole, by_name=False)
        blocks = blocks_of(whole)
    return blocks


def fragment_blocks(markup: str) -> list[Block]:
    """The blocks of a piece of HTML, by the rules for whole pages."""
    root = parse(clean(markup))
    if root is None:
        return []
    prune(root)
    return blocks_of(root)


def parse(markup: str) -> HtmlElement | None:
    """The tree of `markup`, without <sup> and <sub>, or None where it holds no element and no text.

    The parser gives up below some two thousand levels. No honest page is so deep, but no text
    may be lost: then the elements that only wrap others are taken out first.

    Raises:
        UnreadableSource: without a name; the markup is beyond all bounds.
    """
    insist_on_bounds(markup)
    markup = _DECLARATION.sub("", markup)
    parser = HTMLParser(remove_comments=True, remove_pis=True, huge_tree=True)
    tree = _tree(markup, parser)
    if any("depth" in entry.message for entry in parser.error_log):
        tree = _tree(_WRAPPERS.sub(" ", markup), parser)
    if tree is not None:
        set_on_the_line(tree)
    return tree


def _tree(markup: str, parser: HTMLParser) -> HtmlElement | None:
    try:
        return document_fromstring(markup, parser=parser)
    except (etree.ParserError, etree.XMLSyntaxError, ValueError):
        return None  # "Document is empty"


def _article(page: HtmlElement) -> HtmlElement:
    """The smallest marked element that holds most of the page's paragraphs.

    On a page that hardly has paragraphs, the one that holds most of the text outside of links.
    """
    found = _marked(page, _in_paragraphs, _ENOUGH)
    if found is None:
        measured = sizes(page)
        if measured[page].lacks_paragraphs:
            found = _marked(page, lambda element: measured[element].plain, _ENOUGH_ALONE)
    if found is None:
        found = page.find("body")
    return page if found is None else found


def _with_lead(page: HtmlElement, root: HtmlElement, title: str) -> HtmlElement:
    """`root`, or where it begins below its headline, what holds both and nothing around them.

    Between a headline and the first paragraph stand the standfirst and a picture's caption.
    """
    headline = next((h for h in page.iter("h1") if _is_in(title, h)), None)
    above = list(root.iterancestors())
    if headline is None or root in headline.iterancestors():
        return root
    common = next((each for each in headline.iterancestors() if each in above), None)
    if common is None or common.tag == "html" or not _is_before(headline, root):
        return root
    for each in (root, *above[: above.index(common)]):
        for following in list(each.itersiblings()):
            drop(following)
    for each in (
        headline,
        *itertools.takewhile(lambda at: at is not common, headline.iterancestors()),
    ):
        for preceding in list(each.itersiblings(preceding=True)):
            drop(preceding)
    return common


def _is_in(title: str, headline: HtmlElement) -> bool:
    text = collapse(clean(headline.text_content()))
    return text != "" and text in title


def _is_before(one: HtmlElement, other: HtmlElement) -> bool:
    """Whether `one` comes first in the page; neither holds the other."""
    return next(at for at in one.getroottree().iter() if at is one or at is other) is one


def _marked(
    page: HtmlElement, weigh: Callable[[HtmlElement], int], enough_alone: float
) -> HtmlElement | None:
    """The most precisely marked element with enough of the page's weight."""
    total = weigh(page)
    for path in _CONTAINERS:
        candidates = page.xpath(path)
        if candidates:
            best = max(candidates, key=weigh)
            enough = _ENOUGH if len(candidates) > 1 else enough_alone
            if weigh(best) >= enough * total and weigh(best) > 0:
                return best
    return None


def _in_paragraphs(element: HtmlElement) -> int:
    """Characters of the element's paragraphs."""
    return sum(len(paragraph.text_content()) for paragraph in element.iter("p"))
