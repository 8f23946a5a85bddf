"""What happens while a question is answered, for doors that show it."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Literal

from assistant.answer import Answer, Claim

Stage = Literal["searching", "writing", "checking"]


@dataclass(frozen=True, slots=True)
class Progress:
    """A stage has begun."""

    stage: Stage


@dataclass(frozen=True, slots=True)
class Said:
    """A claim that was verified. The answer that comes last has the final word on their order."""

    claim: Claim


Event = Progress | Said | Answer
"""The answer is the last event, and comes once."""


def final(events: Iterable[Event]) -> Answer:
    """The answer at the end of the events."""
    *_, answer = events
    if not isinstance(answer, Answer):
        raise TypeError("events end with an answer")
    return answer
