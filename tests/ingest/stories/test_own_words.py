"""What of a text is its own: prose outside quotation marks, evened out."""

import pytest
from samples import article

from ingest.article import Mark
from ingest.stories.own_words import FEWEST, own_words

PROSE = " ".join(f"word{n}" for n in range(FEWEST))


@pytest.mark.parametrize(
    "quoted",
    [
        "“Nobody was there,”",
        '"Nobody was there,"',
        "«Nobody was there»",
        "„Nobody was there“",
        "‘Nobody was there,’",
        "'Nobody was there,'",
    ],
)
def test_words_in_quotation_marks_are_nobodys_own(quoted):
    assert own_words(article(f"{PROSE} {quoted} he said")) == [*PROSE.split(), "he", "said"]


def test_a_quotation_that_goes_on_in_the_next_paragraph_is_one_as_well():
    text = f"{PROSE}\n\n“Nobody was there.\n\n“Nobody came,” she said"
    assert own_words(article(text)) == [*PROSE.split(), "she", "said"]


def test_an_apostrophe_opens_no_quotation():
    text = f"{PROSE} the workers' houses weren't the mayor's"
    assert own_words(article(text))[FEWEST:] == "the workers houses weren t the mayor s".split()


def test_case_accents_and_punctuation_do_not_count():
    shouted, plain = (
        f"{PROSE} ¡LA POLICÍA llegó, a las DIEZ!",
        f"{PROSE} la policia llego a las diez",
    )
    assert own_words(article(shouted)) == own_words(article(plain))


def test_headings_captions_and_notes_do_not_count():
    note = "Carried out by El Faro."
    text = f"{note}\n\n{PROSE}"
    assert own_words(article(text, marks=(Mark("note", 0, len(note)),))) == PROSE.split()


def test_a_text_that_is_a_quotation_as_a_whole_is_compared_by_it():
    assert own_words(article(f"“{PROSE}”")) == PROSE.split()
