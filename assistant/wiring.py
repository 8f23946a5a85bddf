"""The only place that constructs adapters: a library's folder becomes a workspace."""

from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, replace
from pathlib import Path

from filelock import FileLock, Timeout
from sqlalchemy import Engine

from assistant.assistant import Assistant
from assistant.catalogue import (
    catalogue_engine,
    held,
    insist_on_library,
    is_held,
    library_folder,
)
from assistant.kept.conversations import Conversations
from assistant.kept.feedback import Feedback
from assistant.names.catalogue import Names
from assistant.reader.reading import Reader, TermReader
from assistant.reader.shipped import NETWORK, WEIGHTS
from assistant.reader.trained import TrainedReader
from assistant.settings import EMBEDDED, Settings
from assistant.support import Judge
from assistant.writing.options import EXTRACTIVE
from assistant.writing.providers import served_model
from assistant.writing.writer import Writer
from index.embedding import Embedder, EmbeddingOptions
from index.indexing.indexer import Indexer
from index.lexical import LexicalIndex
from index.retriever import Retriever
from index.vectors import VectorIndex
from ingest.backup.manifest import CATALOGUE
from ingest.catalogue.library import Library
from ingest.catalogue.listing import Listing
from ingest.catalogue.originals import Originals
from ingest.catalogue.overlay import Corrections
from ingest.catalogue.runs import Runs
from ingest.disk import can_be_written, library_error
from ingest.errors import LibraryLocked, LibraryReadOnly, LibraryUnavailable
from ingest.gathering.seen import SeenFiles
from ingest.stories.catalogue import Stories

PATIENCE = 1.0
"""Seconds that a lock is waited for: a reader holds it for a moment, to see whether it is held."""


@dataclass(frozen=True, slots=True)
class Workspace:
    """Everything that works on one library.

    Attributes:
        read_only: whether its folder cannot be written, so that nothing can be stored.
    """

    settings: Settings
    library: Library
    listing: Listing
    originals: Originals
    corrections: Corrections
    stories: Stories
    indexer: Indexer
    runs: Runs
    retriever: Retriever
    assistant: Assistant
    conversations: Conversations
    feedback: Feedback
    names: Names
    embedder: Embedder
    by_terms: TermReader
    read_only: bool = False


@contextmanager
def open_workspace(
    settings: Settings,
    *,
    write: bool = False,
    make: bool = True,
    embedder: Embedder | None = None,
) -> Iterator[Workspace]:
    """Open the library that the settings name.

    Nothing heavy is loaded before it is used: listing sources needs no model.

    Args:
        write: take the library's lock, which one process holds at a time: embedded Chroma does
            not show one process's writes to another's queries.
        make: make it where there is none.
        embedder: one that is loaded already, in place of the one that the settings name.

    Raises:
        NoLibrary: there is none, and it is not to be made.
        LibraryUnavailable: the folder cannot be used.
        LibraryReadOnly: it can be read alone, and is to be written.
        LibraryLocked: another process holds the lock.
    """
    folder = library_folder(settings)
    if not make:
        insist_on_library(settings)
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise LibraryUnavailable(
            f"The library folder {folder} cannot be made: {error.strerror}."
        ) from error
    file = folder / CATALOGUE
    read_only = not can_be_written(file if file.exists() else folder)
    if write and read_only:
        raise LibraryReadOnly(folder)
    with ExitStack() as stack:
        if write:
            stack.enter_context(_lock(folder))
        lexical = LexicalIndex(folder / "terms.sqlite3")
        stack.callback(lexical.close)
        embedder = embedder or Embedder(
            EmbeddingOptions(settings.embedding, settings.embedding_languages)
        )
        server = None if settings.chroma == EMBEDDED else settings.chroma
        vectors = VectorIndex(folder / "vectors", server, embedder)
        stack.callback(vectors.close)
        catalogue = catalogue_engine(settings)
        stack.callback(catalogue.dispose)
        if write:
            stack.enter_context(held(catalogue))
        workspace = _constructed(settings, folder, embedder, catalogue, vectors, lexical)
        workspace = replace(workspace, read_only=read_only)
        if (
            not read_only
            and workspace.runs.any_running
            and (write or not _is_written(folder, catalogue))
        ):
            workspace.runs.interrupt_unended()
        yield workspace


def _constructed(
    settings: Settings,
    folder: Path,
    embedder: Embedder,
    catalogue: Engine,
    vectors: VectorIndex,
    lexical: LexicalIndex,
) -> Workspace:
    library = Library(catalogue)
    corrections = Corrections(catalogue)
    stories = Stories(catalogue, library)
    runs = Runs(catalogue)
    originals = Originals(folder / "originals")
    retriever = Retriever(library, embedder, vectors, lexical, settings.retrieval)
    conversations = Conversations(catalogue, library)
    by_terms = TermReader(embedder.covers, lexical.rarity)
    return Workspace(
        settings=settings,
        library=library,
        listing=Listing(catalogue),
        originals=originals,
        corrections=corrections,
        stories=stories,
        indexer=Indexer(
            library,
            corrections,
            stories,
            originals,
            SeenFiles(catalogue),
            runs,
            embedder,
            vectors,
            lexical,
            settings.split,
        ),
        runs=runs,
        retriever=retriever,
        assistant=Assistant(
            library,
            stories,
            retriever,
            _reader(by_terms),
            conversations,
            settings.compose,
            _writer(settings, embedder),
        ),
        conversations=conversations,
        feedback=Feedback(catalogue),
        names=Names(catalogue, library),
        embedder=embedder,
        by_terms=by_terms,
    )


def _reader(by_terms: Reader) -> Reader:
    """The trained reader where its weights are installed; without them reading goes by terms."""
    return TrainedReader(by_terms, WEIGHTS) if (WEIGHTS / NETWORK).exists() else by_terms


def _writer(settings: Settings, embedder: Embedder) -> Writer | None:
    """The language model that is set; None without one."""
    if settings.llm == EXTRACTIVE:
        return None
    key = settings.llm_api_key.get_secret_value() if settings.llm_api_key else None
    model = served_model(settings.llm, settings.llm_base_url, key, settings.writing)
    if not embedder.is_default:  # the judge is fitted to that one
        embedder = Embedder(EmbeddingOptions())
    return Writer(model, settings.writing, Judge(embedder.in_context))


@contextmanager
def _lock(folder: Path) -> Iterator[None]:
    lock = FileLock(folder / "lock", timeout=PATIENCE)
    try:
        lock.acquire()
    except Timeout as error:
        raise LibraryLocked(folder) from error
    except OSError as error:
        raise library_error(error, folder) from error
    try:
        yield
    finally:
        lock.release()


def _is_written(folder: Path, catalogue: Engine) -> bool:
    """Whether a process holds the library's lock, or its catalogue from another folder."""
    try:
        with FileLock(folder / "lock", timeout=0):
            return is_held(catalogue)
    except Timeout:
        return True
