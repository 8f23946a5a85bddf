"""From a pruned tree of HTML to blocks, in the order of the page."""

import re
from collections.abc import Iterable
from dataclasses import dataclass, field, replace

from lxml import etree
from lxml.html import HtmlElement

from ingest.blocks import Block, BlockKind, lines_to_blocks
from ingest.html.tables import rows_of
from ingest.prose.characters import clean, collapse

_HEADINGS = frozenset("h1 h2 h3 h4 h5 h6".split())
_BLOCKS = _HEADINGS | frozenset(
    """
    address article aside blockquote body center dd details dir div dl dt fieldset figcaption figure
    footer header hgroup hr html legend li main nav ol p pre section summary table tbody td tfoot th
    thead tr ul caption
    """.split()
)
_CAPTION_NAMES = re.compile(
    r"\bcaption|caption-text\b|\b(?:photo|image|foto)-?credits?\b|\bpie-?(?:de-?)?foto\b"
)
_BOLD = frozenset(("b", "strong"))
_LONGEST_HEADING = 120  # characters of a paragraph all in bold print
_ALPHABET = 26
_NUMBER = re.compile(r"\s*(\d{1,6})")


@dataclass(slots=True)
class _Numbers:
    """How the items of a numbered list are called.

    Attributes:
        following: what the next one is, unless it says otherwise.
        letters: the first of the letters that stand for the numbers; empty for figures.
    """

    following: int
    step: int = 1
    letters: str = ""

    def name(self, item: HtmlElement) -> str:
        """What is printed before an item; the next one goes on from it."""
        number = _stated(item, "value", self.following)
        self.following = number + self.step
        lettered = self.letters and 0 < number <= _ALPHABET
        return chr(ord(self.letters) + number - 1) if lettered else str(number)


@dataclass(slots=True)
class _Flow:
    """What has been read of the page so far, and the line that is being read."""

    blocks: list[Block] = field(default_factory=list)
    items: list[str] = field(default_factory=list)
    pieces: list[str] = field(default_factory=list)
    kinds: list[BlockKind] = field(default_factory=list)
    bullet: str = ""
    lists: list[_Numbers | None] = field(default_factory=list)  # that are open; None: no numbers
    quoted: int = 0  # earlier messages that the line stands in
    plain_letters: bool = False  # whether the line has letters outside bold print

    def end_line(self) -> None:
        """Take in a <br>; the second of two ends a paragraph, but not a heading or an item."""
        if self._is_line_empty() and not self.lists and not self.kinds:
            self.flush()
        else:
            self.pieces.append("\n")

    def _is_line_empty(self) -> bool:
        """Whether a <br> was the last thing that was read."""
        for piece in reversed(self.pieces):
            if piece == "\n":
                return True
            if piece.strip():
                break
        return False

    def flush(self) -> None:
        """End the line that is being read."""
        lines = [line for line in map(collapse, "".join(self.pieces).split("\n")) if line]
        bold = not self.plain_letters
        self.pieces.clear()
        self.plain_letters = False
        if not lines:
            return
        if self.lists:
            self.items.append(f"{self.bullet}{' '.join(lines)}")
            self.bullet = ""
            return
        self.end_list()
        kind = self.kinds[-1] if self.kinds else "prose"
        if kind == "prose" and bold and _reads_as_heading(lines):
            kind = "heading"
        if kind == "prose" and len(lines) > 1:
            self.take(lines_to_blocks(lines))
        else:
            self.take([Block(kind, " ".join(lines))])

    def end_list(self) -> None:
        if self.items:
            self.take(lines_to_blocks(self.items))
            self.items = []

    def take(self, blocks: Iterable[Block]) -> None:
        self.blocks += [replace(block, quoted=self.quoted) for block in blocks]


