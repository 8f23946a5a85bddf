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
        ("in 2008 and in June of 2013", [Mention(2008), Mention(2013, 6)]),
        ("Police arrested 1500 people", []),
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


def test_any_of_several_dates_will_do_and_a_stretch_of_time_holds_others():
    both = "Who was arrested in 2017 for the murder of 2015?"
    assert not tells_another_date(both, "In 2017 the police arrested Juan Paz.")
    days = "What happened on August 12 and 24?"
    assert not tells_another_date(days, "On August 12 there was a shootout.")
    assert not tells_another_date("What has happened since 2010?", "It opened in 2012.")
    assert not tells_another_date("Who was arrested in 2019?", "Police arrested 1500 people.")
