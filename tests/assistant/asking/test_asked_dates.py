"""The dates of a question come into one form, also those that go by the day it is asked on."""

from datetime import date

import pytest

from assistant.asking.asked_dates import as_of, in_one_form

MONDAY = date(2025, 12, 1)


@pytest.mark.parametrize(
    ("typed", "told"),
    [
        ("What happened on May 18th?", "What happened on May 18?"),
        ("What happened on May the 18th, 2023?", "What happened on May 18, 2023?"),
        ("What happened on the 18th of May 2023?", "What happened on 18 May 2023?"),
        ("What happened on 18/05/2023?", "What happened on 18 May 2023?"),
        ("What happened on 2023-05-18?", "What happened on 18 May 2023?"),
        ("What happened on 5/6/2023?", "What happened on 5 June 2023 or 6 May 2023?"),
        ("¿Qué pasó el 5/6/2023?", "¿Qué pasó el 5 de junio de 2023?"),
        ("¿Qué pasó el 1º de ago. de 2021?", "¿Qué pasó el 1 de agosto de 2021?"),
        ("what happened on aug 12th and 24th", "what happened on August 12 and 24"),
    ],
)
def test_a_date_is_asked_for_as_sources_write_it(typed, told):
    assert in_one_form(typed) == told


@pytest.mark.parametrize(
    "typed",
    [
        "What happened on 18 May?",
        "What may Oct stand for?",
        "Who is Julio Paz of the 12th Brigade?",
        "Who lives in 3/4 of the houses?",
        "¿Qué pasó el 18 de mayo de 2023?",
    ],
)
def test_what_is_in_that_form_or_no_date_stays(typed):
    assert in_one_form(typed) == typed


@pytest.mark.parametrize(
    ("typed", "told"),
    [
        ("What happened last year?", "What happened in 2024?"),
        ("Last year, who fled?", "In 2024, who fled?"),
        ("What happened this week?", "What happened between 1 and 7 December 2025?"),
        ("What happened yesterday?", "What happened on 30 November 2025?"),
        ("Who has fled since last week?", "Who has fled since 24 November 2025?"),
        ("Who won last year's election?", "Who won the 2024 election?"),
        ("Who fled on 12 August last year?", "Who fled on 12 August 2024?"),
        ("Who fled last December?", "Who fled in December 2024?"),
        ("¿Qué pasó el año pasado?", "¿Qué pasó en 2024?"),
        (
            "¿Qué pasó la semana pasada?",
            "¿Qué pasó entre el 24 y el 30 de noviembre de 2025?",
        ),
        ("¿Quién ganó las elecciones del año pasado?", "¿Quién ganó las elecciones de 2024?"),
        ("¿Qué pasó hoy?", "¿Qué pasó el 1 de diciembre de 2025?"),
    ],
)
def test_what_goes_by_the_day_of_asking_is_told_as_a_date(typed, told):
    assert as_of(typed, MONDAY) == told


@pytest.mark.parametrize(
    "typed",
    [
        "Who leads the cartel today?",
        "What did he do in the last year of his term?",
        "When was she last seen?",
        "Who said “last year was bad”?",
    ],
)
def test_what_does_not_go_by_it_stays(typed):
    assert as_of(typed, MONDAY) == typed
