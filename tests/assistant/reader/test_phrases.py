import pytest

from assistant.asking.question import analyse
from assistant.reader.phrases import phrase
from ingest.article import Span


def told(question: str, text: str, words: str) -> str | None:
    """The words as they are told, of a text that is one sentence."""
    at = text.index(words)
    found = phrase(analyse(question), text, Span(0, len(text)), Span(at, at + len(words)))
    return text[found.start : found.end] if found else None


@pytest.mark.parametrize(
    ("cut", "kept"),
    [
        ('"race', "race"),
        ('denied "', "denied"),
        ("theatre”", "theatre"),
        ('"theatre"', '"theatre"'),
        ("El Maestro", "El Maestro"),
        ('said "no', None),
        ('"', None),
    ],
)
def test_half_a_pair_of_quotation_marks_at_an_end_is_left_out(cut, kept):
    assert told("What did he call it?", f"He called it {cut} then.", cut) == kept


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
    assert told("Which was it?", words, words) == words


@pytest.mark.parametrize(
    "words",
    ["", 'said "no', "dijo «nada", "denied it:", "word " * 13],
)
def test_nothing_what_is_cut_off_and_a_sentence_are_none(words):
    assert told("Which was it?", words, words) is None


@pytest.mark.parametrize(
    "words",
    ["that day", "day", "the following day", "that night", "ese mismo día", "al día siguiente"],
)
def test_a_time_that_is_told_elsewhere_does_not_say_when(words):
    assert told("When was it?", f"It was {words}.", words) is None


def test_a_day_may_be_a_name_or_a_measure():
    assert told("Which newspaper reported it?", "La Semana reported it.", "La Semana")
    assert told("How long was he in prison?", "He was in prison for a year.", "a year") == "a year"


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
    assert told("What is it?", text, cut) == whole


@pytest.mark.parametrize(
    ("question", "words", "whole"),
    [
        ("How many were on board?", "300", "at least 300"),
        ("When did it sink?", "3", "3 May 2023"),
        ("What sank?", "300", "300"),
    ],
)
def test_a_number_or_date_is_told_with_what_belongs_to_it(question, words, whole):
    assert told(question, "The boat sank on 3 May 2023 with at least 300 on board.", words) == whole


@pytest.mark.parametrize(
    ("question", "words", "whole"),
    [
        ("Who is Inspector Arrecis?", "Tobías", "Tobías Arrecis"),
        ("Who is Tobías Arrecis?", "Arrecis", "Tobías Arrecis"),
        ("Who came?", "Tobías", "Tobías"),
        ("Who met Arrecis?", "Luis Gil", "Luis Gil"),
        ("What is the first name of Arrecis?", "Tobías", "Tobías"),
    ],
)
def test_who_somebody_is_is_not_half_of_the_name(question, words, whole):
    assert told(question, "The head of homicide, Tobías Arrecis, met Luis Gil.", words) == whole


@pytest.mark.parametrize(
    "question",
    [
        "Did the firm own the lorry?",
        "What happened on 12 August?",
        "Why did the firm sell it?",
    ],
)
def test_some_questions_take_no_few_words_and_a_number_is_no_reason(question):
    assert told(question, "It had 36 lorries on 12 August.", "36 lorries") is None


def test_a_choice_takes_a_few_words():
    assert told("Did it sell lorries or boats?", "It sold 36 lorries.", "lorries") == "lorries"
