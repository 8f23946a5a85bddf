"""Elliptical questions in full: "And on August 12?" in the frame of the last one, "When?" about it.

Pure.
"""

import re

from assistant.question import names_in
from index.language import question_language
from ingest.characters import fold
from ingest.months import FULL

WORD = re.compile(r"[\w'’-]+")
_MONTHS = "|".join(FULL)
DATE = re.compile(
    rf"\b(?:(?:{_MONTHS})\s+\d{{1,2}}|\d{{1,2}}\s+(?:de\s+|of\s+)?(?:{_MONTHS})|(?:{_MONTHS}))"
    r"(?:,?\s+(?:de\s+|del\s+)?\d{4})?\b|\b(?:19|20)\d{2}\b",
    re.IGNORECASE,
)
_ELLIPSIS = re.compile(
    r"^\W*(?:(?:and|but|or|y|pero)\b[\s,]*(?:(?:what about|how about|qu[eé] hay de)\b[\s,]*)?"
    r"|(?:what about|how about|qu[eé] hay de)\b[\s,]*)",
    re.IGNORECASE,
)
_ASKS = re.compile(
    r"(?:who|whom|whose|what|when|where|why|how|which|quien(?:es)?|que|cuando|donde|por que|como"
    r"|cual(?:es)?|cuant[oa]s?)\b"
)


def is_elliptical(question: str) -> bool:
    """Whether a question goes on with the last one: "And ...", "What about ..."."""
    return bool(_ELLIPSIS.match(fold(question)))


_BARE_WORD = re.compile(r"^\W*(when|where|why|how)\W*$", re.IGNORECASE)
_COUNTED = re.compile(
    r"^(?:how many|which|what)\s+(?P<things>[^,?]+?)\s+(?P<verb>was|were|is|are|did|do|does)"
    r"\s+(?P<rest>[^?]+)",
    re.IGNORECASE,
)


def asked_again(question: str, before: str) -> str:
    """ "When?" after "How many agents were killed?" is "When were agents killed?"."""
    word, counted = _BARE_WORD.match(question), _COUNTED.match(before)
    if not word or not counted:
        return question
    return f"{word.group(1).capitalize()} {counted['verb']} {counted['things']} {counted['rest']}?"


def in_frame(question: str, before: str) -> str | None:
    """The last question with the new date or name in place of its own; None if it has neither, or
    asks something itself ("And who is Vueltamina?").
    """
    rest = _ELLIPSIS.sub("", question).strip(" ?¿.")
    if _ASKS.match(fold(rest)):
        return None
    date, old_date = DATE.search(rest), DATE.search(before)
    if date and old_date and len(WORD.findall(rest)) <= len(WORD.findall(date.group())) + 2:
        return before[: old_date.start()] + date.group() + before[old_date.end() :]
    names, old_names = names_in(question), names_in(before)
    if (
        names
        and old_names
        and WORD.findall(rest)
        and len(WORD.findall(rest)) <= len(WORD.findall(names[0])) + 2
    ):
        return before.replace(old_names[-1], names[0])
    return None


def opened(question: str) -> str:
    """The question without its "and", as a sentence again."""
    rest = _ELLIPSIS.sub("", question).strip(" ?¿.")
    opening = "¿" if "¿" in question or question_language(question) == "es" else ""
    return opening + (rest[:1].upper() + rest[1:] if rest else question.strip(" ?")) + "?"
