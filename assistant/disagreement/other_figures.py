"""Disagreement on a figure: another source gives another one for what an answer says. Pure.

Two rules. A sentence of another source counts the same thing (or measures in the same unit), about
the same subject, and its figure excludes the answer's. Or it names the answer's figure itself
beside another one and says that one of them is wrong ("earlier reports counted 61").
"""

import re
from collections.abc import Callable, Iterable, Iterator

from assistant.answer import Answer, Citation, Conflict
from assistant.asking.question import Question
from assistant.checking.clock import times
from assistant.checking.dates import read as read_dates
from assistant.checking.quantities import Quantity, quantities, with_digits
from assistant.proper_names import names_in
from assistant.reader.reading import coverage, names_covered
from assistant.voice import voice_of
from index.hit import Hit
from ingest.article import Span
from ingest.prose.characters import fold

SENTENCE, PASSAGE = 0.15, 0.6
"""Least share of the question's subject in a sentence, and in its passage with the title.

Set by hand on the gold set's first 208 questions, where four of ten disagreements are marked and
nothing else is. On articles that do not contradict each other (60 of SQuAD, 550 answered questions)
nothing is marked.
"""

_ANYBODY = frozenset(
    "people person persons men women personas persona gente hombres mujeres".split()
)
"""Whom every count may count: to share these words is not to count the same."""

CORRECTS = re.compile(
    r"\b(?:correct(?:ed|s|ion)|too (?:low|high|small|large)|earlier (?:\w+ )?reports?|set aside"
    r"|revised|contradict\w*|mistaken|wrong(?:ly)?|rather than|disput\w+|previously|corrig\w+"
    r"|desminti\w+|rectific\w+|en realidad|contradi\w+|in fact|in reality)\b",
    re.IGNORECASE,
)
"""What says that one of two things told is wrong."""


def other_figures(asked: Question, answer: Answer) -> Conflict | None:
    """The side that answers, and every other story's first sentence that disagrees."""
    if asked.kind not in ("count", "what") or not answer.short_answer:
        return None
    if times(fold(answer.short_answer))[0]:  # an hour of the day counts nothing
        return None
    side = answer.short_citation
    figure = _figure(answer.short_answer, side) if side else None
    if not side or not figure:
        return None
    return told_apart("number", side, answer, lambda hit: _disagreeing(asked, side, figure, hit))


def told_apart(
    about: str, side: Citation, answer: Answer, disagreeing: Callable[[Hit], Iterable[Span]]
) -> Conflict | None:
    """The side that answers, and every other article's first sentence that is `disagreeing`."""
    others: dict[str, Citation] = {}
    for hit in answer.nearest:
        if hit.article.id != side.article.id:
            for span in disagreeing(hit):
                others.setdefault(hit.article.id, cited_from(hit, span))
    return Conflict(about, (side, *others.values())) if others else None


def figures_apart(one: str, other: str, language: str) -> bool:
    """Whether two texts count or measure the same, and the second never as the first does."""
    told = _quantities(other, language)
    return any(
        any(_comparable(figure, q) and _apart(figure, q) for q in told)
        and not any(_equal(figure, q) for q in told)
        for figure in _quantities(one, language)
    )


def _figure(short: str, side: Citation) -> Quantity | None:
    """The quantity that is the short answer, as it stands in its sentence."""
    language = side.article.language
    wanted = _quantities(short, language)
    found = (q for q in _quantities(side.quote, language) if any(_equal(q, w) for w in wanted))
    return next(found, None)


def _disagreeing(asked: Question, side: Citation, figure: Quantity, hit: Hit) -> Iterator[Span]:
    """Sentences of a passage that give another figure for the same."""
    article, sentences = hit.article, hit.passage.sentences
    around = f"{article.title} {hit.passage.text}"
    if not same_subject(asked, side, around):
        return
    weights = dict.fromkeys(asked.content, 1.0)
    deeds = _deeds(asked)
    near_enough = coverage(around, article.language, weights) >= PASSAGE
    for at, span in enumerate(sentences):
        text = article.text[span.start : span.end]
        told = _quantities(text, article.language)
        first, last = sentences[max(0, at - 1)], sentences[min(len(sentences) - 1, at + 1)]
        beside = article.text[first.start : last.end]
        another = (
            near_enough
            and coverage(text, article.language, weights) >= SENTENCE
            and (not deeds or coverage(text, article.language, deeds) > 0)
            and any(_comparable(figure, q) and _apart(figure, q) for q in told)
            and not any(_equal(figure, q) for q in told)
        )
        if another or _corrects(figure, told, beside, article.language):
            yield span


def _deeds(asked: Question) -> dict[str, float]:
    """Where people are counted, the words that tell which: what was done by them or to them."""
    if not _ANYBODY & set(asked.content):
        return {}
    named = {word for name in asked.names for word in fold(name).split()}
    return {word: 1.0 for word in asked.content if word not in named | _ANYBODY}


def _corrects(figure: Quantity, told: list[Quantity], beside: str, language: str) -> bool:
    """Whether a sentence gives another figure where the first is named as wrong."""
    if not CORRECTS.search(beside):
        return False
    named = any(
        _equal(figure, q) and (_comparable(figure, q) or not q.counted)
        for q in _quantities(beside, language)
    )
    return named and any(
        _apart(figure, q)
        and bool(q.unit) == bool(figure.unit)
        and (_comparable(figure, q) or q.elliptic or not q.counted)
        for q in told
    )


def same_subject(asked: Question, side: Citation, around: str) -> bool:
    """Whether a passage names all that the question names; failing that, a name of the answer."""
    if asked.names:
        return names_covered(asked, around) == 1.0
    shared = {fold(name) for name in names_in(f"{side.article.title}. {side.quote}")}
    return bool(shared & {fold(name) for name in names_in(around)})


_PART = re.compile(r"\bof (?:the|these|those) (\d+)|\b(\d+) (?:more|other|others)\b")
"""What is left of a number ("six of the nine") or comes on top of one ("two more")."""


def _quantities(text: str, language: str) -> list[Quantity]:
    """The quantities of a text that stand for a whole, without its dates."""
    digits = read_dates(with_digits(text, language), None)[1]
    parts = {shown for match in _PART.finditer(digits) for shown in match.groups() if shown}
    return [q for q in quantities(digits, language) if not q.ordinal and q.shown not in parts]


def _scaled(quantity: Quantity) -> tuple[float, float]:
    size = quantity.unit[1] if quantity.unit else 1.0
    return quantity.low * size, quantity.high * size


def _apart(one: Quantity, other: Quantity) -> bool:
    (low, high), (other_low, other_high) = _scaled(one), _scaled(other)
    return high < other_low or other_high < low


def _equal(one: Quantity, other: Quantity) -> bool:
    return not _apart(one, other) and _scaled(one)[0] == _scaled(other)[0]


def _comparable(one: Quantity, other: Quantity) -> bool:
    """Whether two quantities measure in the same unit, or count the same."""
    if (one.unit and one.unit[0]) != (other.unit and other.unit[0]):
        return False
    return bool(one.unit) or bool(set(one.counted[:2]) & set(other.counted[:2]))


def cited_from(hit: Hit, span: Span) -> Citation:
    """A sentence of a passage that was found, as a citation."""
    voice = voice_of(hit.article.text, span, hit.article.language)
    return Citation(hit.article, span.start, span.end, hit.passage.id, voice)
