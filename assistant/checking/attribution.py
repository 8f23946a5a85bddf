"""Whether a claim makes a fact of what its quotes have as somebody's word, or leave open. Pure.

Plain speech ("X said that"
" …") is kept by any attribution or hedge; "may", "allegedly" and "suspected"
are kept by a hedge or by a verb that leaves it open ("claimed"), not by "said".
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from assistant.checking.cues import (
    ACCORDING,
    ACCUSATIONS,
    ALLEGEDLY,
    CHARGED,
    DOUBTED,
    POSSIBLY,
    SO_CALLED,
    SPEECH,
    SPEECH_TOO,
    SPEECH_WITH_THAT,
)
from assistant.checking.words import Sentence, clause_of, clauses, holds_phrase, phrase_at, stems

_THAT = frozenset(("that", "que"))
_SPOKEN = 4
"""Words between quotation marks that are somebody's speech; fewer are a word set apart."""

MOSTLY = 0.5
"""Share of a claim's words that must be somebody's word alone for it to need an attribution."""


@dataclass(frozen=True, slots=True)
class Hedge:
    """What a hedge reaches: the stem of its first word, and all of them.

    Attributes:
        accuses: whether it is an accusation, which "charged" keeps.
    """

    head: str
    words: frozenset[str]
    accuses: bool = False


def told_as_fact(claim: Sequence[Sentence], quotes: Sequence[Sentence]) -> str | None:
    """What a claim makes a fact of, in words; None if it makes none."""
    if _drops_speaker(claim, quotes):
        return "it is told as a fact, though the cited words only have it as somebody's word"
    if _drops_hedge(claim, quotes):
        return "it is told as a fact, though the cited words leave it open"
    return None


def _drops_speaker(claim: Sequence[Sentence], quotes: Sequence[Sentence]) -> bool:
    theirs: set[str] = set()
    own: set[str] = set()
    for sentence, spoken in zip(quotes, speech(quotes), strict=True):
        for at, token in enumerate(sentence):
            if token.stem:
                (theirs if at in spoken else own).add(token.stem)
    for sentence, spoken in zip(claim, _quoted(claim), strict=True):
        if any(holds_phrase(sentence, cues) for cues in _SOMEBODYS):
            continue
        told = {
            t.stem for at, t in enumerate(sentence) if t.stem and not t.name and at not in spoken
        }
        shared, alone = told & (theirs | own), told & (theirs - own)
        if len(alone) >= min(2, len(told)) and alone and len(alone) >= MOSTLY * len(shared):
            return True
    return False


def leaves_open(words: Sentence) -> bool:
    """Whether words are a hedge and hardly more."""
    return any(holds_phrase(words, cues) for cues in (POSSIBLY, ALLEGEDLY, SO_CALLED))


def keeps_open(words: Sentence) -> bool:
    """Whether words keep a hedge."""
    return any(holds_phrase(words, cues) for cues in _OPEN)


def names_a_speaker(words: Sentence) -> bool:
    """Whether words show that something is somebody's word, or hedge it."""
    return any(holds_phrase(words, cues) for cues in (SPEECH, SPEECH_TOO, *_OPEN))


def _drops_hedge(claim: Sequence[Sentence], quotes: Sequence[Sentence]) -> bool:
    told = _unhedged(quotes)
    for sentence in claim:
        said = any(holds_phrase(sentence, cues) for cues in (SPEECH, SPEECH_TOO))
        for clause in clauses(sentence):
            if any(holds_phrase(clause, cues) for cues in _OPEN):
                continue
            charged = holds_phrase(clause, CHARGED)
            own = stems(clause) - told
            for hedge in (h for quote in quotes for h in hedges(quote, attributed=said)):
                bare = hedge.words & own if not (hedge.accuses and charged) else frozenset()
                if hedge.head in bare or (len(bare) >= 2 and 2 * len(bare) >= len(hedge.words)):
                    return True
    return False


_SOMEBODYS = (SPEECH, SPEECH_TOO, POSSIBLY, ALLEGEDLY, SO_CALLED, ACCUSATIONS)
"""What keeps an attribution."""

_OPEN = (POSSIBLY, ALLEGEDLY, SO_CALLED, ACCUSATIONS, DOUBTED)
"""What keeps a hedge."""


def speech(text: Sequence[Sentence]) -> list[set[int]]:
    """For each sentence the indices of the tokens that somebody says, not the source."""
    return [
        quoted | _reported(sentence) for sentence, quoted in zip(text, _quoted(text), strict=True)
    ]


