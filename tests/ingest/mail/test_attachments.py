"""What is attached to a message is read as a source of its own."""

import mailbox
import zipfile
from email.message import EmailMessage
from io import BytesIO

import pytest
from form_files import file_of

from ingest.article import Locator
from ingest.errors import UnreadableSource
from ingest.gathering.discovery import discover
from ingest.passed_over import PassedOver
from ingest.read import read
from ingest.source import Source, sources_in

SAID = "The memo on pier seven is attached."
MEMO = "The harbour master ordered pier seven closed on 3 May 2023."


def message(subject="The memo", number=1):
    made = EmailMessage()
    made["Subject"], made["From"], made["Message-ID"] = (
        subject,
        "ines@example.org",
        f"<m{number}@x>",
    )
    made.set_content(SAID)
    return made


def attach(made, content, name, kind="application/octet-stream", **more):
    main, _, sub = kind.partition("/")
    made.add_attachment(content, maintype=main, subtype=sub, filename=name, **more)


def found_in(made, name="mail.eml"):
    return list(sources_in(f"/m/{name}", name, BytesIO(bytes(made))))


def test_each_document_is_a_source_beside_the_message():
    made = message()
    attach(made, file_of(".docx", MEMO), "memo.docx")
    attach(
        made, b'Pier,Text\n7,"It was closed, the master wrote, and nobody asked."\n', "piers.csv"
    )
    letter, memo, row = found_in(made)
    assert read(letter).text == f"{SAID}\n\nAttached: memo.docx, piers.csv"
    assert (memo.location, read(memo).text) == ("/m/mail.eml!/memo.docx", MEMO)
    assert row.location.startswith("/m/mail.eml!/piers.csv#")
    assert row.within == Locator("row", "2")


def test_its_encoding_is_the_one_that_the_message_states():
    made = message()
    attach(
        made,
        "Мост закрыт.".encode("koi8-r"),
        "note.txt",
        "text/plain",
        params={"charset": "koi8-r"},
    )
    _, note = found_in(made)
    assert read(note).text == "Мост закрыт."


def test_a_message_that_is_passed_on_is_read_with_what_is_attached_to_it():
    inner = message("Before", 2)
    attach(inner, MEMO.encode(), "memo.txt", "text/plain")
    made = message()
    made.add_attachment(inner)
    places = [each.location for each in found_in(made)]
    assert places == ["/m/mail.eml", "/m/mail.eml!/Before.eml", "/m/mail.eml!/Before.eml!/memo.txt"]


def test_messages_in_messages_are_opened_so_deep():
    made = message("Innermost", 0)
    for number in range(1, 9):
        outer = message(f"Level {number}", number)
        outer.add_attachment(made)
        made = outer
    assert len(found_in(made)) == 4


def test_messages_of_a_mailbox_and_of_an_archive_have_theirs(tmp_path):
    made = message()
    attach(made, MEMO.encode(), "memo.txt", "text/plain")
    box = mailbox.mbox(tmp_path / "all.mbox")
    box.add(made)
    box.close()
    with zipfile.ZipFile(tmp_path / "all.zip", "w") as packed:
        packed.writestr("one.eml", bytes(made))
    places = [each.location.removeprefix(f"{tmp_path}/") for each in discover([tmp_path])]
    assert [p for p in places if p.endswith("memo.txt")] == [
        "all.mbox#m1@x!/memo.txt",
        "all.zip!/one.eml!/memo.txt",
    ]


def test_pictures_are_counted_and_signatures_are_nothing():
    made = message()
    attach(made, b"\x89PNG\r\n\x1a\n", "logo.png", "image/png")
    attach(made, b"0\x82", "smime.p7s", "application/pkcs7-signature")
    letter, logo = found_in(made)
    assert isinstance(letter, Source)
    assert logo == PassedOver("/m/mail.eml!/logo.png", "picture")


@pytest.mark.parametrize(
    ("name", "place"),
    [
        ("../../etc/memo.txt", "memo.txt"),
        ("C:\\Users\\ines\\memo.txt", "memo.txt"),
        ("memo\r\n\x00.txt", "memo .txt"),
        ("..", "attachment"),
        ("a" * 400 + ".txt", "a" * 120 + ".txt"),
    ],
)
def test_the_name_of_an_attachment_is_no_path(name, place):
    raw = (
        b"Subject: x\r\nMIME-Version: 1.0\r\nContent-Type: multipart/mixed; boundary=b\r\n\r\n"
        b"--b\r\nContent-Type: text/plain\r\n\r\nSee it.\r\n--b\r\nContent-Type: text/plain\r\n"
        b"Content-Disposition: attachment; filename*=utf-8''%s\r\n\r\nIt is closed.\r\n--b--\r\n"
    )
    quoted = "".join(f"%{byte:02X}" for byte in name.encode()).encode()
    _, found = sources_in("/m/mail.eml", "mail.eml", BytesIO(raw % quoted))
    assert found.location == f"/m/mail.eml!/{place}"


@pytest.mark.parametrize(
    "stated",
    [
        'attachment; filename="=?utf-8?B?YcOxby5jc3Y=?="',
        'attachment; filename="=?utf-8?Q?a=C3=B1o?=\n =?utf-8?Q?=2Ecsv?="',
        "attachment;\n filename*0*=utf-8''a%C3%B1;\n filename*1*=o.csv",
        'inline; filename="año.csv"',
        "inline; filename=año.csv",
    ],
)
@pytest.mark.parametrize("code", ["utf-8", "cp1252"])
def test_a_name_is_read_as_programs_write_it(stated, code):
    raw = (
        "Subject: x\nMIME-Version: 1.0\nContent-Type: multipart/mixed; boundary=b\n\n"
        "--b\nContent-Type: text/plain\n\nSee it.\n--b\nContent-Type: text/csv\n"
        f'Content-Disposition: {stated}\n\nPier,Text\n7,"It was closed, he wrote."\n--b--\n'
    )
    letter, row = sources_in("/m/mail.eml", "mail.eml", BytesIO(raw.encode(code)))
    assert read(letter).text == "See it.\n\nAttached: año.csv"
    assert row.location.startswith("/m/mail.eml!/año.csv#")


def test_two_of_one_name_are_two_sources():
    made = message()
    for said in ("It is closed.", "It is open."):
        attach(made, said.encode(), "memo.txt", "text/plain")
    places = [each.location for each in found_in(made)][1:]
    assert places == ["/m/mail.eml!/memo.txt", "/m/mail.eml!/memo (2).txt"]


def test_what_cannot_be_read_is_named_and_the_rest_goes_on():
    made = message()
    attach(made, b"\x00\x01\x02", "winmail.dat", "application/ms-tnef")
    attach(made, MEMO.encode(), "memo.txt", "text/plain")
    _, failed, memo = found_in(made)
    assert isinstance(failed, UnreadableSource)
    assert failed.location == "/m/mail.eml!/winmail.dat"
    assert read(memo).text == MEMO
