"""Copies: what is newer at one place does not take out of a search what lies at another."""

import json

import pytest

from ingest.gathering.places import gather
from ingest.web.options import FetchOptions

FIRST = "The ferry sank on 4 May 2022 near Isla Negra."
SECOND = "The ferry was raised on 9 June 2023 near Isla Negra."
THIRD = "The bridge at Bahía Honda was closed in 2021."


@pytest.fixture
def opened(open_library):
    return open_library()


@pytest.fixture(params=["read again", "known by size and times"])
def folder(tmp_path, request, monkeypatch):
    if request.param == "known by size and times":
        monkeypatch.setattr("ingest.gathering.seen.GRAIN", -(10**15))
    (tmp_path / "sources" / "backup").mkdir(parents=True)
    return tmp_path / "sources"


def ingest(opened, *places):
    report = opened.indexer.ingest(gather(map(str, places), FetchOptions()))
    assert not report.failed
    assert opened.indexer.check().sound
    return report.added, report.updated, report.unchanged


def found(opened, folder):
    """Where what can be searched lies, and what it says there."""
    return {a.location.removeprefix(f"{folder}/"): a.text for a in opened.library.articles()}


def write(folder, **texts):
    for name, text in texts.items():
        (folder / f"{name}.txt".replace("__", "/")).write_text(text)


@pytest.mark.parametrize("copy", ["backup/old", "zzz"])
def test_a_copy_is_found_when_what_it_was_made_of_changes(opened, folder, copy):
    write(folder, report=FIRST)
    ingest(opened, folder)
    write(folder, **{copy: FIRST})
    assert ingest(opened, folder) == (0, 0, 2)
    write(folder, report=SECOND)
    assert ingest(opened, folder) == (1, 1, 0)
    assert found(opened, folder) == {"report.txt": SECOND, f"{copy}.txt": FIRST}
    assert opened.retriever.search("when did the ferry sink")[0].passage.text == FIRST
    assert ingest(opened, folder) == (0, 0, 2)


def test_what_a_copy_replaces_is_found_at_the_place_of_its_own_copy(opened, folder):
    write(folder, a="The road is open.", b=FIRST, c=SECOND)
    ingest(opened, folder)
    write(folder, a=FIRST, b=SECOND, c=THIRD)
    assert ingest(opened, folder) == (0, 3, 0)
    assert found(opened, folder) == {"a.txt": FIRST, "b.txt": SECOND, "c.txt": THIRD}
    assert ingest(opened, folder) == (0, 0, 3)


def test_copies_in_an_export_are_found_at_their_rows(opened, folder):
    rows = [{"id": 7, "text": FIRST}, {"id": 8, "text": THIRD}]
    (folder / "report.json").write_text(json.dumps(rows))
    ingest(opened, folder)
    (folder / "backup" / "old.json").write_text(json.dumps(rows))
    assert ingest(opened, folder) == (0, 0, 4)
    rows = [{"id": row["id"], "text": f"{row['text']} No one was hurt."} for row in rows]
    (folder / "report.json").write_text(json.dumps(rows))
    assert ingest(opened, folder) == (2, 2, 0)
    texts = found(opened, folder)
    assert {texts[f"backup/old.json#{n}"] for n in (7, 8)} == {FIRST, THIRD}
    assert len(texts) == 4


def test_the_sidecar_of_a_copy_tells_of_it_from_then_on(opened, folder):
    write(folder, report=FIRST, backup__old=FIRST)
    (folder / "backup" / "old.txt.dossier.toml").write_text('publisher = "El Faro"\n')
    (folder / "report.txt.dossier.toml").write_text('publisher = "Radio Cumbre"\n')
    ingest(opened, folder / "report.txt")
    assert ingest(opened, folder) == (0, 0, 2)
    assert [a.publisher for a in opened.library.articles()] == ["Radio Cumbre"]
    write(folder, report=SECOND)
    assert ingest(opened, folder) == (1, 1, 0)
    told = {a.text: a.publisher for a in opened.library.articles()}
    assert told == {FIRST: "El Faro", SECOND: "Radio Cumbre"}


def test_copies_that_nothing_newer_replaces_stay_one_source(opened, folder):
    write(folder, report=FIRST, backup__old=FIRST, backup__older=FIRST)
    assert ingest(opened, folder) == (1, 0, 2)
    (folder / "backup" / "old.txt").unlink()
    assert ingest(opened, folder) == (0, 0, 2)
    assert list(found(opened, folder).values()) == [FIRST]
