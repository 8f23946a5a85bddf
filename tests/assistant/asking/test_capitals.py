"""Names typed in small letters are names all the same."""

import pytest

from assistant.asking.capitals import in_small_letters, with_capitals
from assistant.asking.rewrite import retold
from assistant.kept.conversations import Conversation

TEXTS = (
    "On Monday the mayor said that Óscar Mérida of El Faro had met McKinley in San Telmo.",
    "The harbour (puerto) of Puerto Alto belongs to the Ministry of Health. Its health is poor.",
    "Elena Rojas denied it.",
    "Police found the car. Later the police said in March that they may march on.",
)


@pytest.mark.parametrize(
    ("question", "small"),
    [
        ("who is camilo sotela?", True),
        ("Who is camilo sotela?", True),
        ("¿quién es óscar mérida?", True),
        ("Who is Camilo Sotela?", False),
        ("who is camilo Sotela?", False),
        ("Why?", False),
        ("2019?", False),
        ("", False),
    ],
)
def test_only_a_question_without_capitals_is_looked_at(question, small):
    assert in_small_letters(question) is small


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("who is oscar merida?", "who is Óscar Mérida?"),
        ("what did elena rojas deny?", "what did Elena Rojas deny?"),
        ("did mckinley go to san telmo?", "did McKinley go to San Telmo?"),
        ("is puerto alto a puerto?", "is Puerto Alto a puerto?"),
        (
            "what did the ministry of health say of health?",
            "what did the Ministry of Health say of health?",
        ),
        ("what did the police say?", "what did the police say?"),
        ("who was on the march in march?", "who was on the march in march?"),
        ("later, did the mayor of cobán go?", "later, did the mayor of cobán go?"),
    ],
)
def test_a_word_is_a_name_where_the_sources_never_write_it_small(typed, meant):
    assert with_capitals(typed, TEXTS) == meant


def test_the_article_of_a_name_is_no_name():
    texts = ["The convoy passed La Mesilla, near La Democracia."]
    assert with_capitals("¿qué pasó en la frontera?", texts) == "¿qué pasó en la frontera?"
    assert with_capitals("who was at la mesilla?", texts) == "who was at La Mesilla?"


def test_without_sources_a_question_stays_as_it_is():
    assert with_capitals("who is camilo sotela?", ()) == "who is camilo sotela?"


def test_a_question_is_answered_as_with_capitals(workspace):
    ask = workspace.assistant.ask
    typed = ask(Conversation(), "who denied that soldiers guarded puerto alto?")
    assert typed.question == "who denied that soldiers guarded puerto alto?"
    assert typed.standalone_question == "who denied that soldiers guarded Puerto Alto?"
    written = ask(Conversation(), "Who denied that soldiers guarded Puerto Alto?")
    assert typed.prose == written.prose


def test_somebody_else_who_is_named_does_not_take_the_last_name_along(workspace):
    before = retold([("Who asked for more patrols at Puerto Alto?", "Ana Llanos")])
    answer = workspace.assistant.ask(before, "who is marcos ibarra?")
    assert "Llanos" not in answer.standalone_question
