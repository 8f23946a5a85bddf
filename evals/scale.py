"""Speed in a large library: what search and an answer take when it holds very many passages.

The articles of a data set are copied until the library is full. Their texts and words are real,
their vectors are not: embedding a hundred thousand passages takes long and changes nothing about
how fast they are searched, so vectors are strewn around those of the first passages.
"""

import statistics
from dataclasses import dataclass
from itertools import islice
from pathlib import Path
from tempfile import TemporaryDirectory
from time import perf_counter

import numpy as np

from assistant.kept.conversations import Conversation
from assistant.settings import Settings
from assistant.wiring import Workspace, open_workspace
from evals.bench import READ, pairs, peak_mib
from evals.datasets.dataset import Dataset, read_dataset
from evals.made.copies import copies
from index.embedding import Embedder, EmbeddingOptions, Vectors

CENTRES, SPREAD = 512, 0.75
"""Real vectors that made ones lie around, and the length of the step away from them."""


@dataclass(frozen=True, slots=True)
class Scale:
    """Medians over the questions, seconds.

    Attributes:
        bare: the bare model on a question and on `READ` passages found for it.
        bytes_on_disk: of the whole library.
        peak_mib: largest resident memory of the process, with the models.
    """

    passages: int
    articles: int
    questions: int
    filling: float
    search: float
    answer: float
    bare: float
    bytes_on_disk: int
    peak_mib: float


class _Strewn(Embedder):
    """Questions as the model embeds them; passages near those it embedded first."""

    def __init__(self, options: EmbeddingOptions, seed: int) -> None:
        super().__init__(options)
        self._rng = np.random.default_rng(seed)
        self._centres: Vectors | None = None

    def texts(self, texts: list[str]) -> Vectors:
        if self._centres is None:
            self._centres = super().texts(texts[:CENTRES])
        near = self._centres[self._rng.integers(len(self._centres), size=len(texts))]
        steps = self._rng.standard_normal(near.shape, dtype=np.float32)
        moved = near + SPREAD * steps / np.linalg.norm(steps, axis=1, keepdims=True)
        unit: Vectors = moved / np.linalg.norm(moved, axis=1, keepdims=True)
        return unit


def at_scale(
    settings: Settings, dataset: str, passages: int, questions: int = 60, seed: int = 0
) -> Scale:
    """Fill a library with at least so many passages and ask a data set's questions.

    Raises:
        EvalError: the data set cannot be read or has no documents.
    """
    found = read_dataset(dataset)
    options = EmbeddingOptions(settings.embedding, settings.embedding_languages)
    bare, rng = Embedder(options), np.random.default_rng(seed)
    asked = [example.question for example in found.examples if not example.history]
    asked = [asked[at] for at in rng.permutation(len(asked))[:questions]]
    with TemporaryDirectory(prefix="dossier-scale-") as folder:
        own = settings.apart(Path(folder))
        with open_workspace(own, write=True, embedder=_Strewn(options, seed)) as workspace:
            began = perf_counter()
            articles = _fill(workspace, found, passages)
            filling = perf_counter() - began
            turns = [_turn(workspace, bare, question) for question in (asked[0], *asked)][1:]
            search, answer, model = (statistics.median(t) for t in zip(*turns, strict=True))
            held = workspace.library.counts().passages
        size = sum(file.stat().st_size for file in Path(folder).rglob("*") if file.is_file())
    return Scale(held, articles, len(turns), filling, search, answer, model, size, peak_mib())


def render_scale(scale: Scale) -> str:
    """The figures as lines for a terminal."""
    return "\n".join(
        (
            f"{scale.passages:,} passages of {scale.articles:,} articles,"
            f" {scale.bytes_on_disk / 2**20:,.0f} MiB on disk, filled in {scale.filling:.0f} s,"
            f" peak memory {scale.peak_mib:,.0f} MiB",
            f"{scale.questions} questions, medians: search {scale.search * 1000:.0f} ms,"
            f" an answer {scale.answer * 1000:.0f} ms, the bare model on the question and"
            f" {READ} passages {scale.bare * 1000:.0f} ms",
            f"an answer / the bare model: {scale.answer / scale.bare:.2f}",
        )
    )


def _fill(workspace: Workspace, dataset: Dataset, passages: int) -> int:
    """Ingest copies in turn until the library holds enough; the number of articles."""
    articles = copies(dataset.read_articles())
    while workspace.library.counts().passages < passages:
        workspace.indexer.ingest_articles(islice(articles, BATCH))
    return workspace.library.counts().articles


BATCH = 64  # articles between two looks at how many passages there are


def _turn(workspace: Workspace, bare: Embedder, question: str) -> tuple[float, float, float]:
    """Seconds of a search, of an answer, and of the bare model on what was found."""
    began = perf_counter()
    hits = workspace.retriever.search(question, READ)
    searched = perf_counter()
    workspace.assistant.ask(Conversation(), question)
    answered = perf_counter()
    bare.query(question)
    bare.texts(pairs(question, hits))
    return searched - began, answered - searched, perf_counter() - answered
