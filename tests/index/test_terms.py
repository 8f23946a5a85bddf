"""Terms: accents, stems, stop words, and the stems of other languages."""

from index.terms import content_words, query_terms, terms
from ingest.characters import fold


def test_accents_and_case_are_folded():
    assert fold("Raxruhá") == "raxruha"
    assert fold("STRASSE") == fold("Straße")


def test_words_are_stemmed_by_language():
    assert terms("The soldiers denied it", "en") == ["the", "soldier", "deni", "it"]
    assert terms("Las investigaciones", "es") == ["las", "investig"]


def test_function_words_of_a_question_are_left_out():
    assert content_words("Who denied the accusations?", "en") == ["denied", "accusations"]
    assert content_words("¿Quién negó las acusaciones?", "es") == ["nego", "acusaciones"]


def test_a_question_of_function_words_alone_keeps_them():
    assert content_words("Who was it?", "en") == ["who", "was", "it"]


def test_a_name_is_looked_for_under_every_stem_of_the_library():
    assert set(query_terms("Guatemala", "en", ["en", "es"])) == {"guatemala", "guatemal"}
