"""Money and bounds as English and Spanish write them: "Q500 millones", "más del", "casi"."""

import pytest
from checked import kind_of

MILLIONS = "El contrato costó 1.5 millones de quetzales."
SHARE = "Más del 30 por ciento de los presos huyó."


@pytest.mark.parametrize(
    ("claim", "quote"),
    [
        ("The contract was worth Q500.", "The contract was worth Q500 million."),
        ("It was worth 500 million dollars.", "It was worth Q500 million."),
        ("El contrato costó 1.5 millones de dólares.", MILLIONS),
        ("Costó tres millones de dólares.", "Costó tres millones de euros."),
        ("Costó un millón de dólares.", "Costó un millón de lempiras."),
        ("El 30 por ciento de los presos huyó.", SHARE),
        (SHARE, "El 30 por ciento de los presos huyó."),
        ("El 30% huyó.", "Al menos el 30% huyó."),
        ("At least 300 people fled.", "Nearly 300 people fled."),
        ("300 or more people fled.", "Almost 300 people fled."),
        ("Al menos 300 huyeron.", "Casi 300 huyeron."),
        ("Nearly 300 people fled.", "310 people fled."),
        ("It cost $1.2 million.", "It cost $1,200 million."),
    ],
)
def test_another_amount_currency_or_bound_draws_an_objection(claim, quote):
    assert kind_of(claim, quote, _language(quote)) == "number"


@pytest.mark.parametrize(
    ("claim", "quote"),
    [
        ("It was worth 500 million quetzales.", "It was worth Q500 million."),
        ("Costó 500 millones de quetzales.", "Costó Q. 500 millones."),
        ("La multa es de Q500.", "La multa es de 500 quetzales."),
        ("El contrato costó Q1.5 millones.", MILLIONS),
        ("Costó $1 millón.", "Costó un millón de dólares."),
        ("Más del 30% de los presos huyó.", SHARE),
        ("Por lo menos un 30% huyó.", "Al menos el 30 por ciento huyó."),
        ("About 300 people fled.", "Nearly 300 people fled."),
        ("Up to 300 people fled.", "Nearly 300 people fled."),
        ("Nearly 300 people fled.", "297 people fled."),
        ("At least 300 people fled.", "Nearly 300 people fled, then at least 300 people."),
        ("Hallaron 24 fusiles.", "Hallaron dos docenas de fusiles."),
        ("Costó 2,000 millones de pesos.", "Costó dos mil millones de pesos."),
        ("Hallaron a 12 personas de pie.", "Hallaron de pie a 12 personas."),
        ("Cientos de miles de personas huyeron.", "Huyeron cientos de miles de personas."),
    ],
)
def test_the_same_amount_and_bound_in_another_form_draws_none(claim, quote):
    assert kind_of(claim, quote, _language(quote)) is None


def _language(quote):
    return "en" if quote.split()[0] in "The It Nearly Almost 297 310".split() else "es"
