"""What every reader yields: the blocks of a text in order, before they become one string."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from typing import Literal

from ingest.article import Locator, Mark
from ingest.prose.characters import collapse
from ingest.prose.lines import stand_alone

BlockKind = Literal["prose", "heading", "caption", "note", "lines"]


@dataclass(frozen=True, slots=True)
class Block:
    """One paragraph of an article, collapsed and without blank lines.

    Attributes:
        kind: "lines" is a list, table or verse: the only kind whose text has line ends.
        locators: where it stands in the original, as offsets into its own text. Each block
            says where it begins, so that what is left out around it does not matter.
        quoted: of how many messages within each other it is quoted; 0 for what is the sender's.
    """

    kind: BlockKind
    text: str
    locators: tuple[Locator, ...] = ()
    quoted: int = 0

    def with_kind(self, kind: BlockKind) -> "Block":
        return replace(self, kind=kind)


def lines_to_blocks(lines: Sequence[str]) -> list[Block]:
    """One block of lines, or a paragraph each where they would read as one wrapped paragraph."""
    kept = [text for text in map(collapse, lines) if text]
    if stand_alone(kept):
        return [Block("lines", "\n".join(kept))]
    return [Block("prose", text) for text in kept]


def assemble(blocks: Iterable[Block]) -> tuple[str, tuple[Mark, ...], tuple[Locator, ...]]:
    """The one text of an article, and the marks and locators that point into it."""
    marks: list[Mark] = []
    locators: list[Locator] = []
    parts: list[str] = []
    at = 0
    for block in blocks:
        if parts:
            at += len("\n\n")
        if block.kind in ("heading", "caption", "note"):
            marks.append(Mark(block.kind, at, at + len(block.text)))
        for locator in block.locators:
            last = locators[-1] if locators else None
            if last is None or (last.kind, last.label) != (locator.kind, locator.label):
                locators.append(replace(locator, start=at + locator.start))
        parts.append(block.text)
        at += len(block.text)
    return "\n\n".join(parts), tuple(marks), tuple(locators)
