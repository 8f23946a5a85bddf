"""From files and folders to sources: names of any bytes, and failures that are told."""

import os
from pathlib import Path

import pytest

from ingest.errors import UnreadableSource
from ingest.gathering.discovery import discover
from ingest.read import read
from ingest.source import MAX_BYTES, Source


@pytest.fixture
def latin(tmp_path: Path) -> Path:
    """A file named in Latin-1, as old archives hold them."""
    path = Path(os.fsdecode(os.fsencode(tmp_path) + b"/caf\xe9.txt"))
    try:
        path.write_text("The army left the bridge on Monday.", "utf-8")
    except OSError:
        pytest.skip("this file system takes names in UTF-8 only")
    return path


@pytest.mark.parametrize("by_folder", [True, False])
def test_a_name_in_another_encoding_is_text_that_can_be_stored(latin, by_folder):
    (source,) = discover([latin.parent if by_folder else latin])
    assert isinstance(source, Source)
    assert source.location == f"{latin.parent}/caf\\xe9.txt"
    found = read(source)
    for text in (found.location, found.doc_id, found.title):
        assert text.encode("utf-8")


def test_failures_name_such_a_file_in_text_too(latin):
    gone = latin.with_name(latin.name.replace("caf", "gone"))
    form = latin.rename(latin.with_suffix(".zip"))
    large = latin.with_suffix(".md")
    with large.open("wb") as file:
        file.truncate(MAX_BYTES + 1)
    failures = list(discover([str(gone), form, large]))
    assert all(isinstance(failure, UnreadableSource) for failure in failures)
    names = [failure.location.rpartition("/")[2] for failure in failures]
    assert names == ["gone\\xe9.txt", "caf\\xe9.zip", "caf\\xe9.md"]


def test_a_name_that_no_file_can_have_is_a_failure():
    (failure,) = discover(["\ud800.txt"])
    assert isinstance(failure, UnreadableSource)
    assert failure.location.encode("utf-8")


def test_other_names_stay_as_they_are(tmp_path):
    path = tmp_path / "año «2023»\u202f.txt"
    path.write_text("x", "utf-8")
    (source,) = discover([tmp_path])
    assert source.location == str(path)
