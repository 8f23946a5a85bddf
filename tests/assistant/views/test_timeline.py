"""Dated sentences in the order of their dates; what was not in the words is marked."""

from datetime import date

import pytest
from samples import article

from assistant.views.timeline import timeline
from ingest.prose.passages import SplitOptions, split


def events(text, published=date(2023, 9, 14), count=len):
    told = article(text, published=published)
    return timeline((told, passage) for passage in split(told, SplitOptions(), count))


@pytest.mark.parametrize(
    ("text", "iso", "resolved"),
    [
        ("The ferry sank on 3 May 2021.", "2021-05-03", False),
        ("The ferry sank in June 2013.", "2013-06", False),
        ("The line has run since 2008.", "2008", False),
        ("The ferry sank on July 28.", "2023-07-28", True),
        ("The ferry sank on 2 December.", "2022-12-02", True),
        ("The ferry sank yesterday.", "2023-09-13", True),
        ("El transbordador se hundió el 12 de agosto.", "2023-08-12", True),
        ("The council meets next Tuesday.", "2023-09-19", True),
        ("The ferry sank two days ago.", "2023-09-12", True),
        ("El transbordador se hundió hace dos días.", "2023-09-12", True),
        ("In May 45 people drowned.", "2023-05", True),
        ("En agosto 12 personas se ahogaron.", "2023-08", True),
    ],
)
def test_a_date_is_told_as_precisely_as_it_is_and_marked_where_it_was_resolved(text, iso, resolved):
    (event,) = events(text)
    assert (event.iso, event.resolved) == (iso, resolved)
    assert event.citation.quote == text


@pytest.mark.parametrize(
    ("text", "iso"),
    [
        ("The diocese hopes to reopen the shelter in May.", "2024-05"),
        ("The trial will begin on 2 December.", "2023-12-02"),
        ("The trial is expected to begin in September.", "2023-09"),
        ("The ferry will sail again on 14 September.", "2023-09-14"),
        ("El albergue reabrirá en mayo.", "2024-05"),
        ("The trial begins on 3 December.", "2023-12-03"),
        ("On 3 December the court will rule.", "2023-12-03"),
        ("El juicio comienza el próximo 3 de diciembre.", "2023-12-03"),
        ("The court will rule on Monday.", "2023-09-18"),
        ("El lunes será liberado.", "2023-09-18"),
        ("The court ruled on Monday.", "2023-09-11"),
        ("Cruzaron la frontera el 3 de diciembre.", "2022-12-03"),
        ("He leaves a widow and was buried on 3 December.", "2022-12-03"),
        ("The patrol that leaves the ford was attacked on 3 December.", "2022-12-03"),
        ("The vote was on 3 December and the count will be long.", "2022-12-03"),
        ("He will testify about the attack of 12 August.", "2023-08-12"),
        ("On 12 August the army said that it will leave.", "2023-08-12"),
        ("The army had planned to leave in May.", "2023-05"),
        ("The ferry will sail again on 29 February.", "2024-02-29"),
        ("The ferry sank on 29 February.", "2020-02-29"),
    ],
)
def test_what_is_still_to_come_lies_behind_the_day_of_publication(text, iso):
    (event,) = events(text)
    assert (event.iso, event.resolved) == (iso, True)


def test_no_event_is_made_of_a_count_or_of_a_day_that_was_not():
    assert events("About 1800 people fled.") == []
    assert events("He was killed more than two days ago.") == []
    assert events("It sailed in 2023, and on 29 February it sank.")[1:] == []


def test_events_stand_in_the_order_of_their_dates_each_with_its_sentence():
    text = "The ferry sank on 3 May. It was built in 2008. Divers came on 1 May and 4 May."
    found = events(text)
    assert [event.iso for event in found] == ["2008", "2023-05-01", "2023-05-03", "2023-05-04"]
    assert found[0].citation.quote == "It was built in 2008."


def test_a_year_in_the_sentence_goes_before_that_of_publication():
    (first, second) = events("In 2019 it was sold, and on 4 March it sailed.")
    assert (first.iso, second.iso, second.resolved) == ("2019", "2019-03-04", True)


def test_without_a_date_of_publication_the_last_year_told_is_taken_or_nothing():
    undated = events("It was built in 2008. It sank on 4 March. It was raised in 2021.", None)
    assert [event.iso for event in undated] == ["2008", "2021", "2021-03-04"]
    assert events("It sank on 4 March.", None) == []
