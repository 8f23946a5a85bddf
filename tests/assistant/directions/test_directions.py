"""Directions are told from questions, and what was understood is understood again."""

import json
from datetime import date
from importlib.resources import files

import pytest

from assistant.directions.directions import Directions, directions
from assistant.directions.periods import NEVER, Period

PUBLISHERS = ["El Faro", "InSight Crime", "Prensa Libre", "Los Cuadernos"]


class Known:
    """A library whose sources were published on these days."""

    def __init__(self, *days):
        self.days = days

    def publishers(self):
        return PUBLISHERS

    def latest(self):
        return max(self.days, default=None)

    def any_published(self, period):
        first, last = period.since or date.min, period.until or date.max
        return any(first <= day <= last for day in self.days)


def understood(message, *days):
    return directions(message, Known(*days or (date(2020, 1, 3), date(2021, 9, 9))))


def period(since, until):
    days = (date.fromisoformat(day) if day else None for day in (since, until))
    return Directions(period=Period(*days))


@pytest.mark.parametrize(
    ("message", "expected"),
    [
        ("shorter", Directions(length="brief")),
        ("Could you make it shorter, please?", Directions(length="brief")),
        ("más corto", Directions(length="brief")),
        ("Tell me more.", Directions(length="full")),
        ("con más detalles", Directions(length="full")),
        ("in Spanish", Directions(language="es")),
        ("And in English?", Directions(language="en")),
        ("en español, por favor", Directions(language="es")),
        ("translate that into French", Directions(language="fr")),
        ("only sources in Spanish", Directions(languages=("es",))),
        ("only from El Faro", Directions(publishers=("El Faro",))),
        ("just Prensa Libre", Directions(publishers=("Prensa Libre",))),
        ("Only from the Faro or InSight", Directions(publishers=("El Faro", "InSight Crime"))),
        ("solo de Cuadernos", Directions(publishers=("Los Cuadernos",))),
        ("only from La Jornada", Directions(unknown="La Jornada")),
        ("not from El Faro", Directions(without=("El Faro",))),
        ("But not from the Faro or InSight!", Directions(without=("El Faro", "InSight Crime"))),
        ("without El Faro, please", Directions(without=("El Faro",))),
        ("sin Prensa Libre", Directions(without=("Prensa Libre",))),
        ("que no sea de El Faro", Directions(without=("El Faro",))),
        ("Why do you say so?", Directions(grounds=True)),
        ("¿Por qué lo dices?", Directions(grounds=True)),
        ("what is your source for that", Directions(grounds=True)),
        ("Show me the evidence", Directions(grounds=True)),
        ("before August", period(None, "2021-07-31")),
        ("before October", period(None, "2020-09-30")),
        ("until August", period(None, "2021-08-31")),
        ("after July 31, 2021", period("2021-08-01", None)),
        ("desde 2020", period("2020-01-01", None)),
        ("between June and August", period("2021-06-01", "2021-08-31")),
        ("only in 2021", period("2021-01-01", "2021-12-31")),
        ("sources published since 2021-02-03", period("2021-02-03", None)),
        (
            "Shorter, in English, only from El Faro",
            Directions(length="brief", language="en", publishers=("El Faro",)),
        ),
    ],
)
def test_what_holds_nothing_but_directions_is_no_question(message, expected):
    found = understood(message)
    assert (found.question, found.directions) == ("", expected)


@pytest.mark.parametrize(
    ("message", "question", "expected"),
    [
        ("Who fled? Only from El Faro.", "Who fled?", Directions(publishers=("El Faro",))),
        ("Who fled, only from El Faro?", "Who fled?", Directions(publishers=("El Faro",))),
        ("In short, who fled?", "Who fled?", Directions(length="brief")),
        ("Who fled, only from La Jornada?", "Who fled?", Directions(unknown="La Jornada")),
        ("Who fled, only by “la jornada”?", "Who fled?", Directions(unknown="la jornada")),
        ("¿Quién huyó? Solo por El Faro.", "¿Quién huyó?", Directions(publishers=("El Faro",))),
        ("Who fled? Only from la jornada.", "Who fled?", Directions(unknown="la jornada")),
        ("In Spanish: who fled?", "Who fled?", Directions(language="es")),
        ("Who fled, in Spanish?", "Who fled?", Directions(language="es")),
        ("Who fled, according to El Faro?", "Who fled?", Directions(publishers=("El Faro",))),
        ("Who fled according to the Faro?", "Who fled?", Directions(publishers=("El Faro",))),
        ("¿Quién huyó según El Faro?", "¿Quién huyó?", Directions(publishers=("El Faro",))),
        ("According to El Faro, who fled?", "Who fled?", Directions(publishers=("El Faro",))),
        ("Who fled, briefly?", "Who fled?", Directions(length="brief")),
        ("Who fled? Not from El Faro.", "Who fled?", Directions(without=("El Faro",))),
        ("Who fled, but not according to El Faro?", "Who fled?", Directions(without=("El Faro",))),
    ],
)
def test_a_question_may_come_with_directions(message, question, expected):
    found = understood(message)
    assert (found.question, found.directions) == (question, expected)


