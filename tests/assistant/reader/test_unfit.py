"""Words that cannot answer, and words like them that can."""

import pytest

from assistant.asking.question import analyse
from assistant.reader.unfit import (
    acts_for_whom_is_asked,
    cannot_answer,
    denies_nothing,
    is_refuted,
    tells_the_contrary,
)
from ingest.article import Article, Span


def refused(question, words, said):
    article = Article("a", "a", "a", "a", "text/plain", "A title", "en", text=said)
    return cannot_answer(analyse(question), article, Span(0, len(said)), words)


@pytest.mark.parametrize(
    ("question", "words", "said"),
    [
        ("¿Quién es el testigo 7?", "Mirna Castejón", "Negó que Mirna Castejón sea el testigo 7."),
        ("Who led the unit?", "Captain Ortiz", "The army denied that Captain Ortiz led the unit."),
        ("Who arrested Gil?", "Luis Gil Paz", "Agents arrested Luis Gil Paz in Zacapa."),
        ("Who met Gil?", "Luis Gil, gave evidence", "Luis Gil, gave evidence in court."),
        ("Who hired Sotela?", "drivers", "Sotela may hire drivers and sell vehicles."),
        ("Who owns the firm?", "the blue lorry", "The firm is the owner of the blue lorry."),
        ("Who is the head of the firm?", "the post", "The firm paid Paz, the head of the post."),
        (
            "Who owned Malva Holdings?",
            "Lirio del Norte",
            "Lirio del Norte was owned by Malva Holdings, and nobody knew who was behind it.",
        ),
        (
            "Who stole the cocaine?",
            "El Cedrón police",
            "The former head of El Cedrón police was acquitted of stealing the cocaine.",
        ),
        (
            "Who stole the cocaine?",
            "El Cedrón police",
            "The court acquitted the head of El Cedrón police of stealing cocaine on Route 9.",
        ),
        (
            "¿Quién es el testigo 7?",
            "Mirna Castejón",
            "Su abogada, Mirna Castejón, negó que sea el testigo 7.",
        ),
        (
            "Who arrested him?",
            "Police had not arrested any",
            "Police had not arrested any of them.",
        ),
        (
            "Who killed the three gunmen?",
            "Col. Luis Lemus",
            "The three gunmen were killed at the bridge, Col. Luis Lemus said.",
        ),
    ],
)
def test_who_did_it_is_nobody_who_is_cleared_asked_about_or_merely_speaks(question, words, said):
    assert refused(question, words, said)


@pytest.mark.parametrize(
    ("question", "words", "said"),
    [
        ("Who killed the mayor?", "the Kaibiles", "The mayor was killed by the Kaibiles."),
        (
            "Who found the drugs?",
            "customs officers",
            "None fled after customs officers found the drugs.",
        ),
        ("Who denied it?", "Ruano", "Ruano denied it."),
        ("Who broke in?", "DOMAIN\\user", "DOMAIN\\user broke in."),
        ("Who came?", "Doctors Without Borders", "Doctors Without Borders came."),
        ("Who ordered the raid?", "Luis Gil", "They came on the orders of Luis Gil."),
        ("Who commanded the unit?", "Luis Gil", "The unit had a commander, commander Luis Gil."),
        ("Who met Gil?", "Paz", "Gil met Paz."),
        (
            "Who founded the Zetas?",
            "Zetas founder Luis Paz",
            "They arrested Zetas founder Luis Paz.",
        ),
        ("Who asked for help?", "Ana Paz", "“Help us,” asked Ana Paz."),
        ("Who was charged?", "Paz", "Prosecutors charged Paz."),
        ("Who did they hire?", "Paz", "They hired Paz."),
        ("Who is the owner of the firm?", "Ana Paz", "The owner of the firm is Ana Paz."),
        ("¿Quién mató a Gil?", "Ana Paz", "Lo mató Ana Paz."),
        ("Who was charged?", "No one", "No one was charged."),
        ("Who was acquitted?", "Arana", "Arana was acquitted; the court did not convict him."),
        (
            "Who said the bridge was closed?",
            "Luis Lemus",
            "The bridge was closed, Luis Lemus said.",
        ),
        ("Who is Luis Gil?", "Luis Gil Paz, a notary", "Luis Gil Paz, a notary, signed it."),
        ("Who signed it?", "Luis Gil Paz", "Luis Gil Paz signed it, the notary said."),
        ("Who is his lawyer?", "Ana Paz", "His lawyer, Ana Paz, said that he bred horses."),
        ("¿Quién mató al alcalde?", "Los Zetas", "El alcalde fue asesinado por Los Zetas."),
    ],
)
def test_who_did_it_is_who_did_it(question, words, said):
    assert not refused(question, words, said)


