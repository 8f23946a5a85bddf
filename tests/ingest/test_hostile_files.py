"""Files that are none, that change while they are read, or whose names are hostile."""

import io
import json
import os
import socket
from collections.abc import Iterator
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest

from ingest import source as sources
from ingest.errors import UnreadableSource
from ingest.gathering.discovery import discover
from ingest.read import read
from ingest.source import sources_in

PROSE = "The ferry left the harbour at noon on Monday, the port authority said in a statement."


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "b.txt").write_text(PROSE)
    return tmp_path


def found(folder: Path) -> list[str]:
    return [each.location.removeprefix(f"{folder}/") for each in discover([folder])]


def test_loops_of_links_pipes_sockets_and_devices_are_passed_over(folder):
    (folder / "loop").symlink_to(folder)
    (folder / "self.txt").symlink_to("self.txt")
    (folder / "zero.txt").symlink_to("/dev/zero")
    os.mkfifo(folder / "pipe.txt")
    with socket.socket(socket.AF_UNIX) as server:
        server.bind(str(folder / "s.txt"))
        assert found(folder) == ["b.txt"]
    assert [each.reason for each in discover([folder / "pipe.txt"])] == ["it is no file"]
    assert isinstance(next(discover([folder / "self.txt"])), UnreadableSource)


def test_a_folder_that_cannot_be_looked_into_is_named(folder, monkeypatch):
    (folder / "a").mkdir()
    scan = os.scandir

    def refusing(place):
        if Path(place).name == "a":
            raise PermissionError(13, "Permission denied", str(place))
        return scan(place)

    monkeypatch.setattr(os, "scandir", refusing)
    failure, source = discover([folder])
    assert failure.location == str(folder / "a")
    assert failure.reason == "it cannot be looked into (Permission denied)"
    assert source.location == str(folder / "b.txt")


@pytest.fixture
def somebody() -> Iterator[Path]:
    """A folder of somebody without rights on other files, whom the test runs as."""
    with TemporaryDirectory() as place:
        me = os.geteuid()
        if me == 0:
            os.chown(place, 65534, -1)
            os.seteuid(65534)
        yield Path(place)
        os.seteuid(me)


@pytest.mark.parametrize(("mode", "shut"), [(0o400, ["shut/deep", "shut/x.txt"]), (0o0, ["shut"])])
def test_what_may_not_be_read_is_named_and_the_rest_goes_on(somebody, mode, shut):
    (somebody / "good.txt").write_text(PROSE)
    (somebody / "shut" / "deep").mkdir(parents=True)
    (somebody / "shut" / "x.txt").write_text(PROSE)
    (somebody / "shut").chmod(mode)
    try:
        source, *failures = discover([somebody])
        (named,) = discover([somebody / "shut" / "x.txt"])
    finally:
        (somebody / "shut").chmod(0o700)
    assert source.location == str(somebody / "good.txt")
    assert [failure.location for failure in failures] == [str(somebody / each) for each in shut]
    assert all("(Permission denied)" in failure.reason for failure in failures)
    assert named.reason == (
        "it cannot be read (Permission denied);"
        " see that you may read it and look into the folders that it lies in"
    )


def test_a_name_that_no_file_can_have_is_named_and_the_rest_goes_on(folder, monkeypatch):
    monkeypatch.chdir(folder)
    places = ["x" * 300, "~no.such.user/x.txt", "a\0b.txt", "b.txt"]
    *failures, source = discover(places)
    assert [failure.location for failure in failures] == places[:3]
    long, home, null = (failure.reason for failure in failures)
    assert long.startswith("it cannot be read (File name too long); see that")
    assert "write the whole path, or ./ before" in home
    assert null == "there is no such file or folder"
    assert source.location == str(folder / "b.txt")


def test_places_in_a_folder_that_is_gone_are_named(folder, monkeypatch):
    (folder / "gone").mkdir()
    monkeypatch.chdir(folder / "gone")
    (folder / "gone").rmdir()
    failure, source = discover(["a.txt", folder / "b.txt"])
    assert failure.location == "a.txt"
    assert source.location == str(folder / "b.txt")
    monkeypatch.chdir(folder)


def test_a_file_that_vanishes_is_a_failure_and_the_rest_goes_on(folder):
    (folder / "a.txt").write_text(PROSE)
    (folder / "c.txt").write_text(PROSE)
    sources = discover([folder])
    next(sources)
    (folder / "b.txt").unlink()
    failure, last = sources
    assert "No such file" in failure.reason
    assert last.location == str(folder / "c.txt")


def test_a_file_that_grows_without_end_is_cut_off(monkeypatch):
    class Endless(io.RawIOBase):
        def read(self, size=-1):
            assert 0 < size <= 2_000_000
            return b"a" * size

        def seek(self, *_):
            return 0

    monkeypatch.setattr(sources, "MAX_BYTES", 1_000_000)
    (failure,) = sources_in("/a.txt", "a.txt", Endless())
    assert "larger than" in failure.reason


def test_names_with_line_ends_and_controls_are_kept_and_read(folder):
    name = "two\nlines \x1b[31m\u202ered.srt"
    (folder / name).write_text("1\n00:00:01,000 --> 00:00:02,000\nThe ferry left.\n")
    _, source = discover([folder])
    assert source.location == str(folder / name)
    assert read(source).title == "two lines [31mred"


def test_a_half_written_export_is_a_failure_or_what_is_whole_of_it():
    whole = json.dumps([{"text": "The words."}] * 3).encode()
    (failure,) = sources_in("/a.json", "a.json", io.BytesIO(whole[:-5]))
    assert "no JSON" in failure.reason
    lines = b'{"text": "One."}\n{"text": "Two."}\n{"text": "Thr'
    *whole_lines, failure = sources_in("/a.jsonl", "a.jsonl", io.BytesIO(lines))
    assert [read(each).text for each in whole_lines] == ["One.", "Two."]
    assert "line 3" in failure.reason
