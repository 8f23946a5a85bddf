"""A run that is told to stop within a long article leaves it, and the next run finishes it."""

from samples import SOURCES, text_source

from index.indexing import writer

LONG = "\n\n".join(
    f"The harbour office counted {number} barges. " + "They lay at the northern pier. " * 30
    for number in range(40)
)


def test_a_long_article_is_left_where_the_run_is_stopped_and_finished_by_the_next(
    open_library, monkeypatch
):
    monkeypatch.setattr(writer, "MOST", 8)
    workspace = open_library()
    workspace.indexer.ingest(SOURCES)
    passages = workspace.library.counts().passages
    asked = 0

    def stop() -> bool:
        nonlocal asked
        asked += 1
        return asked > 2

    report = workspace.indexer.ingest([text_source("long", LONG)], stop=stop)
    assert report.stopped
    assert 0 < report.passages < 40
    assert workspace.library.counts().passages == passages  # a part of it is never cited
    assert workspace.runs.latest(1)[0].state == "stopped"
    left = workspace.indexer.finish()
    assert left > report.passages
    assert workspace.library.counts().passages == passages + left
    assert workspace.indexer.check().sound
    assert workspace.retriever.search("How many barges did the harbour office count?", 1)


def test_what_is_short_is_finished_before_the_run_ends(open_library):
    workspace = open_library()
    report = workspace.indexer.ingest(SOURCES, stop=lambda: True)
    assert report.stopped
    assert report.added == 1
    assert workspace.library.counts().articles == 1
