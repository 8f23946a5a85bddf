"""The original of a source: the very bytes that were read, as a download that nothing can run."""

import json
import shutil
import zipfile
from hashlib import sha256
from io import BytesIO
from pathlib import Path

import pytest
from command import dossier
from samples import SOURCES, article, text_source

from ingest.source import Source
from ui.http.downloads import disposition, file_name, served_type

PAGE = b"<html><body><h1>The gate</h1><p>It was open.</p><script>alert(1)</script></body></html>"


def of(client, words):
    (found,) = client.get("/api/articles", params={"q": words}).json()["articles"]
    return f"/api/articles/{found['id']}/original"


def test_the_bytes_come_back_as_a_download(client):
    original = client.get(of(client, "harbour"))
    assert original.content == SOURCES[0].content
    headers = original.headers
    assert headers["content-type"] == "text/plain"
    assert headers["content-disposition"] == (
        "attachment; filename=\"harbour.txt\"; filename*=UTF-8''harbour.txt"
    )
    assert headers["etag"] == f'"{sha256(SOURCES[0].content).hexdigest()}"'
    assert headers["x-content-type-options"] == "nosniff"
    policy = headers["content-security-policy"].split("; ")
    assert {"sandbox", "default-src 'none'", "frame-ancestors 'none'"} == set(policy)


def test_head_and_a_known_tag_bring_no_bytes(address, client, workspace):
    import httpx

    place = of(client, "harbour")
    full = httpx.get(address + place)
    head = httpx.head(address + place)
    assert (head.status_code, head.content) == (200, b"")
    for name in ("content-type", "content-disposition", "content-length", "etag"):
        assert head.headers[name] == full.headers[name]
    same = httpx.get(address + place, headers={"if-none-match": full.headers["etag"]})
    assert (same.status_code, same.content) == (304, b"")
    assert same.headers["content-security-policy"] == full.headers["content-security-policy"]
    assert "HEAD" in client.put(place).headers["allow"]


def test_a_page_is_no_page_here(client, workspace):
    workspace.indexer.ingest([Source("upload:0123456789ab/gate.html", "text/html", PAGE)])
    original = client.get(of(client, "gate"))
    assert original.content == PAGE
    assert original.headers["content-type"] == "application/octet-stream"
    assert 'filename="gate.html"' in original.headers["content-disposition"]


def test_an_old_version_keeps_its_own(client, workspace):
    place = of(client, "harbour")
    changed = text_source("harbour", SOURCES[0].content.decode().replace("412", "430"))
    workspace.indexer.ingest([changed])
    assert client.get(place).content == SOURCES[0].content
    assert client.get(of(client, "harbour")).content == changed.content


def test_of_an_archive_each_file_has_its_own(client):
    packed = BytesIO()
    with zipfile.ZipFile(packed, "w") as archive:
        archive.writestr("in/side/gate.html", PAGE)
    client.post("/api/articles", files={"files": ("all.zip", packed.getvalue())})
    original = client.get(of(client, "gate"))
    assert original.content == PAGE
    assert 'filename="gate.html"' in original.headers["content-disposition"]


def test_damaged_missing_and_unknown_originals_are_errors_without_bytes(client, workspace):
    place = of(client, "harbour")
    digest = sha256(SOURCES[0].content).hexdigest()
    file = workspace.originals.path(digest)
    file.write_bytes(SOURCES[0].content.replace(b"412", b"999"))
    for _ in range(2):
        told = client.get(place, headers={"if-none-match": f'"{digest}"'})
        assert (told.status_code, told.json()["error"]["code"]) == (500, "damaged_original")
        assert "999" not in told.text
        assert "etag" not in told.headers
    assert client.head(place).status_code == 500
    file.unlink()
    told = client.get(place)
    assert (told.status_code, told.json()["error"]["code"]) == (404, "missing_original")
    assert "No original of this source is kept" in told.json()["error"]["message"]
    told = client.get("/api/articles/nobody/original")
    assert (told.status_code, told.json()["error"]["code"]) == (404, "unknown_article")


