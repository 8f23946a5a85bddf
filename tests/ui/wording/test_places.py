"""Where cited words stand in their original, the same at every door."""

import pytest
from samples import article

from assistant.answer import Answer, Citation, Claim, Outcome
from assistant.answer_json import answer_json
from ingest.article import Locator
from ui.desk.evidence import evidence_html
from ui.desk.transcript import turn_html
from ui.schemas.answers import AnswerOut
from ui.wording.places import place_of
from ui.wording.terminal import render
from ui.words import speaking

TEXT = "One two three."


def cited(*locators):
    made = article(TEXT, locators=locators)
    return Answer(
        question="What?",
        standalone_question="What?",
        outcome=Outcome("answered", confidence=0.9),
        claims=(Claim(TEXT, (Citation(made, 0, len(TEXT), "passage"),), 1.0),),
    )


@pytest.mark.parametrize(
    ("locators", "words"),
    [
        ((), ""),
        ((Locator("page", "12"),), "p. 12"),
        ((Locator("page", "12"), Locator("page", "13", 4)), "pp. 12–13"),
        ((Locator("time", "00:01:05"), Locator("time", "00:01:09", 4)), "at 00:01:05–00:01:09"),
        ((Locator("chapter", "The River"),), "in “The River”"),
        ((Locator("chapter", "A"), Locator("chapter", "B", 4)), "in “A” to “B”"),
        ((Locator("row", "3"),), "row 3"),
        ((Locator("row", "3, “Payments”"),), "row 3, “Payments”"),
        ((Locator("record", "3"),), "record 3"),
        ((Locator("message", "3"),), "message 3"),
    ],
)
def test_places_are_said_as_people_say_them(locators, words):
    assert place_of(article(TEXT, locators=locators), 0, len(TEXT)) == words


def test_the_page_tells_places_in_the_language_that_is_spoken():
    locators = Locator("page", "12"), Locator("page", "13", 4)
    with speaking("es"):
        assert place_of(article(TEXT, locators=locators), 0, len(TEXT)) == "págs. 12–13"
        assert place_of(article(TEXT, locators=(Locator("row", "3"),)), 0, 3) == "fila 3"


def test_every_door_tells_the_page():
    answer = cited(Locator("page", "12"))
    assert "p. 12" in render(answer)
    assert "p. 12" in evidence_html(0, answer)
    assert "p. 12" in turn_html(0, answer)
    told = answer_json(answer)["citations"][0]["place"]
    assert told == {"kind": "page", "first": "12", "last": "12"}
    assert AnswerOut.model_validate(answer_json(answer)).citations[0].place.first == "12"


def test_without_a_place_nothing_is_told():
    answer = cited()
    assert answer_json(answer)["citations"][0]["place"] is None
    assert AnswerOut.model_validate(answer_json(answer)).citations[0].place is None
