"""From stored articles to what can be searched: vectors and terms, and the row that says so."""

from collections.abc import Callable, Generator, Iterable, Iterator, Sequence

from index.embedding import Embedder
from index.indexing.reading import Cut
from index.lexical import LexicalIndex
from index.vectors import VectorIndex
from index.words.word_pieces import WordPieces
from ingest.article import Article
from ingest.catalogue.library import Library
from ingest.catalogue.originals import Originals
from ingest.catalogue.overlay import Corrections
from ingest.prose.passages import Passage
from ingest.stories.catalogue import Stories

TITLE_PIECES = 30  # word pieces of a title that stand before a passage when it is embedded
BATCH = 128  # passages that make a step: enough to sort by length, little enough to lose
MOST = 256  # passages of a step, where a long article has more


class Writer:
    """Writes both indexes; each article is marked in the catalogue when both hold it."""

    def __init__(
        self,
        library: Library,
        corrections: Corrections,
        stories: Stories,
        originals: Originals,
        embedder: Embedder,
        vectors: VectorIndex,
        lexical: LexicalIndex,
    ) -> None:
        self._library = library
        self._corrections = corrections
        self._stories = stories
        self._originals = originals
        self._embedder = embedder
        self._vectors = vectors
        self._lexical = lexical

    def write(self, cuts: Iterable[Cut], stop: Callable[[], bool] = lambda: False) -> Iterator[int]:
        """Index stored articles, some at a time; yields the number of passages of each step.

        A step is a batch or, of a long article, a part of one: memory is bounded by the article.

        Args:
            stop: asked within a long article; once true, it is left unfinished, as by a crash.
        """
        waiting: list[Cut] = []
        for cut in cuts:
            waiting.append(cut)
            if sum(len(each.passages) for each in waiting) >= BATCH:
                if not (yield from self._index(waiting, stop)):
                    return
                waiting = []
        yield from self._index(waiting, stop)

    def drop(self, article_id: str) -> None:
        """Take an article out of both indexes."""
        self._vectors.remove(article_id)
        self._lexical.remove(article_id)

    def refile(self) -> None:
        """File articles in both indexes under what is told of them now.

        Nothing is embedded: a vector keeps the title that it was made with.
        """
        for article_id in self._corrections.refilings():
            for article in self._library.articles_by_id([article_id]).values():
                self._vectors.refile(article)
                self._lexical.add((article, self._library.passages_of(article_id)))
            self._corrections.mark_refiled(article_id)

    def clear_away(self) -> None:
        """Take out what was replaced and what was removed, and what a killed process left."""
        self.clear_removed()
        self._link_left()
        self.refile()
        self._renew_terms()
        for article_id in self._library.replaced():
            self.drop(article_id)
            self._library.mark_unindexed(article_id)
        self._originals.sweep()

    def clear_removed(self) -> None:
        """Take out what was removed from the catalogue, also where a killed process left it.

        It comes before anything is stored: the same bytes again get the id and the original that
        were removed.
        """
        removed = self._library.removed()
        for article_id, digest in removed:
            self.drop(article_id)
            self._originals.forget(digest)
        if removed:
            self._lexical.scrub()
            self._library.scrub()
        for article_id, _ in removed:
            self._library.mark_cleared(article_id)

    def _renew_terms(self) -> None:
        """Index the terms of a library anew where an older Dossier made them by other rules."""
        if not self._lexical.is_outdated:
            return
        for article_id in sorted(set(self._lexical.articles_by_passage().values())):
            for article in self._library.articles_by_id([article_id]).values():
                self._lexical.add((article, self._library.passages_of(article_id)))
        self._lexical.mark_up_to_date()

    def _link_left(self) -> None:
        """Link what is searchable and not linked: a first one went, or a run was cut off."""
        for article_id in self._stories.unlinked():
            self._stories.link(self._library.article(article_id))

    def _index(self, cuts: Sequence[Cut], stop: Callable[[], bool]) -> Generator[int, None, bool]:
        """Index articles; whether all of them."""
        # By id: an article that comes back within a batch is there twice.
        found = {p.id: (cut.article, p) for cut in cuts for p in cut.passages}
        entries = list(found.values())
        for first in range(0, len(entries), MOST):
            some = entries[first : first + MOST]
            self._vectors.add(some, self._embedder.texts(embedded(some, self._embedder.pieces)))
            yield len(some)
            if first + MOST < len(entries) and stop():
                return False
        if cuts:
            self._lexical.add(*((cut.article, cut.passages) for cut in cuts))
            self._library.mark_indexed(*(cut.article.id for cut in cuts))
            for cut in cuts:
                # One that another of these has replaced is a version, and no source to link.
                current = self._library.current_at(cut.article.location)
                if current and current.article_id == cut.article.id:
                    self._stories.link(cut.article)
        return True


def embedded(entries: Iterable[tuple[Article, Passage]], pieces: WordPieces) -> list[str]:
    """What of passages the model reads: their articles' titles give them a subject."""
    return [
        f"{pieces.beginning(article.title, TITLE_PIECES)}\n{passage.text}"
        for article, passage in entries
    ]
