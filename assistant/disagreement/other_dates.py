"""Disagreement on a day: another source tells another date of what an answer dates. Pure.

Two sources that tell of two days mostly tell of two events, so a sentence must hold all of
the question's words, or name the answer's date itself as one that was wrong.
"""

import re
from collections.abc import Iterator, Sequence

from assistant.answer import Answer, Citation, Conflict
from assistant.asking.question import Question
from assistant.checking.dates import Told, read
from assistant.dates import Mention
from assistant.disagreement.other_figures import CORRECTS, same_subject, told_apart
from assistant.reader.reading import coverage
from index.hit import Hit
from ingest.article import Span

_LATER = re.compile(
    r"\b(?:anniversar\w+|commemorat\w+|years? (?:after|later|since)|aniversario|conmemor\w+"
    r"|años? (?:después|más tarde))\b",
    re.IGNORECASE,
)
"""What tells of a day on which something is remembered."""

_NOT = re.compile(r"\bnot (?:on|in)\b|\by no (?:el|en)\b|\bno el\b", re.IGNORECASE)


def other_dates(asked: Question, answer: Answer) -> Conflict | None:
    """The citation that dates something, and each other article's first that dates it otherwise."""
    if asked.kind != "when" or not answer.short_answer:
        return None
    side = answer.short_citation
    dated = _mentions(read(answer.short_answer, side.article.published)[0]) if side else []
    if side is None or len(dated) != 1:  # a stretch of time has dates within it
        return None
    return told_apart("date", side, answer, lambda hit: _otherwise(asked, side, dated[0], hit))


def dates_apart(one: Citation, other: Citation) -> bool:
    """Whether two quotes tell dates, and none that both can mean."""
    mine, theirs = (_mentions(read(c.quote, c.article.published)[0]) for c in (one, other))
    return bool(mine and theirs) and not any(m.may_be(t) for m in mine for t in theirs)


def _otherwise(asked: Question, side: Citation, dated: Mention, hit: Hit) -> Iterator[Span]:
    """Sentences of a passage that tell another date of the same."""
    article, sentences = hit.article, hit.passage.sentences
    wanted = dict.fromkeys(asked.content, 1.0)
    for at, span in enumerate(sentences):
        text = article.text[span.start : span.end]
        told = _mentions(read(text, article.published)[0])
        if all(one.may_be(dated) for one in told) or _LATER.search(text):
            continue
        whole = (
            same_subject(asked, side, text)
            and coverage(text, article.language, wanted) == 1.0
            and not any(one.may_be(dated) for one in told)
        )
        first, last = sentences[max(0, at - 1)], sentences[min(len(sentences) - 1, at + 1)]
        beside = article.text[first.start : last.end]
        corrected = same_subject(asked, side, f"{article.title} {beside}")
        if whole or (corrected and _corrects(dated, beside)):
            yield span


def _corrects(dated: Mention, beside: str) -> bool:
    """Whether the first date is named beside another one as one that was wrong."""
    named = _mentions(read(beside, None)[0])
    corrects = CORRECTS.search(beside) or _NOT.search(beside)
    return bool(corrects) and any(_same_day(dated, one) for one in named)


def _same_day(one: Mention, other: Mention) -> bool:
    return one.day is not None and (one.month, one.day) == (other.month, other.day)


def _mentions(told: Sequence[Told]) -> list[Mention]:
    """The dates that tell a day, a month or a year."""
    found = [one.mention for one in told]
    return list(dict.fromkeys(m for m in found if m.year or m.month))
