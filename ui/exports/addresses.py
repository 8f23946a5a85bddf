"""The address of a source, which the source wrote itself."""

from urllib.parse import urlsplit

from ui.wording.terminal import plain


def address_of(url: str | None) -> str:
    """An address of the web, as plain characters; empty where it is none."""
    if not url:
        return ""
    try:
        scheme = urlsplit(url).scheme
    except ValueError:
        return ""
    return plain(url) if scheme in ("http", "https") else ""
