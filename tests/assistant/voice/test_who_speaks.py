"""Which of the people in a sentence says it, told from single sentences."""

import pytest

from assistant.checking.cues import ALLEGEDLY
from assistant.voice import OUTLET, Voice, voice_of
from ingest.article import Span


def voice(text: str, words: str = "", language: str = "en") -> Voice:
    """The voice of the given words of a text, or of all of it."""
    start = text.index(words)
    return voice_of(text, Span(start, start + len(words or text)), language)


def who(text: str, words: str = "", language: str = "en") -> tuple[str | None, str | None]:
    """Name and role of who says it."""
    found = voice(text, words, language)
    return found.name, found.role


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        ("Paz, 34, said soldiers fired first.", ("Paz", None)),
        (
            "An official, speaking on condition of anonymity, said soldiers fired first.",
            (None, "an official"),
        ),
        ("Maria Paz, the mayor, said residents had fled.", ("Maria Paz", "mayor")),
        ("Maria Paz, who left in May, said soldiers shot him.", ("Maria Paz", None)),
        ("Paz — the mayor — said soldiers fired first.", ("Paz", None)),
        ("The report, published in May, said police killed him.", (None, "the report")),
    ],
)
def test_whom_commas_keep_from_the_verb_speaks_and_not_whom_the_words_are_about(text, speaker):
    assert who(text) == speaker


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        ("Gunmen killed the general, his brother and a driver, said residents.", "residents"),
        (
            "Soldiers fired first, said two officials familiar with it.",
            "two officials familiar with it",
        ),
        ("Ruano, said prosecutors, took bribes.", "prosecutors"),
        ("A drunk driver, said police.", "police"),
    ],
)
def test_whoever_stands_behind_the_verb_speaks_what_stands_before_it(text, speaker):
    assert who(text) == (None, speaker)


CHARGE = "Prosecutor Ana Paz accused Mayor Luis Ruano of taking bribes. "
CARGO = "La fiscal Ana Paz acusó al alcalde Luis Ruano de recibir sobornos. "


@pytest.mark.parametrize(
    ("before", "denial", "language", "denier"),
    [
        (CHARGE, "He has denied the charges.", "en", "Luis Ruano"),
        (CARGO, "Él lo negó.", "es", "Luis Ruano"),
        (CARGO, "Lo negó.", "es", "Luis Ruano"),
        ("Ana Paz accused Luis Ruano of theft, ", "but he denied it.", "en", "Luis Ruano"),
        (f"{CHARGE}She said the gate was open. ", "He denied it.", "en", "Luis Ruano"),
        ("Luis Ruano was accused of theft by Ana Paz. ", "He denied it.", "en", "Luis Ruano"),
        ("Ana Paz said Mayor Luis Ruano took bribes. ", "He denied it.", "en", "Luis Ruano"),
        ("Luis Ruano said he was innocent. ", "He denied the charges.", "en", "Luis Ruano"),
        ("Luis Ruano said he slept. ", "Asked if he met her, he denied it.", "en", "Luis Ruano"),
        ("Luis Ruano negó los cargos. Dijo que dormía. ", "Lo negó todo.", "es", "Luis Ruano"),
        ("Ana Paz said the gate was open. ", "He denied it.", "en", None),
        (f"{CHARGE}Solano said it was late. ", "He denied the charges.", "en", None),
    ],
)
def test_a_pronoun_that_denies_is_the_accused_and_never_who_said_it(
    before, denial, language, denier
):
    found = voice(before + denial, denial, language)
    assert (found.name, found.hedge) == (denier, "denied")


def test_what_one_denies_is_no_hedge_of_another_who_says_it():
    text = "Residents said soldiers fired first, but the army denied it."
    assert voice(text).hedge is None
    assert voice(text, "the army denied it").hedge == "denied"
    own = "Paz said two men died and denied that soldiers fired."
    assert voice(own).hedge == "denied"
    account = "According to the warrant, prosecutors suspect that the gate was open."
    assert voice(account).hedge == "suspected"
    against = "Ana Paz said the gate was open, as the army claims."
    assert voice(against).hedge is None


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        ("Police killed the general, Ruano said.", ("Ruano", None)),
        ("En mayo, dijo Paz, los soldados dispararon.", ("Paz", None)),
        ("In Tecuma, the mayor, Ana Paz said the gate was open.", ("Ana Paz", "mayor")),
        ("The U.S. Treasury says the network moved drugs.", ("U.S. Treasury", None)),
        ("El Gobierno de EE.UU. dijo que era tarde.", ("Gobierno de EE.UU.", None)),
        ("Ruano, who prosecutors say took bribes, fled in May.", (None, "prosecutors")),
        ("Mayor Ana Paz and her aide Luis Ruano said no.", ("Ana Paz and Luis Ruano", None)),
        ("La fiscal Ana Paz y Luis Ruano dijeron que no.", ("Ana Paz y Luis Ruano", None)),
        ("The mayor and Luis Ruano said it was open.", (None, "the mayor and Luis Ruano")),
        ("Police killed the general and Ruano said nobody came.", ("Ruano", None)),
        ("The lawyer and activist Ana Paz said no.", ("Ana Paz", "lawyer and activist")),
        ("The Ministry of Trade and Industry said no.", ("Ministry of Trade and Industry", None)),
    ],
)
def test_names_and_roles_are_those_of_who_speaks(text, speaker):
    language = "es" if "dij" in text else "en"
    assert who(text, language=language) == speaker


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("Neither Ruano nor Paz said where the money went.", "en"),
        ("No official said who came.", "en"),
        ("Ni Ruano ni Paz dijeron dónde estaba.", "es"),
        ("Ningún vecino dijo quién llegó.", "es"),
    ],
)
def test_what_nobody_says_is_nobodys(text, language):
    assert voice(text, language=language) == OUTLET


def test_no_fewer_than_some_is_somebody():
    assert who("No fewer than ten residents said it was open.") == (None, "ten residents")


def test_a_conditional_of_spanish_papers_is_an_allegation():
    assert voice("Ruano habría recibido sobornos.", language="es").hedge == "alleged"
    for real in ("No habría elecciones.", "Si hubiera llovido, el puente habría caído."):
        assert voice(real, language="es") == OUTLET


@pytest.mark.parametrize("word", sorted(ALLEGEDLY))
def test_every_word_that_checking_takes_for_an_allegation_hedges(word):
    assert voice(f"Ruano {word} recibido sobornos.", language="es").hedge == "alleged"
