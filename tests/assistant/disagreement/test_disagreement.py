"""Sources that give different figures are both told, and what does not disagree is left alone."""

import pytest
from samples import text_source

from assistant.answer_json import answer_json
from assistant.disagreement.other_places import called
from assistant.kept.conversations import Conversation

LEDGER = (
    "Hall burns in Puerto Alto\n\nBy Marta Quiñónez | The Isthmus Ledger | 4 May 2023\n\n"
    "The market hall of Puerto Alto burned on 3 May. Firefighters carried 14 bodies from the market"
    " hall of Puerto Alto, the fire chief said."
)
QUESTION = "How many bodies were found in the market hall of Puerto Alto?"


@pytest.fixture
def answered(open_library):
    """The answer to a question from the Ledger's article and another paper's."""

    def given(question, own, other):
        workspace = open_library()
        workspace.indexer.ingest([text_source("ledger", own), text_source("other", other)])
        return workspace.assistant.ask(Conversation(), question)

    return given


@pytest.fixture
def answer(answered):
    """The answer from the Ledger and another paper that says this."""

    head = "After the fire\n\nBy Tomás Ixcot | Frontera Abierta | 9 May 2023\n\n"
    return lambda other: answered(QUESTION, LEDGER, head + other)


@pytest.mark.parametrize(
    "other",
    [
        "Relatives counted 19 bodies in the market hall of Puerto Alto, twice.",
        "Puerto Alto's morgue received 19 bodies from the market hall. Earlier reports said 14.",
    ],
)
def test_another_figure_for_the_same_is_told_beside_the_answer(answer, other):
    given = answer(other)
    (conflict,) = given.conflicts
    assert conflict.about == "number"
    assert {side.article.publisher for side in conflict.sides} == {
        "The Isthmus Ledger",
        "Frontera Abierta",
    }
    assert any("14" in side.quote for side in conflict.sides)
    assert any("19" in side.quote for side in conflict.sides)
    assert set(conflict.sides) <= set(given.citations)


@pytest.mark.parametrize(
    "other",
    [
        "Relatives counted at least 12 bodies in the market hall of Puerto Alto.",
        "Of the 19 bodies that the market hall of Puerto Alto had seen, no one would speak.",
        "In the market hall of Bahía Honda 19 bodies were found.",
        "The market hall of Puerto Alto had 19 doors.",
        "Two more bodies were found in the market hall of Puerto Alto on 6 May.",
    ],
)
def test_what_may_be_the_same_or_is_about_something_else_is_no_disagreement(answer, other):
    given = answer(other)
    assert given.answered
    assert given.conflicts == ()


def test_people_of_whom_something_else_is_told_are_no_other_figure(answered):
    own = "The raid\n\nPolice arrested 17 people in Puerto Alto on Friday."
    other = (
        "The bus\n\nGunmen attacked a minibus carrying 18 people near Puerto Alto on Friday. Nobody"
        " was arrested, the police of Puerto Alto said."
    )
    given = answered("How many people were arrested in Puerto Alto?", own, other)
    assert given.short_answer == "17"
    assert given.conflicts == ()


def test_it_is_stored_and_numbered_as_the_answer_is(open_library, answer):
    given = answer("Relatives counted 19 bodies in the market hall of Puerto Alto, twice.")
    workspace = open_library()
    kept = workspace.conversations.start()
    workspace.conversations.append(kept, given)
    (turn,) = workspace.conversations.get(kept).turns
    assert turn.answer.conflicts == given.conflicts


def test_a_figure_that_two_reprints_tell_is_told_once(open_library):
    workspace = open_library()
    relatives = "Relatives counted 19 bodies in the market hall of Puerto Alto, twice."
    fire = "Firefighters carried 14 bodies from the market hall of Puerto Alto, the chief said."
    workspace.indexer.ingest(
        [
            text_source("relatives", f"After the fire\n\nBy Ana Lucero\n\n{relatives}"),
            text_source("fire", f"Hall burns\n\nBy Marta Quiñónez | The Isthmus Ledger\n\n{fire}"),
            text_source("again", f"The hall\n\nBy Tomás Ixcot | Frontera Abierta\n\n{fire}"),
        ]
    )
    written = answer_json(workspace.assistant.ask(Conversation(), QUESTION))
    (conflict,) = written["conflicts"]
    assert conflict["sides"] == [1, 2]
    assert {c["quote"] for c in written["citations"]} == {relatives, fire}


def test_asked_for_its_grounds_an_answer_keeps_what_disagrees(open_library):
    workspace = open_library()
    other = (
        "After the fire\n\nRelatives counted 19 bodies in the market hall of Puerto Alto, twice."
    )
    workspace.indexer.ingest([text_source("ledger", LEDGER), text_source("other", other)])
    first = workspace.assistant.converse(None, QUESTION)
    again = workspace.assistant.converse(first.conversation_id, "Why do you say so?")
    assert first.conflicts
    assert again.conflicts == first.conflicts
    assert len(again.claims) == len(first.citations)