def blocks_of(root: HtmlElement) -> list[Block]:
    """The blocks below `root`. Its depth does not matter: nothing here recurses."""
    flow = _Flow()
    bold = 0
    walker = etree.iterwalk(root, events=("start", "end"))
    for event, element in walker:
        tag = element.tag
        if not isinstance(tag, str):
            continue
        if event == "start":
            if tag == "table" and (rows := rows_of(element)):
                _start_table(flow, element, rows)
                walker.skip_subtree()
                continue
            _start(flow, element)
            bold += tag in _BOLD
            _say(flow, element.text, bold, keep_lines=tag == "pre")
        else:
            bold -= tag in _BOLD
            _end(flow, element)
            if element is not root:
                _say(flow, element.tail, bold, keep_lines=False)
    flow.flush()
    flow.end_list()
    return [block for block in flow.blocks if any(map(str.isalnum, block.text))]


def _start(flow: _Flow, element: HtmlElement) -> None:
    tag = element.tag
    if tag == "br":
        flow.end_line()
    elif tag == "q":
        flow.pieces.append("“")
    if tag not in _BLOCKS:
        return
    flow.flush()
    if _is_quoted(element):
        flow.end_list()
        flow.quoted += 1
    if tag in ("ul", "ol"):
        flow.lists.append(_numbers(element) if tag == "ol" else None)
    elif tag == "li":
        numbers = flow.lists[-1] if flow.lists else None
        flow.bullet = f"{numbers.name(element)}. " if numbers else "- "
    if kind := _kind(element):
        flow.kinds.append(kind)


def _numbers(element: HtmlElement) -> _Numbers:
    """The numbers of a list, as a page states them: articles of a law rarely begin with 1."""
    letters = element.get("type") if element.get("type") in ("a", "A") else ""
    if "reversed" in element.attrib:
        items = sum(1 for _ in element.iterchildren("li"))
        return _Numbers(_stated(element, "start", items), -1, letters)
    return _Numbers(_stated(element, "start", 1), letters=letters)


def _stated(element: HtmlElement, attribute: str, otherwise: int) -> int:
    told = _NUMBER.match(element.get(attribute) or "")
    return int(told[1]) if told else otherwise


def _end(flow: _Flow, element: HtmlElement) -> None:
    tag = element.tag
    if tag == "q":
        flow.pieces.append("”")
    if tag not in _BLOCKS:
        return
    flow.flush()
    if tag in ("ul", "ol"):
        flow.lists.pop()
        if not flow.lists:
            flow.end_list()
    if _is_quoted(element):
        flow.end_list()
        flow.quoted -= 1
    if _kind(element):
        flow.kinds.pop()


def _say(flow: _Flow, text: str | None, bold: int, *, keep_lines: bool) -> None:
    """Take in characters; in HTML a line end is a space, but for preformatted text."""
    if not text:
        return
    cleaned = clean(text)  # numeric entities can name what was cleaned away before
    flow.pieces.append(cleaned if keep_lines else cleaned.replace("\n", " "))
    if not bold and any(map(str.isalnum, text)):
        flow.plain_letters = True


def _kind(element: HtmlElement) -> BlockKind | None:
    """What a block element makes of the text in it; None where it does not matter."""
    if element.tag in _HEADINGS:
        return "heading"
    if element.tag in ("figcaption", "caption"):
        return "caption"
    names = (element.get("class") or "").lower()
    if element.tag in ("p", "div") and _CAPTION_NAMES.search(names):
        return "caption"
    return None


def _is_quoted(element: HtmlElement) -> bool:
    """Whether a mail program put an earlier message into an element."""
    return element.tag == "blockquote" and (
        element.get("type") == "cite" or "quote" in (element.get("class") or "").lower()
    )


def _reads_as_heading(lines: list[str]) -> bool:
    text = " ".join(lines)
    return len(lines) == 1 and len(text) <= _LONGEST_HEADING and text[-1] not in '.,;:!…"”»'


def _start_table(flow: _Flow, table: HtmlElement, rows: list[str]) -> None:
    flow.flush()
    flow.end_list()
    caption = table.find("caption")
    if caption is not None and (text := collapse(clean(caption.text_content()))):
        flow.take([Block("caption", text)])
    flow.take(lines_to_blocks(rows))
