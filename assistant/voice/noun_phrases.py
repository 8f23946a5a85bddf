"""Whether English words are a noun phrase for who speaks, or a clause: what is said."""

import re

from assistant.voice.function_words import PREPOSITIONS
from assistant.voice.mentions import NAME
from assistant.voice.nouns import can_speak

FINITE = re.compile(
    r"\b(?:is|are|was|were|am|has|have|had|do|does|did|will|would|can|could|may|might|must|should"
    r"|fled|shot|came|went|took|gave|fell|left|ran|saw|knew|got|began|made|found|held|stood|lost"
    r"|won|led|met|kept|paid|sent|sold|brought|bought|thought|told|heard|hid|hit|let|put|wore|rose"
    r"|(?<!\ba )(?<!\ban )(?<!\bthe )[a-z]{3,}ed"
    r"|[a-zñ]{2,}(?:aron|ieron|ió|ó))\b(?!-)"
)
"""A verb with a subject, near enough: what holds one may be a clause."""
_MOVED = re.compile(
    r"\s+(?:last|this|next|earlier|later|then|now|too|also|again|there|here|today|recently"
    r"|afterwards|himself|herself|themselves|\w+ly)\b.*$"
)
"""What stands behind a speaker and tells when or how it is said."""
_QUALIFIED = re.compile(r"\s(?:familiar|close|present|aware|responsible|involved|interviewed)$")
_COMPLEMENT = re.compile(rf"\s(?=(?:{'|'.join(sorted(PREPOSITIONS))})\s)")
_ENDS_IN_NAME = re.compile(rf"(?:{NAME})\.?$")


def is_noun_phrase(phrase: str) -> bool:
    """Whether words are nothing but a noun phrase for people or a document.

    Its noun stands last, before what belongs to it: "residents of the town", not "residents fled".
    """
    core, *complements = _COMPLEMENT.split(_MOVED.sub("", phrase.strip(" ,")))
    words = _QUALIFIED.sub("", core).split()
    if not words or FINITE.search(" ".join(complements)):
        return False
    last = words[-1].strip("'’.").lower()
    return can_speak(last) or _ENDS_IN_NAME.search(core) is not None


def is_clause(phrase: str) -> bool:
    """Whether words hold a verb and are no mere description: "soldiers fired first"."""
    return FINITE.search(phrase) is not None and not is_noun_phrase(phrase)
