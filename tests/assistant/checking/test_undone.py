"""What a quote has as tried, planned, ordered, nearly done or in question is told as no deed."""

import pytest
from checked import kind_of


def _language(quote):
    return "es" if any(word in f" {quote.lower()}" for word in (" el ", " al ", " la ")) else "en"


@pytest.mark.parametrize(
    ("quote", "claim"),
    [
        ("The cartel tried to kill the mayor.", "The cartel killed the mayor."),
        ("The cartel tried to kill the mayor.", "The mayor was killed by the cartel."),
        ("They planned to attack the base in May.", "They attacked the base in May."),
        ("The ministry promised to build 300 houses.", "The ministry built 300 houses."),
        ("The judges want to extradite the mayor.", "The judges extradited the mayor."),
        ("The judge ordered that the mayor be released.", "The mayor was released."),
        ("He told two men to kill the mayor and burn his house.", "Two men burned his house."),
        ("The mayor almost died in the attack.", "The mayor died in the attack."),
        ("The ministry has yet to confirm the deaths.", "The ministry confirmed the deaths."),
        ("He was convicted of attempted murder.", "He murdered a man."),
        ("It is unclear whether the cartel paid the mayor.", "The cartel paid the mayor."),
        ("If the cartel paid the mayor, he will be charged.", "The cartel paid the mayor."),
        ("Rumours that the cartel paid the mayor spread.", "The cartel paid the mayor."),
        ("Did the cartel pay the mayor?", "The cartel paid the mayor."),
        ("Is the mayor guilty?", "The mayor is guilty."),
        ("Intentaron matar al alcalde.", "Mataron al alcalde."),
        ("El grupo amenazó con atacar la base.", "El grupo atacó la base."),
        ("El alcalde trató de huir de la trata de personas.", "El alcalde huyó."),
        ("El ejército frustró un ataque planeado a la base.", "El grupo atacó la base."),
        ("El jefe ordenó que mataran al alcalde.", "Mataron al alcalde."),
        ("Hay una orden de captura contra el alcalde.", "El alcalde fue capturado."),
        ("Casi muere el alcalde en el ataque.", "El alcalde murió en el ataque."),
        ("No se sabe si el cartel pagó al alcalde.", "El cartel pagó al alcalde."),
        ("¿Pagó el cartel al alcalde?", "El cartel pagó al alcalde."),
    ],
)
def test_what_is_meant_or_asked_is_told_as_no_deed(quote, claim):
    assert kind_of(claim, quote, _language(quote)) is not None
    assert kind_of(quote, quote, _language(quote)) is None


@pytest.mark.parametrize(
    ("quote", "claim"),
    [
        ("The police managed to arrest the mayor.", "The police arrested the mayor."),
        ("The judge ordered the arrest of the mayor.", "The judge ordered the mayor arrested."),
        ("They tried to kill the mayor in May and killed him in June.", "They killed the mayor."),
        ("They tried to kill the mayor and succeeded.", "They killed the mayor."),
        ("They tried to stop the truck and shot the driver.", "They shot the driver."),
        ("They tried to kill the mayor.", "The mayor survived an attempt to kill him."),
        ("The ministry promised to build 300 houses.", "300 houses are to be built."),
        ("Almost 300 people died in the flood.", "Nearly 300 people died in the flood."),
        (
            "It is unclear whether the cartel paid the mayor.",
            "It is not known if the cartel paid the mayor.",
        ),
        (
            "It is unclear whether the cartel, which controls the port, paid.",
            "The cartel controls the port.",
        ),
        ("Asked if he had met Paz, he said he met him in May.", "He met Paz in May, he said."),
        ("Asked if he saw the truck that crashed, he left.", "A truck crashed."),
        ("He was to become mayor of the town.", "He became mayor of the town."),
        ("The judge wants to know who killed her son.", "Somebody killed her son."),
        ("If a truck stops on the road, it is robbed.", "Trucks that stop on the road are robbed."),
        ("Who paid the mayor?", "Somebody paid the mayor."),
        ("Did the cartel pay? Yes, the judge said.", "The cartel paid, the judge said."),
        ("Dozens, if not hundreds, fled the town.", "Dozens fled the town."),
        ("La policía logró detener al alcalde.", "La policía detuvo al alcalde."),
        ("Ordenó matar al alcalde y lo mataron en junio.", "Mataron al alcalde en junio."),
        ("El alcalde sí recibió dinero.", "El alcalde recibió dinero."),
        ("Si bien el alcalde recibió dinero, no huyó.", "El alcalde recibió dinero."),
        ("La policía busca al hombre que mató al juez.", "Un hombre mató al juez."),
    ],
)
def test_a_deed_that_was_done_may_be_told(quote, claim):
    assert kind_of(claim, quote, _language(quote)) is None
