import pytest

from assistant.dates import Mention, dates_in, tells_another_date, tells_only_its_number


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
        ("on Nov. 17. It", [Mention(None, 11, 17)]),
        ("el 17 ago. hubo", [Mention(None, 8, 17)]),
        ("Dec. 4, 2021, and 17 Mar 2022", [Mention(2021, 12, 4), Mention(2022, 3, 17)]),
        ("12 mar adentro, 3 days ago 12", []),
        ("el 17/05/2023 y 2023-05-18", [Mention(2023, 5, 17), Mention(2023, 5, 18)]),
        ("on 05/06/2023", [Mention(2023, 6, 5), Mention(2023, 5, 6)]),
        ("el 17-05-2023", [Mention(2023, 5, 17)]),
        ("May the 18th", [Mention(None, 5, 18)]),
        ("el 1º de mayo", [Mention(None, 5, 1)]),
        ("del 3 y el 5 de mayo", [Mention(None, 5, 3), Mention(None, 5, 5)]),
        ("3-5 May", [Mention(None, 5, 5)]),
        ("Mayo 3, 2023", [Mention(2023, 5, 3)]),
        ("on 10/11 May 1941", [Mention(1941, 5, 10), Mention(1941, 5, 11)]),
        ("on 19, 21, 23 May", [Mention(None, 5, 19), Mention(None, 5, 21), Mention(None, 5, 23)]),
        ("in September 6 and in nearby Cainhoy", [Mention(None, 9, 6)]),
        ("The Law of 20 May never applied", [Mention(None, 5, 20)]),
        ("The Act of 1972 bans it", [Mention(1972)]),
        ("In 1604 James became king", [Mention(1604)]),
        ("By 1938 experts thought so", [Mention(1938)]),
        ("In September 1681 Louis' forces came", [Mention(1681, 9)]),
        ("https://example.org/1987-11-28/news", []),
    ],
)
def test_dates_are_found_as_they_are_written(text, dates):
    assert list(dates_in(text)) == dates


@pytest.mark.parametrize(
    "text",
    [
        "In May 45 people were killed",
        "In May 12 people were killed",
        "In May 1,200 people crossed",
        "In May 12-year-old Ana",
        "En agosto 12 personas murieron",
        "In May 1800 people fled",
        "The 17 may have drowned",
        "the 30 of February 30",
        "February 29, 2023",
        "31/04/2023",
    ],
)
def test_a_number_beside_a_month_may_count_and_no_month_has_every_day(text):
    assert list(dates_in(text)) == []


@pytest.mark.parametrize(
    ("text", "days"),
    [
        ("On May 12 people were killed", [12]),
        ("On May 3, 12 people were killed", [3]),
        ("He was shot on May 3, and 12 people fled", [3]),
        ("He was shot on May 3 and 12 people fled", [3]),
        ("May 3, 12, and 14 were holidays", [3, 12, 14]),
    ],
)
def test_behind_a_month_stand_its_days_and_what_is_counted(text, days):
    assert list(dates_in(text)) == [Mention(None, 5, day) for day in days]


def test_another_date_is_noticed():
    asked = "How many soldiers were killed on August 12?"
    assert tells_another_date(asked, "On August 24, two people were shot dead.")
    assert not tells_another_date(asked, "On August 12 there was another shootout.")
    assert not tells_another_date(asked, "The attacks of August 12 and 24 could be linked.")
    assert not tells_another_date(asked, "The shootout took place between traffickers.")
    assert not tells_another_date(asked, "They remained active in 2021.")
    assert tells_another_date("Who was arrested in 2019?", "In 2017, an investigator was arrested.")
    assert not tells_another_date("Who came on 6 May 2023?", "On 05/06/2023 Juan Paz came.")
    assert not tells_another_date("Who was arrested?", "In 2017, an investigator was arrested.")


def test_any_of_several_dates_will_do_and_a_stretch_of_time_holds_others():
    both = "Who was arrested in 2017 for the murder of 2015?"
    assert not tells_another_date(both, "In 2017 the police arrested Juan Paz.")
    days = "What happened on August 12 and 24?"
    assert not tells_another_date(days, "On August 12 there was a shootout.")
    assert not tells_another_date("What has happened since 2010?", "It opened in 2012.")
    assert not tells_another_date("Who was arrested in 2019?", "Police arrested 1500 people.")


@pytest.mark.parametrize(
    ("asked", "said", "another"),
    [
        ("Who ruled in 1995?", "Paz was elected in 1993 and was president until 1997.", False),
        ("Who ruled in 1999?", "Paz was elected in 1993 and was president until 1997.", True),
        ("Who died in July 2021?", "Between June and August 2021 nine people died.", False),
        ("Who died in September 2021?", "Between June and August 2021 nine people died.", True),
        ("¿Qué pasó el 5 de mayo?", "Del 3 al 7 de mayo hubo un paro.", False),
        ("¿Qué pasó el 9 de mayo?", "Del 3 al 7 de mayo hubo un paro.", True),
        (
            "Who fled on 2 January?",
            "From 28 December 2021 to January 5, 2022, Paz was away.",
            False,
        ),
        ("Who led it on 3 May 2021?", "Paz has led it since 2019.", False),
        ("Who led it in 1950?", "In 1997 Ruiz came; until then, and since 1990, Paz led it.", True),
        ("Who was arrested in 2019?", "In 2017 Paz, mayor since 2010, was arrested.", True),
        ("Who was arrested in 2019?", "Paz (1950–2021) was arrested in 2017.", True),
        ("What happened between June and August 2021?", "It opened in 2012.", True),
        ("What happened between June and August 2021?", "It opened on July 3.", False),
    ],
)
def test_a_stretch_of_time_tells_the_dates_in_it_unless_another_is_told(asked, said, another):
    assert tells_another_date(asked, said) == another


@pytest.mark.parametrize(
    "said",
    [
        "El día 12 los soldados entraron.",
        "El 12 entraron los soldados.",
        "On the 12th, soldiers entered.",
        "On the night of the 12th soldiers entered.",
        "Soldiers entered on the 11th and 12th.",
        "12-08-2021: soldiers entered",
        "Soldiers stayed from 12 to 20 August.",
    ],
)
def test_a_day_may_be_told_without_its_month(said):
    assert not tells_only_its_number("¿Qué pasó el 12 de agosto?", said)


@pytest.mark.parametrize(
    "said",
    [
        "12 soldados murieron.",
        "El 12 por ciento murió.",
        "On the 12th floor soldiers waited.",
        "Men of the 11th and 12th battalions entered.",
        "Since 2019, 12 soldiers have died.",
    ],
)
def test_the_number_of_a_day_is_not_the_day(said):
    assert tells_only_its_number("What happened on 12 August 2021?", said)
