"""Follow-ups are resolved by rule; questions that stand alone are left alone."""

from datetime import date

import pytest

from assistant.asking.elliptical import in_frame
from assistant.asking.rewrite import retold, rewrite


@pytest.mark.parametrize(
    ("before", "said", "question", "standalone"),
    [
        (
            "What happened on July 28?",
            "",
            "And on August 12?",
            "What happened on August 12?",
        ),
        (
            "Who denied the attack in La Mesilla?",
            "",
            "What about Vueltamina?",
            "Who denied the attack in Vueltamina?",
        ),
        (
            "¿Qué pasó el 12 de agosto?",
            "",
            "¿Y el 16 de agosto?",
            "¿Qué pasó el 16 de agosto?",
        ),
    ],
)
def test_an_elliptical_question_takes_the_frame_of_the_last(before, said, question, standalone):
    assert rewrite(question, retold([(before, said)])).standalone == standalone


@pytest.mark.parametrize(
    ("before", "question", "standalone"),
    [
        (
            "What happened on August 12th?",
            "And on August 13th?",
            "What happened on August 13?",
        ),
        (
            "What happened in Ayutla on Aug 12?",
            "And on Aug 13?",
            "What happened in Ayutla on August 13?",
        ),
        (
            "What happened in Ayutla on August 12?",
            "And in Tecún Umán?",
            "What happened in Tecún Umán on August 12?",
        ),
        (
            "What did the Army do in Tecún Umán, according to El Faro?",
            "And in Ayutla?",
            "What did the Army do in Ayutla, according to El Faro?",
        ),
        (
            "What did the Army do in Tecún Umán, according to El Faro?",
            "And according to Prensa Libre?",
            "What did the Army do in Tecún Umán, according to Prensa Libre?",
        ),
        (
            "¿Qué hizo el Ejército en Tecún Umán, según El Faro?",
            "¿Y en Ayutla?",
            "¿Qué hizo el Ejército en Ayutla, según El Faro?",
        ),
        (
            "¿Qué pasó en Ayutla el 1 de ago.?",
            "¿Y el 2 de ago.?",
            "¿Qué pasó en Ayutla el 2 de agosto?",
        ),
        (
            "¿Quién es el alcalde de Ayutla?",
            "¿Y de Tecún Umán?",
            "¿Quién es el alcalde de Tecún Umán?",
        ),
        ("What happened since 2019?", "And in 2020?", "What happened in 2020?"),
        ("What happened in 2021?", "In 2022?", "What happened in 2022?"),
        ("What happened in 2021?", "2022?", "What happened in 2022?"),
        ("Who was arrested in Ayutla?", "In Zacapa?", "Who was arrested in Zacapa?"),
        ("¿Qué pasó el 18 de mayo?", "¿En junio?", "¿Qué pasó en junio?"),
        ("¿Qué pasó en mayo?", "¿Y el 3 de junio?", "¿Qué pasó el 3 de junio?"),
        ("What happened on May 18?", "And the next day?", "What happened on 19 May?"),
        (
            "What happened on 1 January 2021?",
            "The day before?",
            "What happened on 31 December 2020?",
        ),
        ("What happened on May 18?", "Who fled a week later?", "Who fled on 25 May?"),
        ("What happened on May 18?", "And on the 19th?", "What happened on 19 May?"),
        ("What happened in 2019?", "And the following year?", "What happened in 2020?"),
        ("¿Qué pasó el 18 de mayo?", "¿Y al día siguiente?", "¿Qué pasó el 19 de mayo?"),
        ("¿Qué pasó el 18 de mayo?", "¿Y el 19?", "¿Qué pasó el 19 de mayo?"),
        (
            "¿Qué pasó el 18 de mayo?",
            "¿Y la semana siguiente?",
            "¿Qué pasó entre el 19 y el 25 de mayo?",
        ),
        (
            "What happened on the night of August 12?",
            "And on August 13?",
            "What happened on the night of August 13?",
        ),
        (
            "What did Sotela do in July?",
            "And what about Julio Paz?",
            "What did Julio Paz do in July?",
        ),
    ],
)
def test_a_date_or_name_takes_the_place_of_its_like(before, question, standalone):
    assert rewrite(question, retold([(before, "")])).standalone == standalone