@pytest.mark.parametrize(
    "question",
    [
        "Before August, who was arrested?",
        "Who was arrested before August?",
        "And before August?",
        "before May 0",
        "In 2021?",
        "And since August?",
        "And on August 12?",
        "Who was only from Jalisco?",
        "What does bienes mean in Spanish?",
        "Who fled, in short trousers?",
        "Who fled according to the police?",
        "Who fled according to the insight of a neighbour?",
        "¿Quién huyó según los cuadernos de la policía?",
        "Where is the evidence room?",
        "Who died, not from bullets?",
        "Which papers were sued, without El Faro?",
        "Not from the police",
        "What is the source of the gunfire?",
        "Are you sure? He said that nobody fled.",
        "give me the answer",
        "",
    ],
)
def test_a_question_stays_one(question):
    found = understood(question)
    assert (found.directions.grounds, found.directions.words) == (False, "")


@pytest.mark.parametrize(
    "question",
    [
        "Solo por curiosidad, ¿quién es Mateo Ruiz?",
        "Solo por curiosidad. ¿Quién es Mateo Ruiz?",
        "Just by the way, who is Mateo Ruiz?",
        "¿Fue detenido, solo por robo?",
        "¿Cuántos murieron, solo de la policía?",
        "Who was hurt, only by bullets?",
        "Just what happened?",
    ],
)
def test_a_turn_of_phrase_is_no_publisher(question):
    found = understood(question)
    assert (found.question, found.directions) == (question, Directions())


def test_only_the_directions_of_the_gold_set_are_taken_for_some():
    lines = (files("evals") / "gold/questions.jsonl").read_text("utf-8").splitlines()
    asked = [json.loads(line)["question"] for line in lines]
    assert [question for question in asked if understood(question).directions] == [
        "Shorter, please.",
        "When does he stand trial? Only from the Observatorio del Suchal.",
        "Only from Frontera Abierta.",
        "What stands at the address of the buyer in Puerto Escalante? In one sentence.",
    ]


@pytest.mark.parametrize(
    "told",
    [
        Directions(length="brief"),
        Directions(length="full", language="es"),
        Directions(publishers=("El Faro", "InSight Crime"), languages=("es", "en")),
        period("2021-01-01", "2021-12-31"),
        period(None, "2021-07-31"),
        Directions(publishers=("El Faro",), period=Period(date(2021, 8, 1), None)),
    ],
)
def test_what_was_understood_is_written_so_that_it_is_understood_again(told):
    again = understood(f"Who fled? {told.words}")
    assert (again.question, again.directions) == ("Who fled?", told)


@pytest.mark.parametrize(
    ("message", "expected"),
    [
        ("before August", period(None, "2023-07-31")),
        ("before 20 July", period(None, "2023-07-19")),
        ("before April", period(None, "2023-03-31")),
        ("since August", period("2022-08-01", None)),
        ("only in October", period("2022-10-01", "2022-10-31")),
        ("between June and August", period("2023-06-01", "2023-08-31")),
        ("between November and June", period("2022-11-01", "2023-06-30")),
    ],
)
def test_a_month_without_a_year_is_one_that_makes_sense(message, expected):
    found = directions(message, Known(date(2023, 5, 2), date(2023, 7, 19)))
    assert (found.question, found.directions) == ("", expected)


def test_a_month_that_lets_a_source_through_is_the_last_one():
    found = directions("before August", Known(date(2022, 6, 1), date(2023, 7, 19)))
    assert found.directions == period(None, "2022-07-31")


@pytest.mark.parametrize("message", ["before August", "between June and 3 August", "only in May"])
def test_a_month_without_a_year_is_a_direction_also_where_no_source_has_a_date(message):
    found = directions(message, Known())
    assert (found.question, found.directions) == ("", Directions(period=NEVER))
    assert found.directions.words == ""


def test_later_directions_take_the_place_of_earlier_ones_of_their_kind():
    first = Directions(length="brief", publishers=("El Faro",))
    assert first.then(Directions(length="full")) == Directions(
        length="full", publishers=("El Faro",)
    )
    assert first.then(Directions(unknown="La Jornada")).publishers == ()


def test_who_may_answer_and_who_may_not_take_each_others_place():
    one, other = Directions(publishers=("A", "B")), Directions(without=("B",))
    assert one.then(other) == Directions(publishers=("A",), without=("B",))
    assert other.then(one) == one
    assert other.then(Directions(without=("C",))) == Directions(without=("B", "C"))
