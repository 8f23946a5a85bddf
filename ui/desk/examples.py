"""Questions for an empty chat, taken from what this library's sources talk about."""

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from itertools import islice

from ingest.article import Article, Span
from ingest.catalogue.library import Library

SHOWN = 4
READ = 40  # articles looked at: the latest ones are enough for four questions
TRIED = 10  # questions asked to find those that are answered

_WORD = r"[A-ZÁÉÍÓÚÑ][a-záéíóúñ]+"
_NOT_FIRST = "The |But |And |When |El |La |Los |Las "  # capitals because they begin a sentence
_NOT_A_PERSON = (
    r"[^.,]{0,30}\b(?:Police|Army|Ministry|Court|Office|Cartel|Company|Press|Government|University"
    r"|Institute|Bank|Union|Council|Commission|Congress|Party|Foundation|Association|Agency|Center"
    r"|Centre|Policía|Ejército|Ministerio|Corte|Fiscalía|Gobierno|Universidad|Instituto|Banco"
    r"|Sindicato|Consejo|Comisión|Congreso|Partido|Fundación|Asociación|Agencia|Centro)\b"
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


@dataclass(frozen=True, slots=True)
class Candidate:
    """A question that a source may answer.

    Attributes:
        article_id: the source that it was taken from.
        words: where in its text.
    """

    question: str
    language: str
    article_id: str
    words: Span


def candidates(articles: Sequence[Article]) -> list[Candidate]:
    """Questions about what the articles talk of, one an article first, then more of each."""
    streams = [_questions(article) for article in articles[:READ]]
    found: dict[str, Candidate] = {}
    for _ in range(SHOWN):
        for stream in streams:
            candidate = next((each for each in stream if each.question not in found), None)
            if candidate:
                found[candidate.question] = candidate
    return list(found.values())


def _questions(article: Article) -> Iterator[Candidate]:
    for kind in (_PEOPLE, _DAYS):
        for pattern, form in kind.get(article.language, ()):
            for match in re.finditer(pattern, article.text):
                question = form.format(**match.groupdict())
                yield Candidate(question, article.language, article.id, Span(*match.span()))


class Examples:
    """The questions shown on an empty chat: only such as the sources do answer."""

    def __init__(self, library: Library, answers: Callable[[Candidate], bool]) -> None:
        self._library = library
        self._answers = answers
        self._version: int | None = None
        self._shown: dict[str, list[str]] = {}

    def current(self, language: str) -> list[str]:
        """At most four, those in that language first; kept until the library changes."""
        version = self._library.version
        if version != self._version:
            self._version, self._shown = version, {}
        if language not in self._shown:
            found = candidates(self._library.articles(READ))
            tried = sorted(found, key=lambda each: each.language != language)[:TRIED]
            answered = (each.question for each in tried if self._answers(each))
            self._shown[language] = list(islice(answered, SHOWN))
        return self._shown[language]
