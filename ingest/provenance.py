"""Where a text comes from: what sources say of themselves, in fields and in their notes."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, fields, replace
from typing import Any

from ingest.blocks import Block
from ingest.dates import parse_moment
from ingest.moment import Moment
from ingest.prose.characters import clean, collapse
from ingest.web_address import web_address


@dataclass(frozen=True, slots=True)
class Provenance:
    """What a source says of itself; None where it says nothing.

    Attributes:
        url: an address by which the source may be found.
        canonical_url: the one that it declares to be its own.
    """

    title: str | None = None
    byline: str | None = None
    publisher: str | None = None
    original_publisher: str | None = None
    published: Moment | None = None
    updated: Moment | None = None
    url: str | None = None
    canonical_url: str | None = None
    licence: str | None = None
    language: str | None = None

    def or_else(self, other: "Provenance") -> "Provenance":
        """This, with its gaps filled from `other`."""
        missing = {
            field.name: getattr(other, field.name)
            for field in fields(self)
            if getattr(self, field.name) in (None, "")
        }
        return replace(self, **missing)


_FIELDS = {
    "title": "title headline título titulo titular",
    "byline": "author authors byline by autor autora autores por",
    "publisher": "publisher publication source outlet medio editorial fuente site sitename",
    "published": "date published pubdate publishdate fecha publicado",
    "updated": "updated modified lastmod lastmodified lastupdated lastupdate updatedat modifiedat"
    " dateupdated datemodified updateddate modifieddate modificationdate actualizado actualizada"
    " actualización fechaactualización fechamodificación modificado últimaactualización",
    "url": "url link canonical permalink address enlace",
    "licence": "licence license licencia rights",
    "language": "language lang idioma",
}
_FIELD_OF_KEY = {key: field for field, keys in _FIELDS.items() for key in keys.split()}

BY = re.compile(r"(?:written by|story by|text by|escrito por|texto de|by|por)\s*:?\s+", re.I)
"""What stands before the names of a byline."""

_NAME = (
    r"((?:[Tt]he )?[A-ZÁÉÍÓÚÑ][\w'’&-]*"
    r"(?: (?:(?:of|the|de|del|la|las|los|el|y|e|&) ){0,3}[A-ZÁÉÍÓÚÑ][\w'’&-]*)*)"
)
_CARRIED_OUT = re.compile(
    r"(?:carried out|(?:originally|first) (?:published|reported|produced|appeared|ran|posted)"
    r"|produced|re-?printed|re-?published|published)"
    r"(?: (?:here|online|in (?:Spanish|English)|with permission|as part of \w+))*"
    rf" (?:by|in|on|at|from|of) (?:our (?:partner|colleagues)s? (?:at )?)?{_NAME}"
    r"|(?:realizad[oa]|elaborad[oa]|producid[oa]|publicad[oa]|reproducid[oa])"
    r"(?: originalmente| por primera vez| aquí| con (?:permiso|autorización))*"
    rf" (?:por|en|de) {_NAME}"
    rf"|(?:with|by) (?:the )?permission (?:from|of) {_NAME}"
    rf"|con (?:permiso|autorización) de {_NAME}|(?:[Tt]omado|[Rr]eproducido) de {_NAME}"
)
_VIEWS_OF = re.compile(
    r"(?:reflect|represent)s? the (?:views?|opinions?)(?: and opinions)? of "
    rf"{_NAME}|refleja(?:n)? (?:necesariamente )?(?:la|las|el) (?:opini[oó]n(?:es)?"
    rf"|visi[oó]n) de {_NAME}"
)


def from_fields(pairs: Sequence[tuple[str, str]]) -> Provenance:
    """Provenance from `key: value` pairs; keys that mean nothing here are ignored."""
    found: dict[str, Any] = {}
    for key, value in pairs:
        field = field_of(key)
        text = collapse(clean(value))
        if field is None or found.get(field) or not text:
            continue
        if field in ("published", "updated"):
            found[field] = parse_moment(text)
        elif field == "url":
            found[field] = None if " " in text else web_address(text)
        elif field == "byline":
            found[field] = BY.sub("", text, count=1)
        else:
            found[field] = text
    return Provenance(**found)


def field_of(key: str) -> str | None:
    """Which field of a `Provenance` a key of that name tells; None where it means nothing here."""
    return _FIELD_OF_KEY.get(re.sub(r"[\s_-]", "", key.casefold()))


def from_notes(blocks: Sequence[Block]) -> Provenance:
    """Who carried a reprint out, and who reprints it, from its notes."""
    original = publisher = None
    for block in blocks:
        if block.kind == "note":
            original = original or _first_group(_CARRIED_OUT.search(block.text))
            publisher = publisher or _first_group(_VIEWS_OF.search(block.text))
    return Provenance(original_publisher=original, publisher=publisher)


def _first_group(match: re.Match[str] | None) -> str | None:
    return next((group for group in match.groups() if group), None) if match else None
