"""Reading EPUB: the chapters of a book in their order, each under its own name."""

import posixpath
from dataclasses import replace
from typing import Any
from urllib.parse import unquote

from ingest.article import Locator
from ingest.blocks import Block
from ingest.dates import parse_moment
from ingest.errors import UnreadableSource
from ingest.html.page import fragment_blocks
from ingest.moment import Moment
from ingest.office.package import Package
from ingest.prose.characters import decode
from ingest.provenance import Provenance
from ingest.reading import MOST_LETTERS, Reading, too_long
from ingest.source import Source
from ingest.xml import attribute, first_text, local, texts_of

MOST_CHAPTERS = 5_000
_LONGEST_NAME = 80  # characters of a heading that names its chapter


def read_epub(source: Source) -> Reading:
    """The blocks of a book.

    Raises:
        UnreadableSource: it is damaged, locked, or too long.
    """
    package = Package(source)
    container = package.tree("META-INF/container.xml")
    roots = [] if container is None else [e for e in container.iter() if local(e) == "rootfile"]
    path = attribute(roots[0], "full-path") if roots else ""
    book = package.tree(path)
    if book is None:
        raise UnreadableSource(source.location, "it does not say where its chapters are")
    chapters = _spine(book, posixpath.dirname(path))
    if len(chapters) > MOST_CHAPTERS:
        raise UnreadableSource(source.location, f"it has more than {MOST_CHAPTERS} chapters")
    blocks: list[Block] = []
    letters = 0
    for number, name in enumerate(chapters, start=1):
        content = package.part(name)
        if content is not None:
            found = fragment_blocks(decode(content))
            blocks += _chapter(found, number)
            letters += sum(len(block.text) for block in found)
            if letters > MOST_LETTERS:
                raise too_long()
    if not blocks and package.part("META-INF/encryption.xml"):
        raise UnreadableSource(source.location, "its chapters are locked by the bookseller")
    published, updated = _dates(book)
    told = Provenance(
        title=first_text(book, "title"),
        byline=", ".join(dict.fromkeys(texts_of(book, "creator"))) or None,
        publisher=first_text(book, "publisher"),
        published=published,
        updated=updated,
        licence=first_text(book, "rights"),
        language=first_text(book, "language"),
    )
    return Reading(blocks, told)


def _dates(book: Any) -> tuple[Moment | None, Moment | None]:
    """Publication and last change: EPUB 2 tells both by dates with an event, 3 by a property."""
    published = updated = None
    for element in book.iter():
        name = local(element)
        event = attribute(element, "event") or attribute(element, "property")
        told = parse_moment("".join(element.itertext())) if name in ("date", "meta") else None
        if event in ("modification", "dcterms:modified"):
            updated = updated or told
        elif name == "date":
            published = published or told
    return published, updated


def _chapter(blocks: list[Block], number: int) -> list[Block]:
    """A chapter's blocks, each saying which it belongs to."""
    heading = next((block.text for block in blocks[:3] if block.kind == "heading"), "")
    name = heading if 0 < len(heading) <= _LONGEST_NAME else f"part {number}"
    return [replace(block, locators=(Locator("chapter", name),)) for block in blocks]


def _spine(book: Any, folder: str) -> list[str]:
    """Paths of the chapters in reading order; each once, without the table of contents."""
    items = {attribute(e, "id"): e for e in book.iter() if local(e) == "item"}
    found = []
    for reference in (each for each in book.iter() if local(each) == "itemref"):
        item = items.get(attribute(reference, "idref"))
        if item is not None and "nav" not in attribute(item, "properties").split():
            href = unquote(attribute(item, "href").partition("#")[0])
            found.append(posixpath.normpath(posixpath.join(folder, href)))
    return list(dict.fromkeys(found))
