"""What a page tells of its article in JSON-LD, which may tell of other articles, too."""

import json
from collections.abc import Iterable, Iterator
from typing import Any
from urllib.parse import urlsplit

from lxml.html import HtmlElement

from ingest.dates import parse_moment
from ingest.prose.characters import bare, clean, collapse
from ingest.provenance import Provenance
from ingest.web_address import web_address

_ARTICLE_TYPES = ("article", "report", "posting", "reportage")
_DEEPEST = 8  # levels that are looked into


def linked_data(
    page: HtmlElement, address: str, own: Iterable[str | None], headlines: Iterable[str | None]
) -> Provenance:
    """What one node tells: the page's by its address, or by its headline, or else the first.

    Nothing is added from a second one, which may be another article's.

    Args:
        address: what addresses may be relative to; may be empty.
        own: the addresses of the page.
        headlines: what its article may be called.
    """
    articles = [node for node in _nodes_of(page) if _is_article(node)]
    places = {_place(each) for each in own if each}
    names = {bare(clean(each)) for each in headlines if each}
    by_address = (n for n in articles if any(_place(each) in places for each in _at(n, address)))
    by_name = (n for n in articles if (name := bare(_headline(n) or "")) and name in names)
    node = next(by_address, None) or next(by_name, None) or next(iter(articles), None)
    return _from_node(node, address) if node else Provenance()


def _nodes_of(page: HtmlElement) -> Iterator[dict[str, Any]]:
    for script in page.iter("script"):
        if (script.get("type") or "").strip().lower() != "application/ld+json":
            continue
        try:
            data = json.loads(script.text or "", strict=False)
        except (ValueError, RecursionError):
            continue  # broken or hostile: the page has other ways to tell
        yield from _nodes(data, _DEEPEST)


def _nodes(data: Any, depth: int) -> Iterator[dict[str, Any]]:
    """The nodes that may be the page's; the items of a list are other pages."""
    if depth and isinstance(data, list):
        for each in data:
            yield from _nodes(each, depth - 1)
    elif depth and isinstance(data, dict):
        yield data
        for key in ("@graph", "mainEntity", "mainEntityOfPage"):
            yield from _nodes(data.get(key), depth - 1)


def _is_article(node: dict[str, Any]) -> bool:
    kinds = node.get("@type")
    kinds = kinds if isinstance(kinds, list) else [kinds]
    return any(str(kind).casefold().endswith(_ARTICLE_TYPES) for kind in kinds)


def _from_node(node: dict[str, Any], address: str) -> Provenance:
    return Provenance(
        title=_headline(node),
        byline=_names(node.get("author")),
        publisher=_names(node.get("publisher")),
        published=parse_moment(_text(node.get("datePublished")) or ""),
        updated=parse_moment(_text(node.get("dateModified")) or ""),
        url=next(iter(_at(node, address)), None),
        licence=_text(node.get("license")),
        language=_text(node.get("inLanguage")),
    )


def _headline(node: dict[str, Any]) -> str | None:
    return _text(node.get("headline")) or _text(node.get("name"))


def _at(node: dict[str, Any], address: str) -> list[str]:
    """Where a node says that it lies; a relative address has a slash, other words are none."""
    page = node.get("mainEntityOfPage")
    stated = map(_text, (node.get("url"), page.get("@id") if isinstance(page, dict) else page))
    found = (web_address(each, address) for each in stated if each and "/" in each)
    return [each for each in found if each]


def _place(address: str) -> tuple[str, str, str]:
    """What addresses of one page have in common, however they are written."""
    try:
        parts = urlsplit(address)
    except ValueError:
        return ("", address, "")
    return ((parts.hostname or "").removeprefix("www."), parts.path.rstrip("/"), parts.query)


def _text(value: Any) -> str | None:
    return collapse(clean(value)) or None if isinstance(value, str) else None


def _names(value: Any) -> str | None:
    """The names of one or several persons or organisations."""
    values = value if isinstance(value, list) else [value]
    names = [_text(each.get("name") if isinstance(each, dict) else each) for each in values]
    kept = [name for name in names if name]
    return ", ".join(kept[:-1]) + " and " + kept[-1] if len(kept) > 1 else next(iter(kept), None)
