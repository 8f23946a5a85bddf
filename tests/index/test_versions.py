"""Versions of a source: citations to an old one stay valid, and say that a newer one exists."""

from dataclasses import replace

from samples import SOURCES, text_source

CHANGED = text_source("harbour", SOURCES[0].content.decode().replace("412", "430"))


def harbour(workspace):
    (found,) = [a for a in workspace.library.articles() if a.doc_id == "harbour"]
    return found


def test_an_old_version_names_the_one_that_has_replaced_it(workspace):
    old = harbour(workspace)
    assert old.newer is None
    workspace.indexer.ingest([CHANGED])
    new = harbour(workspace)
    assert new.newer is None
    newer = workspace.library.article(old.id).newer
    assert (newer.article_id, newer.current) == (new.id, True)
    assert newer.read_in.tzinfo is not None
    for article in (old, new):
        versions = workspace.library.versions(article.id)
        assert [(v.article_id, v.current) for v in versions] == [(old.id, False), (new.id, True)]


def test_what_is_read_in_again_is_the_newest_once_more(workspace):
    old = harbour(workspace)
    workspace.indexer.ingest([CHANGED])
    new = harbour(workspace)
    workspace.indexer.ingest([SOURCES[0]])
    assert workspace.library.article(old.id).newer is None
    assert workspace.library.article(new.id).newer.article_id == old.id
    assert [v.article_id for v in workspace.library.versions(old.id)] == [new.id, old.id]


def test_other_places_are_no_versions(workspace):
    workspace.indexer.ingest([CHANGED])
    (village,) = [a for a in workspace.library.articles() if a.doc_id == "village"]
    assert village.newer is None
    assert len(workspace.library.versions(village.id)) == 1


def test_a_version_that_is_not_searchable_yet_has_replaced_nothing(workspace):
    old = harbour(workspace)
    half = replace(old, id="f" * 16, digest="f" * 64, text="Other words.")
    workspace.library.add(half, [])
    assert workspace.library.article(old.id).newer is None


def test_two_versions_in_one_run_are_no_relatives(open_library):
    opened = open_library()
    opened.indexer.ingest([SOURCES[0], CHANGED])
    article = harbour(opened)
    assert "430 kilograms" in article.text
    assert len(opened.library.versions(article.id)) == 2
    assert opened.stories.relatives(article.id) == []
    assert opened.stories.unlinked() == []


def test_what_comes_back_at_another_place_within_a_run_is_linked_once(workspace):
    old = SOURCES[0]
    moved = replace(old, location="/sources/moved.txt")
    workspace.indexer.ingest([CHANGED, moved])
    found = {a.location: a.id for a in workspace.library.articles()}
    assert {old.location, moved.location} <= found.keys()
    (relative,) = workspace.stories.relatives(found[moved.location])
    assert relative.article.id == found[old.location]
    assert workspace.stories.unlinked() == []
