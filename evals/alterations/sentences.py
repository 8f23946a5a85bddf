"""The sentences that claims are made from: the bundled sources', or a data set's."""

import hashlib
import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from assistant.checking.claim import Cited
from ingest.article import Article, Span
from ingest.prose.sentences import sentence_spans

Half = Literal["development", "report"]

_SHORTEST, _LONGEST = 40, 400  # characters of a sentence that claims are made from


@dataclass(frozen=True, slots=True)
class Stated:
    """A sentence of an article.

    Attributes:
        previous: the sentence before it in its paragraph, if there is one.
    """

    article: Article
    span: Span
    previous: Span | None

    @property
    def text(self) -> str:
        return " ".join(self.article.text[self.span.start : self.span.end].split())

    @property
    def before(self) -> str:
        if self.previous is None:
            return ""
        return " ".join(self.article.text[self.previous.start : self.previous.end].split())

    @property
    def cited(self) -> Cited:
        return Cited(self.article, self.span)


def half_of(doc_id: str) -> Half:
    """Which half a document is in: rules were made on one, figures are told of the other."""
    even = hashlib.sha256(doc_id.encode()).digest()[0] % 2 == 0
    return "development" if even else "report"


def sentences_of(article: Article) -> Iterator[Stated]:
    """The sentences of an article that can be claims: no headings, neither short nor long."""
    headings = [mark for mark in article.marks if mark.kind == "heading"]
    previous: Span | None = None
    for span in sentence_spans(article.text):
        words = article.text[span.start : span.end]
        if any(mark.start <= span.start < mark.end for mark in headings):
            previous = None
            continue
        follows = previous and "\n\n" not in article.text[previous.end : span.start]
        if _SHORTEST <= len(words) <= _LONGEST and words.rstrip('”"»)')[-1:] in ".!?":
            yield Stated(article, span, previous if follows else None)
        previous = span


def replaced(text: str, match: re.Match[str], new: str, group: int = 0) -> str:
    """The text with other words in the place of a match, or of one of its groups."""
    return text[: match.start(group)] + new + text[match.end(group) :]
