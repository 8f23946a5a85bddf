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
        ("Who killed Gil? Why?", "Who killed Gil?", "Why?"),
        ("What year and where was he born?", "What year was he born?", "Where was he born?"),
        (
            "What happened in May and who was there?",
            "What happened in May?",
            "Who was there?",
        ),
        (
            "When did it end and who was the judge? (trial)",
            "When did it end? (trial)",
            "Who was the judge? (trial)",
        ),
        (
            "When did it start? When did it end? (trial)",
            "When did it start? (trial)",
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
        "What is the difference between what was promised and what was delivered?",
        "Who decides who is hired and who is fired?",
        "Who is the lawyer who defended Gil and who was shot in 2010?",
        "How did the police know where he lived and what he was doing?",
        "Who explained how he died and why?",
        "¿Quién sabe cuándo murió y dónde fue enterrado?",
        'What does "who pays and who does not" mean?',
        '¿Quién dijo "sé quién fue y cómo lo hizo"?',
        "When and who abolished the serfdom?",
        "Where is Gil? Cobán? Zacapa?",
        "Was it Gil? or Paz?",
        "Who was it? " * 5,
        "Who was arrested in April and who in May?",
        "¿Quién dijo que vino y que se fue?",
        "",
    ],
)
def test_most_questions_ask_one(question):
    assert parts_of(question) == (question,)
