"""Reading DOCX: paragraphs, headings, lists, tables and footnotes, as the last author left them.

Our own walk and not python-docx: that leaves out what was inserted with changes tracked, and
footnotes.
"""

import re
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from ingest.blocks import Block, lines_to_blocks
from ingest.dates import parse_moment
from ingest.errors import UnreadableSource
from ingest.office.docx_words import (
    boxes_of,
    paragraphs_of,
    properties_of,
    references_of,
    text_of,
)
from ingest.office.package import Package
from ingest.office.tables import Span, rows_of
from ingest.prose.characters import collapse
from ingest.provenance import Provenance
from ingest.reading import Reading
from ingest.source import Source
from ingest.xml import attribute, first_text, local

_BODY = "word/document.xml"  # where nothing names the main part
_OTHERS = frozenset(("workbook", "presentation", "VisioDocument"))
_TEMPLATES = frozenset(("", "python-docx", "2013-12-23T23:15:00Z"))  # of python-docx
_HEADING = re.compile(r"(?:heading|t[íi]tulo|überschrift|titre) ?\d", re.I)
_COLUMNS = re.compile(r"[0-9]{1,3}")
_WRAPPERS = frozenset(("sdt", "sdtContent", "ins", "moveTo", "customXml", "smartTag"))


def read_docx(source: Source) -> Reading:
    """The blocks of a Word document.

    Raises:
        UnreadableSource: it is damaged, or another kind of Office file.
    """
    package = Package(source)
    main = package.related("", "officeDocument") or _BODY
    root = package.tree(main) if main.endswith(".xml") else None
    if root is None or local(root) in _OTHERS:
        reason = "it is an Office file and no Word document; export it as PDF"
        raise UnreadableSource(source.location, reason)

    def part(kind: str) -> Any:
        return package.tree(package.related(main, kind) or f"word/{kind}.xml")

    styles = _styles(part("styles"))
    notes = _notes(part("footnotes")) | _notes(part("endnotes"))
    body = next((each for each in root if local(each) == "body"), root)
    titles = (text_of(each) for each in _content(body) if _style(each, styles) == "title")
    title = next(map(collapse, titles), "")
    core = package.related("", "core-properties") or "docProps/core.xml"
    properties = _properties(package.tree(core))
    return Reading(_blocks(body, styles, notes), Provenance(title=title or None), properties)


def _blocks(
    body: Any, styles: Mapping[str, str], notes: Mapping[tuple[str, str], str]
) -> list[Block]:
    """The blocks of paragraphs and tables; notes and text boxes behind what they belong to."""
    blocks: list[Block] = []
    items: list[str] = []
    for element in _content(body):
        style = _style(element, styles)
        said: list[Block] = []
        if local(element) == "tbl":
            said = lines_to_blocks(_rows(element))
            behind = _noted(paragraphs_of(element), notes)
        else:
            behind = _noted([element], notes)
            for box in boxes_of(element):
                behind += _blocks(box, styles, notes)
            if not _is_item(element, style):
                said = _paragraph(text_of(element), style)
            elif item := collapse(text_of(element)):
                items.append(f"- {item}")
        if behind or not _is_item(element, style):
            blocks += [*lines_to_blocks(items), *said, *behind]
            items = []
    return blocks + lines_to_blocks(items)


def _noted(paragraphs: Iterable[Any], notes: Mapping[tuple[str, str], str]) -> list[Block]:
    """The notes that paragraphs refer to."""
    references = (each for paragraph in paragraphs for each in references_of(paragraph))
    return [Block("note", notes[each]) for each in references if each in notes]


def _content(body: Any) -> Iterator[Any]:
    """The paragraphs and tables, also those that a form or a tracked change wraps."""
    waiting = list(reversed(body))
    while waiting:
        element = waiting.pop()
        if local(element) in ("p", "tbl"):
            yield element
        elif local(element) in _WRAPPERS:
            waiting += reversed(element)


def _paragraph(text: str, style: str) -> list[Block]:
    lines = [line for line in map(collapse, text.split("\n")) if line]
    if not lines:
        return []
    if _HEADING.match(style) or style in ("title", "subtitle"):
        return [Block("heading", " ".join(lines))]
    if style == "caption":
        return [Block("caption", " ".join(lines))]
    return lines_to_blocks(lines)


def _rows(table: Any) -> list[str]:
    def words(cell: Any) -> str:
        return " ".join(map(text_of, paragraphs_of(cell)))

    return rows_of(table, "tr", "tc", words, _span)


def _span(cell: Any) -> Span:
    """What a cell's properties say: of a vertical merge the first cell says so, the others not."""
    told = {
        local(each): attribute(each, "val")
        for properties in cell
        if local(properties) == "tcPr"
        for each in properties
    }
    columns = told.get("gridSpan", "")
    return Span(
        max(1, int(columns)) if _COLUMNS.fullmatch(columns) else 1,
        told.get("vMerge") in ("", "continue"),
    )


def _styles(root: Any) -> dict[str, str]:
    """Names of styles by id; ids are in the language of the program, built-in names are not."""
    found = {}
    for style in [] if root is None else root:
        name = next((each for each in style if local(each) == "name"), None)
        if local(style) == "style" and name is not None:
            found[attribute(style, "styleId")] = attribute(name, "val")
    return found


def _is_item(paragraph: Any, style: str) -> bool:
    """Whether a paragraph is of a list; headings may be numbered, too."""
    numbered = "numPr" in properties_of(paragraph)
    return style.startswith("list") or (numbered and not _HEADING.match(style))


def _style(element: Any, styles: Mapping[str, str]) -> str:
    """The name of a paragraph's style, in lower case; empty for others."""
    styled = properties_of(element).get("pStyle")
    if styled is None or local(element) != "p":
        return ""
    key = attribute(styled, "val")
    return styles.get(key, key).casefold()


def _notes(root: Any) -> dict[tuple[str, str], str]:
    """Footnotes or endnotes by kind and number."""
    found = {}
    for note in [] if root is None else root:
        said = " ".join(map(text_of, paragraphs_of(note)))
        if any(map(str.isalnum, said)):
            found[local(note), attribute(note, "id")] = collapse(said)
    return found


def _properties(core: Any) -> Provenance:
    """What the properties tell; those that only a program's template brings are nobody's."""
    byline, created, modified = (
        first_text(core, name) or "" for name in ("creator", "created", "modified")
    )
    return Provenance(
        title=first_text(core, "title"),
        byline=byline if byline.casefold() not in _TEMPLATES else None,
        published=parse_moment(created) if created not in _TEMPLATES else None,
        updated=parse_moment(modified) if modified not in _TEMPLATES else None,
        language=first_text(core, "language"),
    )
