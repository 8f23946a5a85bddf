"""What the reader of each form hands over, before furniture and header lines are taken out."""

import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass

from ingest.blocks import Block
from ingest.errors import UnreadableSource
from ingest.provenance import Provenance

MOST_LETTERS = 10_000_000
"""Characters of one article: twenty thick books, and some ten seconds of reading."""

_SAMPLE = 64 * 1024  # characters that tell whether they are a text
_STRANGE = 0.05  # share of them; texts with broken places have less
_FEW = 8


@dataclass(frozen=True, slots=True)
class Reading:
    """The blocks of a source in order, and what it declares of itself.

    Attributes:
        properties: what only the file's properties tell, which nobody reads and many never set:
            the text's own lines go before it.
    """

    blocks: Sequence[Block]
    provenance: Provenance
    properties: Provenance = Provenance()


def insist_on_characters(text: str) -> str:
    """`text`, if it is made of what texts are made of.

    Raises:
        UnreadableSource: without a name; it is a file of another kind under a text's name.
    """
    sample = text[:_SAMPLE]
    strange = sum(map(_is_strange, sample))
    if strange >= _FEW and strange > _STRANGE * len(sample):
        reason = "it is no text, whatever its name says: it holds too much that is no letter"
        raise UnreadableSource("", reason)
    return text


def _is_strange(character: str) -> bool:
    """Whether no program writes a character into a text: controls, code points without a letter."""
    if character in "\t\n\v\f\r\x1a\x1b\x85":
        return False
    return character == "\ufffd" or unicodedata.category(character) in ("Cc", "Cn", "Co")


def insist_on_length(text: str) -> str:
    """`text`, if an article may be so long.

    Raises:
        UnreadableSource: without a name; it may not.
    """
    if len(text) > MOST_LETTERS:
        raise too_long()
    return text


def insist_on_end(reading: Reading) -> Reading:
    """`reading`, if an article may be so long.

    Raises:
        UnreadableSource: without a name; it may not.
    """
    if sum(len(block.text) for block in reading.blocks) > MOST_LETTERS:
        raise too_long()
    return reading


def too_long() -> UnreadableSource:
    """The failure, without a name yet, of a source with more letters than an article may have."""
    return UnreadableSource("", f"it has more than {MOST_LETTERS:,} letters; split it")
