"""Moments as people read them: as precise as their source."""

import pytest

from ingest.moment import Moment
from ui.wording.moments import dated, iso_day, timed


@pytest.mark.parametrize(
    ("iso", "dated_as", "timed_as", "day"),
    [
        ("2023", "2023", "2023", "2023"),
        ("2023-07", "July 2023", "July 2023", "2023-07"),
        ("2023-07-03", "3 July 2023", "3 July 2023", "2023-07-03"),
        ("2023-07-03T17:14", "3 July 2023", "3 July 2023, 17:14", "2023-07-03"),
        (
            "2023-07-03T17:14:09-06:00",
            "3 July 2023",
            "3 July 2023, 17:14 (UTC-06:00)",
            "2023-07-03",
        ),
        ("2023-07-03T17:14+00:00", "3 July 2023", "3 July 2023, 17:14 (UTC)", "2023-07-03"),
    ],
)
def test_nothing_is_shown_that_the_source_does_not_tell(iso, dated_as, timed_as, day):
    moment = Moment.fromisoformat(iso)
    assert (dated(moment), timed(moment), iso_day(moment)) == (dated_as, timed_as, day)


def test_no_moment_shows_nothing():
    assert (dated(None), timed(None), iso_day(None)) == ("", "", "")
