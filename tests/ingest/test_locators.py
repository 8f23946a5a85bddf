"""Where words stand in the original: from blocks to the catalogue, and out again."""

import json
from dataclasses import replace

import pytest
from samples import article
from sqlalchemy import text

from ingest.article import Locator, Place
from ingest.blocks import Block, assemble
from ingest.catalogue.database import sqlite_engine
from ingest.catalogue.library import Library
from ingest.catalogue.schema import SCHEMA_VERSION


def test_locators_move_with_their_blocks_and_are_said_once():
    blocks = [
        Block("prose", "One two.", (Locator("page", "1"), Locator("page", "2", 4))),
        Block("prose", "Three.", (Locator("page", "2"),)),
        Block("prose", "Four.", (Locator("page", "3"),)),
    ]
    made, _, locators = assemble(blocks)
    assert [(each.label, made[each.start :][:3]) for each in locators] == [
        ("1", "One"),
        ("2", "two"),
        ("3", "Fou"),
    ]


@pytest.mark.parametrize(
    ("start", "end", "place"),
    [
        (0, 3, None),
        (4, 8, Place("page", "1", "1")),
        (4, 10, Place("page", "1", "1")),
        (4, 11, Place("page", "1", "2")),
        (10, 14, Place("page", "2", "2")),
    ],
)
def test_a_slice_stands_from_the_place_of_its_first_to_that_of_its_last_letter(start, end, place):
    locators = (Locator("page", "1", 4), Locator("page", "2", 10))
    assert article("One two. Three.", locators=locators).place(start, end) == place


def test_an_article_without_locators_has_no_places():
    assert article("One two.").place(0, 3) is None


def test_locators_come_back_as_they_were_stored(tmp_path):
    library = Library(sqlite_engine(tmp_path / "catalogue.sqlite3"))
    made = article("One two.", locators=(Locator("time", "00:01:05", 0), Locator("time", "1", 4)))
    library.add(made, [])
    assert library.article(made.id) == made


def test_a_catalogue_from_before_locators_is_upgraded_with_all_it_holds(tmp_path):
    engine = sqlite_engine(tmp_path / "catalogue.sqlite3")
    made = article("One two.")
    Library(engine).add(made, [])
    with engine.begin() as connection:
        connection.execute(text("ALTER TABLE articles DROP COLUMN locators"))
        connection.execute(text("UPDATE revision SET schema_version = 1"))
    for _ in range(2):
        found = Library(engine).article(made.id)
        assert replace(found, retrieved_at=None) == made
    with engine.connect() as connection:
        assert connection.scalar(text("SELECT schema_version FROM revision")) == SCHEMA_VERSION
        stored = connection.scalar(text("SELECT locators FROM articles"))
    assert json.loads(stored) == []
