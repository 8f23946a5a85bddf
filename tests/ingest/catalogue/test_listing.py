"""The list of articles: its order, its pages, what is found in it, and what it does not load."""

from datetime import date

import pytest
from samples import article
from sqlalchemy import event, text

from ingest.catalogue.database import sqlite_engine
from ingest.catalogue.library import Library
from ingest.catalogue.listing import Listing, Position
from ingest.catalogue.overlay import Corrections
from ingest.prose.passages import SplitOptions, split


@pytest.fixture
def engine(tmp_path):
    engine = sqlite_engine(tmp_path / "catalogue.sqlite3")
    yield engine
    engine.dispose()


@pytest.fixture
def library(engine):
    return Library(engine)


@pytest.fixture
def listing(engine):
    return Listing(engine)


def put(library, words, **fields):
    made = article(words, **fields)
    library.add(made, split(made, SplitOptions(max_pieces=5), lambda text: len(text.split())))
    library.mark_indexed(made.id)
    return made


def walk(listing, words="", limit=1, between=lambda: None):
    """All entries, a page after the other, with what happens between two of them."""
    after, seen = None, []
    while True:
        page = listing.page(words, after, limit)
        assert len(page.listed) <= limit
        seen += [each.entry for each in page.listed]
        if page.last is None:
            return seen
        after = page.last
        between()


@pytest.fixture
def shelf(library):
    """Articles of one day and title, of a month alone, and of no date at all."""
    days = [date(2023, 9, 14), date(2023, 9, 14), date(2021, 1, 2), None, None, None]
    return [
        put(library, f"Text {n} of it.", published=day, title="Same" if n % 2 else f"Title {n}")
        for n, day in enumerate(days)
    ]


@pytest.mark.parametrize("limit", [1, 2, 3, 6, 100])
def test_pages_of_any_size_make_the_whole_list(listing, library, shelf, limit):
    whole = [each.entry for each in listing.page().listed]
    assert [entry.id for entry in whole] == [a.id for a in library.articles()]
    assert {entry.id for entry in whole} == {a.id for a in shelf}
    assert walk(listing, limit=limit) == whole
    dates = [str(e.published or "") for e in whole]
    assert dates == sorted(dates, reverse=True)  # and what has none comes last


@pytest.mark.parametrize("limit", [1, 2])
def test_what_comes_in_or_goes_between_pages_neither_doubles_nor_hides(
    listing, library, shelf, limit
):
    before = {a.id for a in shelf}
    gone = shelf[2].id
    days = iter([date(2024, 1, 1), date(2023, 9, 14), date(1999, 1, 1), None])

    def between():
        if (day := next(days, "none")) != "none":
            put(library, f"Come in of {day}.", published=day, title="Same")
        if gone in {a.id for a in library.articles()}:
            library.remove(gone)

    seen = [entry.id for entry in walk(listing, limit=limit, between=between)]
    assert len(seen) == len(set(seen))
    assert before - {gone} <= set(seen)


def test_an_entry_is_the_article_without_its_text(listing, library):
    made = put(
        library,
        "One sentence here. Another sentence here.",
        byline="Marta Quiñónez",
        publisher="El Faro",
        original_publisher="Radio Cumbre",
        url="https://a.example/1",
        licence="CC BY",
    )
    (listed,) = listing.page().listed
    stored = library.article(made.id)
    for name in type(listed.entry).__dataclass_fields__:
        assert getattr(listed.entry, name) == getattr(stored, name), name
    assert listed.passages == library.passage_count(made.id) == 2
    assert not hasattr(listed.entry, "text")


@pytest.mark.parametrize(
    ("words", "found"),
    [
        ("", {"a", "b"}),
        ("quinonez", {"a"}),
        ("QUIÑÓNEZ", {"a"}),
        ("río PERIODICO", {"b"}),
        ("el faro marta", {"a"}),
        ("faro periódico", set()),
        ("strasse", {"b"}),
        ("%", set()),
        ("_", set()),
    ],
)
def test_words_are_found_in_any_case_and_without_accents(listing, library, words, found):
    put(library, "A.", doc_id="a", title="The gate", byline="Marta Quiñónez", publisher="El Faro")
    put(library, "B.", doc_id="b", title="El Rio de la Straße", publisher="El Periódico")
    assert {e.doc_id for e in walk(listing, words)} == found


def test_neither_older_versions_nor_unfinished_articles_are_listed(listing, library):
    put(library, "The old words.", location="/a.txt")
    new = put(library, "The new words.", location="/a.txt")
    library.add(article("Not indexed yet."), [])
    assert [e.id for e in walk(listing)] == [new.id]


def test_corrections_are_listed_and_found(engine, listing, library):
    made = put(library, "Some words.", title="A title")
    values = {"title": "Otro título", "published": "2025", "publisher": "El Faro"}
    Corrections(engine).correct(made.id, values)
    (entry,) = walk(listing, "titulo faro")
    assert (entry.title, entry.published_at.isoformat()) == ("Otro título", "2025")
    assert walk(listing, "a title") == []


def test_a_page_after_an_article_that_is_gone_goes_on_where_it_stood(listing, library, shelf):
    whole = [each.entry.id for each in listing.page().listed]
    last = listing.page(limit=3).last
    library.remove(last.id)
    assert [each.entry.id for each in listing.page(after=last).listed] == whole[3:]
    assert listing.page(after=Position(None, "\U0010ffff", "")).listed == ()


def test_what_is_looked_through_is_read_from_the_index_and_no_text_is_loaded(
    engine, listing, shelf
):
    said = []
    event.listen(
        engine, "before_cursor_execute", lambda c, cur, sql, values, *_: said.append((sql, values))
    )
    listing.page("same", listing.page(limit=2).last, 2)
    with engine.connect() as connection:
        for sql, values in list(said):
            assert "articles.text" not in sql
            if "ORDER BY" not in sql:
                continue
            plan = " ".join(
                row.detail
                for row in connection.exec_driver_sql(f"EXPLAIN QUERY PLAN {sql}", values)
            )
            assert "COVERING INDEX articles_listed" in plan, sql
            assert "TEMP B-TREE" not in plan, sql
    assert any("published_at <" in sql for sql, _ in said)


def test_a_library_from_before_gets_the_index(engine, library):
    def columns():
        with engine.connect() as connection:
            rows = connection.execute(text("PRAGMA index_xinfo(articles_listed)")).all()
            where = connection.scalar(
                text("SELECT sql FROM sqlite_master WHERE name = 'articles_listed'")
            )
        return [tuple(row) for row in rows], (where or "").replace('"', "").partition("WHERE")[2]

    made = columns()
    assert made[0]
    kept = put(library, "One two.")
    with engine.begin() as connection:
        connection.execute(text("DROP INDEX articles_listed"))
        connection.execute(text("UPDATE revision SET schema_version = 4"))
    for _ in range(2):
        Library(engine)
        assert columns() == made
        assert [each.entry.id for each in Listing(engine).page("title").listed] == [kept.id]
