"""What the reader of each form hands over, before furniture and header lines are taken out."""

from collections.abc import Sequence
from dataclasses import dataclass

from ingest.blocks import Block
from ingest.provenance import Provenance


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
