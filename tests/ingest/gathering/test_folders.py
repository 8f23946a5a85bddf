"""What lies in a folder or an archive: whatever holds text goes in, and nothing vanishes."""

import gzip
import io
import zipfile

import pytest
from pdf_files import Text, pdf

from ingest.forms import MEDIA_TYPES, text_form
from ingest.gathering.discovery import File, discover, walk
from ingest.passed_over import PassedOver
from ingest.source import Source
from ui.wording.passed_over import NOUNS, passed_over

WORDS = "The inspector counted 140 barrels in the warehouse of Lunen and sealed its doors."
PDF = pdf([[Text(72, 600, "A report of one line.")]])
MAIL = f"From: a@b.example\nTo: c@d.example\nDate: Thu, 14 Sep 2023 10:05:00 +0200\n\n{WORDS}\n"
PACKAGE = io.BytesIO()
with zipfile.ZipFile(PACKAGE, "w") as package:
    package.writestr("[Content_Types].xml", "<Types/>")
    package.writestr("xl/workbook.xml", "<workbook/>")
JAR = io.BytesIO()
with zipfile.ZipFile(JAR, "w") as jar:
    jar.writestr("META-INF/MANIFEST.MF", "Manifest-Version: 1.0")
OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600

TEXTS = {
    "report": (PDF, ".pdf"),
    "report.bin": (PDF, ".pdf"),
    "report.pdf.download": (PDF, ".pdf"),
    "scan.jpg": (PDF, ".pdf"),
    "memo.doc": (b"{\\rtf1\\ansi " + WORDS.encode() + b"}", ".rtf"),
    "old.doc": (f"<html><body><p>{WORDS}</p></body></html>".encode(), ".html"),
    "notes.log": (WORDS.encode(), ".txt"),
    "README": (WORDS.encode("utf-16"), ".txt"),
    "aviso": ("El niño llegó a la estación.".encode("latin-1"), ".txt"),
    "Inbox": (f"From - Thu Sep 14 10:05:00 2023\n{MAIL}".encode(), ".mbox"),
    "1694685900.M1P2.host": (MAIL.encode(), ".eml"),
}
NAMED = {
    "real.doc": (OLE, "before 2007"),
    "sheet.xlsx": (PACKAGE.getvalue(), "it is no workbook, or a damaged one"),
    "text.pages": (PACKAGE.getvalue(), "Pages, Numbers or Keynote"),
    "page.html.gz": (gzip.compress(WORDS.encode()), "unpack it"),
    "a.tar": (b"a.txt".ljust(257, b"\0") + b"ustar" + b"\0" * 250, "unpack it"),
    "vocabulary.xml": (b'<?xml version="1.0"?><terms/>', "not supported"),
    "rows.sqlite": (b"SQLite format 3\0" + b"\x01\x02" * 60, "it is a database"),
    "picture.txt": (b"\x89PNG\r\n\x1a\n", "picture"),
}
KINDS = {
    "scan.jpeg": (b"\xff\xd8\xff\xe0\0", "picture"),
    "scan.tiff": (b"II*\x00", "picture"),
    "picture": (b"\x89PNG\r\n\x1a\n", "picture"),
    "logo.svg": (b"<svg/>", "picture"),
    "talk.mp3": (b"ID3\x04\0", "sound"),
    "film": (b"\0\0\0\x20ftypisom", "video"),
    "setup.exe": (b"MZ\x90\0", "program"),
    "tool.jar": (JAR.getvalue(), "program"),
    "site.css": (b"p { margin: 0 }", "script"),
    "a.woff2": (b"wOF2\0", "font"),
    "Thumbs.db": (OLE, "system"),
    "~$memo.docx": (b"\x05Ana", "lock"),
    ".DS_Store": (b"\0\0\0\x01Bud1", "hidden"),
}


def archive_of(files):
    content = io.BytesIO()
    with zipfile.ZipFile(content, "w") as written:
        for name, (held, _) in files.items():
            written.writestr(name, held)
    return content.getvalue()


