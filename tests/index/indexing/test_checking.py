"""A check finds what does not agree, a repair mends that, and a removal leaves no trace."""

from dataclasses import replace

import numpy as np
import pytest
from samples import SOURCES
from sqlalchemy import update

from index.errors import IndexDamaged
from index.indexing.vector_comparison import VectorComparison
from index.lexical import LexicalIndex
from index.vectors import VectorIndex
from ingest.catalogue.library import Library
from ingest.catalogue.schema import passages


@pytest.fixture
def lost(workspace):
    return workspace.library.articles()[0]


def parts(workspace):
    return workspace.indexer._vectors, workspace.indexer._lexical


def mended(workspace):
    found = workspace.indexer.check()
    assert not found.sound
    workspace.indexer.repair(found)
    assert workspace.indexer.check().sound
    return found


def test_what_an_index_lacks_is_made_anew_and_nothing_else(workspace, lost):
    vectors, lexical = parts(workspace)
    vectors.remove(lost.id)
    assert mended(workspace).without_vector
    lexical.remove(lost.id)
    found = workspace.indexer.check()
    assert found.without_terms
    assert workspace.indexer.repair(found) == workspace.library.passage_count(lost.id)


def test_a_repair_that_is_cut_off_is_finished_by_the_next_run(workspace, lost, monkeypatch):
    _, lexical = parts(workspace)
    lexical.remove(lost.id)
    found = workspace.indexer.check()
    with monkeypatch.context() as patch, pytest.raises(KeyboardInterrupt):
        patch.setattr(Library, "recut", lambda *_: (_ for _ in ()).throw(KeyboardInterrupt))
        workspace.indexer.repair(found)
    assert workspace.indexer.finish()
    assert workspace.indexer.check().sound


def test_what_an_index_has_too_much_is_taken_out(workspace, lost):
    cut = workspace.library.passages_of(lost.id)
    workspace.library.remove(lost.id)
    found = mended(workspace)
    assert found.left_over == {passage.id for passage in cut}


def test_what_is_filed_under_another_article_is_found(workspace, lost):
    _, lexical = parts(workspace)
    with lexical._engine.begin() as connection:
        connection.exec_driver_sql(
            "UPDATE entries SET article_id = 'another' WHERE article_id = ?", (lost.id,)
        )
    assert mended(workspace).differing == {lost.id}


@pytest.mark.parametrize(
    "change",
    [
        "UPDATE terms SET body = 'other words'",
        "UPDATE terms SET title = 'another'",
        "UPDATE terms_content SET c1 = 'other words'",
        "DELETE FROM terms_content WHERE id = 1",
        "UPDATE entries SET publisher = 'Another'",
        "UPDATE entries SET published = '1999-01-01'",
        "UPDATE entries SET language = 'fi'",
    ],
)
def test_terms_and_what_filters_go_by_are_held_against_the_catalogue(workspace, change):
    _, lexical = parts(workspace)
    before = dump(lexical)
    with lexical._engine.begin() as connection:
        connection.exec_driver_sql(change)
    if "terms_content" in change:  # beside the inverted lists, which are made anew as a whole
        with pytest.raises(IndexDamaged):
            workspace.indexer.check()
        workspace.indexer.reindex()
    else:
        assert mended(workspace).differing
    assert dump(lexical) == before


def dump(lexical):
    with lexical._engine.connect() as connection:
        query = "SELECT * FROM entries JOIN terms ON terms.rowid = row"
        return sorted(row[1:] for row in connection.exec_driver_sql(query))


def test_what_filters_go_by_beside_the_vectors_is_too(workspace, lost):
    vectors, _ = parts(workspace)
    vectors.refile(replace(lost, publisher="Another", published_at=None))
    assert mended(workspace).differing == {lost.id}


def test_a_vector_of_other_words_is_found_and_made_anew(workspace):
    vectors, _ = parts(workspace)
    ids = sorted(vectors.filed())
    before = vectors.vectors_of(ids)
    turned = [before[key].tolist() for key in ids[1:] + ids[:1]]
    vectors._collection.update(ids=ids, embeddings=turned)
    found = mended(workspace)
    assert found.wrong_vectors == set(ids)
    assert found.compared == len(ids)
    after = vectors.vectors_of(ids)
    assert all(np.allclose(after[key], before[key], atol=1e-4) for key in ids)


def test_a_sample_that_holds_a_wrong_vector_has_all_of_them_compared(workspace, monkeypatch):
    monkeypatch.setattr("index.indexing.indexer.SAMPLE", 1)
    vectors, _ = parts(workspace)
    ids = sorted(vectors.filed())
    vectors._collection.update(ids=ids, embeddings=[[1.0] * 384] * len(ids))
    found = workspace.indexer.check()
    assert (found.compared, len(found.wrong_vectors)) == (1, 1)
    workspace.indexer.repair(found)
    assert workspace.indexer.check(deep=True).sound


def test_a_vector_keeps_the_title_that_it_was_made_with(workspace, lost):
    workspace.indexer.correct(lost.id, {"title": "Quite another headline about ferries"})
    assert workspace.indexer.check().sound


@pytest.mark.parametrize(
    ("owner", "method"),
    [
        (VectorIndex, "filed"),
        (LexicalIndex, "articles_by_passage"),
        (Library, "article_ids"),
        (VectorComparison, "take"),
        (VectorComparison, "wrong"),
    ],
)
def test_a_source_that_goes_while_a_check_runs_is_no_fault(
    workspace, lost, monkeypatch, owner, method
):
    called = getattr(owner, method)

    def goes_meanwhile(*given):
        found = called(*given) if method != "wrong" else None
        monkeypatch.undo()
        workspace.indexer.remove(lost.id)
        return found if method != "wrong" else called(*given)

    monkeypatch.setattr(owner, method, goes_meanwhile)
    found = workspace.indexer.check()
    assert workspace.library.counts().articles == 2
    assert found.sound
    assert found.wrong_vectors == frozenset()


def test_a_passage_that_is_no_slice_is_found_and_cut_anew(workspace, lost):
    before = workspace.library.passages_of(lost.id)
    with workspace.library._engine.begin() as connection:
        connection.execute(
            update(passages).where(passages.c.article_id == lost.id).values(end=10**6)
        )
    assert mended(workspace).no_slices
    assert workspace.library.passages_of(lost.id) == before


def test_a_damaged_original_is_found_and_kept_anew_when_it_comes_again(workspace, lost):
    file = workspace.indexer._originals.path(lost.digest)
    whole = file.read_bytes()
    file.write_bytes(whole[:-1] + b"x")
    found = workspace.indexer.check()
    assert found.damaged == (lost.id,)
    workspace.indexer.repair(found)
    assert not file.exists()
    assert workspace.indexer.check().lost == (lost.id,)
    assert workspace.indexer.ingest(SOURCES).unchanged == 3
    assert file.read_bytes() == whole
    assert workspace.indexer.check().sound


@pytest.mark.in_file
def test_no_word_of_a_removed_article_stays_on_the_disk(open_library, tmp_path):
    opened = open_library()
    opened.indexer.ingest(SOURCES)
    village = opened.retriever.search("gunmen burned a bus")[0].article
    words = [b"Gunmen", b"gunmen", b"Huertas", b"huerta", b"passeng", b"village.txt"]

    def holding():
        return {
            (word, file.name)
            for file in (tmp_path / "library").rglob("*")
            if file.is_file()
            for word in words
            if word in file.read_bytes()
        }

    assert {word for word, _ in holding()} == set(words)
    opened.indexer.remove(village.id)
    assert holding() == set()
