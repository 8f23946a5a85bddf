"""Dates as sources write them: as precise as they are, and never more."""

from datetime import UTC, date, datetime

import pytest

from ingest.dates import mail_moment, parse_date, parse_moment, parse_update
from ingest.moment import Moment


@pytest.mark.parametrize(
    ("text", "iso", "precision"),
    [
        ("2023", "2023", "year"),
        ("2023-07", "2023-07", "month"),
        ("July 2023", "2023-07", "month"),
        ("julio de 2023", "2023-07", "month"),
        ("3 de julio de 2023", "2023-07-03", "day"),
        ("2023-07-03T17:14", "2023-07-03T17:14", "minute"),
        ("July 3, 2023 at 5:14 p.m. CST", "2023-07-03T17:14-06:00", "minute"),
        ("Published: 3 July 2023, 10:05 GMT", "2023-07-03T10:05+00:00", "minute"),
        ("2023-07-03T17:14:05.25-0600", "2023-07-03T17:14:05-06:00", "second"),
        ("3 de julio de 2023 a las 17:14 horas", "2023-07-03T17:14", "minute"),
        ("2023-07-03 12:05 a.m.", "2023-07-03T00:05", "minute"),
        ("3 July 2023, 17:14 IST", "2023-07-03T17:14", "minute"),  # India, Ireland or Israel
        ("2023-07-03 17:14 (GMT-6)", "2023-07-03T17:14-06:00", "minute"),
        ("3 July 2023, 25:99", "2023-07-03", "day"),
    ],
)
def test_a_moment_is_as_precise_as_its_source(text, iso, precision):
    told = parse_moment(text)
    assert told is not None
    assert (told.isoformat(), told.precision) == (iso, precision)
    assert Moment.fromisoformat(iso) == told


@pytest.mark.parametrize("text", ["03/04/2023", "2023-13", "July", "in July 2023", "12:30", "1850"])
def test_what_is_no_date_or_may_be_two_is_none(text):
    assert parse_moment(text) is None


def test_a_month_and_a_year_name_no_day():
    assert parse_date("July 2023") is None
    assert parse_date("2023") is None
    assert parse_date("2023-07-03T23:30-06:00") == date(2023, 7, 3)  # as the source counts days


@pytest.mark.parametrize(
    ("text", "iso"),
    [
        ("Updated July 3, 2023 at 5:14 p.m. CST", "2023-07-03T17:14-06:00"),
        ("Last modified on Mon 3 Jul 2023 09.00 BST", "2023-07-03T09:00"),
        ("Actualizado el 3 de julio de 2023", "2023-07-03"),
        ("Última actualización: 3 de julio de 2023, 17:14", "2023-07-03T17:14"),
        ("Updated every Friday", None),
        ("July 3, 2023", None),
    ],
)
def test_a_line_about_an_update(text, iso):
    told = parse_update(text)
    assert (told and told.isoformat()) == iso


@pytest.mark.parametrize(
    ("text", "iso"),
    [
        ("Mon, 03 Jul 2023 17:14:09 -0600", "2023-07-03T17:14:09-06:00"),
        ("Mon, 3 Jul 2023 17:14 GMT", "2023-07-03T17:14+00:00"),
        ("soon", None),
    ],
)
def test_the_date_of_a_mail(text, iso):
    told = mail_moment(text)
    assert (told and told.isoformat()) == iso


def test_a_moment_cannot_hold_more_than_it_says():
    with pytest.raises(ValueError, match="more precise"):
        Moment(datetime(2023, 7, 3), "month")
    with pytest.raises(ValueError, match="no precision"):
        Moment(datetime(2023, 7, 3), "week")
    assert Moment.within(datetime(2023, 7, 3, 5, 6, 7, tzinfo=UTC), "day").isoformat() == (
        "2023-07-03"
    )
