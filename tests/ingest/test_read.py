"""From bytes to an article: provenance, clean characters, marks that point at their text."""

import re
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ingest.errors import UnreadableSource
from ingest.prose.sentences import sentence_spans
from ingest.read import _READERS, logger, read
from ingest.source import Source

DATA = Path(__file__).parents[1] / "data"
PROSE = (
    "The army said on Monday that three men had died at the bridge, and that nobody else was hurt."
)


def article(content, media_type="text/plain", name="note.txt"):
    content = content.encode() if isinstance(content, str) else content
    return read(Source(f"/sources/{name}", media_type, content))


def marked(found, kind):
    return [found.text[mark.start : mark.end] for mark in found.marks if mark.kind == kind]


SCRAPED = DATA / "river-crossing-toll.txt"


@pytest.fixture(scope="module")
def scraped():
    return read(Source(str(SCRAPED), "text/plain", SCRAPED.read_bytes()))


def test_a_scraped_page_begins_and_ends_with_its_prose(scraped):
    assert scraped.title == "Armed Men Collect a Toll at the River Crossing of Las Pozas"
    assert scraped.text.startswith("Armed men have collected a toll from every lorry")
    assert scraped.text.endswith("Its result, due in September, has not been published.")
    assert scraped.title not in scraped.text


def test_a_scraped_page_keeps_every_paragraph_but_furniture(scraped):
    raw = SCRAPED.read_text("utf-8")
    body = raw[raw.index("Armed men have collected") : raw.index("share icon icon icon")]
    expected = [" ".join(part.split()) for part in re.split(r"\n\s*\n", body.strip())]
    expected = [part for part in expected if not part.startswith("SEE ALSO")]
    photo = "LasPozasBargesFrontera Abierta6.2023 "
    assert scraped.text.split("\n\n") == [part.removeprefix(photo) for part in expected]


def test_a_scraped_page_is_marked(scraped):
    assert marked(scraped, "heading") == ["Who Keeps the Books", "What the Ministry Says"]
    captions = marked(scraped, "caption")
    assert [caption.endswith("Photo: Frontera Abierta.") for caption in captions] == [True] * 2
    (note,) = marked(scraped, "note")
    assert note.startswith("*This investigation was carried out by Frontera Abierta.")


def test_a_scraped_page_tells_who_wrote_it_and_never_a_date_from_its_prose(scraped):
    assert scraped.original_publisher == "Frontera Abierta"
    assert scraped.publisher == "The Isthmus Ledger"
    assert scraped.published is None
    assert scraped.byline is None
    assert scraped.language == "en"
    assert "Creative Commons" in scraped.licence
    assert scraped.doc_id == "river-crossing-toll"
    assert scraped.id == scraped.digest[:16]


def test_headings_are_whole_sentences_of_the_text(scraped):
    spans = {(s, e) for s, e in sentence_spans(scraped.text)}
    assert all((m.start, m.end) in spans for m in scraped.marks if m.kind == "heading")


@pytest.mark.parametrize(
    ("note", "original"),
    [
        (
            "This story was originally published by The Tide Line and is shared here.",
            "The Tide Line",
        ),
        ("Reprinted with permission from Frontera Abierta.", "Frontera Abierta"),
        ("This article was first published in El Faro English.", "El Faro English"),
        ("*Esta investigación fue realizada por El Faro y editada por brevedad.", "El Faro"),
        ("Este artículo fue publicado originalmente por Radio Cumbre.", "Radio Cumbre"),
    ],
)
def test_a_reprint_names_its_original_publisher(note, original):
    found = article(f"A Bridge\n\n{PROSE}\n\n{note}")
    assert found.original_publisher == original
    assert marked(found, "note") == [note]


def test_prose_about_publishing_is_no_note():
    found = article(
        f"{PROSE}\n\nThe report was carried out by the police, and published by nobody at all."
    )
    assert found.original_publisher is None
    assert found.marks == ()


@pytest.mark.parametrize(
    ("content", "expected"),
    [
        (b"\xef\xbb\xbf" + "Peña calló.".encode(), "Peña calló."),
        ("Peña calló.".encode("utf-16"), "Peña calló."),
        ("Peña calló.".encode("utf-16-be"), "Peña calló."),
        ("Peña calló.".encode("cp1252"), "Peña calló."),
        (b"The \x00army\x07 left.", "The army left."),
        ("Pen\u0303a  call\u00f3\u00a0ayer.".encode(), "Peña calló ayer."),
        ("The ar\u200bmy\u202e left\u00ad.".encode(), "The army left."),
        (b"One line\r\n\r\nTwo lines.\r\n", "Two lines."),
    ],
)
def test_characters_are_cleaned(content, expected):
    assert article(content).text == expected


def test_broken_bytes_do_not_take_the_rest_with_them():
    text = "La señora Peña salió de la reunión. ".encode() * 9 + b"\xff\xfe fin."
    found = article(text)
    assert found.text.count("señora Peña salió") == 9
    assert found.text.endswith("fin.")


