"""Ingest: nothing doubled, nothing lost, every failure named."""

from contextlib import suppress
from dataclasses import replace

import pytest
from samples import SOURCES, article, text_source

from index.embedding import Embedder, EmbeddingOptions
from index.errors import ModelUnavailable
from ingest.errors import UnknownArticle, UnreadableSource
from ingest.source import Source


def test_sources_become_searchable(workspace):
    report = workspace.indexer.ingest(
        [text_source("more", "A new harbour was built in 2023 at Bahía Honda.")]
    )
    assert (report.added, report.unchanged, report.failed) == (1, 0, ())
    assert report.passages == 1
    assert workspace.retriever.search("new harbour")[0].article.doc_id == "more"


@pytest.mark.parametrize("name", ["what?", "50%20"])
def test_a_library_lies_in_its_folder_whatever_its_name(open_library, tmp_path, name):
    opened = open_library(f"{name}/library")
    opened.indexer.ingest(SOURCES)
    assert opened.retriever.search("cocaine container kilograms")
    assert opened.indexer.check().sound
    assert list(tmp_path.iterdir()) == [tmp_path / name]
    assert (tmp_path / name / "library" / "terms.sqlite3").exists()


def test_the_same_sources_again_change_nothing(workspace):
    before = (workspace.library.counts(), workspace.library.version)
    report = workspace.indexer.ingest(SOURCES)
    assert (report.added, report.updated, report.unchanged) == (0, 0, 3)
    assert (workspace.library.counts(), workspace.library.version) == before


def test_the_same_bytes_at_another_place_are_one_article(workspace):
    copy = replace(SOURCES[0], location="/elsewhere/copy.txt")
    assert workspace.indexer.ingest([copy]).unchanged == 1
    assert workspace.library.counts().articles == 3


def test_a_changed_source_is_a_new_version_and_the_old_one_is_not_searched(workspace):
    old = workspace.retriever.search("cocaine container kilograms")[0].article
    changed = text_source("harbour", SOURCES[0].content.decode().replace("412", "430"))
    report = workspace.indexer.ingest([changed])
    assert (report.added, report.updated) == (0, 1)
    texts = [hit.passage.text for hit in workspace.retriever.search("cocaine container kilograms")]
    assert "430 kilograms" in texts[0]
    assert not any("412 kilograms" in text for text in texts)
    assert "412 kilograms" in workspace.library.article(old.id).text
    assert workspace.indexer.check().sound


def test_a_source_that_goes_back_to_an_old_version_is_searched_again(workspace):
    changed = text_source("harbour", SOURCES[0].content.decode().replace("412", "430"))
    workspace.indexer.ingest([changed])
    workspace.indexer.ingest([SOURCES[0]])
    assert "412 kilograms" in workspace.retriever.search("cocaine kilograms")[0].passage.text
    assert workspace.library.counts().articles == 3
    assert workspace.indexer.check().sound


def test_a_bad_source_is_named_and_the_rest_goes_on(workspace):
    good = text_source("good", "The ferry sank on 4 May 2022 near Isla Negra.")
    report = workspace.indexer.ingest(
        [
            UnreadableSource("missing.txt", "there is no such file"),
            text_source("empty", " \n "),
            good,
        ]
    )
    assert report.added == 1
    assert [failure.source for failure in report.failed] == ["missing.txt", "/sources/empty.txt"]


def test_removal_removes_everywhere(workspace):
    found = workspace.retriever.search("gunmen burned a bus")[0].article
    workspace.indexer.remove(found.id)
    assert all(hit.article.id != found.id for hit in workspace.retriever.search("gunmen bus"))
    assert workspace.indexer.check().sound
    with pytest.raises(UnknownArticle):
        workspace.library.article(found.id)
    with pytest.raises(UnknownArticle):
        workspace.indexer.remove(found.id)
    assert not workspace.indexer._writer._originals.path(found.digest).exists()


def test_removal_takes_older_versions_along(workspace):
    old = workspace.retriever.search("cocaine container")[0].article
    changed = text_source("harbour", SOURCES[0].content.decode().replace("412", "430"))
    workspace.indexer.ingest([changed])
    new = workspace.retriever.search("cocaine container")[0].article
    workspace.indexer.remove(new.id)
    with pytest.raises(UnknownArticle):
        workspace.library.article(old.id)


def test_a_removal_cut_off_is_finished_by_the_next_run(workspace, monkeypatch):
    found = workspace.retriever.search("gunmen burned a bus")[0].article
    with monkeypatch.context() as patch:
        patch.setattr(type(workspace.indexer._vectors), "remove", _die)
        with pytest.raises(Killed):
            workspace.indexer.remove(found.id)
    assert all(hit.article.id != found.id for hit in workspace.retriever.search("gunmen bus"))
    workspace.indexer.ingest([])
    assert workspace.indexer.check().sound
    assert not workspace.indexer._writer._originals.path(found.digest).exists()


