"""A full disk: one sentence, nothing lost or doubled, and the same command goes on once there is
room.
"""

import json
import shutil
import sqlite3
import tempfile
from contextlib import closing, nullcontext
from pathlib import Path

import httpx
import pytest
from faulty_disks import enlarge, fill, no_file_beyond, small_disk
from kills import write_sources
from sqlalchemy import event

from assistant.settings import Settings
from assistant.wiring import open_workspace

from .conftest import ask, refused

ROOM = 480
"""Kilobytes: enough to begin a library, not for two dozen reports in it."""


@pytest.mark.slow
@pytest.mark.parametrize("means", ["a small disk", "a limit on files"])
def test_a_disk_that_gets_full_while_sources_are_read(means, tmp_path, command, intact):
    write_sources(tmp_path / "sources", 24)
    with small_disk(ROOM) as disk:
        mounted = disk if means == "a small disk" else None
        library = (mounted or tmp_path) / "library"
        with nullcontext() if mounted else no_file_beyond(ROOM * 2**10 // 2):
            done = command("ingest", tmp_path / "sources", "--library", library)
        assert done.status == 1
        assert f"The disk that holds {library}" in done.err
        assert "do the same again" in done.err
        if mounted:
            enlarge(mounted, 64 * 2**10)
        again = command("ingest", tmp_path / "sources", "--library", library, "--json")
        told = json.loads(again.out)
        assert told["added"] + told["unchanged"] == 24
        assert not told["failed"]
        intact(library, sources=24)


@pytest.mark.parametrize("means", ["a small disk", "a bound on pages"])
def test_a_disk_that_is_full_when_a_question_is_stored(
    means, sound, tmp_path, embedder, serve, intact
):
    with small_disk(8 * 2**10) as disk:
        mounted = disk if means == "a small disk" else None
        library = shutil.copytree(sound, (mounted or tmp_path) / "library")
        with open_workspace(Settings(library=library), write=True, embedder=embedder) as opened:
            address, engine = serve(opened), opened.library._engine
            filler = fill(mounted) if mounted else None
            if not mounted:
                use_up(library)
                engine.dispose()
                event.listen(engine, "connect", bound_pages)
            kept = 0
            while (response := ask(address)).status_code == 200:  # a page has room for a few
                kept += 1
                assert kept < 20
            assert "is full" in refused(response, "disk_full")
            if filler:
                filler.unlink()
            else:
                event.remove(engine, "connect", bound_pages)
                engine.dispose()
            assert len(opened.conversations.list()) == kept
            assert ask(address).json()["outcome"] == "answered"
        intact(library, conversations=kept + 1)


def test_a_disk_for_temporary_files_that_is_full_when_something_is_uploaded(
    library, embedder, serve, intact, monkeypatch
):
    report = "The harbour office of Puerto Alto counted the barges of the week. " * 40_000
    files = {"files": ("report.txt", report.encode(), "text/plain")}
    with (
        small_disk(64) as disk,
        open_workspace(Settings(library=library), write=True, embedder=embedder) as opened,
    ):
        address = serve(opened)
        monkeypatch.setattr(tempfile, "tempdir", str(disk) if disk else None)
        with nullcontext() if disk else no_file_beyond(ROOM * 2**10):
            response = httpx.post(f"{address}/api/articles", files=files, timeout=60)
        assert f"The disk that holds {disk or ''}" in refused(
            response, "disk_full" if disk else "library_unavailable"
        )
        monkeypatch.setattr(tempfile, "tempdir", None)
        files = {"files": ("report.txt", report[:400].encode(), "text/plain")}
        again = httpx.post(f"{address}/api/articles", files=files, timeout=60)
        assert again.json()["added"] == 1
    intact(library, sources=4)


def use_up(library: Path) -> None:
    """Leave no room in the pages that the catalogue has."""
    with closing(sqlite3.connect(library / "catalogue.sqlite3")) as connection, connection:
        connection.execute("CREATE TABLE filler (bytes)")
        bound_pages(connection, None)
        with pytest.raises(sqlite3.OperationalError, match="full"):
            while True:
                connection.execute("INSERT INTO filler VALUES (zeroblob(50))")


def bound_pages(connection: object, _: object) -> None:
    """The database gets no larger than it is."""
    (pages,) = connection.execute("PRAGMA page_count").fetchone()
    connection.execute(f"PRAGMA max_page_count = {pages}")
