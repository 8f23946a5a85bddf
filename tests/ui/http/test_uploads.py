"""Uploads: one file may be several sources, and its content is part of where they lie."""

import io
import zipfile

from ingest.errors import UnreadableSource
from ingest.source import MAX_BYTES
from ui.http.uploads import name_of, uploaded


def archive(**files):
    content = io.BytesIO()
    with zipfile.ZipFile(content, "w") as written:
        for name, text in files.items():
            written.writestr(f"{name}.txt", text)
    return content.getvalue()


def test_a_file_is_one_source_known_by_name_and_content():
    (one,) = uploaded("C:\\files\\index.html", b"<p>One.</p>")
    (other,) = uploaded("index.html", b"<p>Another.</p>")
    assert name_of(one.location) == name_of(other.location) == "index.html"
    assert one.location != other.location


def test_an_archive_is_as_many_sources_as_it_holds():
    sources = list(uploaded("leak.zip", archive(a="One.", b="Two.")))
    assert [name_of(each.location) for each in sources] == ["leak.zip!/a.txt", "leak.zip!/b.txt"]


def test_what_cannot_be_read_is_named():
    for name, content in (
        ("a.xyz", b"\0\1\2"),
        ("", b"\0\1\2"),
        ("a.zip", b"no archive"),
        ("a.txt", bytes(MAX_BYTES + 1)),
    ):
        (failure,) = uploaded(name, content)
        assert isinstance(failure, UnreadableSource)
        assert name_of(failure.location) == (name or "(no name)")


def test_the_endpoint_takes_an_archive(client):
    files = {"files": ("leak.zip", archive(a="The ferry sank.", b="The bus burned."))}
    answer = client.post("/api/articles", files=files)
    assert answer.status_code == 200
    assert answer.json()["added"] == 2
