"""Reading ODT: paragraphs, headings, lists, tables and notes."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import replace
from typing import Any

from ingest.blocks import Block, lines_to_blocks
from ingest.dates import parse_moment
from ingest.errors import UnreadableSource
from ingest.office.odt_heights import heights_of
from ingest.office.package import Package
from ingest.office.tables import own, rows_of
from ingest.prose.characters import clean, collapse
from ingest.prose.superscripts import Height, Piece, joined
from ingest.provenance import Provenance
from ingest.reading import Reading
from ingest.source import Source
from ingest.xml import attribute, first_text, local

_GONE = frozenset(("tracked-changes", "annotation", "note", "sequence-decls", "desc", "title"))
_TITLES = ("Title", "Subtitle")
_TEXTS = ("p", "h")
_WITHIN = (*_TEXTS, "list", "table")  # of a text box or a drawing, which paragraphs hold

TextOf = Callable[[Any], str]
"""The words of a paragraph."""


def read_odt(source: Source) -> Reading:
    """The blocks of an OpenDocument text.

    Raises:
        UnreadableSource: it is damaged, locked, or another kind of document.
    """
    package = Package(source)
    root = package.tree("content.xml")
    body = None if root is None else next((e for e in root.iter() if local(e) == "text"), None)
    if body is None:
        reason = "it holds no text document; export it as PDF"
        raise UnreadableSource(source.location, reason)
    heights = heights_of(package.tree("styles.xml"), root)
    blocks = list(_blocks(list(body), lambda paragraph: _text(paragraph, heights)))
    title = next((block.text for block in blocks[:1] if block.kind == "heading"), None)
    meta = package.tree("meta.xml")
    created = parse_moment(first_text(meta, "creation-date") or "")
    changed = parse_moment(first_text(meta, "date") or "")
    told = Provenance(
        title=first_text(meta, "title"),
        byline=first_text(meta, "initial-creator", "creator"),
        published=created or changed,
        updated=changed,
        language=first_text(meta, "language"),
    )
    return Reading(blocks, Provenance(title=title), told)


def _blocks(parts: Sequence[Any], text_of: TextOf) -> Iterator[Block]:
    waiting = list(reversed(parts))
    while waiting:
        element = waiting.pop()
        name = local(element)
        if name == "list":
            yield from _list(element, text_of)
        elif name == "table":
            yield from lines_to_blocks(_rows(element, text_of))
            for paragraph in _paragraphs(element):
                yield from _notes(paragraph, text_of)
        elif name in _TEXTS:
            lines = [line for line in map(collapse, text_of(element).split("\n")) if line]
            if lines and (name == "h" or attribute(element, "style-name") in _TITLES):
                yield Block("heading", " ".join(lines))
            else:
                yield from lines_to_blocks(lines)
            yield from _notes(element, text_of)
            waiting += reversed(_boxed(element))
        elif name not in _GONE:
            waiting += reversed(element)


def _list(element: Any, text_of: TextOf) -> Iterator[Block]:
    """A list and those within it; notes and text boxes behind the item that they belong to."""
    items: list[str] = []
    for paragraph in own(element, _TEXTS, but=_GONE):
        if said := collapse(text_of(paragraph)):
            items.append(f"- {said}")
        behind = [*_notes(paragraph, text_of), *_blocks(_boxed(paragraph), text_of)]
        if behind:
            yield from [*lines_to_blocks(items), *behind]
            items = []
    yield from lines_to_blocks(items)


def _notes(paragraph: Any, text_of: TextOf) -> Iterator[Block]:
    """The notes of a paragraph, without those of what is boxed in it."""
    for note in own(paragraph, ("note-body",), but=("annotation", *_WITHIN)):
        if said := collapse(" ".join(map(text_of, _paragraphs(note)))):
            yield Block("note", said)


def _paragraphs(element: Any) -> Iterator[Any]:
    """The paragraphs below an element, those of text boxes behind the one that holds them."""
    waiting = list(reversed(list(own(element, _TEXTS, but=_GONE))))
    while waiting:
        paragraph = waiting.pop()
        yield paragraph
        waiting += reversed(list(own(paragraph, _TEXTS, but=_GONE)))


def _boxed(paragraph: Any) -> list[Any]:
    """What text boxes and drawings in a paragraph hold: texts of their own."""
    return list(own(paragraph, _WITHIN, but=_GONE))


def _rows(table: Any, text_of: TextOf) -> list[str]:
    def words(cell: Any) -> str:
        return " ".join(map(text_of, _paragraphs(cell)))

    return rows_of(table, "table-row", "table-cell", words)


def _text(paragraph: Any, heights: Mapping[str, Height]) -> str:
    """The words of a paragraph, without notes, comments and boxes; what is raised, on the line."""
    pieces = [Piece(paragraph.text or "")]
    waiting = [(each, pieces[0]) for each in reversed(paragraph)]
    while waiting:
        element, around = waiting.pop()
        if isinstance(element, str):
            pieces.append(replace(around, text=element))
            continue
        name = local(element)
        waiting.append((element.tail or "", around))
        if name in ("s", "tab"):
            pieces.append(replace(around, text=" "))
        elif name == "line-break":
            pieces.append(Piece("\n"))
        elif name and name not in _GONE and name not in _WITHIN:  # an entity has no name
            height = heights.get(attribute(element, "style-name"), around.height)
            leads_within = name == "a" and attribute(element, "href").startswith("#")
            within = Piece(element.text or "", height, around.is_linked or leads_within)
            pieces.append(within)
            waiting += ((each, within) for each in reversed(element))
    return clean(joined(pieces))
