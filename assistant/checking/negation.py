"""Whether a claim denies what its quotes tell, or tells what they deny. Pure.

A denial reaches the words behind it in its clause, so one in another clause of a long quote says
nothing about the first. Where claim and quotes share none of a denial's words nothing is concluded,
save that a claim may not deny where its quotes deny nothing at all.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from assistant.checking.cues import (
    DENIALS,
    FAINT_NEGATIONS,
    NEGATIONS,
    NOT_NEGATIONS,
    SAID_NOT,
)
from assistant.checking.opposites import OPPOSED
from assistant.checking.words import (
    Sentence,
    Token,
    clause_of,
    clauses,
    holds_phrase,
    phrase_at,
    stems,
)

_STOPS = frozenset("that que who which because porque when cuando where donde if si until".split())
_TIMES = frozenset("since until till before desde hasta antes".split())
_CLOSERS = frozenset(',”»"')
_REACH = 12
"""Words that a denial reaches."""


@dataclass(frozen=True, slots=True)
class Denial:
    """A denial in a sentence.

    Attributes:
        cue: the word that denies, folded, or the stem of the verb that says so ("denied"); None
            for another verb: "rejected" is itself the opposite of "accepted".
        verb: the stem of the verb that denies; empty for "not" and the like.
        head: the stem of the first word denied; empty where none carries meaning.
        words: stems of all of them.
        until: whether it denies only up to a time ("not seen since April").
    """

    cue: str | None
    verb: str
    head: str
    words: frozenset[str]
    until: bool = False

    @property
    def sign(self) -> str:
        """The verb's stem or the word."""
        return self.verb or self.cue or ""


def denials(sentence: Sentence) -> Iterator[Denial]:
    """The denials of a sentence with the words that they reach."""
    at = 0
    while at < len(sentence):
        passed = phrase_at(sentence, at, NOT_NEGATIONS)
        if passed:
            at += passed
            continue
        length = phrase_at(sentence, at, NEGATIONS)
        verb = 0 if length else phrase_at(sentence, at, DENIALS)
        folded = sentence[at].folded
        if not length and folded.endswith(("n't", "n’t")):
            length = 1
        if length or verb:
            reached = tuple(_reached(sentence, at, at + (length or verb), bool(verb)))
            if verb and not stems(reached) and at and sentence[at - 1].text in _CLOSERS:
                reached = tuple(sentence[:at])
            first = next((token.stem for token in reached if token.stem), "")
            until = any(token.folded in _TIMES for token in reached)
            stem = sentence[at].stem if verb else ""
            cue = (stem if phrase_at(sentence, at, SAID_NOT) else None) if verb else folded
            yield Denial(cue, stem, first, frozenset(stems(reached)), until)
        at += length or verb or 1
    for token in sentence:
        if token.stem and _UN.match(token.folded):
            yield Denial(token.folded, "", token.stem[2:], frozenset({token.stem[2:]}))


_UN = re.compile(r"un(?!i(?:form|t|on|vers|qu|lat|fi)|der|til|cle|less)[a-z]{5}")


def _reached(sentence: Sentence, cue: int, start: int, is_verb: bool) -> Iterator[Token]:
    clause = clause_of(sentence, cue)
    carried = False
    for at in range(start, min(clause.stop, start + (2 * _REACH if is_verb else _REACH))):
        token = sentence[at]
        if not is_verb and (
            (token.folded in _STOPS and at > start) or (carried and token.text == ",")
        ):
            return
        carried = carried or bool(token.stem)
        yield token


def denies(sentence: Sentence) -> int:
    """How often a sentence says "not" or the like; verbs such as "denied" not counted."""
    return len(_undenied(sentence)[1])


def other_denial(claim: Sequence[Sentence], quotes: Sequence[Sentence]) -> str | None:
    """What is wrong with the denials of a claim, in words; None if nothing is."""
    if reason := _same_but_for_a_denial(claim, quotes):
        return reason
    if _drops(claim, quotes):
        return _LEFT_OUT
    if _adds(claim, quotes):
        return _ADDED
    return None


def _same_but_for_a_denial(claim: Sequence[Sentence], quotes: Sequence[Sentence]) -> str | None:
    """What is wrong with a sentence that is a stretch of a quote but for "not" or the like."""
    held = [_undenied(sentence) for sentence in quotes]
    for sentence in claim:
        words, denied = _undenied(sentence)
        if len(words) < _STRETCH:
            continue
        for theirs, places in held:
            for start in range(len(theirs) - len(words) + 1):
                if theirs[start : start + len(words)] == words:
                    here = [at - start for at in places if start <= at <= start + len(words)]
                    if len(denied) > len(here):
                        return _ADDED
                    if len(denied) < len([at for at in here if 0 < at < len(words)]):
                        return _LEFT_OUT
    return None


