"""The lines that head a text and tell of it: byline, outlet, date, address.

Precision first: what could as well be a fact of the text ("Address: 12 Harbour Street") is one.
"""

import re
from collections.abc import Collection, Sequence
from dataclasses import fields

from ingest.blocks import Block, lines_to_blocks
from ingest.dates import parse_date, parse_moment, parse_update
from ingest.moment import Moment
from ingest.prose.characters import bare, clean, collapse
from ingest.provenance import BY, Provenance, field_of, from_fields

_KEY_LINE = re.compile(r"\**([A-Za-zÁÉÍÓÚáéíóú_ -]{2,20})\**\s?[:=]\**\s+(\S.{0,300})")
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

_IN_BRACKETS = re.compile(r"[(\[<][^()\[\]<>]*[)\]>]")
_LICENCE = re.compile(
    r"creative commons|\bcc[ -]?(?:by|0)|©|copy(?:right|left)|public domain|dominio público"
    r"|\ball rights|derechos (?:de autor|reservados)|re-?publi|reproduc|permission"
    r"|\b(?:open|free|gnu|mit|apache|licencia (?:abierta|libre))\b",
    re.I,
)
_LANGUAGE = re.compile(r"[a-z]{2,3}(?:[-_][a-z0-9]{2,8}){0,3}", re.I)


def take_header(
    blocks: Sequence[Block], told: Provenance, *, may_tell_address: bool
) -> tuple[Provenance, list[Block]]:
    """Split the lines that tell of the text (byline, date, address) from its first blocks.

    Only what stands before the first long paragraph is looked at, so that no date and no name
    is ever taken from prose; a standfirst may stand in between. What is told otherwise already
    stays in the text.

    Args:
        told: what the source declares elsewhere.
        may_tell_address: whether a line may say where the text lies, as in a file that somebody
            saved; of what was fetched its address is known, and its author may write anything.
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
        lines = block.text.split("\n")
        found = [header_line(line) for line in lines]
        known = [line for line in found if line is not None]
        only_dated = all(line.byline is None and line.publisher is None for line in known)
        # behind a sentence, or among others of its kind, a date heads an entry of a chronology
        if len(known) < len(lines) or (only_dated and (sentences or dated > _HEADER_DATES)):
            kept.append(block)
            sentences += _SENTENCE_END.search(block.text) is not None
            if not sentences and dated <= _HEADER_DATES:
                provenance = provenance.or_else(Provenance(published=_dated_name(block.text)))
            continue
        left: list[str] = []
        closed = (set() if may_tell_address else {"url"}) | ({"title"} if kept else set())
        for line, tells in zip(lines, known, strict=True):
            if _is_stated(line) and not _is_told(tells, told.or_else(provenance), closed):
                left.append(line)
            else:
                provenance = provenance.or_else(tells)
        kept += [block] if len(left) == len(lines) else lines_to_blocks(left)
    return provenance, kept + rest


def head_of(blocks: Sequence[Block]) -> int:
    """How many blocks stand before the first sentence; no more than a header has."""
    head = blocks[:_HEADER_BLOCKS]
    said = (place for place, block in enumerate(head) if _SENTENCE_END.search(block.text))
    return next(said, len(head))


def _dated_name(line: str) -> Moment | None:
    """The day of a line such as "Peter Hallam, 5 July 2023", which may name a person or a place and
    so stays in the text.
    """
    name, told = _cut_date(collapse(line))
    return told if told and name and _is_name(name) else None


def header_line(line: str, *, is_byline: bool = False) -> Provenance | None:
    """What a header line tells; None where the line is something else.

    Args:
        is_byline: the source marks it as a byline, so that a name and a date suffice, and that an
            address is none of the text's.
    """
    text = _bare(line)
    if not text or len(text) > _LONGEST_LINE:
        return None
    if address := _ADDRESS.fullmatch(text):
        return None if is_byline else Provenance(url=address[1])
    if (told := _keyed(text)) and not (is_byline and told.url):
        return told
    if day := _full_date(text):
        return Provenance(published=day)
    return _byline(text, is_byline)


def _bare(line: str) -> str:
    return collapse(clean(line).strip("*_ "))


def _is_stated(line: str) -> bool:
    """Whether a line tells something by name, or is an address."""
    text = _bare(line)
    return _ADDRESS.fullmatch(text) is not None or _keyed(text) is not None


def _keyed(text: str) -> Provenance | None:
    """What a line such as "Source: The Ledger" tells; None where its value is none of its kind."""
    pair = _KEY_LINE.fullmatch(text)
    field = field_of(pair[1]) if pair else None
    if pair is None or field is None or not _is_of(field, pair[2]):
        return None
    told = from_fields([(pair[1], pair[2])])
    return None if told == Provenance() else told


def _is_of(field: str, value: str) -> bool:
    """Whether a value is of the kind that a field holds; `from_fields` knows dates and addresses.

    "Source: a clerk of the registry" names no outlet, "Rights: mining concession" no licence.
    """
    if field in ("byline", "publisher"):
        words = BY.sub("", _IN_BRACKETS.sub("", value), count=1).replace(",", " ").split()
        return bool(words) and all(word in _CONNECTORS or _may_name(word) for word in words)
    if field == "licence":
        return _LICENCE.search(value) is not None
    return field != "language" or _LANGUAGE.fullmatch(value) is not None


def _may_name(word: str) -> bool:
    """Whether a word has a capital letter, is of a script without them, or is a site's address."""
    return "." in word.strip(".") or any(each.isalpha() and not each.islower() for each in word)


def _is_told(told: Provenance, before: Provenance, closed: Collection[str]) -> bool:
    """Whether all that a line tells is new, and not of the `closed` fields, or told before."""
    for field in fields(told):
        value, known = getattr(told, field.name), getattr(before, field.name)
        if value and not (_is_same(value, known) if known else field.name not in closed):
            return False
    return True


def _is_same(one: str | Moment, other: str | Moment) -> bool:
    if isinstance(one, Moment) and isinstance(other, Moment):
        return one == other or (one.day is not None and one.day == other.day)
    return bare(str(one)) == bare(str(other))


def _byline(text: str, is_byline: bool) -> Provenance | None:
    """A line of names, outlet and date: "By Marta Quiñónez | The Ledger | 14 September 2023"."""
    by = BY.match(text)
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
