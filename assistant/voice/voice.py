"""Who says what a source says, and how surely."""

from dataclasses import dataclass
from typing import Literal

VoiceKind = Literal["outlet", "named source", "unnamed source", "document"]
Hedge = Literal["alleged", "claimed", "suspected", "denied"]
Manner = Literal["quoted", "reported", "confirmed", "announced"]


@dataclass(frozen=True, slots=True)
class Voice:
    """The voice behind words of an article.

    Name and role are the article's own words, without a capital that only begins a sentence.

    Attributes:
        kind: "outlet" is the article itself, also where nothing else can be told.
        name: of a person or an institution; only a named source has one.
        role: what a named source is ("former interior minister"); for the other kinds their
            description as it stands there ("a former investigator", "the police bulletin").
        hedge: how surely it is said; None where it is told as fact.
        manner: in its own words, or how the article passes them on; None for the outlet.
    """

    kind: VoiceKind
    name: str | None = None
    role: str | None = None
    hedge: Hedge | None = None
    manner: Manner | None = None


OUTLET = Voice("outlet")
