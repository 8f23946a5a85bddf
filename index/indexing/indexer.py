"""The indexer: sources go in, and what they hold can be searched.

The catalogue is written first and told last, so a crash at any point is mended by the next run:

    stored in the catalogue -> vectors and terms written -> row says `indexed` -> linked to articles
    that tell the same story -> older version out
"""

from collections.abc import Callable, Generator, Iterable, Iterator, Mapping
from contextlib import closing, contextmanager, suppress
from dataclasses import replace
from itertools import chain
from threading import Lock
from time import monotonic

from index.embedding import Embedder
from index.indexing.checking import Check, check
from index.indexing.intake import Intake, Item, Stored
from index.indexing.reading import Cut, Cutter, Cutting
from index.indexing.report import IngestReport, Progress, Run
from index.indexing.vector_comparison import SAMPLE, VectorComparison
from index.indexing.writer import TITLE_PIECES, Writer
from index.lexical import LexicalIndex
from index.vectors import VectorIndex
from ingest.article import Article
from ingest.catalogue.library import Library
from ingest.catalogue.originals import Originals
from ingest.catalogue.overlay import Corrections
from ingest.catalogue.runs import NOTHING_TOLD, Asked, Runs
from ingest.errors import LibraryUnavailable
from ingest.gathering.seen import SeenFiles
from ingest.prose.passages import SplitOptions
from ingest.stories.catalogue import Stories

LOOK = 0.5
"""Seconds after which who waits for another run looks whether to go on waiting."""

NOTED = 1.0
"""Seconds between two notes of how far a run is in the catalogue."""


