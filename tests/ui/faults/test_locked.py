"""Another program that holds the catalogue: a bounded wait, one sentence, nothing changed."""

import sqlite3
from contextlib import closing, contextmanager

import httpx
import pytest

from assistant.settings import Settings
from assistant.wiring import open_workspace

from .conftest import ask, refused


@contextmanager
def held(library, name="catalogue.sqlite3"):
    with closing(sqlite3.connect(library / name, isolation_level=None)) as other:
        other.execute("BEGIN IMMEDIATE")
        yield
        other.execute("ROLLBACK")


@pytest.fixture(autouse=True)
def little_patience(monkeypatch):
    monkeypatch.setattr("ingest.catalogue.database.PATIENCE", 0.3)


def test_an_ingest_beside_a_program_that_holds_the_catalogue(library, sound, command, intact):
    sources = sound.parent / "sources"
    with held(library):
        done = command("ingest", sources, "--library", library)
        assert done.status == 1
        assert "Another program has been writing" in done.said
        assert "try again in a moment" in done.said
    assert command("ingest", sources, "--library", library).status == 0
    intact(library)


def test_a_question_beside_a_program_that_holds_the_catalogue(library, serve, embedder, intact):
    with open_workspace(Settings(library=library), write=True, embedder=embedder) as opened:
        address = serve(opened)
        with held(library):
            response = ask(address)
            assert "try again in a moment" in refused(response, "library_busy")
            assert int(response.headers["Retry-After"]) > 0
            assert httpx.get(f"{address}/ready", timeout=60).status_code == 200
        assert ask(address).status_code == 200
    intact(library, conversations=1)


def test_signing_in_beside_a_program_that_holds_the_keys(library, serve, embedder):
    from ui.access.keys import opened_keys

    with (
        open_workspace(Settings(library=library), write=True, embedder=embedder) as opened,
        opened_keys(library) as keys,
    ):
        key = keys.add("ana", "ask")
        address = serve(opened, keys)
        with held(library, "access.sqlite3"):
            response = httpx.post(f"{address}/signin", data={"key": key}, timeout=60)
            assert response.status_code == 503
            assert "try again in a moment" in response.text
