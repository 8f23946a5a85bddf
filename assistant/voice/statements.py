"""Whether a verb of saying tells of a statement, and not of an order, an act or a refusal."""

import re

from assistant.voice.quotations import MASK
from assistant.voice.verbs import (
    AUXILIARY,
    NOT_SAID,
    OF_ACCUSATIONS,
    OF_CLAUSES,
    PARTICIPLE,
    SAYING,
)

QUOTED_BEFORE = re.compile(rf"(?:[{MASK},—–]|^(?:So|Así|Thus)?)\s*$")
"""What is said stands before the verb."""

_CLAUSE_FOLLOWS = re.compile(
    rf"\s*(?:[,.:;—–{MASK}]|$|(?:[^\s,.]+\s+){{0,4}}?(?:that|que|how|cómo)\b"
    rf"|[^{MASK}.]{{0,60}}{MASK})"
)
_OBJECT_FOLLOWS = re.compile(
    r"\s+(?:the|a|an|his|her|its|their|he|she|they|it|this|those|in|el|la|los|las|un|una|[A-Z])\b"
)
_TO_DO = re.compile(r"\s+(?:\S+\s+){1,4}?to\s")
_TELLING = ("told", "tells", "tell")
_NO_WORDS = f" {MASK}¿¡—–"


def tells_statement(narration: str, verb: re.Match[str]) -> bool:
    """Whether the verb at a place of a sentence's narration passes something on."""
    form, before = verb.group().lower(), narration[: verb.start()]
    if verb.group()[0].isupper() and before.strip(_NO_WORDS):
        return False  # part of a name
    if form in _TELLING and _TO_DO.match(narration, verb.end()):
        return False  # "told them to leave"
    if form.endswith("ing") and not SAYING[form].hedge:
        return before.rstrip().endswith((",", MASK))  # "the men saying it" are not "…, saying"
    if PARTICIPLE.match(form) and not AUXILIARY.search(before):
        return False
    if NOT_SAID.search(before):
        return False
    beside = MASK in narration and QUOTED_BEFORE.search(before) is not None
    return beside or form not in OF_CLAUSES or _content_follows(narration, verb.end(), form)


def _content_follows(narration: str, at: int, form: str) -> bool:
    hedge = SAYING[form].hedge
    if hedge == "suspected" and _OBJECT_FOLLOWS.match(narration, at):
        return True
    if hedge == "denied" and OF_ACCUSATIONS.match(narration, at):
        return True
    return _CLAUSE_FOLLOWS.match(narration, at) is not None