class Indexer:
    """Writes one library. Runs wait for each other."""

    def __init__(
        self,
        library: Library,
        corrections: Corrections,
        stories: Stories,
        originals: Originals,
        seen: SeenFiles,
        runs: Runs,
        embedder: Embedder,
        vectors: VectorIndex,
        lexical: LexicalIndex,
        options: SplitOptions,
    ) -> None:
        self._library = library
        self._corrections = corrections
        self._originals = originals
        self._runs = runs
        self._embedder = embedder
        self._vectors = vectors
        self._lexical = lexical
        self._options = options
        self._intake = Intake(library, corrections, originals, seen)
        self._writer = Writer(library, corrections, stories, originals, embedder, vectors, lexical)
        self._writing = Lock()

    def ingest(
        self,
        items: Iterable[Item],
        progress: Callable[[Progress], None] | None = None,
        *,
        asked: Asked = NOTHING_TOLD,
        stop: Callable[[], bool] = lambda: False,
        run_id: int | None = None,
    ) -> IngestReport:
        """Read, store and index files and sources; what is known already is passed over.

        A source that cannot be read is reported and the run goes on.

        Args:
            asked: what the items are, for the catalogue of runs and for the time left.
            stop: asked after every article, and within a long one; once true, the run ends with
                what is in hand. A long article that is left is finished by the next run.
            run_id: of a run that was begun in the catalogue already.
        """
        if run_id is None:
            run_id = self._runs.begin(asked.places)
        run = Run(asked, stop, progress)
        try:
            with self._alone(stop):
                self._index(self._intake.stored(items, run, self._cutting()), run, run_id)
        except Exception as error:
            with suppress(LibraryUnavailable):  # what ended the run may keep this from being noted
                self._runs.end(run_id, "failed", run.tally(), str(error))
            raise
        except BaseException:
            with suppress(LibraryUnavailable):
                self._runs.end(run_id, "interrupted", run.tally())
            raise
        self._runs.end(run_id, "stopped" if run.stopped else "done", run.tally())
        return run.report()

    def ingest_articles(
        self,
        articles: Iterable[Article],
        progress: Callable[[Progress], None] | None = None,
    ) -> IngestReport:
        """Store and index articles that were made elsewhere, their texts as they are."""
        run = Run(progress=progress)
        with self._writing:
            self._index(self._store(articles, run), run)
        return run.report()

    def finish(self) -> int:
        """Finish what a crash left undone; the number of passages that were indexed."""
        run = Run()
        with self._writing:
            self._index(_nothing(), run)
        return run.passages

    def remove(self, article_id: str, stop: Callable[[], bool] = lambda: False) -> None:
        """Remove an article with its older versions: catalogue, both indexes and originals.

        Args:
            stop: asked while another run is waited for; once true, nothing is changed.

        Raises:
            UnknownArticle: there is none.
            LibraryUnavailable: it was told to stop before its turn came.
        """
        with self._alone(stop):
            # The catalogue first: from then on no search shows it, whatever happens next.
            self._library.remove(article_id)
            self._writer.clear_away()

    def correct(
        self,
        article_id: str,
        values: Mapping[str, str | None],
        stop: Callable[[], bool] = lambda: False,
    ) -> None:
        """Correct what a source says of itself, in the catalogue and for the filters of a search.

        Args:
            values: by field; "" says that there is none, None takes a correction back.
            stop: asked while another run is waited for; once true, nothing is changed.

        Raises:
            UnknownArticle: there is none.
            InvalidCorrection: a value cannot be meant; nothing is changed.
            LibraryUnavailable: it was told to stop before its turn came.
        """
        with self._alone(stop):
            self._corrections.correct(article_id, values)
            self._writer.refile()

    def reindex(self, progress: Callable[[Progress], None] | None = None) -> int:
        """Cut all articles anew and build both indexes from them; the number of passages.

        Where it is cut off, the next run finishes it, with what is not cut anew yet as it was.

        Raises:
            ModelUnavailable: the embedding model cannot be loaded; nothing was changed.
        """
        run = Run(progress=progress)
        self._embedder.query("a model that cannot be loaded must not cost the old vectors")
        with self._writing:
            # The catalogue first: from then on every article is known to be in neither index.
            self._library.mark_all_unindexed()
            self._vectors.clear()
            self._lexical.clear()
            self._index(self._cut_anew(self._library.unfinished(), run), run, before=())
        return run.passages

    def check(self, *, deep: bool = False) -> Check:
        """Hold indexes and originals against the catalogue.

        Args:
            deep: all vectors are made anew and compared, which takes as long as to reindex; else
                those of a sample.

        Raises:
            ModelUnavailable: the embedding model cannot be loaded.
        """
        most = None if deep else SAMPLE
        comparison = VectorComparison(self._corrections, self._embedder, self._vectors, most)
        return check(self._library, self._originals, self._vectors, self._lexical, comparison)

    def repair(self, found: Check) -> int:
        """Mend what a check found, and no more; the number of passages that were indexed.

        Where a sample of the vectors held a wrong one, all of them are compared first.

        An original that is damaged or gone cannot be made again: it is deleted, and kept anew when
        its file is ingested again.
        """
        run = Run()
        if found.wrong_vectors and found.compared < found.passages:
            found = self.check(deep=True)
        missing = found.without_vector | found.without_terms | found.no_slices
        missing |= found.wrong_vectors
        broken = self._library.articles_of(missing) | found.differing
        with self._writing:
            # Before anything goes: where this is cut off, the next run finishes it.
            for article_id in broken:
                self._library.mark_unindexed(article_id)
            # By passage, too: what is filed under another article is not dropped with its own.
            wrong = found.left_over.union(
                passage.id for key in broken for passage in self._library.passages_of(key)
            )
            self._vectors.remove_passages(sorted(wrong))
            self._lexical.remove_passages(sorted(wrong))
            cutter = Cutter(self._cutting())
            for article_id in sorted(broken):
                self._writer.drop(article_id)
                cut = cutter.cut(self._library.article(article_id))
                self._library.recut(article_id, cut.passages)
            for article_id in found.damaged:
                self._originals.forget(self._library.article(article_id).digest)
            self._index(_nothing(), run)
        return run.passages

    @contextmanager
    def _alone(self, stop: Callable[[], bool]) -> Iterator[None]:
        while not self._writing.acquire(timeout=LOOK):
            if stop():
                raise LibraryUnavailable("Nothing was changed: Dossier is being stopped.")
        try:
            yield
        finally:
            self._writing.release()

    def _store(self, articles: Iterable[Article], run: Run) -> Generator[Stored, None, None]:
        cutter = Cutter(self._cutting())
        for article in articles:
            if self._library.known(article.digest):
                run.unchanged += 1
            else:
                cut = cutter.cut(article)
                run.added += 1
                yield replace(cut, article=self._library.add(article, cut.passages))
            run.looked_at(article.location)

    def _cut_anew(self, ids: Iterable[str], run: Run) -> Generator[Stored, None, None]:
        cutter = Cutter(self._cutting())
        for article_id in ids:
            cut = cutter.cut(self._library.article(article_id))
            self._library.recut(article_id, cut.passages)
            yield cut
            run.looked_at(article_id)

    def _cutting(self) -> Cutting:
        """The options, with passages no longer than the model reads beside a title."""
        room = self._embedder.window - TITLE_PIECES - 4  # two marks, and two for a line between
        most = max(1, min(self._options.max_pieces, room))
        return Cutting(replace(self._options, max_pieces=most), self._embedder.pieces.file)

    def _index(
        self,
        stored: Generator[Stored, None, None],
        run: Run,
        run_id: int | None = None,
        before: Iterable[str] | None = None,
    ) -> None:
        """Index the articles, and before them whatever an earlier run left undone, or `before`.

        Nothing of `stored` is stored yet: it is as it is asked for, one after the other.
        """
        self._writer.clear_removed()
        noted = monotonic()
        items = chain(self._library.unfinished() if before is None else before, stored)
        with closing(stored):
            for passages in self._writer.write(self._loaded(items, run), run.is_over):
                run.passages += passages
                if run_id is not None and monotonic() - noted > NOTED:
                    noted = monotonic()
                    self._runs.note(run_id, run.tally())
        self._writer.clear_away()

    def _loaded(self, items: Iterable[Stored], run: Run) -> Iterator[Cut]:
        """Articles with their passages, from the catalogue where only an id is known."""
        for item in items:
            if isinstance(item, Cut):
                yield item
            else:
                yield Cut(self._library.article(item), tuple(self._library.passages_of(item)))
            if run.is_over():
                return


def _nothing() -> Generator[Stored, None, None]:
    yield from ()
