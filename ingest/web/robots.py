"""What a site's robots.txt allows, as RFC 9309 has it."""

from http import HTTPStatus

import httpx
from protego import Protego

from ingest.errors import UnreadableSource
from ingest.prose.characters import decode
from ingest.web.fetch import fetch

_MAX_BYTES = 512 * 1024


def rules_at(url: httpx.URL, *, allow_private: bool) -> Protego:
    """The rules of the site of an address; a site without any allows everything.

    Raises:
        UnreadableSource: they cannot be had now, so nothing may be taken to be allowed.
    """
    address = str(url.join("/robots.txt"))
    answer = fetch(address, allow_private=allow_private, max_bytes=_MAX_BYTES)
    if answer.status >= HTTPStatus.INTERNAL_SERVER_ERROR:
        raise UnreadableSource(address, f"the server answers {answer.status}")
    # A page in place of the file, as sites answer what is not there, holds no rules.
    found = answer.status == HTTPStatus.OK
    return Protego.parse(decode(answer.content) if found else "")
