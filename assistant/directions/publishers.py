"""Publishers as people name them: "El Faro", "the Faro", "InSight" for "InSight Crime". Pure."""

import re
from collections.abc import Sequence

from assistant.checking.words import flat

_ARTICLE = re.compile(r"(?:the|el|la|los|las)\s+")
_QUOTED = re.compile(r"[“\"«]([^”\"»]+)[”\"»]")
_JOINED = re.compile(r"\s*(?:,|\band\b|\bor\b|\by\b|\bo\b|&)\s*(?:(?:from|de)\s+)?")
_NAME = re.compile(r"[^,.;:!?()]+")


def publishers_at(
    text: str, at: int, known: Sequence[str]
) -> tuple[tuple[str, ...], str | None, int]:
    """The publishers named from an offset on.

    Returns:
        Those that the library has, the first that it has not, and where the names end.
    """
    found: list[str] = []
    unknown = None
    while True:
        at += len(text[at:]) - len(text[at:].lstrip())
        quoted = _QUOTED.match(text, at)
        taken = _known_at(text, at, known)
        if taken:
            names, at = taken
            found += names
        elif quoted:
            unknown, at = unknown or quoted[1], quoted.end()
        elif not found and (name := _NAME.match(text, at)):
            unknown, at = unknown or name.group().strip(), name.end()
        further = _JOINED.match(text, at)
        if not further or not (
            _known_at(text, further.end(), known) or _QUOTED.match(text, further.end())
        ):
            return tuple(dict.fromkeys(found)), unknown, at
        at = further.end()


def are_whole(text: str, names: Sequence[str]) -> bool:
    """Whether a text holds these names whole, but for an article: "police" is no "Police Times"."""
    words = flat(text)
    return all(_ARTICLE.sub("", flat(" ".join(name.split())), count=1) in words for name in names)


def begins_quoted(text: str, at: int) -> bool:
    """Whether a name in quotation marks follows an offset."""
    return bool(_QUOTED.match(text[at:].lstrip()))


def begins_capitalised(text: str, at: int) -> bool:
    """Whether a word with a capital follows an offset, maybe behind an article."""
    rest = text[at:].lstrip()
    article = _ARTICLE.match(rest)
    return rest[article.end() if article else 0 :][:1].isupper()


def _known_at(text: str, at: int, known: Sequence[str]) -> tuple[list[str], int] | None:
    """Publishers whose name begins here, by the longest part of it that stands here."""
    words = flat(text)
    quoted = _QUOTED.match(text, at)
    begin = at + (quoted is not None)
    article = _ARTICLE.match(words, begin)
    longest: dict[int, list[str]] = {}
    for name in known:
        for shown in _forms(name):
            for start in {begin, article.end() if article else begin}:
                if re.match(rf"{re.escape(shown)}(?!\w)", words[start:]):
                    longest.setdefault(start + len(shown), []).append(name)
    if not longest:
        return None
    end = max(longest)
    return list(dict.fromkeys(longest[end])), end + (quoted is not None)


def _forms(name: str) -> list[str]:
    """A name, the same without its article, and its first words if they say anything."""
    whole = flat(" ".join(name.split()))
    bare = _ARTICLE.sub("", whole, count=1) if _ARTICLE.match(whole) else whole
    words = bare.split()
    openings = [" ".join(words[:n]) for n in range(1, len(words))]
    return [whole, bare, *(opening for opening in openings if len(opening) >= 4)]
