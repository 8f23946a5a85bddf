"""Sentences are exact slices, cut where a careful reader would cut."""

from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ingest.prose.sentences import sentence_spans

DATA = Path(__file__).parents[2] / "data"


def cut(text):
    return [text[start:end] for start, end in sentence_spans(text)]


# each case is the sentences; they are joined by a space and must come apart again
CASES = {
    "titles": ["Mr. Smith met Col. Rubén Téllez and Gen. Paz.", "It was late."],
    "title before the": ["The Hon. Ms. Diaz, Lt. Gov. Ames and Insp. Arrecis came.", "She left."],
    "U.S. inside": ["The U.S. Army sent two men.", "They left."],
    "U.S. at the end": ["He retired in the U.S.", "He died there."],
    "clock inside": ["It began at 5 p.m. on Sept. 7 and ended at 9 a.m. Friday.", "Nobody came."],
    "clock at the end": ["He arrived at 5 p.m.", "Police left."],
    "reloj": ["Salió a las 5 p. m.", "La policía llegó a las 6 a. m. del lunes."],
    "initials": ["J. P. Morgan and J.R.R. Tolkien met R. Paz.", "The end."],
    "company": ["He owned Acme Inc. and Foo Corp. of Panama.", "The rest is Malva Holdings Corp."],
    "number": ["No. 5 was lost on p. 12.", "He said no.", "The rest, approx. 40, went."],
    "decimals": ["It cost $3.5 million.", "It fell by 0.5 per cent to 1.200,50 pesos."],
    "address": ["See https://a.example/x.html?q=1.2 or www.b.example.", "It is there."],
    "Spanish titles": ["El Sr. Pérez y la Sra. Díaz vieron al Gral. López.", "El Lic. Paz no."],
    "EE. UU.": [
        "Viajó a EE. UU. el lunes.",
        "Las FF. AA. lo niegan.",
        "Vive en EE. UU.",
        "Es así.",
    ],
    "página": ["Ver pág. 5 y art. 12.", "Lo dice el cap. IV."],
    "ordinal": ["El 3.º acusado, el 1.er testigo y la 2.ª firma.", "Nadie más."],
    "Spanish marks": ["¿Qué pasó?", "¡Nada!", "«No sé», dijo.", "—Yo tampoco —dijo ella."],
    "question in quotes": ['"Why?" he asked.', "Then he left."],
    "question and name": ["“Why?” Téllez asked.", "“No.”", "He left."],
    "pregunta": ["“¿Por qué?”, preguntó.", "¡Basta! gritó el hombre."],
    "closing quote": ["He said “no.”", 'She said "yes."', "They left."],
    "bracket": ["(He left.)", "It ended (see p. 5).", "[It did.]", "All went."],
    "footnotes": ["It ended there [2].", "It began.[3]", "A third followed.¹", "Done."],
    "footnote behind a space": ["It ended there. [2]", "Another began."],
    "long quotation": [
        '"There was nothing.',
        "Nobody came.",
        'They left," said Téllez.',
        "It was 5.",
    ],
    "ellipsis inside": ["We are here ... we are not playing […] and [...] you know it.", "So go."],
    "ellipsis before a name": ["He saw the [...] Sinaloa Cartel there.", "So he left."],
    "ellipsis at the end": ["He thought so…", "Maria did not...", "Pedro slept."],
    "ellipsis, then a sentence": ["We will kill you […]", "This is the last chance."],
    "ellipsis between": ["We cleaned La Mesilla. ...", "Listen closely."],
    "enumerated": ["1. The army came.", "2. It left."],
    "question, lower case": ["Was it him? she wondered.", "It was."],
    "guillemets with spaces": ["« Pourquoi ? »", "Il partit."],
    "etc.": ["Guns, trucks, etc. were found.", "Nothing else."],
    "et al.": ["Smith et al. say so.", "We do not."],
}


@pytest.mark.parametrize("sentences", CASES.values(), ids=CASES.keys())
def test_cuts_as_a_reader_would(sentences):
    assert cut(" ".join(sentences)) == sentences


def test_a_blank_line_ends_a_sentence_and_a_wrapped_line_does_not():
    text = (
        "The army said on Monday that three men had died\n"
        "at the bridge. Nobody else was hurt, it said, in\nthe exchange\n\n"
        "A heading\n\nAnother one"
    )
    assert cut(text) == [
        "The army said on Monday that three men had died\nat the bridge.",
        "Nobody else was hurt, it said, in\nthe exchange",
        "A heading",
        "Another one",
    ]


def test_lists_tables_and_verse_end_at_the_line():
    assert cut("- one\n- two, and\n- three") == ["- one", "- two, and", "- three"]
    assert cut("Place | Hour\nBridge | 21:10") == ["Place | Hour", "Bridge | 21:10"]
    rows = ["Weighbridge, 17 May | 3:05 p.m. | 38.4 tonnes", "Yard | 10:55 a.m. | 37.6 tonnes"]
    assert cut("\n".join(rows)) == rows
    assert cut("Roses are red\nViolets are blue") == ["Roses are red", "Violets are blue"]


def test_offsets_point_into_the_whole_text():
    text = "Skipped. One here. Two here. Skipped."
    assert [text[s:e] for s, e in sentence_spans(text, 9, 28)] == ["One here.", "Two here."]


def test_no_text_has_no_sentences():
    assert sentence_spans("") == []
    assert sentence_spans(" \n\n \t") == []


def assert_exact(text, spans, start, end):
    for span, following in pairwise(spans):
        assert span.end <= following.start
    covered = set()
    for s, e in spans:
        assert start <= s < e <= end
        assert text[s:e].strip() == text[s:e]
        assert "\n\n" not in text[s:e]
        covered.update(range(s, e))
    assert all(at in covered for at in range(start, end) if not text[at].isspace())


@given(st.text(), st.integers(0, 40), st.integers(0, 400))
def test_any_text_is_cut_exactly(text, start, length):
    start = min(start, len(text))
    end = min(len(text), start + length)
    assert_exact(text, sentence_spans(text, start, end), start, end)


@given(st.lists(st.sampled_from(
    ["The", "no", "U.S.", "Mr.", "…", "...", "[...]", "?", "!", ".", '"', "”", "“", "«", "»", "(",
     ")", "[2]", "¿", "—", "\n", "\n\n", " ", "  ", "5", "p.", "m.", "EE.", "UU.", "- a", " | ",
     "。",
     "\u00a0"]
)).map("".join))  # fmt: skip
def test_any_punctuation_is_cut_exactly(text):
    assert_exact(text, sentence_spans(text), 0, len(text))


def test_a_scraped_page():
    text = (DATA / "river-crossing-toll.txt").read_text("utf-8")
    spans = sentence_spans(text)
    assert_exact(text, spans, 0, len(text))
    sentences = [text[s:e] for s, e in spans]
    assert "Its result, due in September, has not been published." in sentences
    assert any(s.startswith("“Don Chema,” or José") and s.endswith("crossing.") for s in sentences)
    assert any(s.startswith('"You pay or you swim [...]; the third one') for s in sentences)