@pytest.mark.parametrize(
    ("location", "media_type", "name"),
    [
        ("/a/b/report.pdf", "application/pdf", "report.pdf"),
        ("/a/b/REPORT.PDF", "application/pdf", "REPORT.PDF"),
        ("https://a.example/news/", "text/html", "news.html"),
        ("https://a.example/", "text/html", "original.html"),
        ("https://a.example/x.php?a=/../y#z", "text/html", "x.php.html"),
        ("https://a.example/el%20ni%C3%B1o%2F..%2fx.html", "text/html", "x.html"),
        ("https://a.example/setup.exe", "text/html", "setup.exe.html"),
        ("https://a.example/run.bat", "text/plain", "run.bat.txt"),
        ("upload:0123456789ab/ferry.md", "text/markdown", "ferry.md"),
        ("/x/all.zip!/in/gate.htm", "text/html", "gate.htm"),
        ("/x/mail.mbox#<1@a.example>", "message/rfc822", "mail.mbox_1_a.example_.eml"),
        ("/x/rows.csv#17", "application/vnd.dossier.record+json", "rows.csv_17.json"),
        ('/x/a"; filename="b.txt', "text/plain", "a_ filename_b.txt"),
        ("/x/..\\..\\c.txt", "text/plain", "c.txt"),
        ("/x/.hidden", "text/plain", "hidden.txt"),
        ("/x/con.txt", "text/plain", "_con.txt"),
        ("/x/COM1", "text/plain", "_COM1.txt"),
        ("/x/a\r\nSet-Cookie: b.txt", "text/plain", "aSet-Cookie_ b.txt"),
        ("/x/\u202egpj.txt", "text/plain", "gpj.txt"),
        ("/x/сводка.txt", "text/plain", "сводка.txt"),
        ("/x/कहानी.txt", "text/plain", "कहानी.txt"),
        ("/x/" + "n" * 400 + ".txt", "text/plain", "n" * 100 + ".txt"),
        ("", "text/plain", "original.txt"),
        ("/x/y", "image/svg+xml", "y"),
    ],
)
def test_names_lead_nowhere_and_say_what_was_read(location, media_type, name):
    found = file_name(article("A.", location=location, media_type=media_type))
    assert found == name
    header = disposition(found)
    header.encode("latin-1")
    assert header.startswith('attachment; filename="')
    assert header.count('"') == 2
    assert not set("\r\n\\/") & set(header)


def test_a_name_of_another_script_has_a_plain_one_beside_it():
    assert disposition("сводка.txt") == (
        "attachment; filename=\"original.txt\"; filename*=UTF-8''"
        "%D1%81%D0%B2%D0%BE%D0%B4%D0%BA%D0%B0.txt"
    )
    assert 'filename="nino.txt"' in disposition("niño.txt")


@pytest.mark.parametrize(
    ("media_type", "served"),
    [
        ("application/pdf", "application/pdf"),
        ("text/plain", "text/plain"),
        ("text/html", "application/octet-stream"),
        ("multipart/related", "application/octet-stream"),
        ("image/svg+xml", "application/octet-stream"),
        ("text/javascript", "application/octet-stream"),
        ("text/plain\r\nx: y", "application/octet-stream"),
        ("application/vnd.dossier.record+json", "application/json"),
    ],
)
def test_what_a_browser_could_run_is_served_as_bytes(media_type, served):
    assert served_type(media_type) == served


@pytest.fixture(scope="module")
def folder(tmp_path_factory) -> Path:
    place = tmp_path_factory.mktemp("originals")
    (place / "harbour.txt").write_bytes(SOURCES[0].content)
    assert dossier("ingest", "harbour.txt", cwd=place).returncode == 0
    return place


def test_the_command_line_gives_the_bytes_back(folder):
    (row,) = json.loads(dossier("sources", "list", "--json", cwd=folder).stdout)
    original = ("sources", "original", row["id"])
    assert dossier(*original, cwd=folder).stdout.encode() == SOURCES[0].content
    (folder / "out").mkdir()
    for out in ("copy.txt", "out"):
        assert dossier(*original, "--out", out, cwd=folder).returncode == 0
    assert (folder / "copy.txt").read_bytes() == SOURCES[0].content
    assert (folder / "out" / "harbour.txt").read_bytes() == SOURCES[0].content
    again = dossier(*original, "--out", "copy.txt", cwd=folder)
    assert again.returncode == 2
    assert "it is there already" in " ".join(again.stderr.replace("│", " ").split())
    told = json.loads(dossier(*original, "--json", cwd=folder).stdout)
    assert told == {
        "id": row["id"],
        "name": "harbour.txt",
        "media_type": "text/plain",
        "digest": row["digest"],
        "bytes": len(SOURCES[0].content),
        "path": None,
    }
    shutil.rmtree(folder / "library" / "originals")
    gone = dossier(*original, cwd=folder)
    assert (gone.returncode, gone.stdout) == (1, "")
    assert "No original of this source is kept" in gone.stderr
