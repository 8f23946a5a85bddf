"""Backups of libraries that are written at that moment, and what a backup makes of a library."""

import json
import os
import shutil
import signal
import subprocess
import sys
import time
import zipfile

import pytest
from faulty_disks import small_disk
from kills import write_sources

from assistant.settings import Settings
from assistant.wiring import open_workspace

from .conftest import QUESTION

RUN = [sys.executable, "-m", "ui.cli"]


def begun(*arguments, cwd):
    return subprocess.Popen(
        [*RUN, *map(str, arguments)],
        cwd=cwd,
        env={**os.environ, "PYTHONPATH": os.pathsep.join(filter(None, sys.path))},
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )


def until(condition):
    end = time.monotonic() + 120
    while not condition() and time.monotonic() < end:
        time.sleep(0.01)
    assert condition()


@pytest.fixture(params=["backup.zip", "backup"])
def backup(request, tmp_path, sound, command):
    """A backup of the small library, in both forms."""
    target = tmp_path / request.param
    done = command("backup", target, "--library", sound)
    assert done.status == 0, done.said
    return target


@pytest.mark.slow
def test_a_backup_beside_an_ingest_is_the_library_of_one_moment(library, tmp_path, command, intact):
    assert command("ask", QUESTION, "--library", library).status == 0
    sources = tmp_path / "reports"
    write_sources(sources, 300)
    run = begun("ingest", sources, "--library", library, cwd=tmp_path)
    try:
        until(lambda: len(list((library / "originals").glob("*/*"))) > 20)
        done = command("backup", tmp_path / "b.zip", "--library", library)
        assert (done.status, done.err) == (0, "")
        assert run.poll() is None, "the ingest ended before the backup was made"
    finally:
        run.kill()
        run.wait()
    again = tmp_path / "again"
    done = command("restore", tmp_path / "b.zip", "--library", again, "--json")
    assert done.status == 0, done.said
    told = json.loads(done.out)
    assert 3 < told["articles"] < 303
    with open_workspace(Settings(library=again)) as opened:
        for article in opened.library.articles():
            if article.title.startswith("Report of post"):
                whole = (sources / f"{article.doc_id}.txt").read_text()
                assert article.text.split() == whole.split("\n", 1)[1].split()
            assert opened.library.passages_of(article.id)
        (summary,) = opened.conversations.list()
        (turn,) = opened.conversations.get(summary.id).turns
    exported = json.loads(command("export", "--library", again, "--json").out)
    (citation, *_) = exported[0]["turns"][0]["citations"]
    shown = command("sources", "show", citation["article_id"], "--library", again, "--json")
    text = json.loads(shown.out)["text"]
    assert text[citation["start"] : citation["end"]] == citation["quote"]
    assert turn.answer.citations
    intact(again, sources=told["articles"], conversations=1)


@pytest.mark.slow
def test_a_library_moves_onto_a_server_and_back(
    library, tmp_path, command, intact, postgresql, monkeypatch
):
    assert command("ask", QUESTION, "--library", library).status == 0
    assert command("backup", tmp_path / "there.zip", "--library", library).status == 0
    monkeypatch.setenv("DOSSIER_CATALOGUE", postgresql.database(f"{tmp_path.name}-backup"))
    there = tmp_path / "there"
    done = command("restore", tmp_path / "there.zip", "--library", there)
    assert done.status == 0, done.said
    assert not list(there.glob("catalogue*"))
    intact(there, conversations=1)
    again = command("restore", tmp_path / "there.zip", "--library", tmp_path / "another")
    assert (again.status, "holds a catalogue already" in again.said) == (1, True)
    assert not (tmp_path / "another").exists()
    assert command("backup", tmp_path / "back", "--library", there).status == 0
    monkeypatch.delenv("DOSSIER_CATALOGUE")
    assert command("restore", tmp_path / "back", "--library", tmp_path / "home").status == 0
    intact(tmp_path / "home", conversations=2)


def test_an_article_that_is_stored_and_not_indexed_is_finished(
    library, tmp_path, embedder, command, intact
):
    with open_workspace(Settings(library=library), write=True, embedder=embedder) as opened:
        article = next(a for a in opened.library.articles() if a.doc_id == "village")
        opened.library.mark_unindexed(article.id)
        assert command("backup", tmp_path / "b.zip", "--library", library).status == 0
    assert command("restore", tmp_path / "b.zip", "--library", tmp_path / "again").status == 0
    intact(tmp_path / "again")


def test_keys_and_indexes_are_left_out(library, tmp_path, command):
    assert command("keys", "add", "ana", "--library", library).status == 0
    assert command("backup", tmp_path / "b", "--library", library).status == 0
    held = {each.name for each in (tmp_path / "b").iterdir()}
    assert held == {"manifest.json", "catalogue.sqlite3", "originals"}
    assert (tmp_path / "b").stat().st_mode & 0o077 == 0
    assert command("backup", tmp_path / "b.zip", "--library", library).status == 0
    assert (tmp_path / "b.zip").stat().st_mode & 0o077 == 0


