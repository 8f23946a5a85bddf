"""The catalogue: what is stored, what can be searched, and what stays for old citations."""

import sqlite3
from pathlib import Path

import pytest
from samples import article
from sqlalchemy import event, update

from ingest.catalogue.database import sqlite_engine
from ingest.catalogue.library import Counts, Library
from ingest.catalogue.schema import revision
from ingest.errors import LibraryDamaged, LibraryUnavailable, UnknownArticle
from ingest.prose.passages import SplitOptions, split


@pytest.fixture
def library(tmp_path: Path) -> Library:
    return Library(sqlite_engine(tmp_path / "catalogue.sqlite3"))


def passages_of(made):
    return split(made, SplitOptions(max_pieces=5), lambda text: len(text.split()))


def test_an_article_comes_back_as_it_was_stored(library):
    made = article(
        "First sentence here. Second sentence here.", byline="M. Q.", url="https://a.example/1"
    )
    library.add(made, passages_of(made))
    assert library.article(made.id) == made
    assert library.passages_of(made.id) == passages_of(made)


def test_a_stored_article_is_searchable_only_when_it_is_indexed(library):
    made = article("First sentence here. Second sentence here.")
    library.add(made, passages_of(made))
    ids = [p.id for p in passages_of(made)]
    assert library.searchable_passages(ids) == {}
    assert library.unfinished() == [made.id]
    library.mark_indexed(made.id)
    assert set(library.searchable_passages(ids)) == set(ids)
    assert library.counts() == Counts(articles=1, passages=2)
    assert library.unfinished() == []


def test_a_newer_version_replaces_the_older_one_which_stays_readable(library):
    old = article("The old words.", location="/a.txt")
    new = article("The new words.", location="/a.txt")
    for made in (old, new):
        library.add(made, passages_of(made))
        library.mark_indexed(made.id)
    assert [a.id for a in library.articles()] == [new.id]
    assert library.replaced() == [old.id]
    assert library.article(old.id).text == "The old words."


def test_the_version_grows_with_every_change(library):
    made = article("Some words.")
    before = library.version
    library.add(made, passages_of(made))
    library.mark_indexed(made.id)
    added = library.version
    library.remove(made.id)
    assert before < added < library.version


def test_more_may_be_asked_for_than_a_statement_has_parameters(tmp_path):
    engine = sqlite_engine(tmp_path / "catalogue.sqlite3")

    @event.listens_for(engine, "connect")
    def limit(connection, _):
        connection.setlimit(sqlite3.SQLITE_LIMIT_VARIABLE_NUMBER, 999)

    library = Library(engine)
    made = article("One two three.")
    (passage,) = passages_of(made)
    library.add(made, [passage])
    library.mark_indexed(made.id)
    others = [f"{n:016x}" for n in range(2_000)]
    assert library.locations([*others, made.id]) == {made.id: made.location}
    assert library.articles_by_id([*others, made.id]).keys() == {made.id}
    assert library.sentences_of([*others, passage.id]) == {passage.id: passage.sentences}


def test_an_unknown_id_is_an_error_that_names_it(library):
    for call in (library.article, library.remove):
        with pytest.raises(UnknownArticle, match="no-such-id"):
            call("no-such-id")


def test_a_catalogue_of_a_newer_dossier_is_refused(tmp_path):
    engine = sqlite_engine(tmp_path / "catalogue.sqlite3")
    Library(engine)
    with engine.begin() as connection:
        connection.execute(update(revision).values(schema_version=99))
    with pytest.raises(LibraryUnavailable, match="newer Dossier"):
        Library(engine)


def test_a_file_that_is_no_database_is_a_plain_error(tmp_path):
    file = tmp_path / "catalogue.sqlite3"
    file.write_bytes(b"this is no database at all, " * 50)
    with pytest.raises(LibraryDamaged, match="dossier restore"):
        Library(sqlite_engine(file))
