"""A catalogue with its stories, and texts to put into it."""

import random
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from samples import article

from ingest.article import Article
from ingest.catalogue.database import sqlite_engine
from ingest.catalogue.library import Library
from ingest.stories.catalogue import Stories


@pytest.fixture
def library(tmp_path: Path) -> Iterator[Library]:
    engine = sqlite_engine(tmp_path / "catalogue.sqlite3")
    yield Library(engine)
    engine.dispose()


@pytest.fixture
def stories(library: Library, tmp_path: Path) -> Iterator[Stories]:
    engine = sqlite_engine(tmp_path / "catalogue.sqlite3")
    yield Stories(engine, library)
    engine.dispose()


@pytest.fixture
def take_in(library: Library, stories: Stories) -> Callable[..., list[str]]:
    """Puts texts or articles into the catalogue as an ingest does; their ids."""

    def take(*told: str | Article, **fields: object) -> list[str]:
        made = [article(one, **fields) if isinstance(one, str) else one for one in told]
        for one in made:
            library.add(one, [])
            library.mark_indexed(one.id)
            stories.link(one)
        return [one.id for one in made]

    return take


@pytest.fixture
def prose() -> Callable[..., str]:
    """Paragraphs of made words; the same number gives the same text."""

    def write(number: int, paragraphs: int = 6, length: int = 50) -> str:
        rng = random.Random(number)
        return "\n\n".join(
            " ".join(f"w{rng.randrange(5_000)}" for _ in range(length)) + "."
            for _ in range(paragraphs)
        )

    return write
