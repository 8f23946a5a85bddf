"""Which of two phrases speaks where a comma stands before the verb: "…, said Paz", "Paz, 34, said".

What is said may begin with people, too: "Paz, 34, said soldiers fired first" is nobody's but Paz's.
"""

import re

from assistant.voice.function_words import DAYS, LEADING, PREPOSITIONS
from assistant.voice.noun_phrases import FINITE, is_noun_phrase
from assistant.voice.quotations import MASK
from assistant.voice.subjects import subject_before
from ingest.article import Span

_ASIDE = re.compile(
    r"\s*\b(?:who|whose|which|whom)\b[^,]*|,\s+[a-z]+ed\b[^,]*|\s+[—–][^—–]*[—–]?\s*$"
)
_ENDS = re.compile(r"[\s.!?]*$")
_SET_OFF = 2  # commas that keep a subject from its verb: one before the apposition, one behind
_FRONT = LEADING | PREPOSITIONS | DAYS | {"last", "earlier", "later", "when"}


def set_off(narration: str, verb: int) -> Span | None:
    """The subject that commas or dashes keep from its verb: "Paz, the mayor, said"; else None."""
    before = narration[:verb].rstrip()
    if before.endswith(("—", "–")):
        opens = max(before.rfind("—", 0, -1), before.rfind("–", 0, -1))
        span = subject_before(narration, opens) if opens > 0 else None
    else:
        span = subject_before(narration, verb) if before.endswith(",") else None
        if span and narration.count(",", *span) < _SET_OFF:
            return None
    if not span:
        return None
    clause = max(narration.rfind(mark, 0, span.start) for mark in (",", ";", ":", MASK))
    front = narration[clause + 1 : span.start].split()
    head = narration[slice(*span)].split(",", maxsplit=1)[0]
    return span if (not front or front[0].lower() in _FRONT) and is_noun_phrase(head) else None


def stands_behind(narration: str, verb: int, speaker: Span) -> bool:
    """Whether the phrase behind a verb speaks: it is no clause, or what is said stands before."""
    before = _ASIDE.sub("", narration[:verb].rstrip())
    behind = narration[slice(*speaker)].split(",", maxsplit=1)[0]
    return before.endswith(MASK) or is_noun_phrase(behind) or FINITE.search(before) is not None


def closes(narration: str, speaker: Span) -> bool:
    """Whether a phrase ends its sentence, so that nothing is said behind it."""
    alone = is_noun_phrase(narration[slice(*speaker)].split(",", maxsplit=1)[0])
    return alone and _ENDS.match(narration, speaker.end) is not None
