"""A run can be stopped and goes on, tells how far it is, and leaves unchanged files alone."""

import os
import time

import pytest

from ingest.gathering.discovery import File
from ingest.gathering.places import asked, gather
from ingest.web.options import FetchOptions


@pytest.fixture
def folder(tmp_path):
    """Forty files that are not new."""
    place = tmp_path / "sources"
    place.mkdir()
    for n in range(40):
        (place / f"{n:02}.txt").write_text(f"The ferry number {n} sank on {n % 27 + 1} May 2022.")
    time.sleep(2.1)  # the inode's time cannot be set back, and new files are read again
    return place


def ingest(opened, place, progress=None, stop=lambda: False):
    places = [str(place)]
    found = gather(places, FetchOptions())
    return opened.indexer.ingest(found, progress, asked=asked(places), stop=stop)


def test_unchanged_files_are_not_opened_and_changed_ones_are(open_library, folder, monkeypatch):
    opened = open_library()
    assert ingest(opened, folder).added == 40
    read = []
    sources = File.sources
    monkeypatch.setattr(File, "sources", lambda file: read.append(file.path.name) or sources(file))
    assert ingest(opened, folder).unchanged == 40
    assert read == []
    (folder / "07.txt").write_text("The ferry number 7 did not sink after all.")
    report = ingest(opened, folder)
    assert (report.updated, report.unchanged) == (1, 39)
    assert read == ["07.txt"]


def test_a_lost_original_is_kept_anew_though_its_file_is_as_it_was(open_library, folder):
    opened = open_library()
    ingest(opened, folder)
    lost = opened.library.articles(1)[0]
    opened.originals.path(lost.digest).unlink()
    assert ingest(opened, folder).unchanged == 40
    assert opened.originals.read(lost.digest).decode() in lost.text


def test_a_file_that_failed_is_named_every_time(open_library, folder):
    opened = open_library()
    (folder / "empty.txt").write_text(" ")
    for _ in range(2):
        assert [failure.error for failure in ingest(opened, folder).failed] == ["it holds no text"]


def test_the_same_words_elsewhere_survive_a_change_also_when_their_file_is_not_read(
    open_library, folder
):
    opened = open_library()
    words = (folder / "00.txt").read_text()
    (folder / "copy.txt").write_text(words)
    os.utime(folder / "copy.txt")
    time.sleep(2.1)
    ingest(opened, folder)
    (folder / "00.txt").write_text("Other words about the ferry.")
    ingest(opened, folder)
    assert words in {article.text for article in opened.library.articles()}
    assert opened.indexer.check().sound


def test_a_run_that_is_stopped_ends_sound_and_goes_on(open_library, folder):
    opened, looked_at = open_library(), []
    report = ingest(opened, folder, looked_at.append, stop=lambda: len(looked_at) >= 5)
    assert report.stopped
    assert 1 <= report.added < 40
    assert opened.indexer.check().sound
    assert opened.runs.latest(1)[0].state == "stopped"
    again = ingest(opened, folder)
    assert (again.added, again.unchanged) == (40 - report.added, report.added)
    assert [record.state for record in opened.runs.latest(2)] == ["done", "stopped"]


def test_progress_tells_bytes_articles_and_the_time_left(open_library, folder):
    told = []
    ingest(open_library(), folder, told.append)
    size = sum(file.stat().st_size for file in folder.iterdir())
    last = told[-1]
    assert (last.done, last.bytes, last.read, last.articles) == (40, size, size, 40)
    assert (last.asked.files, last.asked.bytes, last.seconds_left) == (40, size, 0)
    assert [at.bytes for at in told] == sorted(at.bytes for at in told)
    assert all(at.seconds_left is None or at.seconds_left >= 0 for at in told)


def test_a_run_that_an_error_ends_is_kept_with_it(open_library, folder, monkeypatch):
    opened = open_library()
    monkeypatch.setattr(type(opened.library), "add", _full)
    with pytest.raises(OSError, match="full"):
        ingest(opened, folder)
    record = opened.runs.latest(1)[0]
    assert (record.state, record.error) == ("failed", "the disk is full")


def _full(*_: object) -> None:
    raise OSError("the disk is full")
