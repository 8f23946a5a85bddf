"""A library that is sound, the command line in this process, and an intact library afterwards."""

import json
import shutil
import sys
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import httpx
import pytest
from samples import SOURCES

from assistant.settings import Settings
from assistant.wiring import open_workspace

QUESTION = "How much cocaine did customs officers find at Puerto Alto?"
ANSWER = "412 kilograms"


@dataclass(frozen=True, slots=True)
class Done:
    """What a command came to."""

    status: int
    out: str
    err: str

    @property
    def said(self) -> str:
        """All of it in one line."""
        return " ".join((self.out + self.err).split())


@pytest.fixture(scope="session")
def sound(tmp_path_factory, embedder) -> Path:
    """A library of the small sources, which lie in `sources` beside it; nobody writes it."""
    folder = tmp_path_factory.mktemp("sound")
    (folder / "sources").mkdir()
    for source in SOURCES:
        (folder / "sources" / Path(source.location).name).write_bytes(source.content)
    from ingest.gathering.discovery import discover

    settings = Settings(library=folder / "library")
    with open_workspace(settings, write=True, embedder=embedder) as opened:
        assert opened.indexer.ingest(discover([folder / "sources"])).added == 3
    return folder / "library"


@pytest.fixture
def library(sound, tmp_path) -> Path:
    """A copy of it that a test may break."""
    return shutil.copytree(sound, tmp_path / "library")


@pytest.fixture
def command(monkeypatch, capsys, embedder) -> Callable[..., Done]:
    """Runs a command as its process would, but with the model that is loaded already."""
    from ui.cli import main

    monkeypatch.setattr("assistant.wiring.Embedder", lambda _: embedder)

    def run(*arguments: object) -> Done:
        monkeypatch.setattr(sys, "argv", ["dossier", *map(str, arguments)])
        capsys.readouterr()
        with pytest.raises(SystemExit) as ended:
            main()
        done = Done(int(ended.value.code or 0), *capsys.readouterr())
        assert "Traceback" not in done.err
        return done

    return run


@pytest.fixture
def intact(command) -> Callable[..., None]:
    """Holds that a library is sound, answers, and has so many sources and conversations."""

    def hold(library: Path, sources: int = 3, conversations: int = 0) -> None:
        checked = command("check", "--library", library)
        assert checked.status == 0, checked.said
        rows = json.loads(command("sources", "list", "--library", library, "--json").out)
        assert len(rows) == sources
        kept = json.loads(command("export", "--library", library, "--json").out)
        assert [len(each["turns"]) for each in kept] == [1] * conversations
        asked = command("ask", QUESTION, "--library", library)
        assert asked.status == 0, asked.said
        assert sources != 3 or ANSWER in asked.out

    return hold


def ask(address: str) -> httpx.Response:
    """The question, put to a server."""
    return httpx.post(f"{address}/api/answer", json={"question": QUESTION}, timeout=60)


def refused(response: httpx.Response, code: str) -> str:
    """The sentence of a 503 with this code."""
    assert response.status_code == 503, response.text
    error = response.json()["error"]
    assert error["code"] == code, error
    return str(error["message"])
