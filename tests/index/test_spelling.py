"""Misspelt words of questions are read as the sources' own; proper words and names stay."""

import pytest
from samples import text_source

from index.words.edits import edited, slips

SOURCES = (
    text_source(
        "english",
        "A trial\n\nThe notary was arrested in the warehouse after the driver had been killed."
        " Garcia met prisoners and the oldest separate witness, who has a warrant. The prosecutor"
        " denied the accusation.",
    ),
    text_source(
        "spanish",
        "Un juicio\n\nEl notario fue detenido cuando la policía halló cocaína. El fiscal dijo que"
        " el acusado niega todo y que la casa del alcalde fue registrada por los soldados.",
    ),
)


@pytest.fixture
def mended(open_library):
    opened = open_library()
    opened.indexer.ingest(SOURCES)
    return opened.retriever.mended


MEANT = {
    "Where was Balcárcel arested?": "Where was Balcárcel arrested?",
    "who is the notry of Lirio": "who is the notary of Lirio",
    "who was kiled": "who was killed",
    "what did the witnes see": "what did the witness see",
    "what hapened?": "what happened?",
    "what did the prosecuttr deny": "what did the prosecutor deny",
    "¿Quién fue detendo?": "¿Quién fue detenido?",
    "¿Cuánta cocana había?": "¿Cuánta cocaína había?",
}


def test_a_misspelt_word_is_spelt_as_in_the_sources(mended):
    assert {typed: mended(typed) for typed in MEANT} == MEANT


PROPER = (
    "Who was poisoned?",  # prisoners
    "What warranty is there on the coldest day?",  # warrant, oldest
    "Who met Garca?",
    "who met garca?",  # a name may be another's
    'Who said "arested"?',
    "¿Quién fue acosado?",  # acusado
    "¿De qué clase era?",
    "¿Qué dice la carta?",
    "",
)


def test_proper_words_names_and_quotations_stay(mended):
    assert [mended(typed) for typed in PROPER] == [*PROPER]


def test_slips_are_letters_more_less_other_and_in_turn():
    pairs = [("arested", "arrested"), ("wehn", "when"), ("polise", "police"), ("notery", "notary")]
    assert [slips(one, other) for one, other in pairs] == [1, 1, 1, 1]
    assert slips("poison", "prison", frozenset()) == 2
    assert all(other in set(edited(one)) for one, other in pairs)
