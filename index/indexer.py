"""The indexer: sources go in, and what they hold can be searched.

The catalogue is written first and told last, so a crash at any point is mended by the next run:

    stored in the catalogue -> vectors and terms written -> row says `indexed` -> linked to articles
    that tell the same story -> older version out
"""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from threading import Lock

from index.embedding import Embedder
from index.lexical import LexicalIndex
from index.report import Check, Failure, IngestReport, Progress, Run
from index.vectors import VectorIndex
from ingest.article import Article
from ingest.errors import UnreadableSource
from ingest.library import Library
from ingest.originals import Originals
from ingest.passages import Passage, SplitOptions, split
from ingest.read import read
from ingest.source import Source
from ingest.stories.catalogue import Stories

TITLE_PIECES = 30  # word pieces of a title that stand before a passage when it is embedded
BATCH = 256  # passages embedded together: enough to sort by length, little enough to lose


class Indexer:
    """Writes one library. Runs wait for each other."""

    def __init__(
        self,
        library: Library,
        stories: Stories,
        originals: Originals,
        embedder: Embedder,
        vectors: VectorIndex,
        lexical: LexicalIndex,
        options: SplitOptions,
    ) -> None:
        self._library = library
        self._stories = stories
        self._originals = originals
        self._embedder = embedder
        self._vectors = vectors
        self._lexical = lexical
        self._options = options
        self._writing = Lock()

    def ingest(
        self,
        sources: Iterable[Source | UnreadableSource],
        progress: Callable[[Progress], None] | None = None,
    ) -> IngestReport:
        """Read, store and index sources; what is known already is passed over.

        A source that cannot be read is reported and the run goes on.
        """
        run = Run()
        with self._writing:
            self._index(self._read(sources, run, progress), run)
        return run.report()

    def ingest_articles(
        self,
        articles: Iterable[Article],
        progress: Callable[[Progress], None] | None = None,
    ) -> IngestReport:
        """Store and index articles that were made elsewhere, their texts as they are."""
        run = Run()
        with self._writing:
            self._index(self._store(articles, run, progress), run)
        return run.report()

    def finish(self) -> int:
        """Finish what a crash left undone; the number of passages that were indexed."""
        run = Run()
        with self._writing:
            self._index(iter(()), run)
        return run.passages

    def remove(self, article_id: str) -> None:
        """Remove an article with its older versions: catalogue, both indexes and originals.

        Raises:
            UnknownArticle: there is none.
        """
        with self._writing:
            # The catalogue first: from then on no search shows it, whatever happens next.
            self._library.remove(article_id)
            self._link_left()
            self._clear_away()

    def reindex(self, progress: Callable[[Progress], None] | None = None) -> int:
        """Cut all articles anew and build both indexes from them; the number of passages.

        Raises:
            ModelUnavailable: the embedding model cannot be loaded; nothing was changed.
        """
        run = Run()
        self._embedder.query("a model that cannot be loaded must not cost the old vectors")
        with self._writing:
            self._vectors.clear()
            self._lexical.clear()
            articles = self._library.articles()
            for article in articles:
                self._library.recut(article.id, self._cut(article))
            self._index(self._announced(articles, run, progress), run)
        return run.passages

    def check(self) -> Check:
        """Hold both indexes against the catalogue."""
        expected = self._library.searchable_ids()
        vectors, lexical = self._vectors.passage_ids(), self._lexical.passage_ids()
        return Check(
            len(expected),
            tuple(self._library.unfinished()),
            frozenset(expected - vectors),
            frozenset(expected - lexical),
            frozenset((vectors | lexical) - expected),
        )

    # -- from sources to stored articles -----------------------------------------------------

    def _read(
        self,
        sources: Iterable[Source | UnreadableSource],
        run: Run,
        progress: Callable[[Progress], None] | None,
    ) -> Iterator[str]:
        """Ids of the articles that are to be indexed, as they are stored."""
        for done, source in enumerate(sources, start=1):
            if isinstance(source, UnreadableSource):
                run.failed.append(Failure(source.location, source.reason))
            else:
                try:
                    yield from self._take(source, run)
                except UnreadableSource as error:
                    run.failed.append(Failure(error.location, error.reason))
            if progress:
                progress(Progress(done, source.location, run.passages))

    def _take(self, source: Source, run: Run) -> Iterator[str]:
        known = self._library.known(source.digest)
        if known and known.current and known.article_id not in run.replaced:
            run.unchanged += 1
            return
        replaces = self._library.current_at(source.location)
        if known is None:
            article = read(source)
            self._originals.keep(source)
            self._library.add(article, self._cut(article))
            known_id = article.id
        else:
            known_id = known.article_id
            self._library.revive(known_id, source.location)
        if replaces:
            run.replaced.add(replaces.article_id)
            run.updated += 1
        else:
            run.added += 1
        yield known_id

    def _store(
        self, articles: Iterable[Article], run: Run, progress: Callable[[Progress], None] | None
    ) -> Iterator[str]:
        for done, article in enumerate(articles, start=1):
            if self._library.known(article.digest):
                run.unchanged += 1
            else:
                self._library.add(article, self._cut(article))
                run.added += 1
                yield article.id
            if progress:
                progress(Progress(done, article.location, run.passages))

    def _announced(
        self, articles: Iterable[Article], run: Run, progress: Callable[[Progress], None] | None
    ) -> Iterator[str]:
        for done, article in enumerate(articles, start=1):
            yield article.id
            if progress:
                progress(Progress(done, article.location, run.passages))

    def _cut(self, article: Article) -> list[Passage]:
        return split(article, self._within_window(), self._embedder.length)

    def _within_window(self) -> SplitOptions:
        """The options, with passages no longer than the model reads beside a title."""
        room = self._embedder.window - TITLE_PIECES - 4  # two marks, and two for a line between
        return replace(self._options, max_pieces=max(1, min(self._options.max_pieces, room)))

    def _embedded(self, article: Article, passage: Passage) -> str:
        """What of a passage the model reads: its article's title gives it a subject."""
        return f"{self._embedder.beginning(article.title, TITLE_PIECES)}\n{passage.text}"

    # -- from stored articles to what can be searched ------------------------------------------

    def _index(self, article_ids: Iterator[str], run: Run) -> None:
        """Index the articles, some at a time, and with them whatever an earlier run left undone."""
        waiting: list[tuple[Article, list[Passage]]] = []
        for article_id in _once(self._library.unfinished(), article_ids):
            waiting.append(
                (self._library.article(article_id), self._library.passages_of(article_id))
            )
            if sum(len(passages) for _, passages in waiting) >= BATCH:
                self._write(waiting, run)
                waiting = []
        self._write(waiting, run)
        self._link_left()
        for article_id in self._library.replaced():
            self._drop(article_id)
            self._library.mark_unindexed(article_id)
        self._clear_away()

    def _write(self, waiting: list[tuple[Article, list[Passage]]], run: Run) -> None:
        entries = [(article, passage) for article, passages in waiting for passage in passages]
        if entries:
            vectors = self._embedder.texts([self._embedded(*entry) for entry in entries])
            self._vectors.add(entries, vectors)
        for article, passages in waiting:
            self._lexical.add(article, passages)
            self._library.mark_indexed(article.id)
            self._stories.link(article)
        run.passages += len(entries)

    def _link_left(self) -> None:
        """Link what is searchable and not linked: a first one went, or a run was cut off."""
        for article_id in self._stories.unlinked():
            self._stories.link(self._library.article(article_id))

    def _clear_away(self) -> None:
        """Take what was removed from the catalogue out of indexes and originals, too."""
        for article_id, digest in self._library.removed():
            self._drop(article_id)
            self._originals.forget(digest)
            self._library.mark_cleared(article_id)

    def _drop(self, article_id: str) -> None:
        self._vectors.remove(article_id)
        self._lexical.remove(article_id)


def _once(first: Iterable[str], then: Iterable[str]) -> Iterator[str]:
    seen: set[str] = set()
    for items in (first, then):
        for item in items:
            if item not in seen:
                seen.add(item)
                yield item
