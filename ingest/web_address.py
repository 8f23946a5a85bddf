"""Addresses of the web, as sources state them."""

from urllib.parse import urljoin, urlsplit

from ingest.prose.characters import clean, collapse


def web_address(stated: str | None, base: str = "") -> str | None:
    """An absolute address of http, its spaces as browsers write them; None for anything else.

    Args:
        base: what the stated one may be relative to; may be empty.
    """
    try:
        text = collapse(clean(stated or ""))
        parts = urlsplit(target := urljoin(base, text) if text else "")
        named = parts.scheme in ("http", "https") and bool(parts.hostname)
    except ValueError:  # brackets that are no IPv6 address
        return None
    return target.replace(" ", "%20") if named else None
