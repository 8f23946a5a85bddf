"""Mail and saved pages: what is said, by whom and when; attachments by name only."""

import mailbox
from datetime import date
from email.message import EmailMessage
from pathlib import Path

import pytest

from ingest.article import Locator
from ingest.errors import UnreadableSource
from ingest.forms import MEDIA_TYPES
from ingest.gathering.discovery import discover
from ingest.prose.sentences import sentence_spans
from ingest.read import read
from ingest.source import Source

PROSE = "The harbour master wrote that pier seven was closed on Friday."


def mail(body=PROSE, number=1, **headers):
    message = EmailMessage()
    told = {
        "Subject": "Sobre el muelle «siete»",
        "From": "Inés Robledo <ines@example.org>",
        "Date": "Thu, 14 Sep 2023 23:05:00 -0600",
        "Message-ID": f"<m{number}@example.org>",
    }
    for name, value in (told | headers).items():
        message[name] = value
    message.set_content(body)
    return message


def article(content, form=".eml"):
    content = content if isinstance(content, bytes) else bytes(content)
    return read(Source(f"/sources/one{form}", MEDIA_TYPES[form], content))


def test_a_message_tells_its_subject_sender_and_day():
    found = article(mail())
    assert found.text == PROSE
    assert found.title == "Sobre el muelle «siete»"
    assert found.byline == "Inés Robledo"
    assert found.published == date(2023, 9, 14)
    assert found.published_at.isoformat() == "2023-09-14T23:05:00-06:00"


def test_quoted_replies_stay_and_can_be_told():
    quoted = "> He never told anybody in the harbour why it was closed,\n> and nobody asked him.\n"
    found = article(mail(f"{PROSE}\n\n{quoted}\nRegards,\nInés\n"))
    assert "> He never told anybody in the harbour why it was closed, and nobody" in found.text


def test_plain_text_goes_before_html_and_attachments_are_named():
    message = mail()
    message.add_alternative("<p>The same in colours.</p>", subtype="html")
    message.add_attachment(b"%PDF-", maintype="application", subtype="pdf", filename="año.pdf")
    found = article(message)
    assert found.text == f"{PROSE}\n\nAttached: año.pdf"
    assert [mark.kind for mark in found.marks] == ["note"]


def test_html_alone_is_read():
    message = mail()
    message.set_content(f"<p>{PROSE}</p><script>alert(1)</script>", subtype="html")
    assert article(message).text == PROSE


def test_signs_within_a_line_stay():
    body = f"{PROSE} They moved > 5 million litres, <m@gov.example> says, in Q2.\n"
    assert article(mail(body)).text == body.strip()


def test_the_first_lines_of_a_message_are_its_words():
    body = f"https://other.example/story\n\nTitle: Director\n\n14 July 2023\n\n{PROSE}\n"
    found = article(mail(body))
    assert found.text == body.strip()
    assert found.url is None


def test_every_sentence_that_is_quoted_says_so():
    body = (
        "I doubt it.\n\n> On Monday Luis wrote:\n>> It was shut. Nobody knew.\n>> None cared.\n"
        "> Who signed? Ana did.\n\nIt was open.\n"
    )
    assert article(mail(body)).text.split("\n\n") == [
        "I doubt it.",
        "> On Monday Luis wrote:",
        ">> It was shut.\n>> Nobody knew.\n>> None cared.",
        "> Who signed?\n> Ana did.",
        "It was open.",
    ]


def test_each_quoted_sentence_is_one_that_can_be_cited():
    quoted = "".join(
        f"> The guard of pier {n} said that it had been shut by him.\n" for n in (1, 2)
    )
    found = article(mail(f"{PROSE}\n\n{quoted}"))
    spans = [found.text[slice(*span)] for span in sentence_spans(found.text)]
    assert spans[1:] == [line.strip() for line in quoted.splitlines()]


def test_lines_that_flow_are_one_paragraph_also_where_they_are_quoted():
    body = "The gate was shut \nby the guard.\n\n> It was never \n> shut by \n> him.\n"
    message = mail(body)
    message.set_param("format", "flowed")
    assert article(message).text == "The gate was shut by the guard.\n\n> It was never shut by him."


@pytest.mark.parametrize(
    "head",
    [
        "-----Original Message-----\nFrom: Luis\nSent: Monday\nSubject: Pier",
        "-----Mensaje original-----\nDe: Luis\nEnviado el: lunes\nAsunto: Pier",
        "---------- Forwarded message ---------\nFrom: Luis <l@example.org>\nDate: Mon",
        "Begin forwarded message:\n\nFrom: Luis\nDate: Mon",
        "________________________________\nFrom: Luis <l@example.org>\nSent: Monday",
    ],
)
def test_what_follows_the_head_of_an_earlier_message_is_quoted(head):
    body = f"{PROSE}\n\nRegards, Inés\n{head}\n\nIt was shut by me.\n\n> Who says so?\n"
    lines = article(mail(body)).text.split("\n\n")
    assert lines[:2] == [PROSE, "Regards, Inés"]
    assert lines[-2:] == ["> It was shut by me.", ">> Who says so?"]
    assert all(line.startswith("> ") for line in "\n".join(lines[2:-1]).split("\n"))


