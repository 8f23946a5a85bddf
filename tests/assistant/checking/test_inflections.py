"""The forms of one Spanish verb have one stem, so that a denial or a hedge reaches all of them."""

import pytest
from checked import kind_of

from assistant.checking.inflections import stem_of


@pytest.mark.parametrize(
    "forms",
    [
        "recibir recibió recibio recibido recibieron recibía recibirá recibiría reciba",
        "vender vendió vendido vendieron vendía vendería",
        "construir construyó construido construyeron construirá",
        "detener detuvo detuvieron detenido detiene detenga detendrá detendría",
        "disponer dispuso dispusieron dispondrá",
        "conducir condujo condujeron conducido",
        "pedir pidió pidieron pedido pide",
        "morir murió murieron muerto muere",
        "absolver absolvió absuelto absuelve",
        "elegir eligió eligieron elegido",
        "abrir abrió abrieron abierto",
        "caer cayó cayeron caído",
        "municipio municipios",
        "denuncia denuncias denunció",
        "ataque atacó atacar",
        "juez jueces",
    ],
)
def test_the_forms_of_a_word_have_one_stem(forms):
    assert len({stem_of(form, "es") for form in forms.split()}) == 1


def test_other_words_keep_stems_of_their_own():
    words = "poder pedir perder poner venir vender ver herir hacer huir caer creer".split()
    assert len({stem_of(word, "es") for word in words}) == len(words)


@pytest.mark.parametrize(
    ("claim", "quote", "kind"),
    [
        (
            "El alcalde recibió sobornos.",
            "El alcalde negó haber recibido sobornos.",
            "negation",
        ),
        ("El alcalde recibió sobornos.", "El alcalde habría recibido sobornos.", "attribution"),
        (
            "La policía detuvo al gobernador.",
            "La policía no ha detenido al gobernador.",
            "negation",
        ),
        (
            "La policía ha detenido a su hermano.",
            "La policía no detuvo al alcalde; detuvo a su hermano.",
            None,
        ),
        (
            "El gobernador recibió dinero.",
            "Los municipios no recibieron fondos, pero el gobernador sí recibió dinero.",
            None,
        ),
        ("Hubo 12 muertos y 3 heridos.", "Murieron 12 personas y 3 resultaron heridas.", None),
    ],
)
def test_a_denial_or_a_hedge_reaches_every_form_of_its_verb(claim, quote, kind):
    assert kind_of(claim, quote, "es") == kind