@pytest.fixture(params=["folder", "archive"])
def laid(request, tmp_path):
    """Lays files into a folder, or into an archive in it; gives what is found, by name."""

    def lay(files):
        if request.param == "archive":
            (tmp_path / "all.zip").write_bytes(archive_of(files))
        else:
            for name, (held, _) in files.items():
                (tmp_path / name).write_bytes(held)
        found = {}
        for file in walk([tmp_path]):
            for each in file.sources() if isinstance(file, File) else [file]:
                place = each.location.removeprefix(f"{tmp_path}/").removeprefix("all.zip!/")
                found[place.partition("#")[0]] = each
        return found

    return lay


def test_whatever_holds_text_is_a_source_by_any_name(laid):
    found = laid(TEXTS)
    members = {".mbox": ".eml"}
    expected = {name: MEDIA_TYPES[members.get(form, form)] for name, (_, form) in TEXTS.items()}
    assert {
        name: each.media_type for name, each in found.items() if isinstance(each, Source)
    } == expected


def test_a_document_that_is_not_read_is_named_with_the_reason_that_its_name_would_give(
    laid, tmp_path
):
    found = laid(NAMED)
    alone = tmp_path / "alone"
    alone.mkdir()
    for name, (held, said) in NAMED.items():
        (alone / name).write_bytes(held)
        (by_hand,) = discover([alone / name])
        assert found[name].reason == by_hand.reason
        assert said in found[name].reason


def test_what_holds_no_words_is_passed_over_by_kind(laid):
    found = laid(KINDS)
    expected = {name: kind for name, (_, kind) in KINDS.items()}
    told = {name: each.kind for name, each in found.items() if isinstance(each, PassedOver)}
    assert told == {name: expected[name] for name in told}
    assert expected.keys() - told.keys() <= {".DS_Store"}  # archives leave it out before
    assert not any(isinstance(each, Source) for each in found.values())


def test_a_person_who_names_a_picture_is_told_what_it_is(tmp_path):
    (tmp_path / "scan.jpg").write_bytes(b"\xff\xd8\xff\xe0")
    (failure,) = discover([tmp_path / "scan.jpg"])
    assert "ocrmypdf" in failure.reason


@pytest.mark.parametrize("head", [b"\0\1\2\3", bytes(range(1, 32)) * 9, b"<terms/>"])
def test_what_is_no_text_is_not_taken_for_one(head):
    assert text_form(head) is None


def test_hidden_folders_and_links_to_folders_are_counted_each_as_one(tmp_path):
    (tmp_path / ".git").mkdir()
    (tmp_path / ".git" / "a.txt").write_text(WORDS)
    (tmp_path / "up").symlink_to(tmp_path)
    (tmp_path / "gone.txt").symlink_to("nowhere")
    assert [each.kind for each in walk([tmp_path])] == ["hidden", "special", "link"]


def test_a_run_tells_what_it_passed_over_and_opens_what_is_unchanged_no_more(
    open_library, tmp_path, monkeypatch
):
    monkeypatch.setattr("ingest.gathering.seen.GRAIN", 0)
    for name, (held, _) in (TEXTS | KINDS).items():
        (tmp_path / name).write_bytes(held)
    workspace = open_library()
    report = workspace.indexer.ingest(walk([tmp_path]))
    assert report.failed == ()
    # the report lies there four times, and its bytes are read once; so are those of the mail
    assert (report.added, report.unchanged) == (len(TEXTS) - 4, 4)
    report.passed_over.pop("library", None)  # a new one with its catalogue on a server is empty
    assert sum(report.passed_over.values()) == len(KINDS)
    assert passed_over(report.passed_over).startswith("4 pictures, 2 programs, 1 ")
    assert report.passed_over.keys() == {kind for _, kind in KINDS.values()} <= NOUNS.keys()

    opened = []
    sources = File.sources
    monkeypatch.setattr(File, "sources", lambda file: opened.append(file) or sources(file))
    again = workspace.indexer.ingest(walk([tmp_path]))
    assert (again.added, again.unchanged) == (0, len(TEXTS))
    assert again.passed_over == report.passed_over | {"library": 1}
    assert workspace.runs.latest(1)[0].tally.passed_over == again.passed_over
    assert not {file.path.name for file in opened} & TEXTS.keys()
