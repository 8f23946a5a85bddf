import pytest

from assistant.expected import is_of_another_kind
from assistant.question import analyse


@pytest.mark.parametrize(
    ("question", "words"),
    [
        ("How many soldiers were wounded?", "the bridge"),
        ("¿Cuántos casquillos se recogieron?", "Vecinos"),
        ("When did she admit it?", "half of the town"),
        ("Who ordered the raid?", "11 years"),
        ("What are the names of the two soldiers wounded on the bridge?", "20 and 22"),
        ("Which judge sentenced him?", "a separate trial"),
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
    ],
)
def test_words_that_may_be(question, words):
    assert not is_of_another_kind(analyse(question), words)
