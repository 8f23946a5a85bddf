"""How fast a folder of articles is ingested, beside the bare model and what a newcomer would write.

All three take turns in one run with the same model in the same number format. The bare model embeds
the very texts that the library embeds, sorted by length, at the batch size that suits it best.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory
from time import perf_counter
from typing import Any, TypeVar

from assistant.settings import Settings
from assistant.wiring import Workspace, open_workspace
from evals.bench import peak_mib
from evals.datasets.as_files import write_as_files
from evals.datasets.layout import table
from evals.errors import EvalError
from evals.newcomer import newcomers_index
from index.embedding import Embedder, EmbeddingOptions
from index.indexing.writer import embedded
from ingest.gathering.discovery import walk
from ingest.gathering.places import asked

T = TypeVar("T")

BATCH_SIZES = (8, 16, 32, 64)
SAMPLE = 256
"""Texts that the bare model's best batch size is told from."""


@dataclass(frozen=True, slots=True)
class Throughput:
    """Seconds and sizes of one run.

    Attributes:
        characters: of what the model reads of the passages, titles included.
        ours, bare: seconds of the ingest, from files to what can be searched, and of the model.
        batch_size: the bare model's best one.
        newcomers, newcomers_characters: seconds of LlamaIndex's own way, and what the model reads
            of its chunks; None where its Chroma adapter is not installed.
        peak_mib: largest resident memory of the process after the ingest.
    """

    articles: int
    passages: int
    characters: int
    ours: float
    bare: float
    batch_size: int
    newcomers: float | None
    newcomers_characters: int | None
    peak_mib: float

    @property
    def to_bare(self) -> float:
        """Our rate as a share of the bare model's."""
        return self.bare / self.ours

    @property
    def to_newcomers(self) -> float | None:
        """Our rate, in characters that are really embedded, as a multiple of LlamaIndex's."""
        if self.newcomers is None or self.newcomers_characters is None:
            return None
        return (self.characters / self.ours) / (self.newcomers_characters / self.newcomers)


def measure_throughput(
    settings: Settings, places: Sequence[Path], number: int | None = None
) -> Throughput:
    """Ingest a folder into a throw-away library and do the same without Dossier.

    Args:
        places: one folder of files; or data sets, whose documents are written as files first.
        number: how many documents of the data sets; None for all.

    Raises:
        EvalError: a data set cannot be read, or there is nothing that can be read.
    """
    with TemporaryDirectory(prefix="dossier-bench-") as place:
        folder = Path(place) / "articles"
        if len(places) == 1 and not table(places[0], "corpus"):
            return _beside(settings, places[0])
        write_as_files(places, number, folder)
        return _beside(settings, folder)


def _beside(settings: Settings, folder: Path) -> Throughput:
    options = EmbeddingOptions(settings.embedding, settings.embedding_languages)
    embedder = Embedder(options)
    embedder.query("the first text pays for what is made once")
    with TemporaryDirectory(prefix="dossier-bench-") as place:
        own = settings.apart(Path(place))
        with open_workspace(own, write=True, embedder=embedder) as workspace:
            ours, report = _timed(
                lambda: workspace.indexer.ingest(walk([folder]), asked=asked([str(folder)]))
            )
            peak = peak_mib()
            texts = _texts(workspace)
    if not texts:
        raise EvalError(f"{folder} holds nothing that can be read.")
    sample = texts[:: max(1, len(texts) // SAMPLE)]
    best = min(BATCH_SIZES, key=lambda size: _timed(lambda: _bare(embedder, sample, size))[0])
    bare, _ = _timed(lambda: _bare(embedder, texts, best))
    newcomers, newcomers_characters = _newcomers(embedder, folder)
    return Throughput(
        articles=report.added,
        passages=len(texts),
        characters=sum(map(len, texts)),
        ours=ours,
        bare=bare,
        batch_size=best,
        newcomers=newcomers,
        newcomers_characters=newcomers_characters,
        peak_mib=peak,
    )


def render_throughput(figures: Throughput) -> str:
    """The figures as lines for a terminal."""
    lines = [
        f"{figures.articles} articles, {figures.passages} passages, {figures.characters:,}"
        f" characters embedded; peak memory {figures.peak_mib:,.0f} MiB",
        f"ingest: {figures.ours:.1f} s, {figures.passages / figures.ours:.1f} passages a second",
        f"the bare model, batches of {figures.batch_size}: {figures.bare:.1f} s,"
        f" {figures.passages / figures.bare:.1f} passages a second; ours is {figures.to_bare:.2f}"
        " of its rate",
    ]
    if figures.to_newcomers is None:
        lines.append("LlamaIndex: not measured; pip install llama-index-vector-stores-chroma")
    else:
        lines.append(
            f"LlamaIndex with Chroma: {figures.newcomers:.1f} s,"
            f" {figures.newcomers_characters:,} characters embedded; ours is"
            f" {figures.to_newcomers:.2f} times its rate"
        )
    return "\n".join(lines)


def _texts(workspace: Workspace) -> list[str]:
    """What the library's model was given."""
    library, pieces = workspace.library, workspace.embedder.pieces
    return [
        text
        for article_id in library.article_ids()
        for text in embedded(
            ((library.article(article_id), p) for p in library.passages_of(article_id)), pieces
        )
    ]


def _bare(embedder: Embedder, texts: Sequence[str], batch_size: int) -> None:
    """The model itself: sentence-transformers sorts by length on its own."""
    model: Any = embedder.sentence_transformer
    model.encode(list(texts), batch_size=batch_size, show_progress_bar=False)


def _newcomers(embedder: Embedder, folder: Path) -> tuple[float, int] | tuple[None, None]:
    """The twenty lines that LlamaIndex's documentation begins with, timed."""
    from llama_index.core import SimpleDirectoryReader, StorageContext
    from llama_index.core.node_parser import SentenceSplitter
    from llama_index.core.schema import MetadataMode

    try:
        from llama_index.vector_stores.chroma import ChromaVectorStore
    except ImportError:
        return None, None

    def ingest(place: str) -> None:
        documents = SimpleDirectoryReader(str(folder), recursive=True).load_data()
        store = ChromaVectorStore.from_params(collection_name="articles", persist_dir=place)
        storage = StorageContext.from_defaults(vector_store=store)
        newcomers_index(documents, embedder, storage)

    with TemporaryDirectory(prefix="dossier-bench-") as place:
        seconds, _ = _timed(lambda: ingest(place))
    documents = SimpleDirectoryReader(str(folder), recursive=True).load_data()
    chunks = SentenceSplitter().get_nodes_from_documents(documents)
    read = (
        embedder.pieces.beginning(chunk.get_content(MetadataMode.EMBED), embedder.window - 2)
        for chunk in chunks
    )
    return seconds, sum(map(len, read))


def _timed(work: Callable[[], T]) -> tuple[float, T]:
    began = perf_counter()
    result = work()
    return perf_counter() - began, result
