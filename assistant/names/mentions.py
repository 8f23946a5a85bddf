"""Where a name stands, as citations: the sentence, and the words of the name in it."""

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import islice
from typing import NamedTuple

from assistant.answer import Citation
from assistant.names.joining import Name
from assistant.names.register import Register
from assistant.voice import voice_of
from ingest.article import Article, Span
from ingest.catalogue.library import Library
from ingest.prose.passages import Passage


class MentionPosition(NamedTuple):
    """Where a mention stands in the list of a name's mentions."""

    article_id: str
    start: int


@dataclass(frozen=True, slots=True)
class Mentioned:
    """A sentence that names somebody or something, and the words that do."""

    citation: Citation
    words: Span

    @property
    def text(self) -> str:
        """The words that name, a slice of the source."""
        return self.citation.article.text[slice(*self.words)]


@dataclass(frozen=True, slots=True)
class MentionPage:
    """A stretch of a name's mentions.

    Attributes:
        last: what the next page comes after; None where there is none.
    """

    mentions: tuple[Mentioned, ...]
    last: MentionPosition | None


def mentions_of(
    library: Library,
    register: Register,
    name: Name,
    article_id: str | None = None,
    after: MentionPosition | None = None,
    limit: int | None = None,
) -> MentionPage:
    """The next sentences that name somebody, source by source, the last published first.

    Args:
        article_id: of this source alone.
        after: the last mention of the page before; of a source that is gone, the beginning.
        limit: how many, at least 1; None is all of them.
    """
    articles = register.articles_of([name])
    if article_id:
        articles = [one for one in articles if one == article_id]
    if after and after.article_id in articles:
        articles = articles[articles.index(after.article_id) :]
    found = _mentions(library, name, articles, after)
    shown = tuple(islice(found, limit))
    more = limit is not None and next(found, None) is not None
    last = shown[-1] if shown and more else None
    at = MentionPosition(last.citation.article.id, last.words.start) if last else None
    return MentionPage(shown, at)


def _mentions(
    library: Library, name: Name, articles: Iterable[str], after: MentionPosition | None
) -> Iterator[Mentioned]:
    for article_id in articles:
        begin = after.start + 1 if after and after.article_id == article_id else 0
        spans = [span for span in name.mentions[article_id] if span.start >= begin]
        if spans:
            article = library.article(article_id)
            yield from _cited(article, library.passages_of(article_id), spans)


def mentions_by_source(
    library: Library, register: Register, names: Sequence[Name], article_id: str | None = None
) -> Iterator[tuple[Name, Mentioned]]:
    """Where any of many names stand, source by source: each source is read once.

    Args:
        article_id: of this source alone.
    """
    by_article: dict[str, list[Name]] = defaultdict(list)
    for name in names:
        for each in name.mentions:
            by_article[each].append(name)
    for each in register.articles_of(names):
        if article_id in (None, each):
            article, passages = library.article(each), library.passages_of(each)
            for name in by_article[each]:
                for one in _cited(article, passages, name.mentions[each]):
                    yield name, one


def _cited(
    article: Article, passages: Iterable[Passage], spans: Iterable[Span]
) -> Iterator[Mentioned]:
    sentences = sorted(
        (sentence, passage.id) for passage in passages for sentence in passage.sentences
    )
    for span in spans:
        at = bisect_right(sentences, span.start, key=lambda each: each[0].start) - 1
        if at >= 0 and span.end <= sentences[at][0].end:
            sentence, passage_id = sentences[at]
            voice = voice_of(article.text, sentence, article.language)
            yield Mentioned(Citation(article, *sentence, passage_id, voice), span)
