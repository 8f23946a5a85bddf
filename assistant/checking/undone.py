"""Whether a claim tells as done what its quotes have only as wanted or nearly done. Pure, by rule.

"Tried to kill" and "almost killed" are not "killed". A deed that a quote tells as done elsewhere
may be told so. "Decided to" and "managed to" stand for the deed.
"""

import re
from collections.abc import Iterator, Sequence

from assistant.checking.attribution import keeps_open
from assistant.checking.cues import DENIALS, NEGATIONS
from assistant.checking.meant import (
    ALMOST,
    ASKING,
    BROUGHT_ABOUT,
    FOILED,
    TELLING,
    TO_COME,
    WANTING,
    WANTING_IN_SPANISH,
)
from assistant.checking.tenses import is_governed, is_if, is_past, past_auxiliaries
from assistant.checking.words import Sentence, clause_of, holds_phrase, phrase_at

_REACH = 7
"""Words between one that wants a deed and the deed: "ordered two of his men to kill"."""
_INFINITIVE = re.compile(r"[a-z]{2,}[aei]r(?:se|l[aeo]s?|selos?|selas?)?")
_SUBJUNCTIVE = re.compile(r"[a-z]{2,}(?:ara|aran|iera|ieran)")
_SPANISH = re.compile(r"[a-z]+[oa]s?")
_ARTICLES = frozenset("el la los las al del un una su sus este esta cada".split())
_AND = frozenset("and or y e o u".split())


def told_as_done(claim: Sequence[Sentence], quotes: Sequence[Sentence]) -> str | None:
    """What a claim tells as done that its quotes do not, in words; None if nothing."""
    meant: set[str] = set()
    told: set[str] = set()
    for sentence in quotes:
        places = set() if holds_phrase(sentence, BROUGHT_ABOUT) else set(_undone(sentence))
        meant |= {sentence[at].stem for at in places}
        told |= {token.stem for at, token in enumerate(sentence) if at not in places}
    deeds = meant - told
    for sentence in claim:
        for at, token in enumerate(sentence):
            done = token.stem in deeds and is_past(token) and not is_governed(sentence, at)
            if done and not _leaves_undone(sentence, at):
                return "it is told as done, though the cited words have it as meant or nearly done"
    return None


def _undone(sentence: Sentence) -> Iterator[int]:
    """Where the words stand for deeds that a sentence does not have as done."""
    for at in range(len(sentence)):
        if length := phrase_at(sentence, at, TO_COME):
            yield from _deeds(sentence, at + length)
        elif length := phrase_at(sentence, at, WANTING) or phrase_at(sentence, at, TELLING):
            if (start := _wanted(sentence, at + length)) is not None:
                yield from _deeds(sentence, start)
        elif length := phrase_at(sentence, at, WANTING_IN_SPANISH):
            if (start := _wanted_in_spanish(sentence, at + length)) is not None:
                yield from _deeds(sentence, start)
        elif length := phrase_at(sentence, at, ALMOST):
            start = past_auxiliaries(sentence, at + length)
            if start < len(sentence) and sentence[start].stem and not sentence[start].name:
                yield start
        if length := phrase_at(sentence, at, FOILED):
            place = at - 1 if _SPANISH.fullmatch(sentence[at].folded) else at + length
            if 0 <= place < len(sentence) and sentence[place].stem:
                yield place


def _wanted(sentence: Sentence, start: int) -> int | None:
    """Where the deed is named that an English word before `start` wants, if one is."""
    that = False
    for at in _behind(sentence, start):
        word = sentence[at].folded
        if word == "to" or (that and word == "be"):
            return at + 1
        that = that or word == "that"
    return None


def _wanted_in_spanish(sentence: Sentence, start: int) -> int | None:
    """The same behind a Spanish one: "matar", "que mataran", "orden de captura"."""
    if start < len(sentence) and sentence[start].folded == "de":
        return start + 1
    of = sentence[start - 1].folded == "de"  # "trató de huir", and no "trata de personas"
    that = False
    for at in range(start, start + 1) if of else _behind(sentence, start):
        word = sentence[at].folded
        named = sentence[at - 1].folded in _ARTICLES  # "al lugar"
        if _INFINITIVE.fullmatch(word) and sentence[at].stem and not named:
            return at
        if that and _SUBJUNCTIVE.fullmatch(word):
            return at
        that = that or word == "que"
    return None


def _behind(sentence: Sentence, start: int) -> Iterator[int]:
    """The words in which a deed is named that the word before `start` wants."""
    for at in range(start, min(start + _REACH, clause_of(sentence, start - 1).stop)):
        if sentence[at].text == "," or (is_past(sentence[at]) and not sentence[at].name):
            return
        yield at


def _deeds(sentence: Sentence, start: int) -> Iterator[int]:
    """The verb at `start`, and those joined to it: "to kill the mayor and burn his house"."""
    first = past_auxiliaries(sentence, start)
    stop = clause_of(sentence, start - 1).stop
    for at in range(first, stop):
        token = sentence[at]
        joined = at > first and sentence[at - 1].folded in _AND
        if at > first and token.text == ",":
            return
        if token.stem and not token.name and (at == first or (joined and not is_past(token))):
            yield at


def _leaves_undone(sentence: Sentence, at: int) -> bool:
    """Whether the clause of a word shows that the deed is not done, or not known to be."""
    clause = clause_of(sentence, at)
    words = sentence[clause.start : clause.stop]
    cues = (WANTING, WANTING_IN_SPANISH, TO_COME, ALMOST, FOILED)
    return leaves_unsettled(sentence, at) or any(holds_phrase(words, each) for each in cues)


def leaves_unsettled(sentence: Sentence, at: int) -> bool:
    """Whether the clause of a word denies it, asks for it, supposes it or keeps a hedge."""
    clause = clause_of(sentence, at)
    words = sentence[clause.start : clause.stop]
    return (
        keeps_open(words)
        or sentence[-1].text == "?"
        or any(is_if(words, place) for place in range(len(words)))
        or any(holds_phrase(words, cues) for cues in (NEGATIONS, DENIALS, ASKING))
    )