def test_quotations_of_html_are_told():
    message = mail()
    message.set_content(
        f"<p>{PROSE}</p><div>Luis wrote:</div><blockquote type=cite>"
        "<p>It was shut. Nobody knew.</p><ul><li>pier 7</li><li>pier 8</li></ul>"
        "<blockquote class=gmail_quote>Who?</blockquote>"
        "</blockquote><p>It was open.</p><p>From: Ana<br>Sent: Monday</p><p>I shut it.</p>",
        subtype="html",
    )
    assert article(message).text.split("\n\n") == [
        PROSE,
        "Luis wrote:",
        "> It was shut.\n> Nobody knew.",
        "> - pier 7\n> - pier 8",
        ">> Who?",
        "It was open.",
        "> From: Ana\n> Sent: Monday",
        "> I shut it.",
    ]


def test_a_footer_does_not_take_the_place_of_the_message():
    message = EmailMessage()
    message["Subject"] = "Pier"
    message.make_mixed()
    for words, subtype in ((f"<p>{PROSE}</p>", "html"), ("The list of the harbour", "plain")):
        part = EmailMessage()
        part.set_content(words, subtype=subtype)
        message.attach(part)
    assert article(message).text == f"{PROSE}\n\nThe list of the harbour"


@pytest.mark.parametrize(
    "stub",
    ["Your mail program cannot show HTML. Open this message in a browser.", "See below.", ""],
)
def test_a_stub_does_not_take_the_place_of_the_html(stub):
    message = mail(stub)
    message.add_alternative(f"<p>{PROSE}</p>", subtype="html")
    assert article(message).text == PROSE


def test_the_same_words_in_two_forms_are_read_once():
    message = EmailMessage()
    message["Subject"] = "Pier"
    message.make_mixed()
    for words, subtype in ((PROSE, "plain"), (f"<p>{PROSE}</p>", "html")):
        part = EmailMessage()
        part.set_content(words, subtype=subtype)
        message.attach(part)
    assert article(message).text == PROSE


@pytest.mark.parametrize(
    ("said", "read_as"),
    [
        ("=?utf-8?q?P=C3=A9rez=2C_Ana?= <ana@x>", "Pérez, Ana"),
        ('"=?utf-8?b?UMOpcmV6LCBBbmE=?=" <ana@x>', "Pérez, Ana"),
        ('"Pérez, Ana" <ana@x>', "Pérez, Ana"),
        ("=?utf-8?b?4oCcQW5h4oA=?=\n =?UTF-8?q?=9D_Paz?= <ana@x>", "“Ana” Paz"),
        ("=?iso-8859-1?q?Ana=97Paz?= <ana@x>", "Ana—Paz"),
        ("=?no-such-code?q?Ana?= <ana@x>", "Ana"),
        ("ana@x", "ana@x"),
        ("(" * 20_000, "(" * 10_000),
    ],
)
def test_a_sender_s_name_in_every_writing(said, read_as):
    content = f"Subject: x\nFrom: {said}\n\n{PROSE}".encode()
    assert article(content).byline == read_as


@pytest.mark.parametrize("code", ["utf-8", "cp1252"])
def test_headers_in_bytes_above_ascii_are_read(code):
    content = f"Subject: La corrupción: señales —\nFrom: Inés <i@x>\n\n{PROSE}".encode(code)
    found = article(content)
    assert (found.title, found.byline) == ("La corrupción: señales —", "Inés")


def test_other_forms_of_the_same_words_are_not_said():
    message = mail()
    message.add_alternative(f"<html amp4email><p>{PROSE}</p></html>", subtype="x-amp-html")
    message.add_alternative(f"<p>{PROSE}</p>", subtype="html")
    message.add_alternative("BEGIN:VCALENDAR\nSUMMARY:Pier\nEND:VCALENDAR\n", subtype="calendar")
    assert article(message).text == PROSE


def test_an_inline_file_is_not_the_sender_s_words():
    message = mail()
    for name, subtype in (("piers.csv", "csv"), ("notes.txt", "plain")):
        message.add_attachment("Pier,State\n7,shut\n", subtype, filename=name, disposition="inline")
    assert article(message).text == f"{PROSE}\n\nAttached: piers.csv, notes.txt"


@pytest.mark.parametrize(
    "stated",
    ['text/plain; name="body.txt"', "text/plain charset=utf-8", "text", "TEXT/PLAIN;;",
     "text/enriched"],
)  # fmt: skip
def test_the_words_of_a_message_are_read_whatever_its_program_calls_them(stated):
    assert article(f"Content-Type: {stated}\n\n{PROSE}".encode()).text == PROSE


