"""Questions for an empty chat, taken from what this library's sources talk about."""

import re
from collections.abc import Callable, Iterator, Sequence
from itertools import islice

from ingest.article import Article
from ingest.library import Library

SHOWN = 4
READ = 40  # articles looked at: the latest ones are enough for four questions
TRIED = 10  # questions asked to find those that are answered

_WORD = r"[A-ZÁÉÍÓÚÑ][a-záéíóúñ]+"
_NOT_FIRST = "The |But |And |When |El |La |Los |Las "  # capitals because they begin a sentence
_NOT_A_PERSON = (
    r"[^.,]{0,30}\b(?:Police|Army|Ministry|Court|Office|Cartel|Company|Press|Government"
    r"|Policía|Ejército|Ministerio|Corte|Fiscalía|Gobierno)\b"
)
_NAME = rf"(?P<who>(?!{_NOT_FIRST})(?!{_NOT_A_PERSON}){_WORD}(?: (?:de |del |la )?{_WORD}){{1,2}})"
_MONTH = {
    "en": "January|February|March|April|May|June|July|August|September|October|November|December",
    "es": "enero|febrero|marzo|abril|mayo|junio|julio|agosto|septiembre|octubre|noviembre"
    "|diciembre",
}

# Per language: what to find, and the question that it answers.
_PEOPLE = {
    "en": [
        (rf"{_NAME},? (?:said|told)\b", "What did {who} say?"),
        (rf"\b(?:said|according to) {_NAME}", "What did {who} say?"),
        (rf"{_NAME},? denied\b", "What did {who} deny?"),
        (rf"{_NAME},? claimed\b", "What did {who} claim?"),
    ],
    "es": [
        (rf"\b(?:dijo|declaró|afirmó|según) (?:(?:el|la) [a-z]+ )?{_NAME}", "¿Qué dijo {who}?"),
        (rf"{_NAME},? negó\b", "¿Qué negó {who}?"),
    ],
}
_DAYS = {
    "en": [
        (rf"\b[Oo]n (?P<day>(?:{_MONTH['en']}) \d{{1,2}}\b)", "What happened on {day}?"),
        (rf"\b[Oo]n (?P<day>\d{{1,2}} (?:{_MONTH['en']})\b)", "What happened on {day}?"),
    ],
    "es": [(rf"\b[Ee]l (?P<day>\d{{1,2}} de (?:{_MONTH['es']})\b)", "¿Qué pasó el {day}?")],
}


def candidates(articles: Sequence[Article]) -> list[str]:
    """Questions about what the articles talk of, one an article first, then more of each."""
    streams = [_questions(article) for article in articles[:READ]]
    found: dict[str, None] = {}
    for _ in range(SHOWN):
        for stream in streams:
            question = next((q for q in stream if q not in found), None)
            if question:
                found[question] = None
    return list(found)


def _questions(article: Article) -> Iterator[str]:
    for kind in (_PEOPLE, _DAYS):
        for pattern, form in kind.get(article.language, ()):
            for match in re.finditer(pattern, article.text):
                yield form.format(**match.groupdict())


class Examples:
    """The questions shown on an empty chat: only such as the sources do answer."""

    def __init__(self, library: Library, answers: Callable[[str], bool]) -> None:
        self._library = library
        self._answers = answers
        self._version: int | None = None
        self._shown: list[str] = []

    def current(self) -> list[str]:
        """At most four; looked for once and kept until the library changes."""
        version = self._library.version
        if version != self._version:
            tried = candidates(self._library.articles(READ))[:TRIED]
            self._shown = list(islice((q for q in tried if self._answers(q)), SHOWN))
            self._version = version
        return self._shown
