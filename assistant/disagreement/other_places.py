"""Disagreement on a place: another source puts what an answer places somewhere else. Pure.

One place mostly lies in another, so that two names say little. They are held against each other
where both are called the same kind of place ("the town of Ayutla" and "the border town of Tecún
Umán"), or where a sentence says that it was not at the answer's.
"""

import re
from collections.abc import Iterator

from assistant.answer import Answer, Citation, Conflict
from assistant.asking.question import Question
from assistant.disagreement.other_figures import same_subject, told_apart
from assistant.reader.reading import coverage
from index.hit import Hit
from ingest.article import Span
from ingest.prose.characters import fold

_KINDS = {
    "town": "town|pueblo",
    "village": "village|hamlet|aldea|caserío",
    "city": "city|ciudad",
    "municipality": "municipality|municipio",
    "district": "district|distrito",
    "neighbourhood": "neighbou?rhood|barrio|colonia",
    "county": "county|condado",
    "department": "department|departamento",
    "province": "province|provincia",
    "state": "state|estado",
    "island": "island|isla",
}
_KIND = "|".join(f"(?P<{kind}>{words})" for kind, words in _KINDS.items())
_CALLED = re.compile(rf"\b(?:{_KIND})\s+(?:of\s+|de\s+|del\s+)?(?=[A-ZÁÉÍÓÚÑ])")
"""What stands before a place's name and says what it is."""

_CAPITAL = r"[A-ZÁÉÍÓÚÑ][\w'’-]*"
_NAME = re.compile(rf"{_CAPITAL}(?:\s+(?:(?:de|del|la|las|los)\s+)*{_CAPITAL})*")

_NOT_AT = re.compile(r"\b(?:not|never|rather than|instead of|no)\s+(?:in|at|near|en|cerca de)\s+")


def other_places(asked: Question, answer: Answer) -> Conflict | None:
    """The citation that places something, and each other article's first that places it
    elsewhere.
    """
    if asked.kind != "where" or not answer.short_answer:
        return None
    side = answer.short_citation
    names = {fold(name) for name in _NAME.findall(answer.short_answer)}
    if side is None or not names:
        return None
    whole = fold(side.article.text)
    return told_apart("place", side, answer, lambda hit: _elsewhere(asked, side, whole, names, hit))


def called(text: str) -> set[tuple[str, str]]:
    """The places of a text that are called something: kind and folded name of each."""
    found = set()
    for match in _CALLED.finditer(text):
        name = _NAME.match(text, match.end())
        if name:
            found.add((str(match.lastgroup), fold(name.group())))
    return found


def _elsewhere(
    asked: Question, side: Citation, whole: str, names: set[str], hit: Hit
) -> Iterator[Span]:
    """Sentences of a passage that put the same elsewhere; `whole` is the side's article, folded."""
    article, sentences = hit.article, hit.passage.sentences
    mine = {(kind, name) for kind, name in called(side.quote) if name in names}
    passage = fold(f"{article.title} {hit.passage.text}")
    wanted = dict.fromkeys(asked.content, 1.0)
    for at, span in enumerate(sentences):
        text = article.text[span.start : span.end]
        told = same_subject(asked, side, text) and coverage(text, article.language, wanted) == 1.0
        another = told and any(
            kind == other_kind and name not in passage and other not in whole
            for kind, name in mine
            for other_kind, other in called(text)
        )
        beside = article.text[sentences[max(0, at - 1)].start : span.end]
        denied = any(_is_denied(name, text) for name in names)
        if another or (denied and same_subject(asked, side, f"{article.title} {beside}")):
            yield span


def _is_denied(name: str, text: str) -> bool:
    """Whether a sentence says that it was not there."""
    return any(fold(text[found.end() :]).startswith(name) for found in _NOT_AT.finditer(text))
