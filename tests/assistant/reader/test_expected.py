import pytest

from assistant.asking.question import analyse
from assistant.reader.expected import (
    is_of_another_kind,
    is_phrase,
    short_answer_span,
    whole_abbreviation,
    within_quotation,
)
from ingest.article import Span


@pytest.mark.parametrize(
    ("question", "words"),
    [
        ("How many soldiers were wounded?", "the bridge"),
        ("¿Cuántos casquillos se recogieron?", "Vecinos"),
        ("When did she admit it?", "half of the town"),
        ("Who ordered the raid?", "11 years"),
        ("What are the names of the two soldiers wounded on the bridge?", "20 and 22"),
        ("Which judge sentenced him?", "a separate trial"),
        ("What is the name of the police inspector?", "Guatemalan police inspector"),
    ],
)
def test_words_that_cannot_be_what_is_asked_for(question, words):
    assert is_of_another_kind(analyse(question), words)


@pytest.mark.parametrize(
    ("question", "words"),
    [
        ("How many soldiers were wounded?", "two"),
        ("How many winners were there?", "a quarter"),
        ("How long did it last?", "until the rain came"),
        ("¿Cuántos viajes hizo?", "tres"),
        ("When did she admit it?", "after the trial"),
        ("When it was sold, who resigned?", "William Rees"),
        ("Who ordered the raid?", "a customs officer"),
        ("Where was he?", "the station"),
        ("What is the name of the process?", "leaching"),
        ("Which judge sentenced him?", "Iliana Morúa"),
        ("Which judge sentenced him?", "Judge Iliana Morúa of the High Court"),
        ("What is the name of the driver?", "Hugo de la Rosa"),
    ],
)
def test_words_that_may_be(question, words):
    assert not is_of_another_kind(analyse(question), words)


@pytest.mark.parametrize(
    ("cut", "kept"),
    [
        ('"race', "race"),
        ('denied it: "', "denied it:"),
        ("theatre”", "theatre"),
        ('"theatre"', '"theatre"'),
        ("El Maestro", "El Maestro"),
        ('said "no', 'said "no'),
        ('"', ""),
    ],
)
def test_half_a_pair_of_quotation_marks_at_an_end_is_left_out(cut, kept):
    text = f"He called it {cut} then."
    start = text.index(cut)
    span = within_quotation(text, Span(start, start + len(cut)))
    assert text[span.start : span.end] == kept


@pytest.mark.parametrize(
    "words",
    [
        "412 kilograms",
        '"theatre"',
        "“El Maestro”",
        "two days later",
        "the year after the war",
        "tres días",
    ],
)
def test_a_few_whole_words_are_a_phrase(words):
    assert is_phrase(words)


@pytest.mark.parametrize(
    "words",
    ["", 'said "no', "«nada", "denied it:", "word " * 13, "that day", "day", "ese mismo día"],
)
def test_nothing_what_is_cut_off_and_a_sentence_are_none(words):
    assert not is_phrase(words)


@pytest.mark.parametrize(
    ("text", "cut", "whole"),
    [
        ("It was stopped at 4:40 a.m. on 18 May.", "4:40 a.m", "4:40 a.m."),
        ("A firm called Lirio S.A. owns it.", "Lirio S", "Lirio S.A."),
        ("La embajada de EE.UU. calló.", "EE", "EE.UU."),
        ("A firm called Lirio S.A. owns it.", "Lirio S.A.", "Lirio S.A."),
        ("They fled to Cobán.", "Cobán", "Cobán"),
        ("He left the U.S. in May.", "left", "left"),
    ],
)
def test_an_abbreviation_is_not_cut(text, cut, whole):
    at = text.index(cut)
    found = whole_abbreviation(text, Span(at, at + len(cut)))
    assert text[found.start : found.end] == whole


def test_of_two_counts_the_one_that_is_asked_about_is_told():
    said = "Cuatro migrantes murieron y nueve personas resultaron heridas."
    for question, told in (
        ("¿Cuántas personas murieron?", "Cuatro"),
        ("¿Cuántas personas resultaron heridas?", "nueve"),
    ):
        found = short_answer_span(analyse(question), said, Span(0, len(said)))
        assert said[found.start : found.end] == told
