"""A timeline: the dated sentences of sources, in the order of their dates. Pure.

A date without a year is given one: the year its sentence tells; failing that the year in which that
day last came before the article was published, or, of what is still to come ("hopes to reopen in
May", "the trial begins on 3 May"), next comes; of an article without a date, the last year that it
tells of. "Yesterday", "two days ago" and "on Tuesday" are counted from the day of publication. All
of these are marked as resolved, so that a person can look.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from functools import lru_cache

from assistant.answer import Citation
from assistant.checking.ahead import is_ahead
from assistant.checking.dates import Told, read
from assistant.checking.words import flat
from assistant.dates import Mention, last_year_of, next_year_of
from assistant.voice import voice_of
from ingest.article import Article
from ingest.prose.passages import Passage

_YEAR = re.compile(r"\b(?:1[5-9]|20)\d\d\b")


@dataclass(frozen=True, slots=True)
class Event:
    """A sentence and a date that it tells.

    Attributes:
        at: as precisely as the sentence tells it; its year is always known.
        resolved: whether part of the date is not in the words and comes from their context.
        shown: the words of the date, without case and accents.
    """

    at: Mention
    resolved: bool
    shown: str
    citation: Citation

    @property
    def iso(self) -> str:
        """ISO 8601 of reduced precision: "2008", "2013-06", "2021-08-12"."""
        smaller = (f"{part:02}" for part in (self.at.month, self.at.day) if part)
        return "-".join((f"{self.at.year:04}", *smaller))


def timeline(sources: Iterable[tuple[Article, Passage]]) -> list[Event]:
    """The dated sentences of passages, earliest first; of one day in the order of the sources."""
    events = [event for article, passage in sources for event in _events(article, passage)]
    return sorted(events, key=lambda event: event.iso)


def _events(article: Article, passage: Passage) -> Iterator[Event]:
    """Each date of each sentence, once."""
    for span in passage.sentences:
        text = article.text[span.start : span.end]
        told = read(text, article.published)[0]
        years = {one.mention.year for one in told if one.mention.year}
        dated = [found for one in told if (found := _resolved(one, years, article, text))]
        if not dated:
            continue
        voice = voice_of(article.text, span, article.language)
        citation = Citation(article, span.start, span.end, passage.id, voice)
        seen = set()
        for at, resolved, shown in dated:
            if at not in seen:
                seen.add(at)
                yield Event(at, resolved, shown, citation)


def _resolved(
    told: Told, years: set[int], article: Article, text: str
) -> tuple[Mention, bool, str] | None:
    """A date with its year, and whether that had to be found; None where it cannot be."""
    mention = told.mention
    if mention.year:
        return mention, not _YEAR.search(told.shown), told.shown
    if mention.month is None:
        return None
    published = article.published
    year: int | None
    if len(years) == 1:
        year = next(iter(years))
    elif published is None:
        year = _last_year(article.text)
    else:
        year_of = next_year_of if _is_told_ahead(told.shown, text) else last_year_of
        year = year_of(mention.month, mention.day, published)
    dated = replace(mention, year=year)
    return (dated, True, told.shown) if year and dated.exists else None


def _is_told_ahead(shown: str, text: str) -> bool:
    """Whether a sentence tells of a date as one that is still to come."""
    at = flat(text).find(flat(shown))
    return at >= 0 and is_ahead(text[:at], text[at + len(shown) :])


@lru_cache(maxsize=64)
def _last_year(text: str) -> int | None:
    """The last year that a text tells of, as far as it has come."""
    this = datetime.now(UTC).year
    years = (one.mention.year for one in read(text, None)[0])
    return max((year for year in years if year and year <= this), default=None)