@pytest.mark.parametrize(
    ("before", "question"),
    [
        ("What happened between August 1 and August 5?", "And on August 13?"),
        ("What happened in Ayutla?", "And on August 13?"),
        ("What did Paz say in Ayutla?", "And Sotela?"),
        ("Who denied the attack in La Mesilla?", "And the Army?"),
        ("How many people died in 2019?", "And arrests in 2020?"),
        ("¿Qué dijo Paz en Ayutla?", "¿Y Sotela?"),
    ],
)
def test_a_frame_that_leaves_open_what_is_meant_is_not_taken(before, question):
    assert in_frame(question, before) is None


def test_a_personal_pronoun_becomes_the_person_spoken_of():
    query = rewrite(
        "Where did he say it was?", retold([("What did Téllez say of the checkpoint?", "")])
    )
    assert query.standalone.startswith("Where did Téllez say it was?")
    assert query.otherwise
    assert "checkpoint" in query.otherwise
    assert query.own == "Where did he say it was?"


def test_the_answer_can_name_the_person():
    query = rewrite("What did she claim?", retold([("Who owns the company?", "Elena Castroviejo")]))
    assert query.standalone.startswith("What did Elena Castroviejo claim?")


def test_a_place_pronoun_gets_the_topic():
    query = rewrite("How many people died there?", retold([("What happened in Agua Zarca?", "")]))
    assert "Agua" in query.standalone
    assert "Zarca" in query.standalone


@pytest.mark.parametrize(
    "question",
    [
        "Who leads the Jalisco Cartel?",
        "What did Téllez say he had seen?",
        "Was there a shootout in Chiapas?",
        "¿Quién dirige la fiscalía?",
        "¿Cuándo fue detenido el alcalde de Tres Cerros?",
        "¿Cuántos kilos decomisó el ejército?",
        "Which officials said that soldiers verified the claim?",
    ],
)
def test_a_question_that_stands_alone_is_left_alone(question):
    query = rewrite(question, retold([("What happened on July 28?", "a shootout")]))
    assert query.standalone == question


def test_the_first_question_has_nothing_to_lean_on():
    assert rewrite("And then?", retold([])).standalone == "And then?"


def test_a_place_is_no_person():
    query = rewrite(
        "Where did he say it was?",
        retold([("What did Colonel Téllez say of the checkpoint?", "in Mexico")]),
    )
    assert query.standalone.startswith("Where did Colonel Téllez say it was?")


def test_who_a_person_is_keeps_the_person():
    said = "the head of Guatemala's anti-drug prosecutor's office"
    query = rewrite("What did he tell the paper?", retold([("Who is Gerson Alegría?", said)]))
    assert query.standalone == "What did Gerson Alegría tell the paper?"


def test_who_answers_a_description_is_the_person():
    asked = retold([("Who is the lawyer that Achával hired?", "Beatriz Olano")])
    assert rewrite("What did she say?", asked).standalone.startswith("What did Beatriz Olano say?")


def test_an_added_question_after_and_keeps_its_own_subject():
    before = "What did Téllez say about the checkpoint?"
    query = rewrite("And what did he say about the voice message?", retold([(before, "")]))
    assert query.standalone == "What did Téllez say about the voice message?"


def test_a_bare_word_asks_the_last_question_again():
    query = rewrite("When?", retold([("How many agents were killed?", "eight")]))
    assert query.standalone == "When were agents killed?"


def test_a_question_that_names_nothing_may_lean_on_the_last_that_does():
    asked = retold([("What happened on August 24?", ""), ("Who fired?", "")])
    query = rewrite("How many people died?", asked)
    assert query.standalone == "How many people died?"
    assert query.otherwise == "How many people died? (August 24)"
    assert rewrite("How many people died in Petén?", asked).otherwise is None


ARRECIS = [("Who is Tobías Arrecis?", "Inspector"), ("When was he acquitted?", "")]


