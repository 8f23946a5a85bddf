"""Plain text: headline, header lines, paragraphs, headings."""

import random
from datetime import date

import pytest

from ingest.errors import UnreadableSource
from ingest.read import read
from ingest.source import Source

PROSE = (
    "The army said on Monday that three men had died at the bridge, and that nobody else was hurt."
)
MORE = "A second paragraph, as long as the first, tells what the neighbours saw when it began."


def article(text, name="bridge.txt"):
    return read(Source(f"/sources/{name}", "text/plain", text.encode()))


def test_title_byline_publisher_and_date_of_a_header():
    found = article(
        "Death at the Bridge\n\nBy Marta Quiñónez | The Isthmus Ledger | 14 September 2023\n\n"
        f"{PROSE}"
    )
    assert found.title == "Death at the Bridge"
    assert found.byline == "Marta Quiñónez"
    assert found.publisher == "The Isthmus Ledger"
    assert found.published == date(2023, 9, 14)
    assert found.text == PROSE


@pytest.mark.parametrize(
    ("line", "byline", "publisher", "published"),
    [
        ("By Marta Quiñónez, 3 October 2023", "Marta Quiñónez", None, date(2023, 10, 3)),
        ("By Ana Paz, Radio Cumbre, 3 October 2023", "Ana Paz", "Radio Cumbre", date(2023, 10, 3)),
        ("Por Lucía Baldizón y Hugo de la Rosa", "Lucía Baldizón y Hugo de la Rosa", None, None),
        ("Ana Paz · 3 October 2023 · 4 min read", "Ana Paz", None, date(2023, 10, 3)),
        ("Publisher: The Ledger\nDate: 2023-10-03\nAuthor: Ana Paz", "Ana Paz", "The Ledger",
         date(2023, 10, 3)),
    ],
)  # fmt: skip
def test_forms_of_header_lines(line, byline, publisher, published):
    found = article(f"Death at the Bridge\n\n{line}\n\n{PROSE}")
    assert (found.byline, found.publisher, found.published) == (byline, publisher, published)
    assert found.text == PROSE


def test_an_address_line_is_the_address():
    found = article(f"https://a.example/bridge\n\nDeath at the Bridge\n\n{PROSE}")
    assert found.url == "https://a.example/bridge"
    assert found.title == "Death at the Bridge"
    assert found.text == PROSE


FACTS = [
    "Address: 12 Harbour Street, Puerto Barrios",
    "Title: Director",
    "Source: a clerk of the registry",
    "Rights: mining concession 44/2011",
    "Por: fraude y asociación ilícita",
    "Fecha: el día de los hechos",
    "Idioma: q'eqchi'",
]


@pytest.mark.parametrize("between", ["\n", "\n\n"])
def test_facts_of_a_text_are_not_taken_for_its_header(between):
    found = article(f"Harbour Holdings\n\n{between.join(FACTS)}\n\n{PROSE}")
    assert found.title == "Harbour Holdings"
    assert found.text == f"{between.join(FACTS)}\n\n{PROSE}"
    told = (found.byline, found.publisher, found.published, found.url, found.licence)
    assert told == (None,) * 5


def test_a_line_that_tells_what_is_told_otherwise_stays():
    lines = ["Title: The Director", "Source: Radio Cumbre", "Source: El Faro"]
    found = article("\n\n".join(["Harbour Holdings", *lines, PROSE]))
    assert (found.title, found.publisher) == ("Harbour Holdings", "Radio Cumbre")
    assert found.text == f"Title: The Director\n\nSource: El Faro\n\n{PROSE}"


@pytest.mark.parametrize(
    ("lines", "told"),
    [
        ("Title: A Bridge\nSource: El Faro\nURL: https://a.example/x", ("A Bridge", "El Faro")),
        ("A Bridge\n\nTitle: A bridge\n\nSource: elfaro.example", ("A Bridge", "elfaro.example")),
        ("A Bridge\n\nMedio: La Prensa (Managua)\nIdioma: es\nLicencia: CC BY 4.0",
         ("A Bridge", "La Prensa (Managua)")),
        ("A Bridge\n\nAuthor: 李明\nSource: 财新", ("A Bridge", "财新")),
    ],
)  # fmt: skip
def test_a_header_names_its_fields(lines, told):
    found = article(f"{lines}\n\n{PROSE}")
    assert (found.title, found.publisher, found.text) == (*told, PROSE)


def test_where_a_text_was_fetched_no_line_of_it_tells_another_address():
    content = f"https://other.example/story\n\nDeath at the Bridge\n\n{PROSE}"
    fetched = "https://paper.example/a.txt"
    found = read(Source(fetched, "text/plain", content.encode(), address=fetched))
    assert found.url == fetched
    assert "https://other.example/story" in found.text


