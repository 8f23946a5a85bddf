"""Words of sources and of people as HTML: always escaped, never interpreted."""

import re
from html import escape
from urllib.parse import urlsplit

from ingest.article import Article
from ingest.moment import Moment
from ui.wording.moments import dated, timed
from ui.words import say


def attribute(text: str) -> str:
    """Text for a double-quoted attribute, on one line."""
    return escape(re.sub(r"\s+", " ", text).strip(), quote=True)


def count(number: int, singular: str, plural: str | None = None) -> str:
    """A number with its noun, "1 source", "12 sources"."""
    return f"{number:,} {say(singular if number == 1 else plural or singular + 's')}"


def shortened(text: str, limit: int) -> str:
    """The beginning of a text, cut between words."""
    flat = re.sub(r"\s+", " ", text).strip()
    if len(flat) <= limit:
        return flat
    return flat[:limit].rsplit(" ", 1)[0].rstrip(",;:.… ") + " …"


def link(url: str | None) -> str:
    """A link to a source's address, shown by its host; only http and https become links."""
    host = _web_host(url or "")
    if not host:
        return ""
    return (
        f'<a class="out" href="{escape(url or "", quote=True)}" target="_blank"'
        f' rel="noopener noreferrer"'
        f' aria-label="{attribute(say("Open the original at {host}", host=host))}">'
        f"{escape(host)}</a>"
    )


def _web_host(url: str) -> str:
    try:
        parts = urlsplit(url)
        host = parts.hostname or ""
    except ValueError:  # not an address at all
        return ""
    return host.removeprefix("www.") if parts.scheme in ("http", "https") else ""


def provenance(article: Article) -> str:
    """Publisher, byline, date and link of an article, as far as it tells them."""
    facts = [
        ("publisher", escape(article.publisher or "")),
        ("byline", escape(article.byline or "")),
        ("published", _time(article.published_at)),
        ("address", link(article.url)),
    ]
    items = "".join(f'<li class="{name}">{value}</li>' for name, value in facts if value)
    if article.original_publisher and article.original_publisher != article.publisher:
        items += (
            f'<li class="reprint">{say("Reprint of")} {escape(article.original_publisher)}</li>'
        )
    return f'<ul class="provenance">{items}</ul>' if items else ""


def _time(moment: Moment | None) -> str:
    return f'<time datetime="{moment.isoformat()}">{timed(moment)}</time>' if moment else ""


def origin(article: Article) -> str:
    """Publisher and date on one line of plain text; the title where neither is known."""
    known = [article.publisher or "", dated(article.published_at)]
    return ", ".join(part for part in known if part) or article.title
