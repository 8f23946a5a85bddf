"""The parts of a document that is a ZIP of XML (DOCX, ODT, EPUB), read within bounds."""

import posixpath
import zipfile
from io import BytesIO
from typing import Any
from urllib.parse import unquote

from lxml import etree

from ingest.errors import UnreadableSource
from ingest.prose.characters import clean, collapse
from ingest.source import MAX_BYTES, Source
from ingest.xml import attribute, root_of
from ingest.zipped import DAMAGES, unpacked

MOST_BYTES = 4 * MAX_BYTES
"""Of all parts of one document, unpacked."""

MOST_TAGS = 4_000_000
"""Of one part: a table of a thousand pages has as many, and takes some ten seconds."""


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

    def related(self, name: str, kind: str) -> str | None:
        """The part that another one, or "" for the package, names as its "styles" or the like.

        Programs may call a part as they like; None where nothing names one that is there.
        """
        folder, base = posixpath.split(name)
        try:
            relations = self.tree(posixpath.join(folder, "_rels", f"{base}.rels"))
        except UnreadableSource:  # then its parts lie where they mostly do
            return None
        for each in () if relations is None else relations:
            if posixpath.basename(attribute(each, "Type")) == kind:
                target = posixpath.join("/", folder, unquote(attribute(each, "Target")))
                path = posixpath.normpath(target).lstrip("/")
                return path if path in self._entries else None
        return None

    def tree(self, name: str) -> Any:
        """The root element of a part, or None; it may have no entities and is not too deep.

        Raises:
            UnreadableSource: it is no XML, or too much of it.
        """
        content = self.part(name)
        if content is None:
            return None
        if content.count(b"<") > MOST_TAGS:
            reason = f"its part {clean(name)} has more than {MOST_TAGS:,} tags; split it"
            raise UnreadableSource(self._location, reason)
        try:
            return root_of(content)
        except etree.XMLSyntaxError as error:
            said = collapse(clean(str(error)))[:100]
            reason = f"its part {clean(name)} is damaged ({said})"
            raise UnreadableSource(self._location, reason) from error