_STRETCH = 4
"""Words a stretch of a quote must have to be told from a chance likeness."""

_LEFT_OUT = "it leaves out a denial of the cited words"
_ADDED = "it denies what the cited words do not deny"


def _undenied(sentence: Sentence) -> tuple[list[str], list[int]]:
    """The words of a sentence without those that deny, and between which words these stood."""
    words: list[str] = []
    places: list[int] = []
    for token in sentence:
        if token.folded in NEGATIONS:
            places.append(len(words))
        elif token.is_word and token.folded != "ya":  # "ya no hay" denies as "no hay" does
            bare = re.sub(r"n['’]t$", "", token.folded)
            words.append(bare)
            if bare != token.folded:
                places.append(len(words))
    return words, places


def _drops(claim: Sequence[Sentence], quotes: Sequence[Sentence]) -> bool:
    """Whether a claim tells plainly what its quotes hold only denied."""
    plain = _plain(claim)
    told = _told(quotes)
    faint = _is_faint(claim)
    for sentence in quotes:
        for denial in denials(sentence):
            if denial.until and faint:
                continue  # "last seen in April" for "not seen since April"
            bare = {stem for stem in denial.words if stem in plain and stem not in told}
            if denial.head in bare or (len(bare) >= 2 and 2 * len(bare) >= len(denial.words)):
                return True
    return False


def _adds(claim: Sequence[Sentence], quotes: Sequence[Sentence]) -> bool:
    """Whether a claim denies what its quotes tell plainly."""
    held = {stem for sentence in quotes for stem in stems(sentence)}
    plain = _plain(quotes)
    denied = {stem for s in quotes for denial in denials(s) for stem in denial.words}
    signs = {denial.sign for sentence in quotes for denial in denials(sentence)}
    faint = _is_faint(quotes)
    for sentence in claim:
        for denial in denials(sentence):
            if denial.sign in signs - _PLAIN_CUES:
                continue  # "denied having known" for "denied it"
            if _tells_opposite(sentence, denial, quotes, plain):
                continue  # "not convicted" for "acquitted"
            shared = {denial.head} & held or denial.words & held
            if shared and shared <= plain - denied:
                return True
            if not shared and not signs and not faint and denial.words:
                return True
    return False


def _tells_opposite(
    sentence: Sentence, denial: Denial, quotes: Sequence[Sentence], plain: set[str]
) -> bool:
    """Whether quotes tell the opposite of what a claim's sentence denies, about the same.

    Args:
        plain: the stems that the quotes tell without denial.
    """
    denied = next((t.folded for t in sentence if t.stem and t.stem == denial.head), "")
    opposed = OPPOSED.get(denied, frozenset())
    alike = {denied}.union(*(OPPOSED[word] for word in opposed))
    if denial.head in plain or any(t.folded in alike for quote in quotes for t in quote):
        return False
    about = stems(sentence) - {denial.head}
    for quote in quotes:
        reached = {stem for other in denials(quote) for stem in other.words}
        for at, token in enumerate(quote):
            if token.folded in opposed and token.stem not in reached:
                clause = clause_of(quote, at)
                if about & stems(quote[clause.start : clause.stop]):
                    return True
    return False


_PLAIN_CUES = frozenset(NEGATIONS)


def _is_faint(text: Sequence[Sentence]) -> bool:
    return any(holds_phrase(sentence, FAINT_NEGATIONS) for sentence in text)


def _plain(text: Sequence[Sentence]) -> set[str]:
    """The stems that stand in a clause without any denial."""
    found: set[str] = set()
    for sentence in text:
        for part in clauses(sentence):
            signs = {denial.sign for denial in denials(part)}
            if not signs:
                found |= stems(part)
            elif not signs & _PLAIN_CUES:
                found |= signs  # "they rule it out" tells plainly that they do
    return found


def _told(text: Sequence[Sentence]) -> set[str]:
    """The stems that stand somewhere out of the reach of a denial."""
    found: set[str] = set()
    for sentence in text:
        denied = {stem for denial in denials(sentence) for stem in denial.words}
        counts: dict[str, int] = {}
        for token in sentence:
            if token.stem:
                counts[token.stem] = counts.get(token.stem, 0) + 1
        found |= {stem for stem, n in counts.items() if stem not in denied or n > 1}
    return found
