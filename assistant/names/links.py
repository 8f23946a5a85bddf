"""What an article itself joins: a name and its abbreviation in brackets, a name and its alias."""

import re
from collections.abc import Iterator, Mapping, Sequence

from assistant.names.finding import Found, Key
from ingest.prose.characters import fold

_ABBREVIATION = re.compile(r"[A-ZÁÉÍÓÚÑ][A-ZÁÉÍÓÚÑ-]{1,9}s?")
_IN_BRACKETS = re.compile(r"\s?[(\[]([^()\[\]]{2,90})[)\]]")
_ALIAS = re.compile(
    r",?\s(?:alias|a\.k\.a\.?|aka|also known as|better known as|known as|nicknamed"
    r"|conocid[oa] como|apodad[oa])"
    r"\s(?:the\s|el\s|la\s)?[\"“«‘']?$"
)


def links(text: str, groups: Mapping[Key, Sequence[Found]]) -> Iterator[tuple[Key, Key]]:
    """Keys that the text says are one: "Name (ABBR)", "Name, alias “Other”"; the name first."""
    places = sorted((found.span, key) for key, some in groups.items() for found in some)
    for i, (span, key) in enumerate(places):
        following = places[i + 1 : i + 3]
        if bracket := _IN_BRACKETS.match(text, span.end):
            for other_span, other in following:
                if other_span.end <= bracket.end() and other != key:
                    if _abbreviates(other, key, text[slice(*other_span)]):
                        yield key, other
                    elif _abbreviates(key, other, text[slice(*span)]):
                        yield other, key
                    elif _is_translated(bracket[1], text[slice(*other_span)], key):
                        yield key, other
        for other_span, other in following[:1]:
            between = text[span.end : other_span.start]
            if other != key and len(between) < 40 and _ALIAS.fullmatch(between):
                yield key, other


def _abbreviates(short: Key, long: Key, written: str) -> bool:
    """Whether letters stand for a name: its initials in any order, joining words left out."""
    if len(short) != 1 or len(long) < 2 or not _ABBREVIATION.fullmatch(written):
        return False
    letters = sorted(fold(written.rstrip("s")).replace("-", ""))
    initials = [word[0] for word in long]
    return letters == sorted(initials) or _are_among(letters, initials)


def _are_among(letters: list[str], initials: list[str]) -> bool:
    """Whether the initials have all letters and two more at most: "US Drug Enforcement
    Administration" is the DEA.
    """
    left = list(initials)
    for letter in letters:
        if letter not in left:
            return False
        left.remove(letter)
    return len(left) <= 2 and len(letters) >= 3


def _is_translated(bracket: str, other: str, key: Key) -> bool:
    """ "the Jalisco Cartel New Generation [Cártel Jalisco Nueva Generación - CJNG]"."""
    begins = bracket.strip().startswith(other)
    behind = bracket.strip()[len(other) :].strip(" -–—,;:")
    return begins and len(key) > 1 and bool(_ABBREVIATION.fullmatch(behind))
