"""Reading and cutting one source: what is done here or in a process beside, in the same way."""

from dataclasses import dataclass
from pathlib import Path

from index.indexing.report import Failure
from index.words.word_pieces import WordPieces
from ingest.article import Article
from ingest.errors import UnreadableSource
from ingest.prose.passages import Passage, SplitOptions, split
from ingest.read import read
from ingest.source import Source

LONGEST_PLACE = 2_000
"""Bytes of a location, which is looked for in an index: PostgreSQL's take 2,704 at most."""


@dataclass(frozen=True, slots=True)
class Cutting:
    """How passages are cut: the options, and the file of the tokenizer that counts for them."""

    options: SplitOptions
    tokenizer: Path


@dataclass(frozen=True, slots=True)
class Cut:
    """An article with its passages."""

    article: Article
    passages: tuple[Passage, ...]


class Cutter:
    """Reads and cuts sources one after the other."""

    def __init__(self, cutting: Cutting) -> None:
        self._options = cutting.options
        self._pieces = WordPieces(cutting.tokenizer)

    def read(self, source: Source) -> Cut | Failure:
        """What a source holds, or why it yields no article."""
        if len(source.location.encode(errors="replace")) > LONGEST_PLACE:
            return Failure(source.location, f"its path is longer than {LONGEST_PLACE:,} bytes")
        try:
            return self.cut(read(source))
        except UnreadableSource as error:
            return Failure(error.location, error.reason)

    def cut(self, article: Article) -> Cut:
        """An article with the passages it falls into."""
        return Cut(article, tuple(split(article, self._options, self._pieces.length)))
