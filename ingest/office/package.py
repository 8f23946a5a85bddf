"""The parts of a document that is a ZIP of XML (DOCX, ODT, EPUB), read within bounds."""

import zipfile
from collections.abc import Iterator
from io import BytesIO
from typing import Any

from lxml import etree

from ingest.characters import clean, collapse
from ingest.errors import UnreadableSource
from ingest.source import MAX_BYTES, Source
from ingest.zipped import DAMAGES, unpacked

MOST_BYTES = 4 * MAX_BYTES
"""Of all parts of one document, unpacked."""


class Package:
    """A source's bytes as named parts.

    Raises, on construction:
        UnreadableSource: it is no ZIP.
    """

    def __init__(self, source: Source) -> None:
        self._location = source.location
        try:
            self._archive = zipfile.ZipFile(BytesIO(source.content))
        except DAMAGES as error:
            reason = "it is not of the form that its name says, or damaged"
            raise UnreadableSource(source.location, reason) from error
        self._left = MOST_BYTES
        self._entries = {entry.filename: entry for entry in self._archive.infolist()}

    def part(self, name: str) -> bytes | None:
        """The bytes of a part; None where there is none of that name.

        Raises:
            UnreadableSource: it is damaged, locked, or unpacks beyond all bounds.
        """
        entry = self._entries.get(name)
        if entry is None:
            return None
        content = unpacked(self._archive, entry, MAX_BYTES)
        if isinstance(content, str):
            raise UnreadableSource(self._location, f"its part {clean(name)}: {content}")
        self._left -= len(content)
        if self._left < 0:
            reason = f"it unpacks to more than {MOST_BYTES // 2**20} MiB"
            raise UnreadableSource(self._location, reason)
        return content

    def tree(self, name: str) -> Any:
        """The root element of a part, or None; it may have no entities and is not too deep.

        Raises:
            UnreadableSource: it is no XML.
        """
        content = self.part(name)
        if content is None:
            return None
        parser = etree.XMLParser(
            resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False,
            remove_comments=True, remove_pis=True,
        )  # fmt: skip
        try:
            return etree.fromstring(content, parser)
        except etree.XMLSyntaxError as error:
            said = collapse(clean(str(error)))[:100]
            reason = f"its part {clean(name)} is damaged ({said})"
            raise UnreadableSource(self._location, reason) from error


def local(element: Any) -> str:
    """An element's name without its namespace: programs differ in those, not in the names."""
    tag = element.tag
    return tag.rpartition("}")[2] if isinstance(tag, str) else ""


def attribute(element: Any, name: str) -> str:
    """An attribute by its name without namespace; empty without one."""
    return next((value for key, value in element.attrib.items() if local_name(key) == name), "")


def own(table: Any, name: str) -> Iterator[Any]:
    """The rows, by their name, of a table and not of one within a cell of it."""
    waiting = list(reversed(table))
    while waiting:
        element = waiting.pop()
        if local(element) == name:
            yield element
        elif local(element) != local(table):
            waiting += reversed(element)


def local_name(key: str) -> str:
    """The name of an attribute without its namespace."""
    return key.rpartition("}")[2]


def texts_of(root: Any, *names: str) -> list[str]:
    """What the elements of these names say, in order, on one line each."""
    found = [] if root is None else [each for each in root.iter() if local(each) in names]
    return [text for each in found if (text := collapse(clean("".join(each.itertext()))))]