def _quoted(text: Sequence[Sentence]) -> list[set[int]]:
    """The tokens between quotation marks, which may open and close in different sentences."""
    found: list[set[int]] = [set() for _ in text]
    run: list[tuple[int, int]] = []
    opened = False
    for number, sentence in enumerate(text):
        for at, token in enumerate(sentence):
            if token.text in "“«" or (token.text == '"' and not opened):
                opened, run = True, []
            elif token.text in "”»" or token.text == '"':
                if sum(text[n][i].is_word for n, i in run) >= _SPOKEN:
                    for n, i in run:
                        found[n].add(i)
                opened, run = False, []
            else:
                run.append((number, at))
    if opened and len(run) >= _SPOKEN:
        for n, i in run:
            found[n].add(i)
    return found


def _reported(sentence: Sentence) -> set[int]:
    """The tokens of indirect speech: behind "said that", before ", X said", by "according to"."""
    found: set[int] = set()
    at = 0
    while at < len(sentence):
        if length := phrase_at(sentence, at, ACCORDING):
            found |= set(_accorded(sentence, at, length))
        else:
            with_that = not (length := phrase_at(sentence, at, SPEECH))
            length = length or phrase_at(sentence, at, SPEECH_WITH_THAT)
            if length and (said := _said(sentence, at, length, with_that=with_that)):
                found |= {*said}
                found -= {*range(said.stop, at + length)}  # ", Ruano said"
        at += length or 1
    return found


def _accorded(sentence: Sentence, at: int, length: int) -> Iterator[int]:
    end = _next_comma(sentence, at + length)
    if at <= 1 or (sentence[at - 1].text == "," and at <= 8 and end < len(sentence) - 1):
        yield from range(end, len(sentence))
    else:
        yield from range(at)


def _said(sentence: Sentence, at: int, length: int, *, with_that: bool) -> range:
    """What a verb of speech reports: the words behind it, or those up to the comma before it.

    Args:
        with_that: nothing, unless "that" follows or a comma stands before it.
    """
    nothing = range(0)
    if at and sentence[at - 1].folded in _PASSIVE:
        return nothing  # "the remainder was declared"
    behind = range(at + length, len(sentence))
    commas = [i for i in range(at) if sentence[i].text in _CLOSERS]
    that = any(sentence[i].folded in _THAT for i in behind[:6])
    content = [i for i in behind if sentence[i].stem and not sentence[i].name]
    inverted = at > 0 and sentence[at - 1].text in _CLOSERS and (len(commas) < 2 or not that)
    if with_that and not (that or inverted):
        return nothing
    if that and not (inverted and sentence[at - 1].text != ","):
        return behind
    if commas and commas[-1] >= 3 and (inverted or len(content) <= 3):
        goes_on = not inverted and sentence[commas[-1] + 1].folded in _GOES_ON
        return nothing if goes_on else range(commas[-1])
    return behind


_CLOSERS = frozenset(',”»"')
_PASSIVE = frozenset("was were been be is are being fue fueron sido es son".split())
_GOES_ON = frozenset("and but or who which because where when while y pero que quien donde".split())


def _next_comma(sentence: Sentence, at: int) -> int:
    return next((i for i in range(at, len(sentence)) if sentence[i].text == ","), len(sentence))


def hedges(sentence: Sentence, *, attributed: bool) -> Iterator[Hedge]:
    """The hedges of a sentence.

    Args:
        attributed: leave out those that an attribution keeps ("allegedly").
    """
    for at in range(len(sentence)):
        if length := phrase_at(sentence, at, SO_CALLED):
            noun = _noun_behind(sentence, at + length)
            if noun:
                yield Hedge(noun, frozenset((noun,)))
                continue
        accuses = phrase_at(sentence, at, ACCUSATIONS)
        length = accuses or phrase_at(sentence, at, POSSIBLY)
        if not length and not attributed:
            length = phrase_at(sentence, at, ALLEGEDLY)
        if length and (reached := _hedged(sentence, at, length)):
            head = next((sentence[i].stem for i in reached if sentence[i].stem), "")
            yield Hedge(head, frozenset(stems([sentence[i] for i in reached])), bool(accuses))


def _noun_behind(sentence: Sentence, at: int) -> str:
    """The last stem of the one or two words that an adjective stands before."""
    found = ""
    for token in sentence[at : at + 2]:
        if not token.stem or token.name:
            break
        found = token.stem
    return found


def _hedged(sentence: Sentence, at: int, length: int) -> range:
    clause = clause_of(sentence, at)
    behind = range(at + length, max(clause.stop, at + length))
    if any(sentence[i].stem for i in behind):
        return behind
    return range(clause.start, at)  # "negligent, perhaps"


def _unhedged(text: Sequence[Sentence]) -> set[str]:
    """The stems that stand somewhere out of the reach of a hedge."""
    found: set[str] = set()
    for sentence in text:
        open_ones = {stem for hedge in hedges(sentence, attributed=False) for stem in hedge.words}
        found |= stems(sentence) - open_ones
    return found
