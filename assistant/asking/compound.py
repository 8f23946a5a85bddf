"""Questions that ask several things: "When was he born, and when did he die?" is two. Pure.

What only holds a question ("Who knows where he lived and what he did?") asks one thing, and so does
what quotes one.
"""

import re

from assistant.asking import asking_words
from assistant.asking.asking_words import as_question
from assistant.asking.question import QUOTED

MOST = 3
"""Parts of a question at most; what asks more is asked as it is."""

_AT = rf"(?:(?:{asking_words.AT}) )?"
_HOW = r"how(?: (?:many|much|long|old|far|often))?"
_ENGLISH = rf"{_AT}(?:{asking_words.ENGLISH}|{_HOW})\b"
_SPANISH = rf"{_AT}(?:{asking_words.SPANISH})\b"
_AUXILIARY = (
    r"\b(?:is|are|was|were|am|do|does|did|has|have|had|can|could|will|would|shall|should"
    r"|(?-i:may)|might|must)\b"
)
_THINGS = rf"(?: (?!and\b|{_AUXILIARY})\w+){{0,2}}"
_SUBJECT = r"(?:i|we|you|he|she|it|they|to|his|her|its|their|there)\b"
_UNTURNED = rf"(?:what|when|where|why|how) {_SUBJECT}"
"""What asks nothing of its own: "what he did", "where to go"."""


def _pattern(text: str) -> re.Pattern[str]:
    return re.compile(rf"\W*{text}[?.\s]*", re.IGNORECASE)


_TWICE = (
    _pattern(
        rf"(?P<one>{_ENGLISH}{_THINGS}) and (?P<other>{_ENGLISH}{_THINGS})"
        rf"(?P<rest> {_AUXILIARY}[^?]+)"
    ),
    _pattern(rf"(?P<one>{_SPANISH}) y (?P<other>{_SPANISH})(?P<rest> [^?]+)"),
)
"""When and where was he born?"""

_AGAIN = (
    _pattern(
        rf"(?P<one>{_ENGLISH} [^?]+?)[?,;]* and (?:also )?(?!{_UNTURNED})"
        rf"(?P<other>{_ENGLISH}[^?]*{_AUXILIARY}[^?]*)"
    ),
    _pattern(rf"(?P<one>{_ENGLISH} [^?]+?), and (?P<other>(?:who|what) (?!{_SUBJECT})\w+ [^?]+)"),
    _pattern(rf"(?P<one>{_SPANISH} [^?]+?)[?,;]* y (?:también )?¿?(?P<other>{_SPANISH} [^?]+)"),
)
"""When was he born, and when did he die?"""

_BESIDE = (
    _pattern(rf"(?P<one>{_ENGLISH} [^?]+?)[?,;]* and (?P<other>{_ENGLISH}(?: \w+)?)"),
    _pattern(rf"(?P<one>{_SPANISH} [^?]+?)[?,;]* y (?:también )?¿?(?P<other>{_SPANISH})"),
)
"""Who was arrested, and why?"""

_SENTENCE = re.compile(r"\s*[¿\w][^?()]+\?")
_OPENS = re.compile(
    rf"\s*¿?(?:(?:and|but|so|y|pero) )?¿?(?:{_ENGLISH}|{_SPANISH}|{_AUXILIARY})", re.IGNORECASE
)
_ASKING = re.compile(rf"(?:{_ENGLISH}|\b{_SPANISH})", re.IGNORECASE)
_UNENDED = re.compile(rf".*(?:{_AUXILIARY}|\b{_ENGLISH})", re.IGNORECASE)
_ADDED = re.compile(r"\s*\([^()]*\)\s*$")
_CIRCUMSTANCE = re.compile(
    rf"(?:when|where|why|how(?: long)?) (?={_AUXILIARY})|(?:cuándo|dónde|cómo|por qué) ",
    re.IGNORECASE,
)


def parts_of(question: str) -> tuple[str, ...]:
    """The questions that one asks, in order; a question that asks one thing is itself.

    The second may lean on the first: "when did it end?", and "why?" where that asks who did it.
    What was added to the question in parentheses is added to each.
    """
    added = _ADDED.search(question)
    asked = question[: added.start()] if added else question
    if QUOTED.search(asked):
        return (question,)
    parts = _sentences(asked) or _parts(asked)
    tail = f" {added.group().strip()}" if added else ""
    return tuple(f"{part}{tail}" for part in parts) if len(parts) > 1 else (question,)


def _sentences(text: str) -> tuple[str, ...]:
    """The questions of a text that is questions alone; none where it is one or too many."""
    found = [one.strip() for one in _SENTENCE.findall(text)]
    whole = not _SENTENCE.sub("", text).strip() and all(_OPENS.match(one) for one in found)
    return tuple(found) if whole and 1 < len(found) <= MOST else ()


def _parts(question: str) -> tuple[str, ...]:
    """The parts that "and" joins; none where it joins no questions."""
    if twice := _first_match(_TWICE, question):
        return _asked(twice["one"] + twice["rest"]), _asked(twice["other"] + twice["rest"])
    if again := _first_match(_AGAIN, question):
        return _asked(again["one"]), _asked(again["other"])
    if beside := _first_match(_BESIDE, question):
        circumstance = _CIRCUMSTANCE.match(beside["one"])
        rest = f" {beside['one'][circumstance.end() :]}" if circumstance else ""
        return _asked(beside["one"]), _asked(beside["other"] + rest)
    return ()


def _first_match(patterns: tuple[re.Pattern[str], ...], question: str) -> re.Match[str] | None:
    """The first pattern that a question is of, unless its first part holds a question itself."""
    for pattern in patterns:
        found = pattern.fullmatch(question)
        whole = found and (patterns is _TWICE or not _UNENDED.fullmatch(found["one"]))
        if found and whole and len(_ASKING.findall(found["one"])) == 1:
            return found
    return None


def _asked(words: str) -> str:
    return as_question(words.strip(" ,.;?¿"))
