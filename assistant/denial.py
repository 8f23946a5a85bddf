"""Denials: somebody denies what an answer says, in the same source or in another. Pure.

Two rules. A sentence soon after the cited words denies what was just said ("Achával has denied it"),
or denies it for the person they speak of ("Sotela denied any wrongdoing"). Or a sentence anywhere in
what was found denies something in words that are the answer's ("the Army denied any violence inside
Guatemala").
"""

import re
from collections.abc import Iterator, Sequence

from assistant.answer import Answer, Citation, Conflict
from assistant.question import Question, names_in
from assistant.voice import voice_of
from index.hit import Hit
from index.terms import content_words, stem
from ingest.article import Article, Span
from ingest.characters import fold

NEXT = 3
"""Sentences after the cited words in which a denial may lean on them."""

COVERED, SHARED = 0.6, 2
"""Least share of what is denied, and least number of its words, that answer or question hold."""

_VERB = (
    r"(?:den(?:y|ies|ied|ying)|disput(?:e|es|ed|ing)|reject(?:s|ed|ing)?|refut(?:e|es|ed|ing)"
    r"|dismiss(?:es|ed|ing)?|neg(?:ó|aron|ado|ando)|nieg(?:a|an)|desmint(?:ió|ieron)"
    r"|desmient(?:e|en)|rechaz(?:ó|aron|a|an|ado)|descart(?:ó|aron|a|an|ado))"
)
_LEANING = re.compile(
    rf"\b{_VERB}(?: (?:it|this|them|these|both)\b| (?:that|all|everything)(?=[.,;:\"”]|$)"
    r"| (?:(?:any|all|the|these|those|his|her|its|their|such)(?: of the)? (?:\w+ ){0,2}?"
    r"(?:wrongdoing|involvement|guilt|responsibility|links?|connections?|ties|charges?|claims?"
    r"|allegations?|accusations?|reports?|accounts?|versions?)\b)"
    r"| (?:esto|eso|todo|tod[oa]s|(?:las?|los|cualquier|toda|todo) (?:\w+ )?"
    r"(?:acusaci(?:ón|ones)|cargos?|denuncias?|versi(?:ón|ones)|participación|vínculos?|señalamientos?)))"
    rf"|\b(?:lo|la|los|las) (?:ha |han |había )?{_VERB}\b|\bwhich .{{1,60}}\b{_VERB}\b(?=[.;\"”]|$)",
    re.IGNORECASE,
)
_DENIED = re.compile(
    rf"\b{_VERB} (?:that|having|any|que|the|a|an|la|el|haber|cualquier)\b(?P<what>[^.;“”\"«»]*)",
    re.IGNORECASE,
)


def denial(asked: Question, answer: Answer) -> Conflict | None:
    """What an answer says, beside the first denial of it that each article holds."""
    others: dict[str, Citation] = {}
    side = None
    for claim in answer.claims:
        for cited in claim.citations:
            if cited.hedge == "denied" or _DENIED.search(cited.quote):
                continue
            for found in _denials(asked, cited, answer.nearest):
                side = side or cited
                others.setdefault(found.article.id, found)
    return Conflict("denial", (side, *others.values())) if side else None


def _denials(asked: Question, cited: Citation, hits: Sequence[Hit]) -> Iterator[Citation]:
    subject = _stems(f"{cited.quote} {asked.text}", cited.article.language)
    for article, sentences in _by_article(hits):
        after = [s for s in sentences if s[0].start >= cited.end] if article is cited.article else []
        for span, passage in sentences:
            said = article.text[span.start : span.end]
            inside = article is cited.article and span.start < cited.end and cited.start < span.end
            if inside or not re.search(_VERB, said, re.IGNORECASE):
                continue
            near = [s for s, _ in after[:NEXT]]
            leans = span in near and _leans(cited, said, near.index(span) == 0)
            if not (leans or _denies(said, subject, article.language)):
                continue
            voice = voice_of(article.text, span, article.language)
            if voice.hedge == "denied":
                yield Citation(article, span.start, span.end, passage, voice)


def _leans(cited: Citation, said: str, follows: bool) -> bool:
    """Whether a denial is of what stands just before it, or is that of a person named there."""
    if not _LEANING.search(said):
        return False
    named = {fold(word) for name in names_in(cited.quote) for word in name.split()}
    return follows or any(fold(word) in named for name in names_in(said) for word in name.split())


def _denies(said: str, subject: frozenset[str], language: str) -> bool:
    """Whether what is denied is told in the words of the answer and its question."""
    match = _DENIED.search(said)
    denied = _stems(match["what"], language) if match else frozenset()
    shared = denied & subject
    return len(shared) >= max(SHARED, COVERED * len(denied))


def _stems(text: str, language: str) -> frozenset[str]:
    return frozenset(stem(word, language) for word in content_words(text, language))


def _by_article(hits: Sequence[Hit]) -> Iterator[tuple[Article, list[tuple[Span, str]]]]:
    """Every found article once, with its found sentences in the order of its text."""
    found: dict[str, tuple[Article, dict[Span, str]]] = {}
    for hit in hits:
        _, sentences = found.setdefault(hit.article.id, (hit.article, {}))
        for span in hit.passage.sentences:
            sentences.setdefault(Span(*span), hit.passage.id)
    for article, spans in found.values():
        yield article, sorted(spans.items(), key=lambda item: item[0].start)
