import pytest

from assistant.asking.question import analyse, asks_for_events, asks_identity
from assistant.proper_names import names_in


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
        "Which buses burned?",
        "¿Qué países firmaron?",
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
        "¿Qué país decretó duelo?",
        "¿Qué crisis estalló?",
        "Which crisis broke out?",
        "What virus was found?",
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
        ("Didn't he resign?", "yes-no"),
        ("Should the mayor resign?", "yes-no"),
        ("Would they deny it?", "yes-no"),
        ("May 2021?", "what"),
        ("whos camilo sotela", "who"),
        ("wheres the port", "where"),
        ("Cuando llegó la policía, ¿quién huyó?", "who"),
        ("cuando llego la policia, quien huyo?", "who"),
        ("¿Cuándo llegó la policía y quién huyó?", "when"),
        ("¿Cuándo, según el alcalde, murió?", "when"),
        ("Según El Faro, ¿quién huyó?", "who"),
        ("¿Murió el alcalde?", "yes-no"),
        ("¿Está preso Sotela?", "yes-no"),
        ("¿No tiene Paz un hermano?", "yes-no"),
        ("¿Lo negaron los jueces?", "yes-no"),
        ("¿Dijo Paz que vendría?", "yes-no"),
        ("¿Y cómo murió?", "how"),
        ("¿Cuánto pesó?", "count"),
        ("¿Desde cuándo gobierna?", "when"),
        ("¿De qué murió?", "what"),
    ],
)
def test_the_kind_is_what_the_main_clause_asks_for(question, kind):
    assert analyse(question).kind == kind


@pytest.mark.parametrize(
    ("question", "names"),
    [
        ("Whos Camilo Sotela?", ("Camilo Sotela",)),
        ("Who's Camilo Sotela?", ("Camilo Sotela",)),
        ("Didn't Ana Paz resign?", ("Ana Paz",)),
        ("¿Acusó Ana Paz a Luis Ruano?", ("Ana Paz", "Luis Ruano")),
        ("¿Arturo Paz huyó?", ("Arturo Paz",)),
        ("Dos Erres was burned?", ("Dos Erres",)),
    ],
)
def test_what_opens_a_question_is_no_part_of_a_name(question, names):
    assert names_in(question) == names


def test_a_short_form_of_who_is_asks_for_a_person():
    assert asks_identity("Who's Camilo Sotela?")
    assert asks_identity("whos Camilo Sotela?")
    assert not asks_identity("Who sold Camilo Sotela?")


@pytest.mark.parametrize(
    ("question", "asks"),
    [
        ("Who are the Huistas?", True),
        ("¿Quiénes son los Huistas?", True),
        ("¿Quiénes eran Los Zetas?", True),
        ("Who is the Governor of Tecuma?", False),
        ("¿Quiénes mataron a los Huistas?", False),
    ],
)
def test_a_group_is_asked_about_with_its_article(question, asks):
    assert asks_identity(question) == asks
