"""Damaged and missing files: the sentence says what mends it, and that does."""

import os
import shutil

import httpx
import numpy as np
import pytest
from samples import SOURCES

from assistant.settings import Settings
from assistant.wiring import open_workspace
from index.indexing.indexer import Indexer
from ingest.prose.passages import Passage
from ui.access.keys import opened_keys

from .conftest import ANSWER, QUESTION, ask, refused


@pytest.fixture(scope="module")
def large(sound, tmp_path_factory, embedder):
    """The library with so many vectors that Chroma writes its graph to the disk."""
    library = shutil.copytree(sound, tmp_path_factory.mktemp("large") / "library")
    with open_workspace(Settings(library=library), write=True, embedder=embedder) as opened:
        rows = np.random.default_rng(0).normal(size=(1_100, 384)).astype(np.float32)
        article = opened.library.articles()[0]
        entries = [(article, Passage(f"p{n}", article.id, 0, 1, "S", ())) for n in range(len(rows))]
        opened.indexer._vectors.add(entries, rows)
        opened.indexer._vectors._client.close()
    return library


def garble(file, start=0):
    with file.open("r+b") as stream:
        stream.seek(start)
        stream.write(os.urandom(max(4096, file.stat().st_size - start)))


def graphs(library):
    found = [each for each in (library / "vectors").iterdir() if each.is_dir()]
    assert found
    return found


DAMAGE = {
    "vectors: no database": lambda library: garble(library / "vectors" / "chroma.sqlite3"),
    "vectors: pages": lambda library: garble(library / "vectors" / "chroma.sqlite3", 8192),
    "vectors: cut off": lambda library: os.truncate(library / "vectors" / "chroma.sqlite3", 60_000),
    "vectors: graph": lambda library: [garble(each / "header.bin") for each in graphs(library)],
    "vectors: graph missing": lambda library: [shutil.rmtree(each) for each in graphs(library)],
    "vectors: folder missing": lambda library: shutil.rmtree(library / "vectors"),
    "terms: no database": lambda library: garble(library / "terms.sqlite3"),
    "terms: pages": lambda library: garble(library / "terms.sqlite3", 8192),
    "terms: missing": lambda library: (library / "terms.sqlite3").unlink(),
}


@pytest.mark.parametrize("damage", DAMAGE)
def test_a_damaged_or_missing_index_is_mended_by_reindex(
    damage, large, tmp_path, embedder, serve, command, intact
):
    library = shutil.copytree(large, tmp_path / "library")
    DAMAGE[damage](library)
    with open_workspace(Settings(library=library), write=True, embedder=embedder) as opened:
        address = serve(opened)
        assert "`dossier reindex`" in refused(ask(address), "index_damaged")
        ready = httpx.get(f"{address}/ready", timeout=60)
        assert "`dossier reindex`" in refused(ready, "index_damaged")
        assert httpx.get(f"{address}/health", timeout=60).status_code == 200
    checked = command("check", "--library", library)
    assert checked.status == 1
    assert "`dossier reindex`" in checked.said or "missing" in damage
    mended = command("reindex", "--library", library)
    assert mended.status == 0, mended.said
    intact(library)


@pytest.mark.parametrize("start", [0, 4096])
def test_a_damaged_catalogue_says_that_a_backup_helps(start, library, command):
    garble(library / "catalogue.sqlite3", start)
    for arguments in (("ask", QUESTION), ("serve",), ("ingest", library.parent), ("check",)):
        done = command(*arguments, "--library", library)
        assert done.status == 1
        assert "catalogue.sqlite3 is damaged" in done.said
        assert "take your last backup: `dossier restore" in done.said


def test_a_catalogue_that_is_damaged_while_it_is_served(library, embedder, serve):
    with open_workspace(Settings(library=library), write=True, embedder=embedder) as opened:
        address = serve(opened)
        assert ask(address).status_code == 200
        opened.library._engine.dispose()
        garble(library / "catalogue.sqlite3", 4096)
        assert "backup" in refused(ask(address), "library_damaged")
        assert "backup" in refused(httpx.get(f"{address}/ready", timeout=60), "library_damaged")
        assert httpx.get(f"{address}/health", timeout=60).status_code == 200


def test_damaged_keys_are_made_anew(library, command):
    assert command("keys", "add", "ana", "--library", library).status == 0
    garble(library / "access.sqlite3")
    done = command("keys", "list", "--library", library)
    assert done.status == 1
    assert "make new ones with `dossier keys add`" in done.said


def test_a_missing_original_is_named_and_kept_again_when_its_source_comes(
    library, sound, command, intact, monkeypatch
):
    monkeypatch.setattr(
        "ingest.gathering.seen.GRAIN", 0
    )  # the files are passed over, unless they are needed
    sources = sound.parent / "sources"
    assert command("ingest", sources, "--library", library).status == 0
    lost = library / "originals" / SOURCES[0].digest[:2] / SOURCES[0].digest
    lost.unlink()
    done = command("check", "--library", library)
    assert done.status == 1
    assert "1 originals missing" in done.said
    assert "ingest it again, from" in done.said
    assert "harbour.txt" in done.said
    assert ANSWER in command("ask", QUESTION, "--library", library).out
    assert command("ingest", sources, "--library", library).status == 0
    assert lost.read_bytes() == SOURCES[0].content
    intact(library, conversations=1)


def test_a_reindex_embeds_each_passage_once(library, embedder, monkeypatch):
    monkeypatch.setattr("index.indexing.writer.BATCH", 1)
    with open_workspace(Settings(library=library), write=True, embedder=embedder) as opened:
        indexer: Indexer = opened.indexer
        assert indexer.reindex() == opened.library.counts().passages


def test_keys_that_are_damaged_while_they_are_asked_for(library, serve, embedder):
    with (
        open_workspace(Settings(library=library), write=True, embedder=embedder) as opened,
        opened_keys(library) as keys,
    ):
        key = {"Authorization": f"Bearer {keys.add('ana', 'write')}"}
        address = serve(opened, keys)
        assert httpx.get(f"{address}/api/articles", headers=key, timeout=60).status_code == 200
        keys.close()  # a connection that is open has its pages in memory
        (library / "access.sqlite3").write_bytes(os.urandom(40_000))
        for path in ("/api/articles", "/"):
            response = httpx.get(address + path, headers=key, timeout=60)
            said = refused(response, "library_unavailable")
            assert "make new ones with `dossier keys add`" in said
            assert response.headers["x-content-type-options"] == "nosniff"
        assert httpx.get(f"{address}/health", timeout=60).status_code == 200
