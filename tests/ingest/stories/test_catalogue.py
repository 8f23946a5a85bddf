"""Who tells the same story: as articles come in, are replaced and go."""

from datetime import date

import pytest
from samples import article
from sqlalchemy import func, select

from ingest.catalogue.database import sqlite_engine
from ingest.catalogue.library import Library
from ingest.catalogue.schema import fingerprints, parts
from ingest.errors import UnknownArticle
from ingest.stories.catalogue import Stories


def count(stories, ids) -> int:
    """Independent sources among them."""
    return len(set(stories.told_by(ids).values()))


def test_a_text_and_its_copy_are_one_story_whichever_came_first(stories, take_in, prose):
    text = prose(1)
    copied = take_in(text, "A note on where this comes from.\n\n" + text)
    assert count(stories, copied) == 1
    assert count(stories, [*copied, *take_in(prose(2))]) == 2
    long_first = take_in(prose(3) + "\n\nOne more word.", prose(3))
    assert count(stories, long_first) == 1


def test_a_shortened_reprint_is_one_story_with_its_original(stories, take_in, prose):
    assert count(stories, take_in(prose(1, paragraphs=2), prose(1))) == 1


def test_two_stories_in_one_roundup_remain_two_and_the_roundup_adds_none(stories, take_in, prose):
    one, other, roundup = take_in(prose(1), prose(2), f"{prose(1)}\n\n{prose(2)}\n\n{prose(3)}")
    assert count(stories, [one, other]) == 2
    assert count(stories, [one, roundup]) == 1
    assert count(stories, [one, other, roundup]) == 2
    assert count(stories, [roundup]) == 1


@pytest.mark.parametrize("marks", ["“”", '""', "«»"])
def test_reports_that_quote_one_statement_at_length_are_two(stories, take_in, prose, marks):
    statement = marks[0] + prose(9, paragraphs=1, length=200) + marks[1]
    reports = take_in(*(f"{prose(n, 1)}\n\n{statement}\n\n{prose(n + 1, 1)}" for n in (1, 3)))
    assert count(stories, reports) == 2
    assert stories.relatives(reports[0]) == []


def test_a_statement_and_a_report_that_quotes_it_are_two(stories, take_in, prose):
    statement = prose(9, paragraphs=1, length=150)
    assert count(stories, take_in(statement, f"{prose(1, 2)}\n\n“{statement}”")) == 2


def test_two_excerpts_of_one_original_are_one_story_where_its_date_tells(stories, take_in, prose):
    first, last = prose(1).split("\n\n")[:2], prose(1).split("\n\n")[4:]
    excerpts = take_in("\n\n".join(first), "\n\n".join(last), published=date(2023, 9, 16))
    assert count(stories, excerpts) == 2
    (whole,) = take_in(prose(1), published=date(2023, 9, 14))
    assert set(stories.told_by(excerpts).values()) == {whole}


def test_relatives_tell_how_they_tell_it_and_which_is_the_original(stories, take_in, prose):
    (short,) = take_in(prose(1, 2), original_publisher="The Ledger", publisher="Review")
    (whole,) = take_in(prose(1), publisher="Ledger")
    (again,) = take_in(prose(1) + "\n\nAnd so on.", publisher="Radio Cumbre")
    (roundup,) = take_in(f"{prose(1)}\n\n{prose(2)}\n\n{prose(3)}", published=date(2023, 10, 1))
    told = {r.article.id: (r.telling, r.is_original) for r in stories.relatives(short)}
    assert told[whole] == ("whole", True)
    told = {r.article.id: (r.telling, r.is_original) for r in stories.relatives(whole)}
    assert told == {
        short: ("part", False),
        again: ("same", None),
        roundup: ("whole", False),
    }
    assert stories.relatives(whole)[0].share == pytest.approx(1, abs=0.02)
    with pytest.raises(UnknownArticle):
        stories.relatives("no-such-id")


