"""Reading DOCX: paragraphs, headings, lists, tables and footnotes, as the last author left them.

Our own walk and not python-docx: that leaves out what was inserted with changes tracked, and
footnotes.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from ingest.blocks import Block, lines_to_blocks
from ingest.characters import clean, collapse
from ingest.dates import parse_moment
from ingest.errors import UnreadableSource
from ingest.office.package import Package
from ingest.office.tables import Span, own, rows_of
from ingest.provenance import Provenance
from ingest.reading import Reading
from ingest.source import Source
from ingest.superscripts import Height, Piece, joined
from ingest.xml import attribute, first_text, local

_BODY = "word/document.xml"
_GONE = frozenset(("del", "moveFrom", "Fallback", "pPr", "rPr", "instrText", "delText", "p"))
_TEMPLATES = frozenset(("", "python-docx", "2013-12-23T23:15:00Z"))  # of python-docx
_HEADING = re.compile(r"(?:heading|t[íi]tulo|überschrift|titre) ?\d", re.I)
_COLUMNS = re.compile(r"[0-9]{1,3}")
_HEIGHTS: dict[str, Height] = {"superscript": "raised", "subscript": "lowered"}
_WRAPPERS = frozenset(("sdt", "sdtContent", "ins", "moveTo", "customXml", "smartTag"))


def read_docx(source: Source) -> Reading:
    """The blocks of a Word document.

    Raises:
        UnreadableSource: it is damaged, or another kind of Office file.
    """
    package = Package(source)
    root = package.tree(_BODY)
    if root is None:
        reason = "it is an Office file and no Word document; export it as PDF or CSV"
        raise UnreadableSource(source.location, reason)
    styles = _styles(package.tree("word/styles.xml"))
    notes = _notes(package.tree("word/footnotes.xml")) | _notes(package.tree("word/endnotes.xml"))
    body = next((each for each in root if local(each) == "body"), root)
    told = [(each, _style(each, styles)) for each in _content(body)]
    title = next((collapse(_text(each)) for each, style in told if style == "title"), "")
    properties = _properties(package.tree("docProps/core.xml"))
    return Reading(_blocks(told, notes), Provenance(title=title or None), properties)


def _blocks(told: Sequence[tuple[Any, str]], notes: Mapping[tuple[str, str], str]) -> list[Block]:
    """The blocks of paragraphs and tables with their styles; notes behind what refers to them."""
    blocks: list[Block] = []
    items: list[str] = []
    for element, style in told:
        said = [Block("note", notes[each]) for each in _references(element) if each in notes]
        if local(element) == "p" and _is_item(element, style):
            items.append(f"- {collapse(_text(element))}")
        else:
            blocks += lines_to_blocks(items)
            items = []
            if local(element) == "tbl":
                blocks += lines_to_blocks(_rows(element))
            else:
                blocks += _paragraph(_text(element), style)
        if said:
            blocks += [*lines_to_blocks(items), *said]
            items = []
    return blocks + lines_to_blocks(items)


def _content(body: Any) -> Iterator[Any]:
    """The paragraphs and tables, also those that a form or a tracked change wraps."""
    waiting = list(reversed(body))
    while waiting:
        element = waiting.pop()
        if local(element) in ("p", "tbl"):
            yield element
        elif local(element) in _WRAPPERS:
            waiting += reversed(element)


def _text(paragraph: Any) -> str:
    """The words of a paragraph; those of text boxes anchored in it on lines of their own."""
    parts: list[Piece] = []
    waiting = list(reversed(paragraph))
    while waiting:
        element = waiting.pop()
        if isinstance(element, str):
            parts.append(Piece(element))
            continue
        name = local(element)
        if name == "t":
            parts.append(_piece(element))
        elif name in ("tab", "ptab"):
            parts.append(Piece(" "))
        elif name in ("br", "cr"):
            parts.append(Piece("\n"))
        elif name == "r" and _is_hidden(element):
            continue
        elif name == "noBreakHyphen":
            parts.append(Piece("-"))
        elif name == "txbxContent":
            for each in reversed([each for each in element if local(each) == "p"]):
                waiting += [*reversed(each), "\n"]
        elif name not in _GONE:
            waiting += reversed(element)
    return clean(joined(parts))


def _piece(words: Any) -> Piece:
    """The words of a run: raised ones in a link within the document are the mark of a note."""
    run = words.getparent()
    around = run.getparent()
    is_linked = local(around) == "hyperlink" and attribute(around, "anchor") != ""
    return Piece(words.text or "", _HEIGHTS.get(_set(run, "vertAlign"), "on the line"), is_linked)


def _is_hidden(run: Any) -> bool:
    """Whether no reader sees a run: print that is hidden on the screen, too, and not undone."""
    for properties in (each for each in run if local(each) == "rPr"):
        for each in properties:
            if local(each) == "vanish":
                return attribute(each, "val") not in ("0", "false", "off")
    return False


def _set(run: Any, name: str) -> str:
    """How a run is set: the value of one of its properties, empty where it does not say."""
    for properties in (each for each in run if local(each) == "rPr"):
        return next((attribute(each, "val") for each in properties if local(each) == name), "")
    return ""


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
        return " ".join(_text(each) for each in own(cell, ("p",)))

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
    numbered = any(local(each) == "numPr" for each in paragraph.iter())
    return style.startswith("list") or (numbered and not _HEADING.match(style))


def _style(element: Any, styles: Mapping[str, str]) -> str:
    """The name of a paragraph's style, in lower case; empty for others."""
    styled = next((each for each in element.iter() if local(each) == "pStyle"), None)
    if styled is None or local(element) != "p":
        return ""
    key = attribute(styled, "val")
    return styles.get(key, key).casefold()


def _notes(root: Any) -> dict[tuple[str, str], str]:
    """Footnotes or endnotes by kind and number."""
    found = {}
    for note in [] if root is None else root:
        said = " ".join(_text(each) for each in note if local(each) == "p")
        if any(map(str.isalnum, said)):
            found[local(note), attribute(note, "id")] = collapse(said)
    return found


def _references(paragraph: Any) -> Iterator[tuple[str, str]]:
    for element in paragraph.iter():
        name = local(element)
        if name in ("footnoteReference", "endnoteReference"):
            yield name.removesuffix("Reference"), attribute(element, "id")


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
