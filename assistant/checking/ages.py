"""Whether the ages of a claim are those of the same people in its quotes. Pure."""

import re
from collections.abc import Iterator

from assistant.checking.spellings import same_word
from assistant.checking.words import flat

_AGES = (
    re.compile(
        r"(?P<who>[a-z][\w’'-]+)(?:, (?:aged? |de )?| \((?:aged? |de )?| aged? )(?P<age>\d{1,3})"
        r"(?: anos?| years?(?: old)?)?(?=[,.;:)]| (?:and|y)\b|$)"
    ),
    re.compile(r"(?P<age>\d{1,3})[ -]years?[ -]old (?P<who>[a-z][\w’'-]+)"),
    re.compile(r"(?P<who>[a-z][\w’'-]+) de (?P<age>\d{1,3}) anos"),
    re.compile(
        r"(?P<who>[a-z][\w’'-]+) (?:is|was|tiene|tenia) (?P<age>\d{1,3})(?= years| anos|[,.;])"
    ),
)


def exchanged_ages(claim: str, quotes: str) -> str | None:
    """An age that the quotes have for another, in words; None if there is none.

    Args:
        claim, quotes: with their number words as digits.
    """
    held = list(_ages(quotes))
    for who, age in _ages(claim):
        theirs = {years for other, years in held if same_word(who, other)}
        others = {other for other, years in held if years == age}
        if theirs and others and age not in theirs:
            return f"in the cited words {age} is another one's age"
    return None


def _ages(text: str) -> Iterator[tuple[str, str]]:
    even = flat(" ".join(text.split()))
    for pattern in _AGES:
        yield from ((match["who"], match["age"]) for match in pattern.finditer(even))
