"""Whether catalogue, terms, vectors and originals agree, and what does not."""

from collections.abc import Iterator
from dataclasses import dataclass

from index.lexical import LexicalIndex
from index.vectors import VectorIndex
from ingest.article import Article
from ingest.library import Library
from ingest.originals import Originals
from ingest.passages import Passage, passage_id


@dataclass(frozen=True, slots=True)
class Check:
    """How the parts of a library agree.

    Attributes:
        passages: what the catalogue says can be searched.
        unfinished: ids of articles whose ingest was cut off.
        without_vector, without_terms: passage ids missing in an index.
        left_over: passage ids that an index holds and the catalogue does not search.
        differing: ids of articles that an index files passages of otherwise than the catalogue.
        no_slices: ids of passages that are no slices of their article, or not under their id.
        damaged: ids of articles whose original is not the bytes that were read.
        lost: ids of articles whose original is gone.
    """

    passages: int
    unfinished: tuple[str, ...]
    without_vector: frozenset[str]
    without_terms: frozenset[str]
    left_over: frozenset[str]
    differing: frozenset[str]
    no_slices: frozenset[str]
    damaged: tuple[str, ...]
    lost: tuple[str, ...]

    @property
    def sound(self) -> bool:
        return not (
            self.unfinished
            or self.without_vector
            or self.without_terms
            or self.left_over
            or self.differing
            or self.no_slices
            or self.damaged
            or self.lost
        )


def check(
    library: Library, originals: Originals, vectors: VectorIndex, lexical: LexicalIndex
) -> Check:
    """Hold everything together: ids, the article of each entry, slices, and originals' digests.

    Raises:
        LibraryDamaged, IndexDamaged: a file is not what was written, so that nothing can be told.
    """
    library.insist_sound()
    lexical.insist_sound()
    filed = library.searchable_articles()
    by_vector, by_terms = vectors.articles_by_passage(), lexical.articles_by_passage()
    expected, held = filed.keys(), by_vector.keys() | by_terms.keys()
    differing = {
        article_id
        for passage, article_id in filed.items()
        for index in (by_vector, by_terms)
        if index.get(passage, article_id) != article_id
    }
    no_slices: set[str] = set()
    damaged: list[str] = []
    lost: list[str] = []
    for article_id in library.article_ids():
        article = library.article(article_id)
        no_slices.update(_no_slices(article, library.passages_of(article_id)))
        if not originals.is_kept(article.digest):
            lost.append(article_id)
        elif not originals.is_intact(article.digest):
            damaged.append(article_id)
    return Check(
        len(filed),
        tuple(library.unfinished()),
        frozenset(expected - by_vector.keys()),
        frozenset(expected - by_terms.keys()),
        frozenset(held - expected),
        frozenset(differing),
        frozenset(no_slices),
        tuple(damaged),
        tuple(lost),
    )


def _no_slices(article: Article, passages: list[Passage]) -> Iterator[str]:
    """Ids of passages whose offsets, or those of their sentences, do not lie in the text."""
    for passage in passages:
        inside = 0 <= passage.start < passage.end <= len(article.text)
        within = all(
            passage.start <= span.start < span.end <= passage.end for span in passage.sentences
        )
        own = passage.id == passage_id(article.id, passage.start, passage.end)
        if not (inside and within and own):
            yield passage.id
