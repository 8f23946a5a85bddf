"""What every reader yields: the blocks of a text in order, before they become one string."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from typing import Literal

from ingest.article import Mark
from ingest.characters import collapse
from ingest.lines import stand_alone

BlockKind = Literal["prose", "heading", "caption", "note", "lines"]


@dataclass(frozen=True, slots=True)
class Block:
    """One paragraph of an article, collapsed and without blank lines.

    Attributes:
        kind: "lines" is a list, table or verse: the only kind whose text has line ends.
    """

    kind: BlockKind
    text: str

    def with_kind(self, kind: BlockKind) -> "Block":
        return replace(self, kind=kind)


def lines_to_blocks(lines: Sequence[str]) -> list[Block]:
    """One block of lines, or a paragraph each where they would read as one wrapped paragraph."""
    kept = [text for text in map(collapse, lines) if text]
    if stand_alone(kept):
        return [Block("lines", "\n".join(kept))]
    return [Block("prose", text) for text in kept]


def assemble(blocks: Iterable[Block]) -> tuple[str, tuple[Mark, ...]]:
    """The one text of an article and the marks that point into it."""
    marks: list[Mark] = []
    parts: list[str] = []
    at = 0
    for block in blocks:
        if parts:
            at += len("\n\n")
        if block.kind in ("heading", "caption", "note"):
            marks.append(Mark(block.kind, at, at + len(block.text)))
        parts.append(block.text)
        at += len(block.text)
    return "\n\n".join(parts), tuple(marks)
