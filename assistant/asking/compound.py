"""Questions that ask several things: "When was he born, and when did he die?" is two. Pure."""

import re

_AT = r"(?:(?:at|by|for|from|in|of|on|to|with|a|con|de|en|para|por) )?"
_HOW = r"how(?: (?:many|much|long|old|far|often))?"
_ENGLISH = rf"{_AT}(?:who|whom|whose|what|when|where|why|which|{_HOW})\b"
_SPANISH = rf"{_AT}(?:quién(?:es)?|qué|cuándo|dónde|adónde|cómo|cuál(?:es)?|cuánt[oa]s?)\b"
_AUXILIARY = (
    r"\b(?:is|are|was|were|am|do|does|did|has|have|had|can|could|will|would|shall|should|may"
    r"|might|must)\b"
)


def _pattern(text: str) -> re.Pattern[str]:
    return re.compile(rf"\W*{text}[?\s]*", re.IGNORECASE)


_TWICE = (
    _pattern(rf"(?P<one>{_ENGLISH}) and (?P<other>{_ENGLISH})(?P<rest> [^?]+)"),
    _pattern(rf"(?P<one>{_SPANISH}) y (?P<other>{_SPANISH})(?P<rest> [^?]+)"),
)
"""When and where was he born?"""

_AGAIN = (
    _pattern(
        rf"(?P<one>{_ENGLISH} [^?]+?)[?,;]* and (?:also )?"
        rf"(?P<other>{_ENGLISH}[^?]*{_AUXILIARY}[^?]*)"
    ),
    _pattern(rf"(?P<one>{_ENGLISH} [^?]+?), and (?P<other>(?:who|what) \w+ [^?]+)"),
    _pattern(rf"(?P<one>{_SPANISH} [^?]+?)[?,;]* y (?:también )?¿?(?P<other>{_SPANISH} [^?]+)"),
)
"""When was he born, and when did he die?"""

_BESIDE = (
    _pattern(rf"(?P<one>{_ENGLISH} [^?]+?)[?,;]* and (?P<other>{_ENGLISH}(?: \w+)?)"),
    _pattern(rf"(?P<one>{_SPANISH} [^?]+?)[?,;]* y (?:también )?¿?(?P<other>{_SPANISH})"),
)
"""Who was arrested, and why?"""

_SENTENCE = re.compile(r"\s*[¿\w][^?()]{3,}\?(?:\s*\([^()]*\))?")
"""A question with what was added to it in parentheses."""

_UNENDED = re.compile(rf".*(?:{_AUXILIARY}| {_ENGLISH})", re.IGNORECASE)
_CIRCUMSTANCE = re.compile(
    rf"(?:when|where|why|how(?: long)?) (?={_AUXILIARY})|(?:cuándo|dónde|cómo|por qué) ",
    re.IGNORECASE,
)


def parts_of(question: str) -> tuple[str, ...]:
    """The questions that one asks, in order; a question that asks one thing is itself.

    The second may lean on the first: "when did it end?", and "why?" where that asks who did it.
    """
    sentences = tuple(part.strip() for part in _SENTENCE.findall(question))
    if len(sentences) > 1 and not _SENTENCE.sub("", question).strip():
        return sentences
    if twice := _first_match(_TWICE, question):
        return _asked(twice["one"] + twice["rest"]), _asked(twice["other"] + twice["rest"])
    if again := _first_match(_AGAIN, question):
        return _asked(again["one"]), _asked(again["other"])
    if beside := _first_match(_BESIDE, question):
        circumstance = _CIRCUMSTANCE.match(beside["one"])
        rest = f" {beside['one'][circumstance.end() :]}" if circumstance else ""
        return _asked(beside["one"]), _asked(beside["other"] + rest)
    return (question,)


def _first_match(patterns: tuple[re.Pattern[str], ...], question: str) -> re.Match[str] | None:
    found = (pattern.fullmatch(question) for pattern in patterns)
    whole = (one for one in found if one and not _UNENDED.fullmatch(one["one"]))
    return next(whole, None)


def _asked(words: str) -> str:
    bare = words.strip(" ,;?¿")
    opened = "¿" if re.match(_SPANISH, bare, re.IGNORECASE) else ""
    return f"{opened}{bare[:1].upper()}{bare[1:]}?"