def test_a_new_version_is_the_same_source(stories, library, take_in, prose):
    (old,) = take_in(prose(1), location="/a.txt")
    (copy,) = take_in(prose(1) + "\n\nA credit line.", location="/copy.txt")
    (new,) = take_in(prose(1) + "\n\nOne more sentence here.", location="/a.txt")
    assert stories.relatives(old) == []
    for unlinked in stories.unlinked():
        stories.link(library.article(unlinked))
    assert [r.article.id for r in stories.relatives(new)] == [copy]
    assert count(stories, [new, copy]) == 1


def test_a_version_that_tells_another_story_leaves_the_old_one(stories, take_in, prose):
    take_in(prose(1), location="/a.txt")
    (copy,) = take_in(prose(1) + "\n\nA credit line.", location="/copy.txt")
    take_in(prose(2), location="/a.txt")
    assert stories.unlinked() == [copy]


def test_when_the_first_goes_its_copies_are_linked_anew(stories, library, take_in, prose):
    first, *copies = take_in(prose(1), prose(1) + "\n\nOne credit.", prose(1) + "\n\nAnother one.")
    library.remove(first)
    assert sorted(stories.unlinked()) == sorted(copies)
    for unlinked in stories.unlinked():
        stories.link(library.article(unlinked))
    assert stories.unlinked() == []
    assert count(stories, copies) == 1


def test_nothing_of_a_removed_article_stays(stories, library, take_in, prose, tmp_path):
    ids = take_in(prose(1), prose(1, 2), f"{prose(1)}\n\n{prose(2)}")
    for article_id in ids:
        library.remove(article_id)
    engine = sqlite_engine(tmp_path / "catalogue.sqlite3")
    with engine.connect() as connection:
        for table in (fingerprints, parts):
            assert connection.scalar(select(func.count()).select_from(table)) == 0
    engine.dispose()


def test_an_article_linked_twice_is_linked_once(stories, take_in, prose):
    ids = take_in(prose(1), prose(1, 2), prose(1), prose(1, 2))
    assert [r.article.id for r in stories.relatives(ids[0])] == [ids[1]]


def test_an_article_that_is_not_linked_is_a_story_of_its_own(stories, library, prose):
    made = article(prose(1))
    library.add(made, [])
    library.mark_indexed(made.id)
    assert stories.told_by([made.id, "gone"]) == {made.id: made.id, "gone": "gone"}
    assert stories.unlinked() == [made.id]
    assert stories.relatives(made.id) == []


@pytest.mark.parametrize("text", ["Two words.", "...", "“Nobody came,” he said."])
def test_a_text_too_short_to_compare_is_a_story_of_its_own(stories, take_in, text):
    ids = take_in(article(text), article(text, id="other", digest="other"))
    assert count(stories, ids) == 2


def test_a_phrase_of_every_page_links_nothing(stories, take_in, prose, monkeypatch):
    monkeypatch.setattr("ingest.stories.candidates.COMMON", 5)
    footer = prose(99, paragraphs=1, length=40)
    ids = take_in(*(f"{prose(n, 2)}\n\n{footer}" for n in range(12)))
    assert count(stories, ids) == 12


def test_a_catalogue_from_before_is_linked_by_the_next_run(tmp_path, prose):
    engine = sqlite_engine(tmp_path / "old.sqlite3")
    library = Library(engine)
    for text in (prose(1), prose(1) + "\n\nA credit."):
        library.add(article(text), [])
        library.mark_indexed(article(text).id)
    with engine.begin() as connection:
        for table in ("parts", "fingerprints", "stories"):
            connection.exec_driver_sql(f"DROP TABLE {table}")
        connection.exec_driver_sql("UPDATE revision SET schema_version = 2")
    library = Library(engine)
    stories = Stories(engine, library)
    assert len(stories.unlinked()) == 2
    for unlinked in stories.unlinked():
        stories.link(library.article(unlinked))
    assert count(stories, [a.id for a in library.articles()]) == 1
    engine.dispose()
