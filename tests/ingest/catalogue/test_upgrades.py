"""Catalogues of older versions: upgraded with all they hold, also when a step was cut off."""

import pytest
from samples import article
from sqlalchemy import text

from ingest.catalogue.database import sqlite_engine
from ingest.catalogue.library import Library
from ingest.catalogue.runs import Runs, Tally

_NEW = ("published_at", "updated_at", "canonical_url", "fetched_url", "retrieved_at")


@pytest.fixture
def engine(tmp_path):
    """A catalogue as version 2 kept it, with one article."""
    engine = sqlite_engine(tmp_path / "catalogue.sqlite3")
    Library(engine).add(article("One two.", url="https://a.example/1"), [])
    with engine.begin() as connection:
        connection.execute(text("DROP INDEX articles_listed"))
        for name in _NEW:
            connection.execute(text(f"ALTER TABLE articles DROP COLUMN {name}"))
        connection.execute(text("ALTER TABLE articles ADD COLUMN published DATE"))
        connection.execute(text("UPDATE articles SET published = '2023-09-14'"))
        connection.execute(text("UPDATE revision SET schema_version = 2"))
    yield engine
    engine.dispose()


@pytest.mark.parametrize(
    "done",
    [
        [],
        ["ALTER TABLE articles ADD COLUMN published_at VARCHAR(32)"],
        ["ALTER TABLE articles ADD COLUMN retrieved_at TIMESTAMP"],
        [
            "ALTER TABLE articles ADD COLUMN published_at VARCHAR(32)",
            "UPDATE articles SET published_at = '2023-09-14'",
            "ALTER TABLE articles DROP COLUMN published",
        ],
    ],
)
def test_dates_of_version_2_are_kept_wherever_the_step_was_cut_off(engine, done):
    with engine.begin() as connection:
        for statement in done:
            connection.execute(text(statement))
    for _ in range(2):
        (found,) = [Library(engine).article(article("One two.").id)]
        assert found.published_at == article("One two.").published_at
        assert found.url == "https://a.example/1"
        assert found.retrieved_at is not None
    with engine.connect() as connection:
        assert connection.scalar(
            text("SELECT 1 FROM pragma_index_list('articles') WHERE name = 'articles_listed'")
        )


def test_runs_from_before_passed_nothing_over(tmp_path):
    opened = sqlite_engine(tmp_path / "catalogue.sqlite3")
    Library(opened)
    run = Runs(opened).begin(["notes/"])
    with opened.begin() as connection:
        connection.execute(text("ALTER TABLE runs DROP COLUMN passed_over"))
        connection.execute(text("UPDATE revision SET schema_version = 5"))
    for _ in range(2):
        Library(opened)
        assert Runs(opened).get(run).tally.passed_over == {}
    Runs(opened).end(run, "done", Tally(passed_over={"picture": 2}))
    assert Runs(opened).get(run).tally.passed_over == {"picture": 2}
    opened.dispose()
