"""What a page declares of its article: meta elements, linked data, canonical link."""

import itertools
from dataclasses import replace
from typing import Any

from lxml.html import HtmlElement

from ingest.dates import parse_moment
from ingest.html.linked_data import linked_data
from ingest.moment import Moment
from ingest.prose.characters import clean, collapse
from ingest.provenance import Provenance
from ingest.web_address import web_address

_META = {
    "title": ("og:title", "twitter:title", "dc.title", "citation_title", "headline"),
    "byline": ("author", "article:author_name", "dc.creator", "citation_author", "parsely-author"),
    "publisher": ("og:site_name", "dc.publisher", "citation_publisher", "application-name"),
    "published": (
        "article:published_time", "datepublished", "dc.date", "dc.date.issued", "citation_date",
        "citation_publication_date", "date", "pubdate", "parsely-pub-date", "publish_date",
        "dcterms.issued", "dcterms.created",
    ),
    "updated": (
        "article:modified_time", "og:updated_time", "datemodified", "dc.date.modified",
        "dcterms.modified", "last-modified", "parsely-mod-date",
    ),
    "url": ("og:url",),
    "licence": ("license", "licence", "dc.rights", "copyright", "rights"),
    "language": ("og:locale", "dc.language", "language"),
}  # fmt: skip
_TITLE_SEPARATORS = (" | ", " – ", " — ", " -- ", " - ", " :: ", " · ", " » ")
_SITE_FIRST = (" | ", " -- ", " :: ", " » ")  # between a short site and a long title, no dash
_PUBLISHED_MARKS = ("publish", "entry-date")
_MOST_HEADLINES = 8  # one may lie in another
_MOST_TIMES = 40  # looked at; each looks through what it stands in
_BYLINE_MARKS = ("publish", "byline", "entry-date", "firma", "meta")


def declared(page: HtmlElement, address: str | None = None) -> Provenance:
    """Provenance by the page's metadata; JSON-LD first, since it names what is what.

    Args:
        address: where the page was fetched from, which its canonical link may be relative to.
    """
    meta, elements = _meta(page), _elements(page)
    stated = web_address(meta.url, address or "")
    canonical = _canonical(page, address or "")
    own = [canonical, stated, address]
    headings = itertools.islice(page.iter("h1"), _MOST_HEADLINES)
    headlines = [meta.title, elements.title, *(each.text_content() for each in headings)]
    told = linked_data(page, address or "", own, headlines)
    told = told.or_else(replace(meta, url=stated)).or_else(elements)
    canonical = canonical or told.url
    return replace(told, url=told.url or canonical, canonical_url=canonical)


def _meta(page: HtmlElement) -> Provenance:
    said: dict[str, str] = {}
    for element in page.iter("meta"):
        key = element.get("property") or element.get("name") or element.get("itemprop")
        value = collapse(clean(element.get("content") or ""))
        if key and value:
            said.setdefault(key.strip().casefold(), value)
    found: dict[str, Any] = {}
    for field, keys in _META.items():
        values = [said[key] for key in keys if key in said]
        if field in ("published", "updated"):
            found[field] = next(filter(None, map(parse_moment, values)), None)
        else:
            found[field] = next(iter(values), None)
    if (found["byline"] or "").startswith("http"):
        found["byline"] = None  # a profile's address
    return Provenance(**found)


def _elements(page: HtmlElement) -> Provenance:
    """What links, <title>, <html lang> and <time> tell."""
    title = page.find(".//title")
    heading = collapse(clean(title.text_content())) if title is not None else ""
    publisher = None
    for separator in _TITLE_SEPARATORS:
        front, found, back = heading.rpartition(separator)
        if found and 2 * len(front) > len(back):
            heading, publisher = front, back
            break
        if found and separator in _SITE_FIRST:
            heading, publisher = back, front
            break
    licence = byline = None
    for link in page.iter("link", "a"):
        rel = (link.get("rel") or "").lower().split()
        target = collapse(clean(link.get("href") or ""))
        if "license" in rel:
            licence = licence or collapse(clean(link.text_content())) or target
        elif "author" in rel and link.tag == "a":
            byline = byline or collapse(clean(link.text_content()))
    published, updated = _times(page)
    return Provenance(
        title=heading or None,
        publisher=publisher,
        licence=licence or None,
        byline=byline or None,
        published=published,
        updated=updated,
        language=page.get("lang") or page.get("{http://www.w3.org/XML/1998/namespace}lang"),
    )


def _canonical(page: HtmlElement, address: str) -> str | None:
    """The address of the page's canonical link."""
    links = (e for e in page.iter("link") if "canonical" in (e.get("rel") or "").lower().split())
    return next(filter(None, (web_address(each.get("href"), address) for each in links)), None)


def _times(page: HtmlElement) -> tuple[Moment | None, Moment | None]:
    """Publication and update by the first <time> that is marked as the one, and as the other.

    One in a byline that is not marked as an update tells the publication. Those of other pages,
    which this one leads to, tell nothing.
    """
    published = updated = None
    has_headline = page.find(".//h1") is not None
    for element in itertools.islice(page.iter("time"), _MOST_TIMES):
        if has_headline and _is_of_another_page(element):
            continue
        parent = element.getparent()
        own = f"{element.get('class')} {element.get('itemprop')}".lower()
        around = f"{own} {parent.get('class') if parent is not None else ''}".lower()
        told = parse_moment(element.get("datetime") or element.text_content())
        marked = "pubdate" in element.attrib or any(name in own for name in _PUBLISHED_MARKS)
        if not marked and any(name in own for name in ("updated", "modified")):
            updated = updated or told
        elif marked or any(name in around for name in _BYLINE_MARKS):
            published = published or told
    return published, updated


def _is_of_another_page(time: HtmlElement) -> bool:
    """Whether it stands in a box that has a headline, and not the page's own."""
    boxes = time.iterancestors("a", "article", "aside", "li", "nav")
    return any(
        next(box.iter("h2", "h3", "h4"), None) is not None and box.find(".//h1") is None
        for box in boxes
    )
