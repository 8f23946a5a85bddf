"""Archives: their files are read like any other, and none of them can do harm."""

import io
import zipfile
from pathlib import Path

import pytest

from ingest import zipped
from ingest.errors import UnreadableSource
from ingest.gathering.discovery import discover
from ingest.read import read

PROSE = "The army said on Monday that three men had died at the bridge."


@pytest.fixture
def found(tmp_path: Path):
    """Writes an archive, and gives what was found in it by its path there."""

    def of(files, *, packing=zipfile.ZIP_DEFLATED):
        archive = tmp_path / "archive.zip"
        with zipfile.ZipFile(archive, "w", packing) as written:
            for name, content in files:
                written.writestr(name, content)
        return {str(each.location).removeprefix(str(archive)): each for each in discover([archive])}

    return of


def empty_zip():
    content = io.BytesIO()
    zipfile.ZipFile(content, "w").close()
    return content.getvalue()


def test_files_are_read_where_they_lie(found):
    sources = found([("b/leak.txt", PROSE), ("a.csv", f"id,text\n7,{PROSE}\n")])
    assert list(sources) == ["!/a.csv#7", "!/b/leak.txt"]
    assert read(sources["!/b/leak.txt"]).text == PROSE
    assert read(sources["!/b/leak.txt"]).doc_id == "leak"
    assert read(sources["!/a.csv#7"]).text == PROSE


@pytest.mark.filterwarnings("ignore:Duplicate name")
def test_many_files_of_one_name_or_none_take_no_time_and_hide_nothing(found):
    assert len(found([("\x01", f"{PROSE} {n}.") for n in range(3000)])) == 3000


@pytest.mark.filterwarnings("ignore:Duplicate name")
def test_files_of_one_name_are_each_read_under_a_name_of_its_own(found, tmp_path, open_library):
    same = [("in/a.txt", f"{PROSE} {n}.") for n in ("One", "Two", "Three")]
    sources = found([*same, ("in/a (2).txt", f"{PROSE} Four.")])
    assert {name: read(each).text.split()[-1] for name, each in sources.items()} == {
        "!/in/a.txt": "One.", "!/in/a (3).txt": "Two.", "!/in/a (4).txt": "Three.",
        "!/in/a (2).txt": "Four.",
    }  # fmt: skip
    workspace = open_library()
    runs = [workspace.indexer.ingest(discover([tmp_path / "archive.zip"])) for _ in range(2)]
    assert [(run.added, run.updated, run.unchanged) for run in runs] == [(4, 0, 0), (0, 0, 4)]


def test_hidden_files_links_and_unknown_forms_are_passed_over(found):
    link = zipfile.ZipInfo("link.txt")
    link.external_attr = 0o120777 << 16
    names = [".a.txt", "x/.b/c.txt", "__MACOSX/d.txt", "e.exe", "folder/"]
    assert found([*((name, PROSE) for name in names), (link, "/etc/passwd")]) == {}


@pytest.mark.parametrize("name", ["../up.txt", "a/../../up.txt", "/etc/up.txt"])
def test_a_path_that_leads_out_is_refused_by_name(found, name):
    (failure,) = found([(name, PROSE)]).values()
    assert failure.location.endswith(f"archive.zip!/{name}")
    assert "leads out" in failure.reason


def test_an_archive_within_is_refused_by_name(found):
    failures = found([("in.zip", empty_zip()), ("named.txt", empty_zip()), ("a.txt", PROSE)])
    assert [str(failures[name].reason)[:10] for name in ("!/in.zip", "!/named.txt")] == [
        "an archive"
    ] * 2
    assert read(failures["!/a.txt"]).text == PROSE


def test_a_bomb_is_refused_and_the_rest_is_read(found):
    sources = found([("bomb.txt", b"0" * 50_000_000), ("a.txt", PROSE)])
    assert "bomb" in sources["!/bomb.txt"].reason
    assert read(sources["!/a.txt"]).text == PROSE


def test_the_number_and_the_sum_of_files_are_bounded(found, monkeypatch):
    files = [(f"{n}.txt", f"{n} {PROSE}") for n in range(4)]
    monkeypatch.setattr(zipped, "MOST_BYTES", 150)
    assert [type(each).__name__ for each in found(files).values()] == [
        "Source", "Source", "UnreadableSource",
    ]  # fmt: skip
    monkeypatch.setattr(zipped, "MOST_FILES", 3)
    (failure,) = found(files).values()
    assert "more than 3 files" in failure.reason


def test_a_damaged_archive_or_file_is_a_named_failure(tmp_path, found):
    found([("a.txt", PROSE * 50), ("b.txt", PROSE)])
    archive = tmp_path / "archive.zip"
    whole = archive.read_bytes()
    archive.write_bytes(whole[:-30])
    (failure,) = discover([archive])
    assert isinstance(failure, UnreadableSource)
    archive.write_bytes(whole[:40] + bytes([whole[40] ^ 0xFF]) + whole[41:])
    broken, sound = discover([archive])
    assert isinstance(broken, UnreadableSource)
    assert "damaged" in broken.reason
    assert read(sound).text == PROSE


def test_a_locked_file_says_so(tmp_path, found):
    found([("a.txt", PROSE)])
    archive = tmp_path / "archive.zip"
    content = bytearray(archive.read_bytes())
    for mark, offset in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        content[content.index(mark) + offset] |= 1
    archive.write_bytes(content)
    (failure,) = discover([archive])
    assert "password" in failure.reason
