import pytest

from assistant.asking.plain import plain
from assistant.asking.question import analyse


@pytest.mark.parametrize(
    ("question", "asked"),
    [
        ("Can you tell me who Camilo Sotela is?", "Who is Camilo Sotela?"),
        ("Tell me when Balcárcel was arrested.", "When Balcárcel was arrested?"),
        ("Hello, can you please tell me who paid?", "Who paid?"),
        ("I want to know how many people died.", "How many people died?"),
        ("Do you know whether Sotela fled?", "Whether Sotela fled?"),
        ("Please explain why Casa Peregrina closed", "Why Casa Peregrina closed?"),
        ("Summarize what happened at El Tempisque.", "What happened at El Tempisque?"),
        ("Tell me in which year it closed", "In which year it closed?"),
        ("Tell me who knows where he is", "Who knows where he is?"),
        ("Tell me what kind of person Gil was", "What kind of person Gil was?"),
        ("Can you tell me where the shelter is?", "Where is the shelter?"),
        ("Dime quién es Ofelia Barrantes", "¿Quién es Ofelia Barrantes?"),
        ("¿Sabes cuándo murió?", "¿Cuándo murió?"),
        ("¿Me puedes decir por qué cerró?", "¿Por qué cerró?"),
        ("Quisiera saber a qué hora llegó", "¿A qué hora llegó?"),
    ],
)
def test_what_only_asks_for_an_answer_is_left_out(question, asked):
    assert plain(question) == asked


@pytest.mark.parametrize(
    "question",
    [
        "Who told you that?",
        "Tell me about Sotela",
        "Do you know the mayor?",
        "What did he explain to us?",
        "¿Quién sabe cuándo murió?",
        "Dime algo",
        "Do you know that what he said was false?",
        "",
    ],
)
def test_a_question_itself_stays(question):
    assert plain(question) == question


def test_whether_asks_for_yes_or_no():
    assert analyse(plain("Do you know whether Sotela fled?")).kind == "yes-no"
