import pytest

from assistant.dates import Mention, dates_in, tells_another_date


@pytest.mark.parametrize(
    ("text", "dates"),
    [
        ("on July 28, near the border", [Mention(None, 7, 28)]),
        ("torched on August 12 and 24, it", [Mention(None, 8, 12), Mention(None, 8, 24)]),
        ("in June 2013, when eight agents", [Mention(2013, 6, None)]),
        ("on 3 May 2023", [Mention(2023, 5, 3)]),
        ("el 14 de agosto de 2023", [Mention(2023, 8, 14)]),
        ("el 2 y el 3", []),
        ("between 2008 and 2013", [Mention(2008), Mention(2013)]),
        ("they may march on", []),
        ("300 casings, 48 members", []),
    ],
)
def test_dates_are_found_as_they_are_written(text, dates):
    assert list(dates_in(text)) == dates


def test_another_date_is_noticed():
    asked = "How many soldiers were killed on August 12?"
    assert tells_another_date(asked, "On August 24, two people were shot dead.")
    assert not tells_another_date(asked, "On August 12 there was another shootout.")
    assert not tells_another_date(asked, "The attacks of August 12 and 24 could be linked.")
    assert not tells_another_date(asked, "The shootout took place between traffickers.")
    assert not tells_another_date(asked, "They remained active in 2021.")
    assert tells_another_date("Who was arrested in 2019?", "In 2017, an investigator was arrested.")
    assert not tells_another_date("Who was arrested?", "In 2017, an investigator was arrested.")
