"""Where a text comes from, as its own lines tell: byline, publisher, date, address, reprint."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, fields, replace
from typing import Any

from ingest.blocks import Block
from ingest.characters import clean, collapse
from ingest.dates import parse_date, parse_moment, parse_update
from ingest.moment import Moment


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
_KEY_LINE = re.compile(r"\**([A-Za-zÁÉÍÓÚáéíóú_ -]{2,20})\**\s?[:=]\**\s+(\S.{0,300})")

_BY = re.compile(r"(?:written by|story by|text by|escrito por|texto de|by|por)\s*:?\s+", re.I)
_CONNECTORS = frozenset(
    "and y e & de del la los las von van der da dos bin ibn al el in en for with".split()
)
_PARTS = re.compile(r"\s+[|·•/—–]\s+|\s*\|\s*")
_READING_TIME = re.compile(
    r"(?:\d+|\w+)[ -]min(?:ute|uto)?s?\.?(?: (?:read|de lectura|lectura))?", re.I
)
_UPDATED = re.compile(r"(?:last )?(?:updated|modified|actualizad[oa])\b", re.I)
_ADDRESS = re.compile(r"<?(https?://[^\s<>]+)>?")

_LONGEST_LINE = 200  # characters; what is longer is prose
_HEADER_BLOCKS = 8  # a header is not longer; behind it, lists of names are matter
_HEADER_DATES = 2  # published, updated
_SENTENCE_END = re.compile(r"[.!?][\"'”’»)]*$")
_LONGEST_DATE = 7  # words

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
        elif field == "byline":
            found[field] = _BY.sub("", text, count=1)
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


def take_header(blocks: Sequence[Block]) -> tuple[Provenance, list[Block]]:
    """Split the lines that tell of the text (byline, date, address) from its first blocks.

    Only what stands before the first long paragraph is looked at, so that no date and no name
    is ever taken from prose; a standfirst may stand in between.
    """
    provenance = Provenance()
    kept: list[Block] = []
    rest = list(blocks)
    dated = sum(parse_date(block.text) is not None for block in blocks)
    sentences = 0
    while rest and len(blocks) - len(rest) < _HEADER_BLOCKS and len(rest[0].text) <= _LONGEST_LINE:
        if sentences > 1:
            break
        block = rest.pop(0)
        told = [header_line(line) for line in block.text.split("\n")]
        known = [line for line in told if line is not None]
        only_dated = all(line.byline is None and line.publisher is None for line in known)
        # behind a sentence, or among others of its kind, a date heads an entry of a chronology
        if len(known) < len(told) or (only_dated and (sentences or dated > _HEADER_DATES)):
            kept.append(block)
            sentences += _SENTENCE_END.search(block.text) is not None
            if not sentences and dated <= _HEADER_DATES:
                provenance = provenance.or_else(Provenance(published=_dated_name(block.text)))
            continue
        for line in known:
            provenance = provenance.or_else(line)
    return provenance, kept + rest


def _dated_name(line: str) -> Moment | None:
    """The day of a line such as "Peter Hallam, 5 July 2023", which may name a person or a place and
    so stays in the text.
    """
    name, told = _cut_date(collapse(line))
    return told if told and name and _is_name(name) else None


def header_line(line: str, *, is_byline: bool = False) -> Provenance | None:
    """What a header line tells; None where the line is something else.

    Args:
        is_byline: the source marks it as a byline, so that a name and a date suffice.
    """
    text = collapse(clean(line).strip("*_ "))
    if not text or len(text) > _LONGEST_LINE:
        return None
    if address := _ADDRESS.fullmatch(text):
        return Provenance(url=address[1])
    if pair := _KEY_LINE.fullmatch(text):
        told = from_fields([(pair[1], pair[2])])
        if told != Provenance():
            return told
    if day := _full_date(text):
        return Provenance(published=day)
    return _byline(text, is_byline)


def _byline(text: str, is_byline: bool) -> Provenance | None:
    """A line of names, outlet and date: "By Marta Quiñónez | The Ledger | 14 September 2023"."""
    by = _BY.match(text)
    parts = _PARTS.split(text[by.end() :] if by else text)
    names: list[str] = []
    published = updated = None
    dated = False
    for part in parts:
        change = parse_update(part)
        updated = updated or change
        if change or _READING_TIME.fullmatch(part) or _UPDATED.match(part):
            dated = True
            continue
        name, told = _cut_date(part)
        published = published or told
        if name:
            names.append(name)
    dated = dated or published is not None
    if not all(map(_is_name, names)):
        return None
    if not by and not is_byline and not (dated and (len(parts) > 1 or not names)):
        return None
    if len(names) == 1 and published and names[0].count(", ") == 1:
        names = names[0].split(", ")  # "Marta Quiñónez, The Isthmus Ledger, 3 October 2023"
    return Provenance(
        byline=names[0] if names else None,
        publisher=names[1] if len(names) > 1 else None,
        published=published,
        updated=updated,
    )


def _full_date(text: str) -> Moment | None:
    """The moment that a line is, which may head it only if it names a day: a year is a heading."""
    told = parse_moment(text)
    return told if told and told.day else None


def _cut_date(text: str) -> tuple[str, Moment | None]:
    """`text` without the date at its end, and that date."""
    words = text.split()
    for count in range(min(_LONGEST_DATE, len(words)), 0, -1):
        if told := _full_date(" ".join(words[-count:])):
            return " ".join(words[:-count]).strip(" ,"), told
    return text.strip(" ,."), None


def _is_name(text: str) -> bool:
    """Whether every word is a capitalised one or joins such words."""
    words = text.replace(",", " ").split()
    return (
        0 < len(words) <= 14
        and words[0][0].isupper()
        and all(word[0].isupper() or word in _CONNECTORS for word in words)
    )


def _first_group(match: re.Match[str] | None) -> str | None:
    return next((group for group in match.groups() if group), None) if match else None
