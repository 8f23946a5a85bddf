"""The chat's filters: dates as people write them, and what is said of what is set."""

from datetime import date

import pytest

from assistant.errors import AnswerError
from index.hit import Filter
from ui.desk.narrowing import filter_of, told


@pytest.mark.parametrize(("since", "until", "days"), [
    ("", "", (None, None)),
    (None, None, (None, None)),
    ("2023", "2023", (date(2023, 1, 1), date(2023, 12, 31))),
    ("2024-02", " 2024-2 ", (date(2024, 2, 1), date(2024, 2, 29))),
    ("2023-07-03", "2023-07-03", (date(2023, 7, 3), date(2023, 7, 3))),
])  # fmt: skip
def test_a_year_or_month_begins_and_ends(since, until, days):
    assert filter_of(None, [], since, until) == Filter(*days)


@pytest.mark.parametrize(("since", "until"), [
    ("last year", ""), ("2023-13", ""), ("", "2023-02-30"), ("0000", ""), ("2024", "2023"),
])  # fmt: skip
def test_what_cannot_be_meant_is_told(since, until):
    with pytest.raises(AnswerError, match="In the filters"):
        filter_of(None, None, since, until)


def test_what_is_set_is_told_while_folded():
    assert told([], [], "", " ") == "Filters"
    assert told(["El Faro"], ["es"], "2023", "") == "Filters: El Faro, Spanish, from 2023"
    assert told(["A", "B"], None, "", "2024") == "Filters: 2 publishers, until 2024"