@pytest.mark.parametrize(
    "moment",
    ["_writer.clear_away", "_vectors.remove", "_lexical.remove", "_originals.forget",
     "_lexical.scrub", "_library.mark_cleared"],
)  # fmt: skip
def test_what_comes_back_after_a_removal_cut_off_is_there(workspace, monkeypatch, moment):
    found = workspace.retriever.search("gunmen burned a bus")[0].article
    part, method = moment.split(".")
    with monkeypatch.context() as patch:
        patch.setattr(type(getattr(workspace.indexer, part)), method, _die)
        with pytest.raises(Killed):
            workspace.indexer.remove(found.id)
    report = workspace.indexer.ingest(SOURCES)
    assert (report.added, report.unchanged) == (1, 2)
    assert workspace.indexer.check().sound
    assert workspace.retriever.search("gunmen burned a bus")[0].article.id == found.id
    assert workspace.originals.read(found.digest)


def test_an_article_made_elsewhere_comes_back_after_a_removal_cut_off(workspace, monkeypatch):
    made = article("The ferry sank on 4 May 2022 near Isla Negra.")
    workspace.indexer.ingest_articles([made])
    with monkeypatch.context() as patch:
        patch.setattr(type(workspace.indexer._writer), "clear_away", _die)
        with pytest.raises(Killed):
            workspace.indexer.remove(made.id)
    workspace.indexer.ingest_articles([made])
    assert workspace.retriever.search("ferry sank")[0].article.id == made.id


def test_the_same_text_at_two_places_survives_a_change_of_one(workspace):
    first = text_source("one", "The ferry sank on 4 May 2022 near Isla Negra.")
    second = replace(first, location="/sources/two.txt")
    changed = text_source("one", "The ferry sank on 5 May 2022 near Isla Negra.")
    workspace.indexer.ingest([first, second])
    for _ in range(3):
        workspace.indexer.ingest([changed, second])
        found = {hit.passage.text for hit in workspace.retriever.search("ferry sank")}
        assert {first.content.decode(), changed.content.decode()} <= found


def test_a_reindex_with_a_model_that_cannot_be_loaded_costs_nothing(
    workspace, monkeypatch, tmp_path
):
    nothing = Embedder(EmbeddingOptions(str(tmp_path)))
    with monkeypatch.context() as patch, pytest.raises(ModelUnavailable):
        patch.setattr(workspace.indexer, "_embedder", nothing)
        workspace.indexer.reindex()
    assert workspace.library.counts().articles == 3
    assert workspace.indexer.check().sound


def test_an_index_that_disagrees_is_found_and_mended(workspace):
    lost = workspace.library.articles()[0].id
    workspace.indexer._vectors.remove(lost)
    found = workspace.indexer.check()
    assert not found.sound
    assert found.without_vector
    assert workspace.indexer.reindex() == workspace.library.counts().passages
    assert workspace.indexer.check().sound


@pytest.mark.parametrize(
    "moment", ["vectors.clear", "lexical.clear", "library.recut", "vectors.add", "lexical.add"]
)
@pytest.mark.parametrize("calls", [0, 1])
def test_a_reindex_cut_off_at_any_step_is_finished_by_the_next_run(
    workspace, monkeypatch, moment, calls
):
    monkeypatch.setattr("index.indexing.writer.BATCH", 1)
    before = workspace.library.searchable_articles()
    with monkeypatch.context() as patch:
        owner, method = moment.split(".")
        kind = type(getattr(workspace.indexer, f"_{owner}"))
        patch.setattr(kind, method, _dies_after(calls, getattr(kind, method)))
        with suppress(Killed):  # an index is cleared once
            workspace.indexer.reindex()
    workspace.indexer.finish()
    assert workspace.library.searchable_articles() == before
    assert workspace.indexer.check().sound


def test_a_reindex_cuts_anew_what_was_left_undone(open_library, monkeypatch):
    opened = open_library()
    with monkeypatch.context() as patch:
        patch.setattr(type(opened.library), "mark_indexed", _die)
        with pytest.raises(Killed):
            opened.indexer.ingest(SOURCES)
    opened.library.recut(opened.library.unfinished()[0], ())  # as other options had it
    assert opened.indexer.reindex() == 3


class Killed(BaseException):
    """Stands for the process's end: nothing in Dossier catches it."""


def _die(*_: object) -> None:
    raise Killed


