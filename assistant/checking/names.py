"""Whether the names of a claim stand in the words it cites, or are what these words point at. Pure.

A name that the cited words do not hold may be said where the same article tells that it is meant:
the whole of a shortened name, an acronym's name, whom a pronoun stands for, who publishes.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass

from assistant.checking.dates import names_a_date
from assistant.checking.spellings import same_word
from assistant.question import names_in
from index.terms import fold

ANTECEDENT = 700
"""Characters before a quote in which the name that its pronoun stands for is looked for."""

_WORD = re.compile(r"\w+(?:['’.]\w+)*")
_JOINING = frozenset("of the and de del la las los el y e en a al von van da dos".split())


@dataclass(frozen=True, slots=True)
class Setting:
    """What an article tells around a quote.

    Attributes:
        before: its text up to the quote, the nearest `ANTECEDENT` characters.
        text: all of it.
        labels: title, byline, publisher: what may be named of any of its quotes.
        language: ISO 639-1.
    """

    before: str
    text: str
    labels: tuple[str, ...]
    language: str


def other_name(claim: str, quotes: str, settings: Iterable[Setting]) -> str | None:
    """The name of a claim that neither its quotes nor their articles account for, or None."""
    held = _words(quotes)
    settings = tuple(settings)
    for name in _names(claim, settings):
        missing = [w for w in _words(name) if not _held(w, held)]
        if missing and not any(
            _accounted(name, missing, held, quotes, setting) for setting in settings
        ):
            return name
    return None


def _names(claim: str, settings: tuple[Setting, ...]) -> Iterable[str]:
    """The names of a claim; one that begins it counts where the articles write it as a name."""
    yield from names_in(claim)
    for match in re.finditer(r"(?:^|[.!?] )[\"“«¿¡]?([A-ZÁÉÍÓÚÑ][\w’'-]+)", claim):
        word = re.sub(r"['’]s$", "", match[1])
        if any(_is_name_in(word, setting.text) for setting in settings):
            yield word


def _is_name_in(word: str, text: str) -> bool:
    """Whether a text has a word with its capital inside sentences, and never without."""
    inside = re.search(rf"(?<=[a-záéíóúñ,;] ){re.escape(word)}\b", text)
    return bool(inside) and not re.search(rf"\b{re.escape(word.lower())}\b", text)


def _words(text: str) -> list[str]:
    return [
        word
        for word in _WORD.findall(text)
        if fold(word) not in _JOINING and not names_a_date(word) and not word.isdigit()
    ]


def _held(word: str, held: Iterable[str]) -> bool:
    return any(same_word(word, other) for other in held)


def _accounted(
    name: str, missing: list[str], held: list[str], quotes: str, setting: Setting
) -> bool:
    """Whether an article tells that its words, or who says them, bear a name."""
    if all(_held(word, _words(" ".join(setting.labels))) for word in missing):
        return True
    if _spelled_out(name, quotes, setting.text):
        return True
    words = _words(name)
    if len(missing) < len(words) and _is_part_of_a_name(words, setting.text):
        return True  # "Carlos Menocal" where the quote has "Menocal" and the article both
    before = _words(setting.before)
    return _points_back(quotes, setting.language) and all(_held(word, before) for word in missing)


def _is_part_of_a_name(words: list[str], text: str) -> bool:
    """Whether an article has a name that holds all of the words."""
    return any(
        all(_held(word, known) for word in words)
        for known in map(_words, names_in(text))
        if len(known) >= len(words)
    )


def _spelled_out(name: str, quotes: str, text: str) -> bool:
    """Whether a name and an acronym in the quotes (or the other way round) are one in the text."""
    if name.isupper() and any(_initials(other) == name.replace(".", "") for other in names_in(quotes)):
        return True
    for match in re.finditer(r"((?:[A-ZÁÉÍÓÚÑ][\w’'-]*|of|the|de|del|la|los|y|e|and| )+?)\s?[\[(]([^\[\]()]{0,60}?)([A-ZÁÉÍÓÚÑ]{2,8})[)\]]", text):
        long, short = " ".join(match[1].split()), match[3]
        if name == short and long and any(_held(w, _words(quotes)) for w in _words(long)[-2:]):
            return True
        if short in quotes and all(_held(w, _words(long + " " + match[2])) for w in _words(name)):
            return True
    return False


_BACK = re.compile(
    r"\b(?:he|she|they|him|her|his|hers|their|theirs|them|it|its|who|whose|this|these|those|that"
    r"|the (?:same )?(?:group|cartel|company|firm|gang|organi[sz]ation|man|woman|suspect|victim|minister"
    r"|mayor|officer|inspector|judge|prosecutor|lawyer|spokes\w+|director|town|village|municipality|country"
    r"|shelter|agency|ministry|police|army|government|truck|lorry|boy|girl|driver|witness|former \w+))\b",
    re.IGNORECASE,
)


def _points_back(quotes: str, language: str) -> bool:
    """Whether words point at something told before. Spanish verbs need no subject to do so."""
    return language == "es" or bool(_BACK.search(quotes))


def _initials(name: str) -> str:
    return "".join(word[0] for word in _words(name))
