"""Denials: somebody denies what an answer says, in the same source or in another. Pure.

Three rules. The sentence after the cited words denies what was just said ("Achával has denied it").
Or somebody whom the cited words accuse denies to have done wrong ("Sotela denied any wrongdoing").
Or somebody denies something in words that are the answer's ("the Army denied any violence there").
"""

import re
from collections.abc import Iterator, Sequence

from assistant.answer import Answer, Citation, Conflict
from assistant.asking.question import Question
from assistant.proper_names import names_in
from assistant.voice import voice_of
from assistant.voice.verbs import OF_DENIALS
from index.hit import Hit
from index.words.terms import content_stems
from ingest.article import Article, Span
from ingest.prose.characters import fold

COVERED, SHARED = 0.6, 2
"""Least share of what is denied, and least number of its words, that answer or question hold."""

_OTHER_FORMS = (
    "disputing reject rejecting refute refuting dismiss dismissing negando rechazado descartado"
    " descartan"
)
"""Forms of these verbs that a voice is not told by, in a sentence that has another one."""

_VERB = rf"(?:{'|'.join(sorted((*OF_DENIALS, *_OTHER_FORMS.split()), key=len, reverse=True))})"
_DENYING = re.compile(rf"\b{_VERB}\b", re.IGNORECASE)
_LEANING = re.compile(
    rf"\b{_VERB}(?: (?:it|this|them|these|both|esto|eso|todo|tod[oa]s)\b"
    r"| (?:that|all|everything)(?=[.,;:\"”]|$)"
    r"| (?:any|the|these|those|such|las?|los|el) (?:\w+ )?"
    r"(?:links?|connections?|ties|reports?|accounts?|versi(?:on|ón|ones)|vínculos?))\b"
    rf"|\b(?:lo|la|los|las) (?:ha |han |había )?{_VERB}\b",
    re.IGNORECASE,
)
_OF_WRONG = re.compile(
    rf"\b{_VERB} (?:any|all|the|these|those|his|her|their|such|las?|los|cualquier|toda|todo)"
    r"(?: of the| las?| los)? (?:\w+ ){0,2}?"
    r"(?:wrongdoing|involvement|guilt|responsibility|charges?|claims?|allegations?|accusations?"
    r"|acusaci(?:ón|ones)|cargos?|denuncias?|participación|responsabilidad|señalamientos?)\b",
    re.IGNORECASE,
)
_ACCUSES = re.compile(
    r"\b(?:accus|charged with|suspect|alleg|indict|implicat|acus|imputa|sospech|señala)\w*",
    re.IGNORECASE,
)
_DENIED = re.compile(
    rf"\b{_VERB} (?:that|having|any|que|the|a|an|la|el|haber|cualquier)\b(?P<what>.*?)"
    r"(?: and (?:that|said|added)\b| y (?:que|dijo)\b|[.,;“”\"«»]|$)",
    re.IGNORECASE,
)
_NEGATION = re.compile(
    r"\b(?:not|never|no|nobody|none|nothing|without|nunca|nadie|ningun[oa]?|sin)\b|n['’]t\b",
    re.IGNORECASE,
)
"""With it what somebody denies may be what the cited words deny, too."""

_WORD = re.compile(r"\w")


def denials(asked: Question, answer: Answer) -> tuple[Conflict, ...]:
    """What an answer says, each with every denial of it that was found; a denial counts once."""
    conflicts, told = [], {citation.quote for citation in answer.citations}
    denying = list(_denying(answer.nearest))
    for cited in answer.citations:
        if cited.hedge == "denied" or _DENIED.search(cited.quote):
            continue  # it tells the denial itself
        found = {each.quote: each for each in denying if _is_of(each, cited, asked)}
        others = [each for quote, each in found.items() if quote not in told]  # nor does a reprint
        told |= found.keys()
        if others:
            conflicts.append(Conflict("denial", (cited, *others)))
    return tuple(conflicts)


def _denying(hits: Sequence[Hit]) -> Iterator[Citation]:
    """The found sentences in which somebody denies something, article by article."""
    for article, sentences in _by_article(hits):
        for span, passage in sentences:
            if not _DENYING.search(article.text, span.start, span.end):
                continue
            voice = voice_of(article.text, span, article.language)
            if voice.hedge == "denied":
                yield Citation(article, span.start, span.end, passage, voice)


def _is_of(denial: Citation, cited: Citation, asked: Question) -> bool:
    """Whether somebody denies what the cited words say."""
    here = denial.article.id == cited.article.id
    if here and denial.start < cited.end and cited.start < denial.end:
        return False
    between = denial.article.text[cited.end : denial.start]
    follows = here and denial.start >= cited.end and not _WORD.search(between)
    if follows and _LEANING.search(denial.quote):
        return True
    if _ACCUSES.search(cited.quote) and _OF_WRONG.search(denial.quote):
        accused = {fold(word) for name in names_in(cited.quote) for word in name.split()}
        speaker = (denial.voice and denial.voice.name) or ""
        if accused & {fold(word) for word in speaker.split()}:
            return True
    subject = content_stems(f"{cited.quote} {asked.text}", cited.article.language)
    affirms = not _NEGATION.search(cited.quote)
    return affirms and _denies(denial.quote, subject, denial.article.language)


def _denies(said: str, subject: frozenset[str], language: str) -> bool:
    """Whether what is denied is told in the words of the answer and its question."""
    match = _DENIED.search(said)
    denied = content_stems(match["what"], language) if match else frozenset()
    shared = denied & subject
    return len(shared) >= max(SHARED, COVERED * len(denied))


def _by_article(hits: Sequence[Hit]) -> Iterator[tuple[Article, list[tuple[Span, str]]]]:
    """Every found article once, with its found sentences in the order of its text."""
    found: dict[str, tuple[Article, dict[Span, str]]] = {}
    for hit in hits:
        _, sentences = found.setdefault(hit.article.id, (hit.article, {}))
        for span in hit.passage.sentences:
            sentences.setdefault(span, hit.passage.id)
    for article, spans in found.values():
        yield article, sorted(spans.items(), key=lambda item: item[0].start)
