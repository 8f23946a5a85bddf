import pytest

from assistant.question import analyse, asks_for_events


@pytest.mark.parametrize(
    "question",
    [
        "What happened on August 24?",
        "Which criminal groups operate in Huehuetenango?",
        "What did Castillo say about the video?",
        "Who are the Huistas?",
        "On what dates did it close?",
        "¿Qué dijo la alcaldesa?",
        "¿Qué municipios atacaron?",
    ],
)
def test_several_things_may_answer(question):
    assert analyse(question).several


@pytest.mark.parametrize(
    "question",
    [
        "What was found?",
        "What did the Army deny?",
        "Which judge sentenced him?",
        "What business has he?",
        "What does the barber do for a living?",
        "¿Qué autoridad decretó duelo?",
        'Who said "what did they say"?',
    ],
)
def test_one_thing_answers(question):
    assert not analyse(question).several


@pytest.mark.parametrize(
    ("question", "events"),
    [
        ("What happened on 17 May?", True),
        ("What else happened in Puerto Alto?", True),
        ("¿Qué pasó el 17 de mayo?", True),
        ("What happened to the notary?", False),
        ("¿Qué pasó con el notario?", False),
        ("Who says what happened?", True),
        ("When did it happen?", False),
    ],
)
def test_what_happened_asks_for_a_story(question, events):
    assert asks_for_events(question) == events


@pytest.mark.parametrize(
    ("question", "kind"),
    [
        ("When the police came, who fled?", "who"),
        ("When a ship is late, it is called what?", "what"),
        ("When the light flashes red, it means?", "what"),
        ("When did the police come, and who fled?", "when"),
        ("When and where did they meet?", "when"),
        ("When, according to the mayor, was it?", "when"),
        ("When the attack happened?", "when"),
        ('"The Long Road" was on which list?', "what"),
        ("Was it on the list?", "yes-no"),
    ],
)
def test_the_kind_is_what_the_main_clause_asks_for(question, kind):
    assert analyse(question).kind == kind
