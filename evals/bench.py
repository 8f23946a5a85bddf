"""Speed and memory, as ratios to the bare libraries on the same texts in the same run.

Machines differ and are noisy; a ratio of two things done in turn on one of them says more than a
time. What is compared with what stands in each `Ratio`.
"""

import resource
import statistics
import sys
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from itertools import islice
from pathlib import Path
from tempfile import TemporaryDirectory
from time import perf_counter

from assistant.asking.question import analyse
from assistant.kept.conversations import Conversation
from assistant.reader.trained import TrainedReader
from assistant.settings import Settings
from assistant.wiring import Workspace, open_workspace
from evals.datasets.dataset import read_dataset
from evals.made.copies import copies
from index.embedding import Embedder, EmbeddingOptions
from index.hit import Hit
from ingest.prose.passages import split

COPIES = 12
"""The bundled sources are few: each is ingested so many times, as different articles."""

QUESTIONS = 40

READ = 8
"""Passages that a question is read in, if it takes all of them."""


@dataclass(frozen=True, slots=True)
class Ratio:
    """What Dossier took, in multiples of what the bare library took.

    Attributes:
        ours, bare: seconds.
    """

    what: str
    ours: float
    bare: float

    @property
    def ratio(self) -> float:
        return self.ours / self.bare


@dataclass(frozen=True, slots=True)
class Bench:
    """Figures of one run.

    Attributes:
        pairs_a_second: questions with a passage that the reader reads.
        peak_mib: largest resident memory of the process.
    """

    ratios: tuple[Ratio, ...]
    articles: int
    passages: int
    characters: int
    pairs_a_second: float
    peak_mib: float


def bench(settings: Settings) -> Bench:
    """Ingest copies of the bundled sources and ask the bundled questions, beside the bare model."""
    dataset = read_dataset("gold")
    sources = dataset.read_articles()
    articles = list(islice(copies(sources), COPIES * len(sources)))
    embedder = Embedder(EmbeddingOptions(settings.embedding, settings.embedding_languages))
    passages = [
        (article, passage)
        for article in articles
        for passage in split(article, settings.split, embedder.length)
    ]
    texts = [f"{article.title}\n{passage.text}" for article, passage in passages]
    embedder.texts(texts[:64])  # the first batch pays for what is made once
    bare = _seconds(lambda: embedder.texts(texts))
    questions = [e.question for e in dataset.examples if not e.history][:QUESTIONS]
    with TemporaryDirectory(prefix="dossier-bench-") as folder:
        own = settings.apart(Path(folder))
        with open_workspace(own, write=True, embedder=embedder) as workspace:
            ours = _seconds(lambda: workspace.indexer.ingest_articles(articles))
            workspace.assistant.ask(Conversation(), questions[0])
            turns = [_turn(workspace, question) for question in questions]
    embedded, forward, read, asked = (
        statistics.median(times) for times in zip(*turns, strict=True)
    )
    return Bench(
        (
            Ratio("ingest / embedding the same passages", ours, bare),
            Ratio("an answer / embedding its question (medians)", asked, embedded),
            Ratio(
                f"an answer / the bare model on its question and on {READ} passages with it",
                asked,
                embedded + forward,
            ),
            Ratio(
                f"reading {READ} passages / the bare model on them",
                read,
                forward,
            ),
        ),
        len(articles),
        len(passages),
        sum(map(len, texts)),
        READ / read,
        peak_mib(),
    )


def _turn(workspace: Workspace, question: str) -> tuple[float, ...]:
    """Seconds of embedding a question, of the bare model over what is found with the question in
    front, of reading all of that, and of an answer.
    """
    hits = workspace.retriever.search(question, READ)
    reader, asked = workspace.assistant.reader, analyse(question)
    read = reader.read_all if isinstance(reader, TrainedReader) else reader.read
    return (
        _seconds(lambda: workspace.embedder.query(question)),
        _seconds(lambda: workspace.embedder.texts(pairs(question, hits))),
        _seconds(lambda: read(asked, hits)),
        _seconds(lambda: workspace.assistant.ask(Conversation(), question)),
    )


def pairs(question: str, hits: Sequence[Hit]) -> list[str]:
    """A question in front of each passage, as the bare model would be given both."""
    return [f"{question} {hit.article.title} {hit.passage.text}" for hit in hits]


def render_bench(figures: Bench) -> str:
    """The figures as lines for a terminal."""
    lines = [
        f"{figures.articles} articles, {figures.passages} passages,"
        f" {figures.characters:,} characters; {figures.pairs_a_second:.0f} pairs read a second;"
        f" peak memory {figures.peak_mib:,.0f} MiB"
    ]
    for each in figures.ratios:
        lines.append(f"{each.what}: {each.ratio:.2f}  ({each.ours:.3f} s / {each.bare:.3f} s)")
    return "\n".join(lines)


def _seconds(work: Callable[[], object]) -> float:
    began = perf_counter()
    work()
    return perf_counter() - began


def peak_mib() -> float:
    """Largest resident memory of this process so far."""
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return peak / 2**20 if sys.platform == "darwin" else peak / 2**10
