"""Real parts for tests: one loaded embedding model, and libraries in folders of their own."""

import os
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from pathlib import Path

import pytest
from hypothesis import settings
from samples import SOURCES
from scripted_model import Model, speaking
from servers import Postgres, postgres

from assistant.settings import Settings
from assistant.wiring import Workspace, open_workspace
from assistant.writing.options import WritingOptions
from index.embedding import Embedder, EmbeddingOptions

for name in [name for name in os.environ if name.startswith("DOSSIER_")]:
    del os.environ[name]  # a developer's own settings must not reach the tests

settings.register_profile("untimed", deadline=None)  # a busy machine is no failure
settings.load_profile("untimed")


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption(
        "--on-postgresql",
        action="store_true",
        help="keep the catalogues of libraries that tests open on a PostgreSQL server",
    )


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    if config.getoption("on_postgresql"):
        items[:] = [item for item in items if item.get_closest_marker("in_file") is None]


@pytest.fixture(scope="session")
def postgresql() -> Iterator[Postgres]:
    """A PostgreSQL server; tests make databases of their own on it."""
    with postgres() as server:
        yield server


@pytest.fixture(scope="session")
def embedder() -> Embedder:
    """The default model, loaded once."""
    return Embedder(EmbeddingOptions())


@pytest.fixture
def open_library(
    tmp_path: Path, embedder: Embedder, request: pytest.FixtureRequest
) -> Iterator[Callable[..., Workspace]]:
    """Opens a library for writing; the same name opens the same folder again."""
    databases: dict[str, str] = {}
    with ExitStack() as stack:

        def opened(name: str = "library", **settings: object) -> Workspace:
            if request.config.getoption("on_postgresql"):
                server: Postgres = request.getfixturevalue("postgresql")
                address = databases.get(name) or server.database(f"{tmp_path.name}-{name}")
                settings["catalogue"] = databases[name] = address
            values = Settings(library=tmp_path / name, **settings)
            return stack.enter_context(open_workspace(values, embedder=embedder))

        yield opened


@pytest.fixture
def workspace(open_library: Callable[..., Workspace]) -> Workspace:
    """A library with three small sources."""
    opened = open_library()
    opened.indexer.ingest(SOURCES)
    return opened


@pytest.fixture
def model() -> Iterator[Model]:
    """A language model that says what a test wants."""
    with speaking() as scripted:
        yield scripted


@pytest.fixture
def fluent_workspace(open_library: Callable[..., Workspace], model: Model) -> Workspace:
    """The small sources, and the scripted model to answer from them."""
    opened = open_library(**model.settings, writing=WritingOptions(timeout=3.0, retries=0))
    opened.indexer.ingest(SOURCES)
    return opened
