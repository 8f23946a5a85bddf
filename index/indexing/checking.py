"""Whether catalogue, terms, vectors and originals agree, and what does not."""

from collections.abc import Iterator
from dataclasses import dataclass

from index.indexing.vector_comparison import VectorComparison
from index.lexical import LexicalIndex
from index.vectors import VectorIndex, metadata_of
from ingest.article import Article
from ingest.catalogue.library import Library
from ingest.catalogue.originals import Originals
from ingest.prose.passages import Passage, passage_id


@dataclass(frozen=True, slots=True)
class Check:
    """How the parts of a library agree.

    Attributes:
        passages: what the catalogue says can be searched.
        unfinished: ids of articles whose ingest was cut off.
        without_vector, without_terms: passage ids missing in an index.
        left_over: passage ids that an index holds and the catalogue does not search.
        differing: ids of articles that an index files passages of otherwise than the catalogue, be
            it the article, what filters go by, or the terms.
        wrong_vectors: ids of passages whose vector is not what the model makes of them.
        compared: how many vectors were held against the model's, all or a sample.
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
    wrong_vectors: frozenset[str]
    compared: int

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
            or self.wrong_vectors
        )


def check(
    library: Library,
    originals: Originals,
    vectors: VectorIndex,
    lexical: LexicalIndex,
    comparison: VectorComparison,
) -> Check:
    """Hold everything together: ids, filing, terms, slices, originals' digests, and vectors.

    Raises:
        LibraryDamaged, IndexDamaged: a file is not what was written, so that nothing can be told.
        ModelUnavailable: the embedding model cannot be loaded.
    """
    library.insist_sound()
    lexical.insist_sound()
    filed = library.searchable_articles()
    by_vector, by_terms = vectors.filed(), lexical.articles_by_passage()
    expected, held = filed.keys(), by_vector.keys() | by_terms.keys()
    differing = {of for key, of in filed.items() if by_terms.get(key, of) != of}
    no_slices: set[str] = set()
    damaged: list[str] = []
    lost: list[str] = []
    comparison.choose(expected & by_vector.keys())
    for article_id in library.article_ids():
        article = library.articles_by_id([article_id]).get(article_id)
        if article is None:
            continue
        passages = library.passages_of(article_id)
        metadata = metadata_of(article)
        if any(by_vector.get(each.id, metadata) != metadata for each in passages):
            differing.add(article_id)
        if not lexical.holds(article, passages):
            differing.add(article_id)
        no_slices.update(_no_slices(article, passages))
        comparison.take(article, passages)
        if not originals.is_kept(article.digest):
            lost.append(article_id)
        elif not originals.is_intact(article.digest):
            damaged.append(article_id)
    wrong = comparison.wrong()
    # Beside a server sources come and go meanwhile, which is no fault.
    ids, now = frozenset(library.article_ids()), library.searchable_articles().keys()
    return Check(
        len(filed),
        tuple(library.unfinished()),
        frozenset(now & expected - by_vector.keys()),
        frozenset(now & expected - by_terms.keys()),
        frozenset(held - expected - now),
        ids & differing,
        frozenset(now & no_slices),
        tuple(key for key in damaged if key in ids),
        tuple(key for key in lost if key in ids),
        frozenset(now & wrong),
        comparison.compared,
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
