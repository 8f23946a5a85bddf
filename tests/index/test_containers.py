"""Files of several documents, taken in again: only what changed is another version."""

import json
import zipfile

from ingest.gathering.discovery import discover

ROWS = [
    {"id": 1, "text": "The first lorry carried 41 goats."},
    {"id": 2, "text": "The second lorry carried 8 barrels."},
    {"text": "The third lorry carried nothing."},
]


def ingest(workspace, place):
    report = workspace.indexer.ingest(discover([place]))
    assert not report.failed
    return report.added, report.updated, report.unchanged


def texts(workspace):
    return {article.text for article in workspace.library.articles()}


def test_records_are_known_again_wherever_they_stand(open_library, tmp_path):
    workspace = open_library()
    export = tmp_path / "export.json"
    export.write_text(json.dumps(ROWS))
    assert ingest(workspace, export) == (3, 0, 0)
    assert ingest(workspace, export) == (0, 0, 3)
    changed = {"id": 2, "text": "The second lorry carried 9 barrels, it was said later."}
    export.write_text(json.dumps([{"id": 0, "text": "A new one."}, changed, ROWS[2], ROWS[0]]))
    assert ingest(workspace, export) == (1, 1, 2)
    assert ingest(workspace, export) == (0, 0, 4)
    assert texts(workspace) == {"A new one.", changed["text"], ROWS[2]["text"], ROWS[0]["text"]}
    assert workspace.indexer.check().sound


def test_files_of_an_archive_are_versions_by_their_paths(open_library, tmp_path):
    workspace = open_library()
    archive = tmp_path / "archive.zip"

    def write(**files):
        with zipfile.ZipFile(archive, "w") as written:
            for name, text in files.items():
                written.writestr(f"{name}.txt", text)

    write(a="The bridge was closed on Monday.", b="The ferry sank on Tuesday.")
    assert ingest(workspace, archive) == (2, 0, 0)
    write(a="The bridge was opened on Friday.", b="The ferry sank on Tuesday.")
    assert ingest(workspace, archive) == (0, 1, 1)
    assert texts(workspace) == {"The bridge was opened on Friday.", "The ferry sank on Tuesday."}


def test_a_path_that_no_index_takes_is_named_and_the_rest_goes_on(open_library, tmp_path):
    workspace = open_library()
    with zipfile.ZipFile(tmp_path / "archive.zip", "w") as packed:
        packed.writestr("first.txt", "The first lorry carried 41 goats.")
        packed.writestr("n/" * 1_500 + "second.txt", "The second lorry carried 8 barrels.")
        packed.writestr("third.txt", "The third lorry carried nothing.")
    report = workspace.indexer.ingest(discover([tmp_path / "archive.zip"]))
    assert report.added == 2
    (failure,) = report.failed
    assert failure.error == "its path is longer than 2,000 bytes"
