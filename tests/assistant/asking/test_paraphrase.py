"""Questions in other words."""

import pytest
from samples import text_source

from assistant.asking.paraphrase import by_office
from assistant.kept.conversations import Conversation


@pytest.mark.parametrize(
    ("question", "otherwise"),
    [
        ("Who leads the CJNG?", "Who is the leader of the CJNG?"),
        ("who ran the shelter in Las Trojes", "Who was the head of the shelter in Las Trojes?"),
        ("Who leads the cartel, and since when?", None),
        ("Who led it to the bridge?", "Who was the leader of it to the bridge?"),
        ("Where is the leader of the cartel?", None),
        ("Who is the owner of the ship?", None),
    ],
)
def test_who_leads_is_who_the_leader_is(question, otherwise):
    assert by_office(question) == otherwise


def test_an_office_answers_a_question_with_a_verb(open_library):
    workspace = open_library()
    head = "The men of the ford\n\nBy Marta Quiñónez | The Isthmus Ledger | 4 May 2023\n\n"
    told = (
        "Anselmo Reyes, alias “El Sastre,” is the leader of the RTN. The group began in the south"
        " and now fights another for the road to the border. Most of its men are young."
    )
    workspace.indexer.ingest([text_source("ford", head + told)])
    answer = workspace.assistant.ask(Conversation(), "Who heads the RTN?")
    assert "is the leader of the RTN" in answer.claims[0].text
    assert answer.question == "Who heads the RTN?"