@pytest.mark.parametrize(
    "question",
    [
        "Who is Camilo Sotela?",
        "Was Sotela charged?",
        "Camilo Sotela",
        "What did the Observatorio say about the shipment that was lost?",
        "How many years did Delmar Pocasangre get from the Court of Appeal in Santa Brígida?",
        "What did Noemí Ruano say of her work?",
        "How many loads of tiles did Lirio del Norte send before it lost its lorry?",
        "What did the judges settle on as the weight of the whole load?",
    ],
)
@pytest.mark.parametrize("turns", [ARRECIS, [("When did Bishop Castroviejo resign?", "")]])
def test_a_question_with_a_subject_of_its_own_takes_no_earlier_one_along(turns, question):
    query = rewrite(question, retold(turns))
    assert (query.standalone, query.otherwise) == (question, None)


def test_the_rest_of_a_name_is_taken_along():
    query = rewrite("Was Sotela charged?", retold([("Who is Camilo Sotela?", "a notary")]))
    assert query.standalone == "Was Sotela charged? (Camilo Sotela)"


@pytest.mark.parametrize("opening", ["And who", "But who"])
def test_a_question_after_and_is_not_put_into_the_frame_of_the_last(opening):
    asked = retold([("What did Tobías Arrecis say?", "")])
    assert rewrite(f"{opening} is Camilo Sotela?", asked).standalone == "Who is Camilo Sotela?"


@pytest.mark.parametrize("question", ["And what about Vueltamina?", "¿Y qué hay de Vueltamina?"])
def test_a_frame_is_taken_after_and_what_about(question):
    asked = retold([("Who denied the attack in La Mesilla?", "")])
    assert rewrite(question, asked).standalone == "Who denied the attack in Vueltamina?"


def test_a_bare_word_after_a_day_asks_about_what_happened_then():
    said = "The truck left Puerto Aldana at 3:20 p.m. on 17 May."
    query = rewrite("and when?", retold([("What happened on 17 May?", said)]))
    assert query.standalone == "When? (truck left Puerto Aldana)"


def test_a_bare_word_that_nothing_likely_explains_takes_the_last_question():
    query = rewrite("and when?", retold([("What happened on 17 May?", "")]))
    assert query.standalone == "When? (17 May)"


def test_the_frame_is_that_of_the_last_question_that_has_one():
    turns = [("How many died at Agua Mansa?", ""), ("According to whom?", "")]
    query = rewrite("And at Las Huertas?", retold(turns))
    assert query.standalone == "How many died at Las Huertas?"
    turns = [("How many died at Agua Mansa?", ""), ("Who was arrested?", "")]
    query = rewrite("And at Las Huertas?", retold(turns))
    assert query.standalone == "Who was arrested? (Las Huertas)"


@pytest.mark.parametrize(
    "question",
    ["What did Paz do the day before the attack?", "Who lives on the 12th floor?", "Camilo Sotela"],
)
def test_what_counts_from_no_earlier_date_stays(question):
    assert rewrite(question, retold([("What happened on 18 May?", "")])).standalone == question


def test_a_question_is_dated_by_the_day_it_is_asked_on():
    query = rewrite("What happened last year?", retold([]), date(2025, 12, 1))
    assert (query.own, query.standalone) == ("What happened last year?", "What happened in 2024?")


@pytest.mark.parametrize(
    ("before", "said", "person"),
    [
        ("Did Ana Paz accuse Luis Ruano?", "", "Luis Ruano"),
        ("Was Luis Ruano accused by Ana Paz?", "", "Luis Ruano"),
        ("Who accused Luis Ruano?", "Ana Paz", "Luis Ruano"),
        ("Who did Ana Paz accuse?", "Luis Ruano", "Luis Ruano"),
        ("Who killed Luis Ruano?", "Ana Paz", "Ana Paz"),
    ],
)
def test_who_is_accused_denies(before, said, person):
    query = rewrite("Did he deny it?", retold([(before, said)]))
    assert query.standalone.startswith(f"Did {person} deny it?")


def test_who_is_accused_denies_in_spanish_too():
    query = rewrite("¿Lo negó él?", retold([("¿Acusó Ana Paz a Luis Ruano?", "")]))
    assert query.standalone.startswith("¿Lo negó Luis Ruano?")