@pytest.mark.parametrize(
    "line",
    [
        "By the time the police came, it was over.",
        "Por favor, no disparen, gritó una mujer desde la ventana.",
        "On 14 September 2023 a man was shot.",
        "Source of the fire: a minibus.",
    ],
)
def test_prose_is_no_header(line):
    found = article(f"Death at the Bridge\n\n{line}\n\n{PROSE}")
    assert line in found.text
    assert found.byline is None
    assert found.published is None


def test_a_name_and_a_date_tell_the_day_and_stay_since_the_name_may_be_a_place():
    found = article(f"Death at the Bridge\n\nPuerto Alto, 5 July 2023\n\n{PROSE}")
    assert found.published == date(2023, 7, 5)
    assert found.byline is None
    assert found.text.startswith("Puerto Alto, 5 July 2023")


def test_a_date_behind_the_first_paragraph_is_part_of_the_text():
    found = article(f"Death at the Bridge\n\n{PROSE}{PROSE}{PROSE}\n\n14 September 2023\n\n{MORE}")
    assert found.published is None
    assert "14 September 2023" in found.text


def test_the_dates_of_a_chronology_are_text():
    days = [f"{day} September 2023" for day in (3, 4, 5)]
    found = article("\n\n".join(["Three Days", *(part for day in days for part in (day, PROSE))]))
    assert found.published is None
    assert all(day in found.text for day in days)


def test_without_a_headline_the_first_line_is_the_title_and_stays():
    found = article(PROSE)
    assert found.title == PROSE
    assert found.text == PROSE


def test_a_long_first_line_is_cut_for_the_title_only():
    found = article(PROSE * 5)
    assert found.title.endswith("…")
    assert len(found.title) < 170
    assert found.text == PROSE * 5


def test_wrapped_lines_are_joined():
    found = article(
        "Death at the Bridge\n\n"
        "The army said on Monday that three men had died\n"
        "at the bridge, and that nobody else was hurt in\n"
        "the exchange.\n\nAnother paragraph."
    )
    assert found.text.startswith(
        "The army said on Monday that three men had died at the bridge, and"
    )
    assert "\n\nAnother paragraph." in found.text


def test_a_paragraph_a_line_gives_paragraphs():
    found = article("\n".join([PROSE * 3, MORE * 3, PROSE * 4]))
    assert found.text == "\n\n".join([PROSE * 3, MORE * 3, PROSE * 4])


def test_lists_and_tables_keep_their_lines():
    found = article(f"{PROSE}\n\n- one\n-  two\n- three\n\nPlace\tHour\nBridge\t21:10")
    assert found.text.endswith("- one\n- two\n- three\n\nPlace | Hour\nBridge | 21:10")


def test_headings_are_short_lines_that_prose_follows():
    found = article(f"Death at the Bridge\n\n{PROSE}\n\nA Second Night\n\n{MORE}\n\nThe end")
    headings = [found.text[m.start : m.end] for m in found.marks if m.kind == "heading"]
    assert headings == ["A Second Night"]
    assert found.text.endswith("The end")


@pytest.mark.parametrize(
    "line", ["Nobody came.", "But who fired first?", "He said:", "and then he left"]
)
def test_short_sentences_are_no_headings(line):
    found = article(f"Death at the Bridge\n\n{PROSE}\n\n{line}\n\n{MORE}")
    assert line in found.text.split("\n\n")
    assert found.marks == ()


def test_one_line_of_five_megabytes():
    found = article("The army said so. " * 290_000)
    assert len(found.text) == 290_000 * 18 - 1


@pytest.mark.parametrize("media_type", ["text/plain", "text/markdown"])
@pytest.mark.parametrize("size", [200, 5_000, 200_000])
def test_bytes_that_are_no_text_are_a_named_failure(media_type, size):
    content = random.Random(size).randbytes(size)
    with pytest.raises(UnreadableSource, match="no text, whatever its name says"):
        read(Source("/sources/a.txt", media_type, content))


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16", "cp1251", "koi8-r", "shift_jis", "cp437"])
def test_texts_with_some_broken_places_are_read(encoding):
    words = {
        "cp1251": "Министр сказал, что мост закрыт. ",
        "koi8-r": "Мост был закрыт вчера. ",
        "shift_jis": "大臣は橋が閉鎖されたと述べた。",
        "cp437": "El señor añadió: «nada». ",
    }
    content = (words.get(encoding, "The gate was shut 😀. ") * 40).encode(encoding)
    assert read(Source("/sources/a.txt", "text/plain", content + b"\x00\x01\x1a" * 2)).text
