import pytest

from assistant.asking.compound import parts_of


@pytest.mark.parametrize(
    ("question", "first", "second"),
    [
        (
            "When did the trial start and when did it end?",
            "When did the trial start?",
            "When did it end?",
        ),
        ("When was he born, and when did he die?", "When was he born?", "When did he die?"),
        (
            "How long did the patrol need, and what held it up?",
            "How long did the patrol need?",
            "What held it up?",
        ),
        ("Who was arrested and why?", "Who was arrested?", "Why?"),
        (
            "when was the wall built and for what purpose",
            "When was the wall built?",
            "For what purpose was the wall built?",
        ),
        ("When and where was Gil arrested?", "When was Gil arrested?", "Where was Gil arrested?"),
        ("Who is Sotela? Where does he live?", "Who is Sotela?", "Where does he live?"),
        (
            "When did it start? When did it end? (trial)",
            "When did it start?",
            "When did it end? (trial)",
        ),
        (
            "¿Cuándo empezó el juicio y cuándo terminó?",
            "¿Cuándo empezó el juicio?",
            "¿Cuándo terminó?",
        ),
        ("¿Quién fue detenido y por qué?", "¿Quién fue detenido?", "¿Por qué?"),
        ("¿Cuándo murió y por qué?", "¿Cuándo murió?", "¿Por qué murió?"),
        (
            "¿Cuándo y dónde fue detenido Gil?",
            "¿Cuándo fue detenido Gil?",
            "¿Dónde fue detenido Gil?",
        ),
    ],
)
def test_a_question_may_ask_two_things(question, first, second):
    assert parts_of(question) == (first, second)


@pytest.mark.parametrize(
    "question",
    [
        "Who is Luis Gil?",
        "What did Paz say and Gil deny?",
        "What was determined about diets during pregnancy and when breast feeding?",
        "What can help by providing light only when and where it is needed?",
        "When did and how did he pass away?",
        "Who and what?",
        'Did he ask "so?" or not?',
        "Who met Gil and the mayor in May?",
        "Who is Sotela? Tell me.",
        "¿Quién dijo que vino y que se fue?",
        "",
    ],
)
def test_most_questions_ask_one(question):
    assert parts_of(question) == (question,)