def test_an_hour_of_the_day_is_held_against_no_figure(open_library):
    workspace = open_library()
    night = "The night bus\n\nBy Marta Quiñónez | The Isthmus Ledger | 20 May 2023\n\n"
    police = (
        "The blue lorry with the tiles was stopped at 4:40 a.m. on 18 May at a checkpoint at"
        " kilometre 117 of Route 9."
    )
    report = (
        "Before dawn a lorry loaded with tiles and cocaine was stopped on Route 9, in the"
        " department of Alto Suchal."
    )
    workspace.indexer.ingest(
        [text_source("one", night + police), text_source("two", night + report)]
    )
    asked = "At what hour was the lorry with the tiles stopped on Route 9?"
    answer = workspace.assistant.ask(Conversation(), asked)
    assert answer.short_answer
    assert "4:40" in answer.short_answer
    assert answer.conflicts == ()


FERRY = (
    "The ferry Aurelia sinks\n\nBy Marta Quiñónez | The Isthmus Ledger | 9 May 2023\n\n"
    "The ferry Aurelia sank off Cabo Gris on 4 May, the port authority said. It had left at noon."
)
WHEN = "When did the ferry Aurelia sink off Cabo Gris?"


@pytest.fixture
def dated(answered):
    """When the ferry sank, from the Ledger and another paper that says this."""

    head = "What is known of the Aurelia\n\nBy Tomás Ixcot | Frontera Abierta | 12 May 2023\n\n"
    return lambda other: answered(WHEN, FERRY, head + other)


@pytest.mark.parametrize(
    "other",
    [
        "The ferry Aurelia sank off Cabo Gris on 6 May, two survivors said.",
        "The Aurelia went down off Cabo Gris on 5 May, not on 4 May, the coast guard said.",
    ],
)
def test_another_date_for_the_same_is_told_beside_the_answer(dated, other):
    given = dated(other)
    (conflict,) = given.conflicts
    assert conflict.about == "date"
    ledger, frontier = sorted(conflict.sides, key=lambda side: side.article.publisher)[::-1]
    assert "4 May" in ledger.quote
    assert frontier.quote == other
    assert set(conflict.sides) <= set(given.citations)


@pytest.mark.parametrize(
    "other",
    [
        "The ferry Aurelia sank off Cabo Gris at dawn on 4 May 2023.",
        "The ferry Aurelia, which sank off Cabo Gris in May, was built in 1987.",
        "The ferry Aurelia was raised off Cabo Gris on 10 May.",
        "On 4 May 2024, a year after the ferry Aurelia sank off Cabo Gris, a mass was held.",
        "The ferry Boreal sank off Cabo Gris on 2 March.",
        "Divers found the wreck of the Aurelia on 8 May.",
    ],
)
def test_the_same_day_and_another_event_are_no_disagreement(dated, other):
    given = dated(other)
    assert given.answered
    assert given.conflicts == ()


ARREST = (
    "Mayor's brother held\n\nBy Marta Quiñónez | The Isthmus Ledger | 9 May 2023\n\n"
    "Tomás Barrios was arrested in the town of San Telmo on 4 May, prosecutors said."
)
WHERE = "Where was Tomás Barrios arrested?"


@pytest.fixture
def placed(answered):
    """Where somebody was arrested, from the Ledger and another paper that says this."""

    head = "What is known\n\nBy Ana Lucero | Frontera Abierta | 12 May 2023\n\n"
    return lambda other: answered(WHERE, ARREST, head + other)


@pytest.mark.parametrize(
    "other",
    [
        "Tomás Barrios was arrested in the border town of El Cedro, his lawyer said.",
        "Tomás Barrios was taken from his house in Los Pinos, not in San Telmo, his wife said.",
    ],
)
def test_another_place_of_the_kind_is_told_beside_the_answer(placed, other):
    given = placed(other)
    (conflict,) = given.conflicts
    assert conflict.about == "place"
    assert {side.quote for side in conflict.sides} >= {other}
    assert any("town of San Telmo" in side.quote for side in conflict.sides)
    assert set(conflict.sides) <= set(given.citations)


@pytest.mark.parametrize(
    "other",
    [
        "Tomás Barrios was arrested in the department of Los Pinos, his lawyer said.",
        "Tomás Barrios was arrested in El Cedro, his lawyer said.",
        "Tomás Barrios was arrested in the town of El Cedro, which is part of San Telmo.",
        "Tomás Barrios was born in the town of El Cedro, his lawyer said.",
        "Ana Barrios was arrested in the town of El Cedro in 2019.",
        "Tomás Barrios was arrested in the town of San Telmo and taken to the town of El Cedro.",
    ],
)
def test_a_place_that_may_be_around_it_or_of_something_else_is_no_disagreement(placed, other):
    given = placed(other)
    assert given.answered
    assert given.conflicts == ()


def test_what_a_place_is_called_in_either_language():
    told = called("en la aldea El Cedro, municipio de San Telmo; the border town of Tecún Umán")
    assert told == {("village", "el cedro"), ("municipality", "san telmo"), ("town", "tecun uman")}