def _dies_after(calls, method):
    left = iter(range(calls))

    def called(*given):
        return method(*given) if next(left, None) is not None else _die()

    return called


@pytest.mark.parametrize("moment", ["vectors.add", "lexical.add", "library.mark_indexed"])
def test_a_run_cut_off_at_any_step_is_finished_by_the_next(open_library, monkeypatch, moment):
    cut, whole = open_library("cut"), open_library("whole")
    whole.indexer.ingest(SOURCES)
    owner, method = moment.split(".")
    target = getattr(cut.indexer, f"_{owner}")

    with monkeypatch.context() as patch:
        patch.setattr(type(target), method, _die)
        with pytest.raises(Killed):
            cut.indexer.ingest(SOURCES)
    assert cut.retriever.search("cocaine") == []
    assert cut.library.unfinished()
    report = cut.indexer.ingest(SOURCES)
    assert report.failed == ()
    assert cut.library.counts() == whole.library.counts()
    assert cut.indexer._vectors.filed() == whole.indexer._vectors.filed()
    assert cut.indexer.check().sound


def test_what_was_left_undone_is_finished_without_its_sources(open_library, monkeypatch):
    opened = open_library()
    with monkeypatch.context() as patch:
        patch.setattr(
            type(opened.library), "mark_indexed", lambda *_: (_ for _ in ()).throw(Killed())
        )
        with pytest.raises(Killed):
            opened.indexer.ingest(SOURCES)
    assert opened.indexer.finish() == 3
    assert opened.library.counts().articles == 3


REPRINT = text_source(
    "reprint",
    "A harbour, a container\n\nBy Ana Lucero | Radio Cumbre | 20 September 2023\n\n"
    "This report was carried out by The Isthmus Ledger.\n\n"
    + SOURCES[0].content.decode().split("\n\n", 2)[2],
)


def stories(opened) -> int:
    """Independent sources in a library."""
    articles = opened.library.articles()
    return len(set(opened.stories.told_by([a.id for a in articles]).values()))


def test_a_reprint_is_linked_as_it_comes_in(workspace):
    workspace.indexer.ingest([REPRINT])
    assert workspace.library.counts().articles == 4
    assert stories(workspace) == 3


def test_a_source_in_other_bytes_is_a_source_of_its_own_and_linked(workspace):
    paragraphs = SOURCES[0].content.decode().split("\n\n")
    body = "".join(f"<p>{paragraph}</p>" for paragraph in paragraphs[1:])
    page = f"<html><body><article><h1>{paragraphs[0]}</h1>{body}</article></body></html>"
    wide = replace(
        SOURCES[0],
        location="/sources/wide.txt",
        content=SOURCES[0].content.decode().encode("utf-16"),
    )
    workspace.indexer.ingest([Source("/sources/page.html", "text/html", page.encode()), wide])
    assert workspace.library.counts().articles == 5
    assert stories(workspace) == 3


def test_the_next_run_links_what_a_crash_left_unlinked(workspace, monkeypatch):
    with monkeypatch.context() as patch:
        patch.setattr(type(workspace.stories), "link", _die)
        with pytest.raises(Killed):
            workspace.indexer.ingest([REPRINT])
    assert workspace.stories.unlinked()
    assert workspace.indexer.ingest([REPRINT]).failed == ()
    assert workspace.stories.unlinked() == []
    assert stories(workspace) == 3


def test_when_the_original_is_removed_its_reprints_stay_one_story(workspace):
    again = text_source("again", REPRINT.content.decode().replace("Ana Lucero", "Inés Robledo"))
    workspace.indexer.ingest([REPRINT, again])
    original = next(a for a in workspace.library.articles() if a.doc_id == "harbour")
    workspace.indexer.remove(original.id)
    assert workspace.stories.unlinked() == []
    assert stories(workspace) == 3


def test_reindexing_links_all_anew(workspace):
    workspace.indexer.ingest([REPRINT])
    before = workspace.stories.told_by([a.id for a in workspace.library.articles()])
    with workspace.stories._engine.begin() as connection:
        connection.exec_driver_sql("UPDATE stories SET copy_of = NULL")
    assert stories(workspace) == 4
    workspace.indexer.reindex()
    assert stories(workspace) == 3
    assert len(set(before.values())) == 3


def test_articles_made_elsewhere_keep_their_text_to_the_letter(workspace):
    odd = "  Odd   spacing stays.\n\n\n\nAnd so do\tthe offsets."
    made = article(odd)
    assert workspace.indexer.ingest_articles([made]).added == 1
    assert workspace.library.article(made.id).text == odd
    assert workspace.indexer.ingest_articles([made]).unchanged == 1
