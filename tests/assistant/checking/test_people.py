"""Who did it, to whom, and who they are, must be what the cited words tell."""

import pytest
from samples import article

from assistant.checking import Cited, objection
from ingest.article import Span


def kind_of(claim, quote, language):
    owner = article(quote, language=language)
    found = objection(claim, [Cited(owner, Span(0, len(quote)))])
    return found.kind if found else None


BROTHER = "The mayor's brother was killed."
HERMANO = "El hermano del alcalde fue asesinado."


@pytest.mark.parametrize(
    ("claim", "quote", "kind", "language"),
    [
        ("The mayor was killed.", BROTHER, "reversal", "en"),
        ("Gunmen killed Paz.", "Gunmen killed the driver of Ana Paz.", "reversal", "en"),
        ("El alcalde fue asesinado.", HERMANO, "reversal", "es"),
        ("Mataron al alcalde.", "Mataron al hermano del alcalde.", "reversal", "es"),
        ("The brother of the mayor was killed.", BROTHER, None, "en"),
        ("The mayor's sibling was killed.", BROTHER, None, "en"),
        ("The army said it would leave.", "The army's spokesman said it would leave.", None, "en"),
        ("The mayor was shot by his son.", "The mayor's son shot his father.", None, "en"),
        (
            "The mayor was wounded.",
            "Gunmen killed the mayor's brother and wounded the mayor.",
            None,
            "en",
        ),
    ],
)
def test_whose_somebody_is_stands_for_nobody(claim, quote, kind, language):
    assert kind_of(claim, quote, language) == kind


@pytest.mark.parametrize(
    ("claim", "quote", "kind", "language"),
    [
        ("The minister was held.", "The former minister was held.", "name", "en"),
        ("The mayor was held.", "The deputy mayor was held.", "name", "en"),
        ("The deputy mayor was held.", "The mayor was held.", "name", "en"),
        ("El ministro fue detenido.", "El exministro fue detenido.", "name", "es"),
        ("El presidente huyó.", "El vicepresidente huyó.", "name", "es"),
        ("The ex-minister was held.", "The former minister was held.", None, "en"),
        ("The assistant prosecutor quit.", "The deputy prosecutor quit.", None, "en"),
        ("Ruano, who was a minister, was held.", "Former minister Ruano was held.", None, "en"),
        ("El antiguo ministro huyó.", "El exministro huyó.", None, "es"),
    ],
)
def test_an_office_keeps_what_changes_it(claim, quote, kind, language):
    assert kind_of(claim, quote, language) == kind


@pytest.mark.parametrize(
    ("claim", "quote", "kind", "language"),
    [
        ("The army fears the police.", "The police fear the army.", "reversal", "en"),
        ("Soldiers attacked the police.", "The police attacked soldiers.", "reversal", "en"),
        (
            "Los policías dispararon contra los soldados.",
            "Los soldados dispararon contra los policías.",
            "reversal",
            "es",
        ),
        ("Ruano asesinó a Castillo.", "Ruano fue asesinado por Castillo.", "reversal", "es"),
        ("La policía culpa al ejército.", "El ejército culpa a la policía.", "reversal", "es"),
        ("Castillo asesinó a Ruano.", "Ruano fue asesinado por Castillo.", None, "es"),
        ("Police were attacked by soldiers.", "Soldiers attacked the police.", None, "en"),
    ],
)
def test_who_did_it_and_to_whom(claim, quote, kind, language):
    assert kind_of(claim, quote, language) == kind
