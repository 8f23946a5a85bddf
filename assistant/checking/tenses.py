"""Whether a word tells a deed as done, and whether as a condition, in English and Spanish. Pure."""

import re

from assistant.checking.words import Sentence, Token
from index.words.irregular import PRESENT

_PAST = re.compile(
    r"[a-z]{2,}ed|[a-z]+(?:aron|ieron|eron)|[a-z]{2,}[ai]d[oa]s?"
    r"|[a-z]*(?:tuv|pus|vin|dij|hiz|traj|duj|quis)o|(?:ab|cub|descub)iert[oa]s?|muert[oa]s?"
)
_UNCHANGED = frozenset("hit cut put shut hurt let quit split burst cast shed beat".split())
"""English verbs whose past is their present."""
_AUXILIARY = frozenset(
    "be been being have has had get got gets also then later not was were is are sido ser estar"
    " haber".split()
)
_MODAL = frozenset(
    "to will would shall should may might could can must cannot won't sera seran seria serian sea"
    " sean debe deben deberia puede pueden podria podrian va van".split()
)


def is_past(token: Token) -> bool:
    """Whether a word may be a verb's past or participle, in English or Spanish."""
    word = token.folded
    return (
        token.text.endswith("ó")
        or word in PRESENT
        or word in _UNCHANGED
        or _PAST.fullmatch(word) is not None
    )


def past_auxiliaries(sentence: Sentence, at: int) -> int:
    """The next place that holds neither an auxiliary nor an adverb in "ly"."""
    while at < len(sentence) and (
        sentence[at].folded in _AUXILIARY or sentence[at].folded.endswith("ly")
    ):
        at += 1
    return at


def is_governed(sentence: Sentence, at: int) -> bool:
    """Whether a modal or "to" stands before a word and its auxiliaries: "will be built"."""
    place = at - 1
    while place >= 0 and sentence[place].folded in _AUXILIARY:
        place -= 1
    return place >= 0 and sentence[place].folded in _MODAL


def is_if(sentence: Sentence, at: int) -> bool:
    """Whether a word is "if" or "si", and not "sí", "if not", "si bien"."""
    following = sentence[at + 1].folded if at + 1 < len(sentence) else ""
    return sentence[at].text.lower() in ("if", "si") and following not in (
        "not any ever only so no bien".split()
    )