@pytest.mark.parametrize("media_type", ["text/plain", "text/html", "text/markdown"])
@pytest.mark.parametrize("content", [b"", b" \n\t\n", b"\x00\x00", b"***\n\n---", b"By Ana Paz"])
def test_no_text_is_an_error_that_names_the_source(media_type, content):
    with pytest.raises(UnreadableSource) as failure:
        article(content, media_type)
    assert failure.value.location == "/sources/note.txt"
    assert "no text" in failure.value.reason


def test_an_unknown_form_is_an_error():
    with pytest.raises(UnreadableSource, match="application/zip"):
        article("x", "application/zip")


@pytest.mark.parametrize(
    ("surprise", "said"),
    [
        (RecursionError("maximum recursion depth exceeded"), "it is nested deeper than documents"),
        (MemoryError(), "it takes more memory than there is"),
        (ValueError("bad\n\ud800 " + "x" * 999), "its form could not be read (ValueError"),
        (AssertionError(), "its form could not be read (AssertionError"),
    ],
)
def test_a_surprise_in_a_reader_is_this_source_s_failure_alone(surprise, said, monkeypatch, caplog):
    def fail(source):
        raise surprise

    monkeypatch.setitem(_READERS, "text/plain", fail)
    # What pytest captures of the log it sends between processes: half a character cannot be sent.
    monkeypatch.setattr(logger, "propagate", False)
    monkeypatch.setattr(logger, "handlers", [caplog.handler])
    with pytest.raises(UnreadableSource) as failure:
        article(PROSE)
    assert failure.value.__cause__ is surprise
    assert failure.value.location == "/sources/note.txt"
    reason = failure.value.reason
    assert reason.startswith(said)
    assert reason.isprintable()
    assert len(reason) < 200
    (record,) = caplog.records
    assert record.exc_info[1] is surprise


def test_a_reader_s_own_refusal_passes(monkeypatch, caplog):
    def refuse(source):
        raise UnreadableSource(source.location, "it is locked")

    monkeypatch.setitem(_READERS, "text/plain", refuse)
    with pytest.raises(UnreadableSource, match="it is locked"):
        article(PROSE)
    assert not caplog.records


def test_a_licence_is_kept_short_and_its_notice_still_left_out():
    notice = (
        "This work may be republished under a Creative Commons licence, with a link to it. "
        + "The Ledger asks that nothing be altered and that every photograph be left out. " * 6
    ).strip()
    page = f'<a rel="license" href="https://cc.example">{notice}</a><p>{PROSE}</p><p>{notice}</p>'
    found = article(page, "text/html")
    assert found.text == PROSE
    assert 250 < len(found.licence) <= 300
    assert found.licence.endswith("…")
    assert f"{notice} ".startswith(found.licence[:-1] + " ")


@pytest.mark.parametrize(
    ("text", "language"),
    [
        (PROSE, "en"),
        ("El ejército informó el lunes de que tres hombres habían muerto junto al puente.", "es"),
        ("O exército informou na segunda-feira que três homens morreram junto à ponte.", "pt"),
    ],
)
def test_language_is_told_by_the_text(text, language):
    assert article("\n\n".join([text] * 4)).language == language


def test_a_declared_language_counts_for_short_texts_only():
    page = '<html lang="es"><p>{}</p></html>'
    assert article(page.format("Radio 98.1 FM."), "text/html").language == "es"
    assert article(page.format(PROSE * 4), "text/html").language == "en"


@pytest.mark.parametrize(
    ("form", "day"),
    [
        ("14 September 2023", date(2023, 9, 14)),
        ("Sept. 14, 2023", date(2023, 9, 14)),
        ("Published: Thursday, 14 September 2023, 10:05 a.m. GMT", date(2023, 9, 14)),
        ("14 de septiembre de 2023", date(2023, 9, 14)),
        ("Publicado el jueves 14 de septiembre de 2023", date(2023, 9, 14)),
        ("2023-09-14T10:05:00+02:00", date(2023, 9, 14)),
        ("14/09/2023", date(2023, 9, 14)),
        ("7 JUN 2022", date(2022, 6, 7)),
        ("04/09/2023", None),  # April or September
        ("31 February 2023", None),
        ("September 7", None),
    ],
)
def test_a_date_line_is_the_day_of_publication(form, day):
    found = article(f"A Bridge\n\n{form}\n\n{PROSE}")
    assert found.published == day
    assert (form in found.text) == (day is None)


@given(st.text(max_size=300), st.sampled_from(["text/plain", "text/html", "text/markdown"]))
def test_any_text_is_read_or_refused(text, media_type):
    try:
        found = article(text.encode("utf-8", "surrogatepass"), media_type)
    except UnreadableSource as failure:
        # And not a reader's surprise.
        assert failure.reason == "it holds no text" or "it is no text" in failure.reason
        return
    assert found.title.strip()
    assert found.text == found.text.strip()
    assert "\n\n\n" not in found.text
    assert "\x00" not in found.text
    assert [(m.start, m.end) for m in found.marks] == sorted((m.start, m.end) for m in found.marks)
    paragraphs = found.text.split("\n\n")
    assert all(found.text[m.start : m.end] in paragraphs for m in found.marks)
