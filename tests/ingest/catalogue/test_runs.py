"""The catalogue of runs, and of files that need not be read again."""

import os
from dataclasses import replace

import pytest
from samples import article

from ingest.catalogue.database import sqlite_engine
from ingest.catalogue.library import Library
from ingest.catalogue.runs import Runs, Tally
from ingest.errors import UnknownRun
from ingest.gathering.discovery import walk
from ingest.gathering.seen import SeenFiles


@pytest.fixture
def engine(tmp_path):
    opened = sqlite_engine(tmp_path / "catalogue.sqlite3")
    yield opened
    opened.dispose()


@pytest.fixture
def library(engine):
    return Library(engine)


def test_a_run_is_kept_with_what_came_of_it(library, engine):
    runs = Runs(engine)
    first, second = runs.begin(["notes/"]), runs.begin([])
    runs.note(first, Tally(added=2, passages=9))
    assert runs.get(first).state == "running"
    assert runs.get(first).tally.passed_over == {}
    failures = (("a.txt", "it holds no text"),)
    told = Tally(3, 1, 4, 12, failures, {"picture": 12, "hidden": 1})
    runs.end(first, "done", told)
    done = runs.get(first)
    assert (done.state, done.places, done.failed) == ("done", ("notes/",), 1)
    assert done.tally == told
    assert list(done.tally.passed_over) == ["picture", "hidden"]
    assert done.started <= done.ended
    assert [record.id for record in runs.latest(5)] == [second, first]
    with pytest.raises(UnknownRun, match="99"):
        runs.get(99)


def test_a_run_whose_process_ended_is_shown_as_interrupted(library, engine):
    runs = Runs(engine)
    run = runs.begin(["notes/"])
    assert runs.any_running
    runs.interrupt_unended()
    assert not runs.any_running
    assert (runs.get(run).state, runs.get(run).ended) == ("interrupted", None)


@pytest.fixture
def noted(tmp_path, library, engine):
    """A file of some age that was noted with its article, and the catalogue's memory of it."""
    path = tmp_path / "ferry.txt"
    path.write_text("The ferry sank near Isla Negra.")
    made = article(path.read_text(), location=str(path))
    library.add(made, [])
    library.mark_indexed(made.id)
    (file,) = walk([path])
    seen = SeenFiles(engine)
    seen.note(replace(file, seen=file.seen + 10**10), [made.id])
    return path, made, seen


def test_a_file_that_is_as_it_was_is_known_with_its_articles(noted):
    path, made, seen = noted
    (file,) = walk([path])
    assert seen.articles_of(file) == {made.id: made.location}


def test_another_size_time_or_inode_is_another_file(noted):
    path, _, seen = noted
    (file,) = walk([path])
    for change in ({"size": 1}, {"modified": 1}, {"changed": 1}, {"inode": 1}):
        assert seen.articles_of(replace(file, **change)) == {}
    os.utime(path, ns=(file.modified, file.modified))  # a set-back time: the inode's tells
    (touched,) = walk([path])
    assert seen.articles_of(touched) == {}


def test_a_file_written_just_before_it_was_read_is_read_again(noted):
    path, made, seen = noted
    (file,) = walk([path])
    seen.note(file, [made.id])  # written less than two seconds before: a later edit may look alike
    assert seen.articles_of(file) == {}


def test_a_file_whose_article_was_removed_is_read_again(noted, library):
    path, made, seen = noted
    library.remove(made.id)
    (file,) = walk([path])
    assert seen.articles_of(file) == {}
