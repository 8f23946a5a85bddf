"""What can be set about a language model."""

from dataclasses import dataclass
from typing import Annotated

from annotated_types import Ge, Gt

EXTRACTIVE = "extractive"
"""The setting for no language model."""


@dataclass(frozen=True, slots=True)
class WritingOptions:
    """How a language model is asked.

    Attributes:
        passages: passages it is shown at most.
        window: tokens it takes, its reply included; 0 for what its provider is known to take.
        reply: tokens of a reply.
        timeout: seconds of silence after which it counts as down.
        longest: seconds after which a reply that still goes on is taken as it is.
        retries: times that a failed request is made again.
        doubt: probability, by Dossier's own reader, that the sources answer, below which the
            model is not asked: at .05 three questions in a hundred that could be answered are
            refused, and a third of those that could not.
    """

    passages: Annotated[int, Ge(1)] = 8
    window: Annotated[int, Ge(0)] = 0
    reply: Annotated[int, Ge(64)] = 800
    timeout: Annotated[float, Gt(0)] = 60.0
    longest: Annotated[float, Gt(0)] = 180.0
    retries: Annotated[int, Ge(0)] = 1
    doubt: float = 0.05
