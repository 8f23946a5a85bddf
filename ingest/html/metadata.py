"""What a page declares of its article: meta elements, JSON-LD, canonical link."""

import json
from collections.abc import Iterator
from dataclasses import replace
from typing import Any
from urllib.parse import urljoin, urlsplit

from lxml.html import HtmlElement

from ingest.characters import clean, collapse
from ingest.dates import parse_moment
from ingest.moment import Moment
from ingest.provenance import Provenance

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
_ARTICLE_TYPES = ("article", "report", "posting", "newsarticle", "reportage", "webpage")
_TITLE_SEPARATORS = (" | ", " – ", " — ", " -- ", " - ", " :: ", " · ", " » ")
_SITE_FIRST = (" | ", " -- ", " :: ", " » ")  # between a short site and a long title, no dash
_PUBLISHED_MARKS = ("publish", "entry-date")
_BYLINE_MARKS = ("publish", "byline", "entry-date", "firma", "meta")
_DEEPEST = 8  # levels of JSON-LD that are looked into


def declared(page: HtmlElement, address: str | None = None) -> Provenance:
    """Provenance by the page's metadata; JSON-LD first, since it names what is what.

    Args:
        address: where the page was fetched from, which its canonical link may be relative to.
    """
    told = _linked_data(page).or_else(_meta(page)).or_else(_elements(page))
    canonical = _canonical(page, address or "") or _web_address(told.url, "")
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
    return next(filter(None, (_web_address(each.get("href"), address) for each in links)), None)


def _web_address(stated: str | None, base: str) -> str | None:
    """An absolute address of the web; None for anything else."""
    try:
        target = urljoin(base, collapse(clean(stated or "")))
        return target if urlsplit(target).scheme in ("http", "https") else None
    except ValueError:  # brackets that are no IPv6 address
        return None


def _times(page: HtmlElement) -> tuple[Moment | None, Moment | None]:
    """Publication and update by the first <time> that is marked as the one, and as the other.

    One in a byline that is not marked as an update tells the publication.
    """
    published = updated = None
    for element in page.iter("time"):
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


def _linked_data(page: HtmlElement) -> Provenance:
    found = Provenance()
    for script in page.iter("script"):
        if (script.get("type") or "").strip().lower() != "application/ld+json":
            continue
        try:
            data = json.loads(script.text or "", strict=False)
        except (ValueError, RecursionError):
            continue  # broken or hostile: the page has other ways to tell
        for node in _nodes(data, _DEEPEST):
            kinds = node.get("@type")
            kinds = kinds if isinstance(kinds, list) else [kinds]
            if any(str(kind).casefold().endswith(_ARTICLE_TYPES[:-1]) for kind in kinds):
                found = found.or_else(_from_node(node))
    return found


def _nodes(data: Any, depth: int) -> Iterator[dict[str, Any]]:
    if depth and isinstance(data, list):
        for each in data:
            yield from _nodes(each, depth - 1)
    elif depth and isinstance(data, dict):
        yield data
        for key in ("@graph", "mainEntity", "mainEntityOfPage", "itemListElement"):
            yield from _nodes(data.get(key), depth - 1)


def _from_node(node: dict[str, Any]) -> Provenance:
    page = node.get("mainEntityOfPage")
    return Provenance(
        title=_text(node.get("headline")) or _text(node.get("name")),
        byline=_names(node.get("author")),
        publisher=_names(node.get("publisher")),
        published=parse_moment(_text(node.get("datePublished")) or ""),
        updated=parse_moment(_text(node.get("dateModified")) or ""),
        url=_text(node.get("url")) or _text(page.get("@id") if isinstance(page, dict) else page),
        licence=_text(node.get("license")),
        language=_text(node.get("inLanguage")),
    )


def _text(value: Any) -> str | None:
    return collapse(clean(value)) or None if isinstance(value, str) else None


def _names(value: Any) -> str | None:
    """The names of one or several persons or organisations."""
    values = value if isinstance(value, list) else [value]
    names = [_text(each.get("name") if isinstance(each, dict) else each) for each in values]
    kept = [name for name in names if name]
    return ", ".join(kept[:-1]) + " and " + kept[-1] if len(kept) > 1 else next(iter(kept), None)
