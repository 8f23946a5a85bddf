"""From an article to passages: slices of its text that end where sentences end."""

import hashlib
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from functools import partial
from typing import Annotated

from annotated_types import Ge

from ingest.article import Article, Span
from ingest.prose.sentences import sentence_spans

Length = Callable[[str], int]
"""Counts the word pieces that a text costs in the embedding model's window."""


@dataclass(frozen=True, slots=True)
class SplitOptions:
    """How passages are cut.

    Attributes:
        max_pieces: word pieces a passage may hold. all-MiniLM-L6-v2 reads 256 and drops the
            rest silently; the title stands in front of a passage when it is embedded, so
            room is left for it.
    """

    max_pieces: Annotated[int, Ge(1)] = 220


@dataclass(frozen=True, slots=True)
class Passage:
    """A slice of an article: the unit that is searched and read.

    Attributes:
        id: 16 hexadecimal digits over article id, start and end.
        start, end: character offsets into the article's text.
        text: `article.text[start:end]`.
        sentences: spans, in article offsets, of what may be cited; headings are left out.
    """

    id: str
    article_id: str
    start: int
    end: int
    text: str
    sentences: tuple[Span, ...]

    @property
    def prose(self) -> str:
        """The text without a heading that it begins with."""
        return self.text[self.prose_start - self.start :]

    @property
    def prose_start(self) -> int:
        """Where that begins, in article offsets."""
        return self.sentences[0].start if self.sentences else self.start


def split(article: Article, options: SplitOptions, length: Length) -> list[Passage]:
    """Cut an article into consecutive passages of whole sentences.

    Sentences are packed up to `options.max_pieces`; a paragraph that would not fit begins a
    new passage, and a sentence longer than the limit is cut at white space, so that no word of
    the article is outside every passage, unless it has nothing but headings. These go over the
    limit where what they belong to fills it. `length` is counted a sentence at a time.
    """
    heading, caption = (partial(article.is_within, kind) for kind in ("heading", "caption"))
    passages = []
    for group in _with_sentences(_pack(article, options.max_pieces, length, heading), heading):
        start, end = group[0].start, group[-1].end
        passages.append(
            Passage(
                passage_id(article.id, start, end),
                article.id,
                start,
                end,
                article.text[start:end],
                _citable([span for span in group if not heading(span)], caption),
            )
        )
    return passages


def _citable(sentences: list[Span], caption: Callable[[Span], bool]) -> tuple[Span, ...]:
    """Sentences, those of one caption joined: its credit ("Photo: …") alone says nothing."""
    joined: list[Span] = []
    for span in sentences:
        both = Span(joined[-1].start if joined else span.start, span.end)
        if joined and caption(both):
            joined[-1] = both
        else:
            joined.append(span)
    return tuple(joined)


def passage_id(article_id: str, start: int, end: int) -> str:
    """The same slice of the same text has the same id in every library."""
    return hashlib.sha256(f"{article_id}:{start}:{end}".encode()).hexdigest()[:16]


def _pack(
    article: Article, limit: int, length: Length, heading: Callable[[Span], bool]
) -> Iterator[list[Span]]:
    """Groups of neighbouring sentences within `limit`, broken between paragraphs if possible."""
    group: list[Span] = []
    used = 0
    says = False  # whether it holds more than headings
    for paragraph in _paragraphs(article, limit, length):
        cost = sum(pieces for _, pieces in paragraph)
        if group and used + cost > limit:
            carried = _trailing_headings(group, heading)
            group = group[: len(group) - len(carried)]
            if group:
                yield group
            group, says = carried, False
            used = sum(length(article.text[s:e]) for s, e in carried)
        for span, pieces in paragraph:
            is_heading = heading(span)
            if group and used + pieces > limit and (says or is_heading):
                yield group
                group, used, says = [], 0, False
            group.append(span)
            used += pieces
            says = says or not is_heading
    if group:
        yield group


def _with_sentences(
    groups: Iterable[list[Span]], heading: Callable[[Span], bool]
) -> Iterator[list[Span]]:
    """Groups of which each has a sentence: headings alone go with what is before, or follows."""
    last: list[Span] = []
    says = False
    for group in groups:
        alone = all(map(heading, group))
        if says and not alone:
            yield last
            last = group
        else:
            last += group
            says = says or not alone
    if says:
        yield last


def _paragraphs(article: Article, limit: int, length: Length) -> Iterator[list[tuple[Span, int]]]:
    """The sentences of each paragraph with what they cost; an over-long one in pieces."""
    paragraph: list[tuple[Span, int]] = []
    for span in sentence_spans(article.text):
        if paragraph and "\n\n" in article.text[paragraph[-1][0].end : span.start]:
            yield paragraph
            paragraph = []
        pieces = length(article.text[span.start : span.end])
        if pieces <= limit:
            paragraph.append((span, pieces))
        else:
            paragraph.extend(_cut(article.text, span, limit, length))
    if paragraph:
        yield paragraph


def _cut(text: str, span: Span, limit: int, length: Length) -> Iterator[tuple[Span, int]]:
    """Halve an over-long sentence at white space until each part fits.

    A stretch without white space (a blob, a script that does not use it) is cut in the middle.
    """
    pending = [span]
    while pending:
        part = pending.pop()
        pieces = length(text[part.start : part.end])
        if pieces <= limit or part.end - part.start < 2:
            yield part, pieces
            continue
        middle = (part.start + part.end) // 2
        space = text.rfind(" ", part.start + 1, middle)
        left, right = (space, space + 1) if space > 0 else (middle, middle)
        pending += [Span(right, part.end), Span(part.start, left)]


def _trailing_headings(group: list[Span], heading: Callable[[Span], bool]) -> list[Span]:
    """The headings at the end of a group: they belong to what follows them."""
    cut = len(group)
    while cut and heading(group[cut - 1]):
        cut -= 1
    return group[cut:]