def damage_zip(backup, damage):
    with zipfile.ZipFile(backup) as archive:
        held = {name: archive.read(name) for name in archive.namelist()}
    damage(held)
    with zipfile.ZipFile(backup, "w") as archive:
        for name, content in held.items():
            archive.writestr(name, content)


def damage_folder(backup, damage):
    held = {
        str(each.relative_to(backup)): each.read_bytes()
        for each in backup.rglob("*")
        if each.is_file()
    }
    damage(held)
    shutil.rmtree(backup)
    for name, content in held.items():
        (backup / name).parent.mkdir(parents=True, exist_ok=True)
        (backup / name).write_bytes(content)


def first_original(held):
    return min(name for name in held if name.startswith("originals/"))


def lead_out(held):
    told = json.loads(held["manifest.json"])
    told["files"]["../outside"] = "0" * 64
    held["manifest.json"] = json.dumps(told).encode()


DAMAGE = {
    "an altered original": lambda held: held.update({first_original(held): b"altered"}),
    "an altered catalogue": lambda held: held.update({"catalogue.sqlite3": b"altered"}),
    "a missing original": lambda held: held.pop(first_original(held)),
    "no manifest": lambda held: held.pop("manifest.json"),
    "a manifest that is none": lambda held: held.update({"manifest.json": b"[1]"}),
    "a name that leads out": lead_out,
}


@pytest.mark.parametrize("damage", DAMAGE)
def test_a_broken_backup_is_refused_and_leaves_nothing(damage, backup, tmp_path, command):
    (damage_zip if backup.suffix else damage_folder)(backup, DAMAGE[damage])
    before = sorted(each.name for each in tmp_path.iterdir())
    done = command("restore", backup, "--library", tmp_path / "again")
    assert done.status == 1
    assert f"{backup} is not a whole backup: " in done.said
    assert "take another backup" in done.said
    assert sorted(each.name for each in tmp_path.iterdir()) == before


def test_a_backup_that_was_cut_off_is_refused(tmp_path, sound, command):
    target = tmp_path / "backup.zip"
    assert command("backup", target, "--library", sound).status == 0
    os.truncate(target, target.stat().st_size // 2)
    done = command("restore", target, "--library", tmp_path / "again")
    assert done.status == 1
    assert "is not a whole backup" in done.said
    assert not (tmp_path / "again").exists()


def test_nothing_is_overwritten(backup, library, sound, tmp_path, command):
    done = command("restore", backup, "--library", library)
    assert (done.status, "is not empty" in done.said) == (1, True)
    done = command("backup", backup, "--library", sound)
    assert (done.status, "is there already" in done.said) == (1, True)
    done = command("backup", tmp_path / "other", "--library", tmp_path / "nothing")
    assert (done.status, "There is no library" in done.said) == (1, True)
    done = command("restore", tmp_path / "nothing.zip", "--library", tmp_path / "again")
    assert (done.status, "There is no backup" in done.said) == (1, True)


def test_a_damaged_library_is_not_backed_up(library, tmp_path, command):
    with (library / "catalogue.sqlite3").open("r+b") as file:
        file.seek(4096)
        file.write(os.urandom(40_000))
    done = command("backup", tmp_path / "b.zip", "--library", library)
    assert done.status == 1
    assert "is damaged" in done.said
    assert not (tmp_path / "b.zip").exists()


def test_a_disk_without_room_for_the_backup(sound, tmp_path, command):
    with small_disk(200) as disk:
        target = (disk or tmp_path) / "backup"
        done = command("backup", target, "--library", sound)
        if disk:
            assert done.status == 1
            assert f"The disk that holds {target}" in done.said
            assert list(disk.iterdir()) == []


@pytest.mark.slow
@pytest.mark.parametrize("name", ["backup.zip", "backup"])
def test_killed_in_the_middle_it_leaves_nothing_that_looks_like_a_backup(
    name, library, tmp_path, command
):
    large = min((library / "originals").glob("*/*"))
    whole = large.read_bytes()
    os.truncate(large, 2**31)  # copying it takes a while
    run = begun("backup", tmp_path / name, "--library", library, cwd=tmp_path)
    until(lambda: list(tmp_path.glob(f".{name}.partial/backup*")))
    os.kill(run.pid, signal.SIGKILL)
    assert run.wait() == -signal.SIGKILL
    assert not (tmp_path / name).exists()
    (left,) = tmp_path.glob(".*")
    for half in (left, left / "backup"):
        done = command("restore", half, "--library", tmp_path / "again")
        assert done.status == 1
        assert "is not a whole backup" in done.said
    large.write_bytes(whole)
    assert command("backup", tmp_path / name, "--library", library).status == 0
    assert list(tmp_path.glob(".*")) == []
