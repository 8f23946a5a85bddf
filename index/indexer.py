"""The indexer: sources go in, and what they hold can be searched.

The catalogue is written first and told last, so a crash at any point is mended by the next run:

    stored in the catalogue -> vectors and terms written -> row says `indexed` -> older version out
"""

from collections.abc import Callable, Iterable, Iterator
from contextlib import closing
from dataclasses import dataclass, replace
from itertools import chain
from threading import Lock

from index.ahead import Read, read_ahead
from index.embedding import Embedder
from index.lexical import LexicalIndex
from index.reading import Cut, Cutter, Cutting
from index.report import Check, Failure, IngestReport, Progress, Run
from index.vectors import VectorIndex
from index.writer import TITLE_PIECES, Writer
from ingest.article import Article
from ingest.errors import UnreadableSource
from ingest.library import Library
from ingest.originals import Originals
from ingest.passages import SplitOptions
from ingest.source import Source


@dataclass(frozen=True, slots=True)
class _Known:
    """A source whose bytes were read before; they need not be kept to say so."""

    location: str
    digest: str


class Indexer:
    """Writes one library. Runs wait for each other."""

    def __init__(
        self,
        library: Library,
        originals: Originals,
        embedder: Embedder,
        vectors: VectorIndex,
        lexical: LexicalIndex,
        options: SplitOptions,
    ) -> None:
        self._library = library
        self._originals = originals
        self._embedder = embedder
        self._vectors = vectors
        self._lexical = lexical
        self._options = options
        self._writer = Writer(library, originals, embedder, vectors, lexical)
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
            self._writer.clear_away()

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
            ids = self._library.article_ids()
            cutter = Cutter(self._cutting())
            for article_id in ids:
                article = self._library.article(article_id)
                self._library.recut(article_id, cutter.cut(article).passages)
            self._index(self._announced(ids, run, progress), run)
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
    ) -> Iterator[Cut | str]:
        """What is to be indexed, as it is stored: an article as it was cut, or the id of one."""
        with closing(read_ahead(self._told_apart(sources), self._cutting())) as items:
            for done, item in enumerate(items, start=1):
                match item:
                    case UnreadableSource():
                        run.failed.append(Failure(item.location, item.reason))
                        location = item.location
                    case _Known():
                        yield from self._again(item, run)
                        location = item.location
                    case Read(source, Failure() as failure):
                        run.failed.append(failure)
                        location = source.location
                    case Read(source, Cut() as cut):
                        yield from self._new(source, cut, run)
                        location = source.location
                if progress:
                    progress(Progress(done, location, run.passages))

    def _told_apart(
        self, sources: Iterable[Source | UnreadableSource]
    ) -> Iterator[Source | _Known | UnreadableSource]:
        for source in sources:
            if isinstance(source, Source) and self._library.known(source.digest):
                yield _Known(source.location, source.digest)
            else:
                yield source

    def _new(self, source: Source, cut: Cut, run: Run) -> Iterator[Cut | str]:
        """Store an article that was read just now, unless the run has stored its bytes already."""
        if self._library.known(cut.article.digest):
            yield from self._again(_Known(source.location, cut.article.digest), run)
            return
        self._count(source.location, run)
        self._originals.keep(source)
        self._library.add(cut.article, cut.passages)
        yield cut

    def _again(self, source: _Known, run: Run) -> Iterator[Cut | str]:
        """An article that was read before: current, or current again from now on."""
        known = self._library.known(source.digest)
        if known is None or (known.current and known.article_id not in run.replaced):
            run.unchanged += 1
            return
        self._count(source.location, run)
        self._library.revive(known.article_id, source.location)
        yield known.article_id

    def _count(self, location: str, run: Run) -> None:
        """Count a source as added, or as a newer version of what is current at its place."""
        replaces = self._library.current_at(location)
        if replaces:
            run.replaced.add(replaces.article_id)
            run.updated += 1
        else:
            run.added += 1

    def _store(
        self, articles: Iterable[Article], run: Run, progress: Callable[[Progress], None] | None
    ) -> Iterator[Cut | str]:
        cutter = Cutter(self._cutting())
        for done, article in enumerate(articles, start=1):
            if self._library.known(article.digest):
                run.unchanged += 1
            else:
                cut = cutter.cut(article)
                self._library.add(article, cut.passages)
                run.added += 1
                yield cut
            if progress:
                progress(Progress(done, article.location, run.passages))

    def _announced(
        self, ids: Iterable[str], run: Run, progress: Callable[[Progress], None] | None
    ) -> Iterator[Cut | str]:
        for done, article_id in enumerate(ids, start=1):
            yield article_id
            if progress:
                progress(Progress(done, article_id, run.passages))

    def _cutting(self) -> Cutting:
        """The options, with passages no longer than the model reads beside a title."""
        room = self._embedder.window - TITLE_PIECES - 4  # two marks, and two for a line between
        most = max(1, min(self._options.max_pieces, room))
        return Cutting(replace(self._options, max_pieces=most), self._embedder.pieces.file)

    # -- from stored articles to what can be searched ------------------------------------------

    def _index(self, stored: Iterator[Cut | str], run: Run) -> None:
        """Index the articles, and before them whatever an earlier run left undone."""
        for passages in self._writer.write(self._loaded(self._library.unfinished(), stored)):
            run.passages += passages
        self._writer.clear_away()

    def _loaded(self, undone: Iterable[str], stored: Iterable[Cut | str]) -> Iterator[Cut]:
        """Articles with their passages, from the catalogue where only an id is known."""
        for item in chain(undone, stored):
            if isinstance(item, Cut):
                yield item
            else:
                yield Cut(self._library.article(item), tuple(self._library.passages_of(item)))
