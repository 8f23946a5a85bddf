"""Reading Markdown: CommonMark with tables and a front matter of `key: value` lines."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from markdown_it import MarkdownIt
from markdown_it.token import Token

from ingest.blocks import Block, lines_to_blocks
from ingest.html.page import fragment_blocks
from ingest.prose.characters import clean, collapse, decode
from ingest.prose.superscripts import Height, Piece, joined
from ingest.provenance import Provenance, from_fields
from ingest.reading import Reading, insist_on_characters, insist_on_length
from ingest.source import Source

_FRONT_MATTER = re.compile(
    r"\s*(?:---[ \t]*\n(.*?)\n(?:---|\.\.\.)|\+\+\+[ \t]*\n(.*?)\n\+\+\+)[ \t]*(?:\n|$)", re.S
)
_FIELD = re.compile(r"([\w-]{1,40})\s*[:=]\s*(.*)")
_LIST_VALUE = re.compile(r"\s+-\s+(.+)")
_LONGEST_FRONT_MATTER = 20_000  # characters
_LONGEST_BOLD_HEADING = 120
_MOST_BRACKETS = 20_000  # one that nothing closes costs the parser a ten-thousandth of a second
_RAW = frozenset(("script", "style", "noscript", "template"))
_HEIGHTS: dict[str, Height] = {"sup": "raised", "sub": "lowered"}
_RAW_TAG = re.compile(r"<(/?)(\w+)")


def read_markdown(source: Source) -> Reading:
    """The blocks of a Markdown file; title from its front matter or its first heading."""
    text = insist_on_length(decode(source.content, source.charset))
    text = clean(insist_on_characters(text))
    provenance, text = _front_matter(text)
    parser = MarkdownIt("commonmark", {"maxNesting": 100}).enable("table")
    if text.count("[") > _MOST_BRACKETS:
        parser.disable(["link", "image"])
    blocks = _blocks(parser.parse(text))
    first = next((block for block in blocks if block.kind == "heading"), None)
    if provenance.title is None and first is not None:
        provenance = Provenance(title=first.text).or_else(provenance)
    return Reading(blocks, provenance)


def _front_matter(text: str) -> tuple[Provenance, str]:
    """What the front matter declares, and the text behind it.

    Not a YAML parser: the fields are lines, and a parser of untrusted input is a risk for
    nothing.
    """
    match = _FRONT_MATTER.match(text[:_LONGEST_FRONT_MATTER])
    if match is None:
        return Provenance(), text
    pairs: list[tuple[str, str]] = []
    for line in (match[1] or match[2] or "").split("\n"):
        if item := _LIST_VALUE.fullmatch(line):
            if pairs:
                key, before = pairs[-1]
                pairs[-1] = (
                    key,
                    f"{before}, {_unquoted(item[1])}" if before else _unquoted(item[1]),
                )
        elif found := _FIELD.fullmatch(line.rstrip()):
            pairs.append((found[1], _unquoted(found[2])))
    if not pairs:
        return Provenance(), text  # two rules with prose in between
    return from_fields(pairs), text[match.end() :]


def _unquoted(value: str) -> str:
    value = value.strip()
    if value.startswith("[") and value.endswith("]"):
        return ", ".join(map(_unquoted, value[1:-1].split(",")))
    if len(value) > 1 and value[0] == value[-1] and value[0] in "\"'":
        return value[1:-1].replace('\\"', '"').replace("''", "'")
    return value


@dataclass(slots=True)
class _Flow:
    """What has been read so far: whole blocks, and the lines of the list or table that is open."""

    blocks: list[Block] = field(default_factory=list)
    lines: list[str] = field(default_factory=list)
    row: list[str] | None = None
    numbers: list[int | None] = field(default_factory=list)  # the next of each open list
    bullet: str = ""
    in_heading: bool = False

    def end_lines(self) -> None:
        if not self.numbers:
            self._end_lines()

    def add(self, blocks: Sequence[Block]) -> None:
        """Whole blocks, which may stand within a list: behind what that has said so far."""
        if blocks:
            self._end_lines()
            self.blocks.extend(blocks)

    def _end_lines(self) -> None:
        self.blocks.extend(lines_to_blocks(self.lines))
        self.lines = []


def _blocks(tokens: Sequence[Token]) -> list[Block]:
    flow = _Flow()
    for token in tokens:
        match token.type:
            case "heading_open" | "heading_close":
                flow.in_heading = token.nesting == 1
            case "fence" | "code_block":
                flow.add(lines_to_blocks(token.content.split("\n")))
            case "html_block":
                flow.add(fragment_blocks(token.content))
            case "inline":
                _inline(flow, token)
            case _:
                _list_or_table(flow, token)
    return flow.blocks


def _list_or_table(flow: _Flow, token: Token) -> None:
    match token.type:
        case "bullet_list_open":
            flow.numbers.append(None)
        case "ordered_list_open":
            flow.numbers.append(int(token.attrs.get("start", 1)))
        case "bullet_list_close" | "ordered_list_close":
            flow.numbers.pop()
            flow.end_lines()
        case "list_item_open":
            number = flow.numbers[-1]
            flow.bullet = "- " if number is None else f"{number}. "
            flow.numbers[-1] = None if number is None else number + 1
        case "tr_open":
            flow.row = []
        case "tr_close":
            flow.lines.append(" | ".join(flow.row or []))
            flow.row = None
        case "table_close":
            flow.end_lines()


def _inline(flow: _Flow, token: Token) -> None:
    """A cell, a list's line, or a paragraph, by where it stands."""
    if flow.row is not None:
        flow.row.append(collapse(_text(token)))
    elif flow.numbers:
        flow.lines.append(flow.bullet + collapse(_text(token)))
        flow.bullet = ""
    else:
        flow.add(_paragraph(token, heading=flow.in_heading))


