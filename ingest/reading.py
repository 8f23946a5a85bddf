"""What the reader of each form hands over, before furniture and header lines are taken out."""

from collections.abc import Sequence
from dataclasses import dataclass

from ingest.blocks import Block
from ingest.provenance import Provenance


@dataclass(frozen=True, slots=True)
class Reading:
    """The blocks of a source in order, and what it declares of itself."""

    blocks: Sequence[Block]
    provenance: Provenance
