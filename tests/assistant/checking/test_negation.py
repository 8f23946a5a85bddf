"""A denied opposite is agreement: who was acquitted was not convicted."""

import pytest
from checked import kind_of


@pytest.mark.parametrize(
    ("claim", "quote"),
    [
        ("The mayor did not accept the offer.", "The mayor rejected the offer."),
        ("The mayor rejected the offer.", "The mayor did not accept the offer."),
        ("The mayor was not convicted of murder.", "The mayor was acquitted of murder."),
        ("The mayor did not die in the attack.", "The mayor survived the attack."),
        ("The gate was not open at night.", "The gate was closed at night."),
        ("El alcalde no aceptó la oferta.", "El alcalde rechazó la oferta."),
        ("El alcalde no fue condenado por asesinato.", "El alcalde fue absuelto de asesinato."),
        ("El alcalde no murió en el ataque.", "El alcalde sobrevivió al ataque."),
    ],
)
def test_a_denied_opposite_is_agreement(claim, quote):
    assert kind_of(claim, quote, "es" if claim.startswith("El") else "en") is None


@pytest.mark.parametrize(
    ("claim", "quote"),
    [
        ("The mayor did not accept the offer.", "The mayor accepted the offer."),
        ("The mayor accepted the offer.", "The mayor rejected the offer."),
        ("The mayor rejected the offer.", "The mayor accepted the offer."),
        ("The mayor was not acquitted of murder.", "The mayor was acquitted of murder."),
        (
            "Two guards were not killed in the attack.",
            "The mayor survived; two guards were killed in the attack.",
        ),
        (
            "Ten men were not convicted.",
            "Ten men were convicted, and the mayor was acquitted.",
        ),
    ],
)
def test_an_opposite_of_something_else_is_none(claim, quote):
    assert kind_of(claim, quote) in ("negation", "reversal")
