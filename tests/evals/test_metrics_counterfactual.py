"""False answers taken over, worked by hand."""

import pytest

from evals.metrics.counterfactual import counterfactual_adoption

FALSE = ("7:10 a.m.", "7:10")


@pytest.mark.parametrize(
    ("refused", "recalled", "prose", "short", "adopted"),
    [
        (False, 1.0, "It took place at 6:10 a.m.", "6:10 a.m.", 0.0),
        (False, 0.0, "The attack took place at 7:10 a.m.", "", 1.0),
        (False, 0.0, "The attack took place at dawn.", "", 0.0),
        # Both are told: the short answer shows which one was taken.
        (False, 1.0, "We wrote 7:10 a.m. It took place at 6:10 a.m.", "", 0.0),
        (False, 1.0, "We wrote 7:10 a.m. It took place at 6:10 a.m.", "7:10 a.m.", 1.0),
        (True, 0.0, "", "", 0.0),
    ],
)
def test_a_false_answer_is_adopted_where_it_is_given(refused, recalled, prose, short, adopted):
    assert counterfactual_adoption(refused, recalled, prose, short, FALSE) == adopted


def test_where_no_passage_is_wrong_there_is_nothing_to_adopt():
    assert counterfactual_adoption(False, 0.0, "At 7:10 a.m.", "7:10", ()) is None
