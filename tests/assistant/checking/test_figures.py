"""What a number or a date is in a claim must be what it is in the words it cites."""

import pytest
from samples import article

from assistant.checking import Cited, objection
from ingest.article import Span


def kind_of(claim, quote, language):
    owner = article(quote, language=language)
    found = objection(claim, [Cited(owner, Span(0, len(quote)))])
    return found.kind if found else None


FELL = "The number of murders fell from 40 to 12."
BAJARON = "Los homicidios bajaron de 40 a 12."
ONCE_MAYOR = "From 2015 to 2018 he was mayor."


@pytest.mark.parametrize(
    ("claim", "quote", "kind", "language"),
    [
        ("The number of murders fell from 12 to 40.", FELL, "number", "en"),
        ("Murders fell to 12 from 40.", FELL, None, "en"),
        ("There were 40 murders, and later 12.", FELL, None, "en"),
        ("Murders fell to 40.", "Murders fell by 40.", "number", "en"),
        ("Murders rose by 40 percent.", "Murders rose 40 percent.", None, "en"),
        ("Los homicidios bajaron de 12 a 40.", BAJARON, "number", "es"),
        ("Hubo 40 homicidios.", BAJARON, None, "es"),
    ],
)
def test_the_end_of_a_change(claim, quote, kind, language):
    assert kind_of(claim, quote, language) == kind


@pytest.mark.parametrize(
    ("claim", "quote", "kind", "language"),
    [
        ("He was mayor until 2015.", ONCE_MAYOR, "date", "en"),
        ("He was mayor until 2018.", ONCE_MAYOR, None, "en"),
        ("He was mayor until 2015.", "He has been mayor since 2015.", "date", "en"),
        ("He became mayor in 2015.", "He has been mayor since 2015.", None, "en"),
        ("The road is closed until Monday.", "The road is closed since Monday.", "date", "en"),
        ("The bridge was built in 2015.", "The bridge was built before 2015.", "date", "en"),
        ("He ruled before the 2015 vote.", "He ruled until the vote of 2015.", None, "en"),
        ("The video was filmed on 12 August.", "The video is from 12 August.", None, "en"),
        ("Fue alcalde hasta 2015.", "Es alcalde desde 2015.", "date", "es"),
        ("Asumió en 2015.", "Es alcalde desde 2015.", None, "es"),
    ],
)
def test_the_end_of_a_stretch_of_time(claim, quote, kind, language):
    assert kind_of(claim, quote, language) == kind


def test_a_claim_that_begins_with_a_preposition_and_a_day_names_nobody():
    quote = "The road has been closed since Monday."
    assert kind_of("Since Monday the road has been closed.", quote, "en") is None


TWO_OF_FIVE = "Two of the five detainees were released."
DOS_DE_CINCO = "Dos de los cinco detenidos huyeron."


@pytest.mark.parametrize(
    ("claim", "quote", "kind", "language"),
    [
        ("Five detainees were released.", TWO_OF_FIVE, "number", "en"),
        ("Police freed five men.", "Police freed two of the five men.", "number", "en"),
        ("The 12 soldiers were killed.", "Most of the 12 soldiers were killed.", "number", "en"),
        ("Cinco detenidos huyeron.", DOS_DE_CINCO, "number", "es"),
        ("There were five detainees.", TWO_OF_FIVE, None, "en"),
        ("Police held five detainees; two were released.", TWO_OF_FIVE, None, "en"),
        ("Some of the five detainees were released.", TWO_OF_FIVE, None, "en"),
        ("Five men were held in May.", "Two of the five men held in May are police.", None, "en"),
        ("Five men fled.", "Two of the five men who fled are police.", None, "en"),
        ("Dos detenidos huyeron.", DOS_DE_CINCO, None, "es"),
    ],
)
def test_a_part_and_its_whole(claim, quote, kind, language):
    assert kind_of(claim, quote, language) == kind


AGES = "The mayor, 45, and his son, 20, were killed."


@pytest.mark.parametrize(
    ("claim", "kind"),
    [
        ("The mayor, 20, and his son, 45, were killed.", "number"),
        ("The 20-year-old mayor was killed.", "number"),
        ("A son, 20, and his father, 45, were killed.", None),
        ("The mayor was 45 and his son 20.", None),
    ],
)
def test_an_age_is_that_of_the_same_person(claim, kind):
    assert kind_of(claim, AGES, "en") == kind


FOUNDED = "The gang was founded in 2010 and split in 2013."


@pytest.mark.parametrize(
    ("claim", "quote", "kind"),
    [
        ("The gang split in 2010.", FOUNDED, "date"),
        ("In 2013 the gang was founded.", FOUNDED, "date"),
        ("The gang, founded in 2010, split in 2013.", FOUNDED, None),
        ("The gang was created in 2010.", FOUNDED, None),
        ("In 2010 it split.", "In 2010 it was founded, and in 2013 it split.", "date"),
        ("It was renewed on 28 July.", "28 July 2018\n\nIt was renewed before May 2019.", None),
    ],
)
def test_a_date_is_that_of_the_same_deed(claim, quote, kind):
    assert kind_of(claim, quote, "en") == kind


@pytest.mark.parametrize(
    ("claim", "quote", "kind", "language"),
    [
        ("He was shot on Tuesday evening.", "He was shot on Tuesday morning.", "date", "en"),
        ("He was shot on Tuesday night.", "He was shot on Tuesday evening.", None, "en"),
        ("He was shot in the evening.", "He was shot at 9 p.m., in the morning of it.", None, "en"),
        ("Murió en la tarde.", "Murió en la madrugada.", "date", "es"),
        ("Más tarde huyó.", "Huyó por la mañana.", None, "es"),
    ],
)
def test_the_part_of_the_day(claim, quote, kind, language):
    assert kind_of(claim, quote, language) == kind
