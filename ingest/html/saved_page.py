"""Reading a page that a browser saved as one file (MHTML)."""

from dataclasses import replace

from ingest.errors import UnreadableSource
from ingest.html.page import read_html
from ingest.mail.headers import header
from ingest.mail.parts import parsed
from ingest.provenance import Provenance
from ingest.reading import Reading
from ingest.source import Source


def read_saved_page(source: Source) -> Reading:
    """The blocks of the saved page; its frames and pictures are left aside.

    Raises:
        UnreadableSource: the file holds no page.
    """
    message = parsed(source.content)
    page = next((part for part in message.walk() if part.get_content_type() == "text/html"), None)
    payload = page.get_payload(decode=True) if page else None
    if page is None or not isinstance(payload, bytes):
        raise UnreadableSource(source.location, "it is a saved page without a page in it")
    # where the part states no encoding, the page may
    reading = read_html(replace(source, content=payload, charset=page.get_content_charset()))
    address = header(page, "Content-Location") or header(message, "Snapshot-Content-Location")
    told = Provenance(
        title=header(message, "Subject") or None,
        url=address if address.startswith(("http://", "https://")) else None,
    )
    return replace(reading, provenance=reading.provenance.or_else(told))
