import pytest

from assistant.asking.overview import subject_of_overview


@pytest.mark.parametrize(
    ("question", "subject"),
    [
        ("Tell me about Casa Peregrina.", "Casa Peregrina"),
        ("tell me more about the trial", "the trial"),
        ("Can you tell me everything you know about Malva Holdings?", "Malva Holdings"),
        ("What is known about Camilo Sotela?", "Camilo Sotela"),
        ("What do the sources say about Agua Mansa?", "Agua Mansa"),
        ("What else do we know of El Relojero?", "El Relojero"),
        ("What is there on El Relojero", "El Relojero"),
        ("Give me a short profile of Camilo Sotela", "Camilo Sotela"),
        ("Is there anything on the green ambulance?", "the green ambulance"),
        ("Summarise what is known about the trial", "the trial"),
        ("¿Qué se sabe de Nicanor Tul?", "Nicanor Tul"),
        ("¿Qué dicen las fuentes sobre el juicio?", "el juicio"),
        ("Cuéntame todo sobre El Relojero.", "El Relojero"),
        ("Háblame del microbús", "microbús"),
        ("Resume lo que se sabe del testigo 7", "testigo 7"),
        ("Tell me a bit about Gil…", "Gil…"),
        ("Camilo Sotela", "Camilo Sotela"),
        ("Camilo Sotela?", "Camilo Sotela"),
    ],
)
def test_a_subject_stands_where_a_question_would(question, subject):
    assert subject_of_overview(question) == subject


@pytest.mark.parametrize(
    "question",
    [
        "Who is Camilo Sotela?",
        "What did Castroviejo say about the army?",
        "What is the summary of damages?",
        "Summarize what happened at El Tempisque.",
        "Tell me what he said about it",
        "Tell me about it",
        "Tell me about you",
        "What do you know about me?",
        "Tell me about each other",
        "¿Qué sabes de mí?",
        "What is known about ***?",
        "What was written on the wall?",
        "What was there on the truck?",
        "Tell me about Gil. Who paid him?",
        "Tell me about the raid, who led it and why?",
        "Show me about ten articles",
        "Háblame de él",
        "Dime quién es Sotela",
        "Luis Gil said",
        "And Sandí?",
        "Who Published A Theory of Justice?",
        "Show me on a map where Ecuador is",
        "Tell me about " + "a very long story " * 5,
        "",
    ],
)
def test_what_asks_for_something_else_is_no_overview(question):
    assert subject_of_overview(question) is None
