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
        ("From 12 villages they fled to 40.", "They fled from 12 villages to 40.", None, "en"),
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
