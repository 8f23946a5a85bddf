"""Which is the original, and what counts as one."""

from datetime import date

import pytest
from samples import article

from ingest.stories.story import counted_as_one, is_original

EARLY, LATE = date(2023, 9, 14), date(2023, 9, 20)


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        ({"publisher": "The Ledger"}, {"original_publisher": "Ledger"}, True),
        ({"original_publisher": "ledger"}, {"publisher": "Ledger", "published": LATE}, False),
        ({"published": EARLY}, {"published": LATE}, True),
        ({"published": EARLY}, {"published": EARLY}, None),
        ({"published": None}, {"published": LATE}, None),
        # the earlier one says itself that it is a reprint, of a third
        ({"published": EARLY, "original_publisher": "El Faro"}, {"published": LATE}, None),
        # what names itself as the original is no reprint
        ({"published": EARLY, "original_publisher": "A", "publisher": "A"}, {}, None),
    ],
)
def test_the_original_is_told_by_credit_then_by_date(one, other, expected):
    a, b = article("One text.", **one), article("Another text.", **other)
    assert is_original(a, b) is expected
    assert is_original(b, a) is (None if expected is None else not expected)


def test_a_whole_counts_as_the_first_part_it_holds_and_parts_stay_apart():
    parts = {(1, 3), (2, 3)}
    assert counted_as_one([1, 2, 3], parts, {}) == {1: 1, 2: 2, 3: 1}


def test_parts_of_a_known_original_are_one_with_it():
    parts = {(1, 3), (2, 3)}
    assert counted_as_one([1, 2, 3], parts, {1: 3, 2: 3}) == {1: 3, 2: 3, 3: 3}
