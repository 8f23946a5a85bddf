"""Phrases: runs of words that carry a subject, as "throat cancer" in "What is throat cancer?"."""

import re
from dataclasses import dataclass

from index.words.stopwords import STOPWORDS
from index.words.terms import stem
from ingest.prose.characters import fold

_TOKEN = re.compile(r"[^\W_]+(?:['’-][^\W_]+)*|[.,;:!?()\"]")
_POSSESSIVE = re.compile(r"['’]s?$")
_JOINS_NAMES = frozenset("of the de del la".split())


@dataclass(frozen=True, slots=True)
class Phrase:
    """A run of words of weight.

    Attributes:
        text: as it stands there, less a possessive ending.
        stems: of its words.
        before, after: the word or mark beside it, in lower case; "" at either end of the text.
        opens, closes: whether nothing but one mark or word stands before or after it.
        name: whether its words are capitalised, other than by beginning the text.
    """

    text: str
    stems: frozenset[str]
    before: str
    after: str
    opens: bool
    closes: bool
    name: bool


def phrases(text: str, language: str) -> list[Phrase]:
    """The phrases of a text, in its order."""
    tokens = _TOKEN.findall(text)
    weighty = [_is_weighty(token, language) for token in tokens]
    found = []
    start = 0
    while start < len(tokens):
        if not weighty[start]:
            start += 1
            continue
        end = _end(tokens, weighty, start)
        found.append(_phrase(tokens, start, end, language))
        start = end
    return found


def stems(text: str, language: str) -> frozenset[str]:
    """The stems of a text's words of weight."""
    return frozenset(
        stem(fold(_POSSESSIVE.sub("", token)), language)
        for token in _TOKEN.findall(text)
        if _is_weighty(token, language)
    )


def _end(tokens: list[str], weighty: list[bool], start: int) -> int:
    """Where a run ends: names go on over "of" ("Mothers of Invention"), not past a possessive."""
    end = start + 1
    while end < len(tokens) and not _POSSESSIVE.search(tokens[end - 1]):
        joins = (
            tokens[end].lower() in _JOINS_NAMES
            and end + 1 < len(tokens)
            and weighty[end + 1]
            and tokens[start][0].isupper()
            and tokens[end + 1][0].isupper()
        )
        if not (weighty[end] or joins):
            break
        end += 1
    return end


def _phrase(tokens: list[str], start: int, end: int, language: str) -> Phrase:
    words = tokens[start:end]
    capitals = sum(word[0].isupper() for word in words)
    text = _POSSESSIVE.sub("", " ".join(words))
    return Phrase(
        text=text,
        stems=stems(text, language),
        before=fold(tokens[start - 1]) if start else "",
        after=fold(tokens[end]) if end < len(tokens) else "",
        opens=start <= 1,
        closes=end >= len(tokens) - 1,
        name=capitals > 1 or (start > 0 and capitals == len(words)),
    )


def _is_weighty(token: str, language: str) -> bool:
    word = fold(_POSSESSIVE.sub("", token))
    stopwords = STOPWORDS.get(language, frozenset())
    return len(word) > 1 and word[0].isalnum() and word not in stopwords
