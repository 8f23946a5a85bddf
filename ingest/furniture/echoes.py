"""Quotations that a page prints a second time to catch the eye."""

from collections import Counter
from collections.abc import Sequence

from ingest.blocks import Block
from ingest.prose.characters import bare

_QUOTES = frozenset("\"'“”‘«»")
_SHORTEST = 15  # characters; less is repeated by chance
_LONGEST = 300
_LONGEST_TEXT = 500_000  # characters; no article is longer, and every quotation is looked for in it


def echoes(blocks: Sequence[Block]) -> set[int]:
    """The places of quotations that a longer paragraph holds too; there the words stay."""
    prose = [bare(block.text) if block.kind == "prose" else "" for block in blocks]
    said = f" {'  '.join(prose)} "
    if len(said) > _LONGEST_TEXT:
        return set()
    alone = Counter(prose)
    return {
        place
        for place, words in enumerate(prose)
        if _SHORTEST <= len(words) <= _LONGEST
        and blocks[place].text[0] in _QUOTES
        and said.count(f" {words} ") > alone[words]
    }
