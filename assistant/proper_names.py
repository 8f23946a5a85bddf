"""Proper names as capitals tell them, in English and Spanish. Pure."""

import re

from index.words.terms import content_words
from ingest.prose.characters import fold

_NAME = re.compile(
    r"(?<![\w.])[A-ZÁÉÍÓÚÑÜ][\w'’.-]*(?:\s+(?:(?:de|del|la|las|los|of|y)\s+)*[A-ZÁÉÍÓÚÑÜ][\w'’-]*)*"
)


def names_in(text: str) -> tuple[str, ...]:
    """Capitalised names of a text, each once; a lone word that merely begins a sentence is none."""
    found = []
    for match in _NAME.finditer(text):
        name = match.group().strip(".-'’")
        begins = not text[: match.start()].strip(" \t\n\"'“”‘’«»¿¡([-—*") or text[
            : match.start()
        ].rstrip(" \"'“”«»¿¡(").endswith((".", "!", "?", ":", "\n"))
        words = name.split()
        if begins and not _is_acronym(words[0]):
            if content_words(words[0], "en") == content_words(words[0], "es") == [fold(words[0])]:
                name = name if len(words) > 1 else ""
            if fold(words[0]) in _OPENERS or (match.start() and _SPANISH_VERB.match(words[0])):
                name = " ".join(words[1:])
        if name:
            found.append(name)
    return tuple(dict.fromkeys(found))


_OPENERS = frozenset(
    "who what when where why how which whose is are was were did does do has have had can could "
    "will would the a an in on at of from and but so according que quien quienes cuando donde como "
    "cuanto cuanta cuantos cuantas cual cuales por segun el la los las un una en y should would "
    "might must".split()
)
_OPENERS |= {f"{word}{end}" for word in _OPENERS for end in ("n't", "n’t", "'s", "’s")}
_OPENERS |= {f"{word}s" for word in ("who", "what", "where", "when", "how")}
_SPANISH_VERB = re.compile(
    r"(?:\w{2,}(?:ó|rá|aron|ieron)|Está|Estaba|Tiene|Tenía|Fue|Hay|Es|Era|Ha)$"
)
"""What begins a question behind "¿" and is no name: "¿Murió Ana Paz?"."""


def _is_acronym(word: str) -> bool:
    return len(word) > 1 and word.isupper()