def _paragraph(token: Token, *, heading: bool) -> list[Block]:
    """A paragraph or heading; an image alone gives its alternative text as a caption."""
    children = [
        child for child in token.children or [] if child.type not in ("softbreak", "hardbreak")
    ]
    if children and all(child.type == "image" for child in children):
        texts = (collapse(child.content) for child in children)
        return [Block("caption", text) for text in texts if text]
    lines = [line for line in map(collapse, _text(token).split("\n")) if line]
    if heading or (len(lines) == 1 and _is_bold_heading(children, lines[0])):
        return [Block("heading", " ".join(lines))] if lines else []
    return lines_to_blocks(lines)


def _is_bold_heading(children: Sequence[Token], text: str) -> bool:
    """Whether a paragraph is one short stretch of bold print, as interviews print questions."""
    said = [child for child in children if child.type != "text" or child.content.strip()]
    return (
        len(said) > 2
        and said[0].type == "strong_open"
        and said[-1].type == "strong_close"
        and sum(child.type == "strong_open" for child in said) == 1
        and len(text) <= _LONGEST_BOLD_HEADING
        and text[-1] not in ".,;:!…"
    )


def _text(token: Token) -> str:
    """The characters of an inline token; "\\n" only where the author broke the line."""
    parts: list[Piece] = []
    silent = ""  # the element whose content is no text
    height: Height = "on the line"
    links = 0
    for child in token.children or []:
        if child.type == "html_inline":
            tag = _RAW_TAG.match(child.content)
            name = tag[2].lower() if tag else ""
            if tag and name in _RAW:
                silent = "" if tag[1] else name
            elif tag and name in _HEIGHTS:
                height = "on the line" if tag[1] else _HEIGHTS[name]
            elif name == "br":
                parts.append(Piece("\n"))
        elif child.type in ("link_open", "link_close"):
            links += child.nesting
        elif silent or child.type == "image":
            continue
        elif child.type == "softbreak":
            parts.append(Piece(" "))
        elif child.type == "hardbreak":
            parts.append(Piece("\n"))
        else:
            parts.append(Piece(clean(child.content), height, links > 0))
    return joined(parts)
