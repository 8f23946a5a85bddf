import pytest

from assistant.asking.question import analyse
from assistant.reader.expected import is_of_another_kind, short_answer_span
from ingest.article import Span


@pytest.mark.parametrize(
    ("question", "words"),
    [
        ("How many soldiers were wounded?", "the bridge"),
        ("¿Cuántos casquillos se recogieron?", "Vecinos"),
        ("When did she admit it?", "half of the town"),
        ("Who ordered the raid?", "11 years"),
        ("¿Cuánto dinero le ofrecieron?", "four days"),
        ("¿Cuántos años tiene la alcaldesa?", "tres días"),
        ("How old is she?", "14 kilometres"),
        ("¿A qué hora atacaron el microbús?", "14 kilómetros de la frontera"),
        ("¿A qué hora atacaron el microbús?", "armados"),
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
        ("How old is she?", "22"),
        ("How far is it?", "three hours"),
        ("What time did the Dutch have a navy?", "1590 to 1712"),
        ("How many years did he get?", "17 years and four days"),
        ("What time was it stopped?", "at dawn"),
        ("¿A qué hora fue?", "6:10 de la mañana"),
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


def test_of_two_counts_the_one_that_is_asked_about_is_told():
    said = "Cuatro migrantes murieron y nueve personas resultaron heridas."
    for question, told in (
        ("¿Cuántas personas murieron?", "Cuatro"),
        ("¿Cuántas personas resultaron heridas?", "nueve"),
    ):
        found = short_answer_span(analyse(question), said, Span(0, len(said)))
        assert said[found.start : found.end] == told


@pytest.mark.parametrize(
    ("question", "said", "told"),
    [
        (
            "¿A qué hora ocurrió el ataque?",
            "El ataque ocurrió a las 6:10 de la mañana del 19 de julio.",
            "6:10 de la mañana",
        ),
        ("What time was the truck stopped?", "It was stopped at 4:40 a.m. on 18 May.", "4:40 a.m."),
        ("At what time did it begin?", "It began at seven o'clock in May 2023.", "seven o'clock"),
        ("¿Cuánto cobran?", "Los grupos cobran 80 dólares por persona.", "80 dólares"),
    ],
)
def test_a_time_of_day_and_money_are_told_whole(question, said, told):
    found = short_answer_span(analyse(question), said, Span(0, len(said)))
    assert said[found.start : found.end] == told