def test_enriched_text_is_read_without_its_commands():
    said = "<bold>It was <<shut>.</bold> <color><param>red</param>Nobody</color> knew."
    found = article(f"Content-Type: text/enriched\n\n{said}".encode())
    assert found.text == "It was <shut>. Nobody knew."


@pytest.mark.parametrize(
    "content",
    [
        b"Subject: =?no-such-code?B?!!!?=\nDate: yesterday\nFrom: \xff\xfe\n\nSome words.",
        b"Subject: =?ut\xefb-8?q?a?=\n\nSome words.",
        b"Content-Type: text/plain; charset=no-such-code\n\nSome words.",
        b"Content-Type: multipart/mixed\n\nSome words.",
        b"Content-Transfer-Encoding: base64\n\nU29tZSB3b3Jkcy4",
    ],
)
def test_broken_headers_do_not_take_the_words_with_them(content):
    assert "Some words" in article(content).text


def test_a_message_nested_without_end_ends():
    deep = b"".join(
        b"Content-Type: multipart/mixed; boundary=b%d\n\n--b%d\n" % (n, n) for n in range(3_000)
    )
    with pytest.raises(UnreadableSource):
        article(deep)


def test_each_message_of_a_mailbox_is_an_article(tmp_path: Path):
    file = tmp_path / "mail.mbox"
    box = mailbox.mbox(file)
    for number in (1, 2):
        box.add(mail(f"Message {number} came.\n\nFrom here on nothing was seen.\n", number))
    box.close()
    one, two = discover([tmp_path])
    assert [each.location for each in (one, two)] == [
        f"{file}#m1@example.org",
        f"{file}#m2@example.org",
    ]
    assert read(two).text == "Message 2 came.\n\nFrom here on nothing was seen."
    assert read(two).locators == (Locator("message", "2"),)


def test_a_mailbox_is_bounded_message_by_message(tmp_path, monkeypatch):
    monkeypatch.setattr("ingest.source.MAX_BYTES", 2_000)
    file = tmp_path / "mail.mbox"
    box = mailbox.mbox(file)
    box.add(mail("x" * 900 + "\n" + "long line " * 20_000))
    box.add(mail(number=2))
    box.close()
    large, sound = discover([file])
    assert isinstance(large, UnreadableSource)
    assert large.location == f"{file}#1"
    assert read(sound).text == PROSE


def test_a_mailbox_without_messages_is_a_named_failure(tmp_path):
    (tmp_path / "mail.mbox").write_text("Nothing of the kind.")
    (failure,) = discover([tmp_path])
    assert failure.reason == "it holds no messages"


SAVED = (
    "From: <Saved by a browser>\r\nSnapshot-Content-Location: https://ledger.example/tide\r\n"
    "Subject: The tide\r\nMIME-Version: 1.0\r\n"
    'Content-Type: multipart/related; type="text/html"; boundary="B"\r\n\r\n'
    "--B\r\nContent-Type: text/html; charset=iso-8859-1\r\n"
    "Content-Transfer-Encoding: quoted-printable\r\n\r\n"
    "<html><body><h1>The tide</h1><p>It carried 8 barrels ashore at Puerto Pe=F1a, the coast"
    " guard said.</p></body></html>\r\n"
    "--B\r\nContent-Type: image/png\r\nContent-Transfer-Encoding: base64\r\n\r\niVBO\r\n--B--\r\n"
)


def test_a_saved_page_is_read_like_a_page_and_knows_its_address():
    found = article(SAVED.encode(), ".mhtml")
    assert found.text == "It carried 8 barrels ashore at Puerto Peña, the coast guard said."
    assert (found.title, found.url) == ("The tide", "https://ledger.example/tide")


@pytest.mark.parametrize(
    ("stated", "meta"), [("", "iso-8859-2"), ("; charset=iso-8859-2", "iso-8859-1")]
)
def test_a_saved_page_is_in_the_encoding_that_its_part_states_or_else_the_page(stated, meta):
    head = (
        f"MIME-Version: 1.0\nContent-Type: text/html{stated}\nContent-Transfer-Encoding: 8bit\n\n"
        f'<meta http-equiv="Content-Type" content="text/html; charset={meta}">'
    )
    page = f"<p>Łukasz spotkał się z burmistrzem, jak podał w poniedziałek {PROSE}"
    found = article(f"{head}{page}".encode("iso-8859-2"), ".mhtml")
    assert found.text.startswith("Łukasz spotkał się z burmistrzem, jak podał w poniedziałek")


def test_a_saved_page_without_a_page_is_a_named_failure():
    with pytest.raises(UnreadableSource, match="without a page"):
        article(b"MIME-Version: 1.0\nContent-Type: multipart/related\n\n", ".mhtml")
