"""Whether a word of a claim stands in another one's place in its quote and alters it. Pure.

It sees what cannot be known from the words alone: two numbers or two names of a quote that changed
places, "all" for "many" in a sentence that has "all" elsewhere, a speaker left out of a sentence
that tells of other speech.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher

from assistant.checking.alignment import Alignment, Change, alignments
from assistant.checking.attribution import keeps_open, leaves_open, names_a_speaker, speech
from assistant.checking.negation import denies
from assistant.checking.opposites import OPPOSED
from assistant.checking.quantities import figure_value
from assistant.checking.reversal import MUTUAL
from assistant.checking.strength import is_stronger
from assistant.checking.words import Sentence, Token, stems

_JOINS = frozenset("and or y o e to a - – , between".split())
SPOKEN = 0.8
"""Share of a claim's words that must be a stretch of speech for it to need the speaker."""


def exchanged_numbers(claim: Sequence[Sentence], quotes: Sequence[Sentence]) -> str | None:
    """A number that stands where the quote has another of its own, in words."""
    held = {value for sentence in quotes for value in _values(sentence)}
    for alignment in alignments(claim, quotes):
        for change in alignment.changes:
            said, there = _values(change.said), _values(change.held)
            if len(said) == len(there) == 1 and said != there and said[0] in held:
                near = alignment.said[max(0, change.at - 1) : change.at + len(change.said) + 1]
                if not any(token.text in _JOINS for token in near):
                    shown = next(t.text for t in change.said if t.text[0].isdecimal())
                    return f"in the cited words another number stands where it says {shown}"
    return None


def _values(words: Sentence) -> list[float]:
    figures = (token.text for token in words if token.text[0].isdecimal())
    return [
        figure_value(figure)
        for figure in figures
        if figure.replace(",", "").replace(".", "").isdecimal()
    ]


def exchanged_names(claim: Sequence[Sentence], quotes: Sequence[Sentence]) -> str | None:
    """Two names that have changed places, in words; those of a list may."""
    for sentence in claim:
        said = _with_slots(sentence)
        for quote in quotes:
            held = _with_slots(quote)
            slots = list(_other_names(said, held))
            for number, one in enumerate(slots):
                for other in slots[number + 1 :]:
                    between = said[one.at + 1 : other.at]
                    kept = list(map(_slot, between)) == list(
                        map(_slot, held[one.place + 1 : other.place])
                    )
                    if one.changes_with(other) and kept and _has_deed(between):
                        return "it exchanges who did it and whom it was done to"
    return None


@dataclass(frozen=True, slots=True)
class _OtherName:
    """Where a claim has one name and its quote another: indices of pieces, and the stems."""

    at: int
    place: int
    said: set[str]
    held: set[str]

    def changes_with(self, other: "_OtherName") -> bool:
        return bool(self.said & other.held and self.held & other.said)


def _with_slots(sentence: Sentence) -> list[Sentence]:
    """A sentence in pieces: a run of capitalised words is one, every other word is its own."""
    pieces: list[list[Token]] = []
    for token in sentence:
        if pieces and token.text[0].isupper() and pieces[-1][-1].text[0].isupper():
            pieces[-1].append(token)
        else:
            pieces.append([token])
    return [tuple(piece) for piece in pieces]


def _other_names(said: Sequence[Sentence], held: Sequence[Sentence]) -> Iterator[_OtherName]:
    """Where a name of a claim stands in the place of another one of its quote."""
    matcher = SequenceMatcher(None, list(map(_slot, held)), list(map(_slot, said)), autojunk=False)
    for block in matcher.get_matching_blocks():
        for offset in range(block.size):
            one, other = said[block.b + offset], held[block.a + offset]
            if one[0].text[0].isupper() and not stems(one) & stems(other):
                yield _OtherName(block.b + offset, block.a + offset, stems(one), stems(other))


def _slot(piece: Sentence) -> str:
    return "" if piece[0].text[0].isupper() else piece[0].folded


def _has_deed(between: Sequence[Sentence]) -> bool:
    tokens = [token for piece in between for token in piece]
    return any(t.stem and not t.name and t.folded not in MUTUAL for t in tokens)


def opposite_there(claim: Sequence[Sentence], quotes: Sequence[Sentence]) -> str | None:
    """A word that stands where the quote has its opposite, in words."""
    for alignment in alignments(claim, quotes):
        if denies(alignment.said) != denies(alignment.held):
            continue  # "denied that there was one" for "said that there was none"
        for change in alignment.changes:
            held = {token.folded for token in change.held}
            for token in change.said:
                if token.folded not in held and OPPOSED.get(token.folded, frozenset()) & held:
                    return f"it says “{token.text}” where the cited words say the opposite"
    return None


def stronger_there(claim: Sequence[Sentence], quotes: Sequence[Sentence]) -> str | None:
    """A word that stands where the quote has a weaker one, in words."""
    for change in _changes(claim, quotes):
        for token in change.said:
            if any(is_stronger(token, other) for other in change.held):
                return f"it says “{token.text}”, which is more than the cited words say"
    return None


def _changes(claim: Sequence[Sentence], quotes: Sequence[Sentence]) -> list[Change]:
    return [change for alignment in alignments(claim, quotes) for change in alignment.changes]


def opened_closed(claim: Sequence[Sentence], quotes: Sequence[Sentence]) -> str | None:
    """Whether a claim leaves out the hedge or the speaker of a sentence it otherwise repeats."""
    spoken = speech(quotes)
    for alignment in alignments(claim, quotes):
        if not keeps_open(alignment.own) and any(map(_drops_hedge, alignment.changes)):
            return "it is told as a fact, though the cited words leave it open"
        theirs = next(
            indices
            for quote, indices in zip(quotes, spoken, strict=True)
            if quote is alignment.held
        )
        if _is_their_words(alignment, theirs):
            return "it is told as a fact, though the cited words only have it as somebody's word"
    return None


def _drops_hedge(change: Change) -> bool:
    """Whether a change takes a hedge away and little more."""
    rest = [token for token in change.held if not leaves_open([token])]
    return leaves_open(change.held) and stems(rest) <= stems(change.said)


def _is_their_words(alignment: Alignment, spoken: set[int]) -> bool:
    """Whether a sentence is a stretch of what somebody says, without who says it."""
    inside = sum(place in spoken for place in alignment.matched.values())
    outside = [alignment.held[p] for p in alignment.matched.values() if p not in spoken]
    quoted = any(token.text in '“”«»"' for token in alignment.said)
    return (
        inside >= SPOKEN * len(alignment.said)
        and not quoted
        and not names_a_speaker(alignment.own)
        and not names_a_speaker(outside)
    )