@pytest.mark.parametrize(
    ("question", "words", "counted"),
    [
        ("How many people were killed?", "two", False),
        ("How many people were killed?", "Three men", True),
        ("How many were wounded?", "two", True),
        ("How many soldiers were there?", "two", True),
    ],
)
def test_the_wounded_are_not_counted_among_the_killed(question, words, counted):
    said = "Three men were killed and two soldiers wounded on the night of 2 July."
    assert refused(question, words, said) is not counted


@pytest.mark.parametrize(
    ("question", "said", "contrary"),
    [
        ("How many people did not survive?", "Seven people were wounded and survived.", True),
        ("Who did not testify?", "Two of the five have testified.", True),
        ("Who was not charged?", "Three officers were charged in May.", True),
        ("¿Quién no declaró?", "Declararon dos de los cinco.", True),
        ("How many people did not survive?", "Eleven people were killed.", False),
        ("Who did not testify?", "Paz refused to testify.", False),
        ("Who was not charged?", "No officer was charged.", False),
        ("How many people survived?", "Seven people survived.", False),
        ("Why did the mayor not come?", "He was ill.", False),
    ],
)
def test_what_was_not_is_not_told_by_what_was(question, said, contrary):
    assert tells_the_contrary(analyse(question), said) is contrary


@pytest.mark.parametrize(
    ("question", "said", "another"),
    [
        (
            "Who is the defence minister of Tecuma?",
            "It is false, ministry spokesman Gil said.",
            True,
        ),
        (
            "Who is the defence minister of Tecuma?",
            "The spokesman of the Defence Ministry, Gil, denied that a group from Valdora came.",
            True,
        ),
        ("¿Quién es la alcaldesa?", "La abogada Ana Paz entregó el escrito.", True),
        ("Who was the governor?", "His brother, Luis Gil, was elected.", True),
        ("Who is the mayor's lawyer?", "Ana Paz, her lawyer, denied it.", False),
        ("Who is the mayor?", "Mayor Ana Paz and her lawyer left.", False),
        ("Who is the leader of the Huistas?", "Gil, the head of the Huistas, fled.", False),
        ("Who is the mayor?", "Ana Paz has run the town since May.", False),
        ("Who fled with the mayor?", "His brother, Luis Gil, fled.", False),
    ],
)
def test_who_holds_an_office_is_not_who_acts_for_it(question, said, another):
    assert acts_for_whom_is_asked(analyse(question), said) == another


@pytest.mark.parametrize(
    ("question", "said", "nothing"),
    [
        ("Who denied the accusations?", "Gil, the accused, left the court at noon.", True),
        ("¿Quién negó las acusaciones?", "Las acusaciones se leyeron durante una hora.", True),
        ("Who else has denied it?", "Paz said that it was a lie.", False),
        ("Who denied it?", "Paz said they weren’t there.", False),
        ("¿Quiénes desmintieron la noticia?", "Paz rechazó la noticia.", False),
        ("Who was denied entry?", "Gil left the court at noon.", False),
    ],
)
def test_who_denied_it_is_told_by_a_denial(question, said, nothing):
    assert denies_nothing(question, said) == nothing


_HYPOTHESIS = "The second, that the driver passed on the names from prison, is contradicted."


@pytest.mark.parametrize(
    ("question", "words", "said", "refuted"),
    [
        ("What did the driver do?", "passed on the names from prison", _HYPOTHESIS, True),
        ("Which is contradicted?", "The second", _HYPOTHESIS, False),
        ("Which hypothesis is contradicted?", "the driver passed on the names", _HYPOTHESIS, False),
        ("Where did Gil flee?", "to Cobán", "A report that Gil fled to Cobán was false.", True),
        ("¿Dónde está Gil?", "en Cobán", "El rumor de que Gil está en Cobán fue desmentido.", True),
        ("Where did Gil flee?", "to Cobán", "Police said that Gil fled to Cobán.", False),
        ("Who fled?", "Gil", "It is false that Gil fled, police said.", True),
        ("Who spoke?", "police", "It is false that Gil fled, police said.", False),
        ("Who fled?", "Gil", "No es cierto que Gil huyó.", True),
        ("Who fled?", "Gil", "Reports that Gil fled were false.", True),
        ("Who fled?", "he", "A report that the police fled was false.", False),
        ("Who paid?", "Malva", "The invoice that Malva issued was false.", False),
        ("Who paid?", "Gil", "He said that Gil paid and that the alibi was false.", False),
    ],
)
def test_what_a_sentence_calls_false_is_no_answer(question, words, said, refuted):
    assert is_refuted(analyse(question), said, words) == refuted
