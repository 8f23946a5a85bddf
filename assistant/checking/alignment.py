"""A claim laid beside the sentence it was made from: what stands in the place of what. Pure.

Where most of the words are the same, a single changed word can be judged by what it replaced.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher

from assistant.checking.words import Sentence

ALIKE = 0.6
"""Share of a claim's words that must stand in the quote in order to be compared in place."""

_LONGEST = 5
"""Words that one change may take on either side; longer ones are a retelling."""


@dataclass(frozen=True, slots=True)
class Change:
    """Words of a claim that stand where a quote has others, between the same words.

    Attributes:
        said: the claim's words; empty where it leaves some out.
        held: the quote's words; empty where the claim adds some.
        at: where in the claim's sentence they stand.
    """

    said: Sentence
    held: Sentence
    at: int


@dataclass(frozen=True, slots=True)
class Alignment:
    """A claim's sentence and the quote's sentence that is most like it.

    Attributes:
        matched: for each word of the claim that stands in the quote, its index there.
    """

    said: Sentence
    held: Sentence
    matched: dict[int, int]
    changes: tuple[Change, ...]

    @property
    def own(self) -> Sentence:
        """The words of the claim that do not stand in the quote in this order."""
        return [token for at, token in enumerate(self.said) if at not in self.matched]


def alignments(claim: Sequence[Sentence], quotes: Sequence[Sentence]) -> Iterator[Alignment]:
    """Each sentence of a claim that is alike enough to one of its quotes, beside it."""
    for sentence in claim:
        said = [token.folded for token in sentence]
        best: tuple[float, SequenceMatcher[str], Sentence] | None = None
        for quote in quotes:
            matcher = SequenceMatcher(None, [token.folded for token in quote], said, autojunk=False)
            shared = sum(block.size for block in matcher.get_matching_blocks())
            if best is None or shared > best[0]:
                best = shared, matcher, quote
        if best and said and best[0] >= ALIKE * len(said):
            yield _aligned(sentence, best[2], best[1])


def _aligned(said: Sentence, held: Sentence, matcher: "SequenceMatcher[str]") -> Alignment:
    matched = {
        block.b + offset: block.a + offset
        for block in matcher.get_matching_blocks()
        for offset in range(block.size)
    }
    changes = tuple(
        Change(said[b1:b2], held[a1:a2], b1)
        for tag, a1, a2, b1, b2 in matcher.get_opcodes()
        if tag != "equal" and a2 - a1 <= _LONGEST and b2 - b1 <= _LONGEST
        and _is_framed(said, held, a1, a2, b1, b2)
    )  # fmt: skip
    return Alignment(said, held, matched, changes)


def _is_framed(said: Sentence, held: Sentence, a1: int, a2: int, b1: int, b2: int) -> bool:
    """Whether the same words stand on both sides, or the sentence begins or ends there in both."""
    before = (a1 == 0 and b1 == 0) or (a1 > 0 and b1 > 0)
    behind = (a2 == len(held) and b2 == len(said)) or (a2 < len(held) and b2 < len(said))
    return before and behind
