"""Terms: accents, stems, stop words, and the stems of other languages."""

import sqlite3
from contextlib import closing

from samples import text_source

from index.words.irregular import PRESENT
from index.words.terms import content_words, stem, terms
from ingest.prose.characters import fold


def test_accents_and_case_are_folded():
    assert fold("Raxruhá") == "raxruha"
    assert fold("STRASSE") == fold("Straße")


def test_words_are_stemmed_by_language():
    assert terms("The soldiers denied it", "en") == ["the", "soldier", "deni", "it"]
    assert terms("Las investigaciones", "es") == ["las", "investig"]


def test_irregular_past_forms_are_their_verbs():
    asked = content_words("When did the ferry sink?", "en")
    assert set(terms("The ferry sank at noon.", "en")) >= {stem(word, "en") for word in asked}
    assert terms("won wins winning", "en") == ["win", "win", "win"]
    assert terms("founded in 1887, found in 1901", "en")[::3] == ["found", "find"]
    assert terms("sank", "es") == ["sank"]


def test_no_verb_is_the_past_of_another():
    assert PRESENT.keys() & set(PRESENT.values()) == set()


def test_function_words_of_a_question_are_left_out():
    assert content_words("Who denied the accusations?", "en") == ["denied", "accusations"]
    assert content_words("¿Quién negó las acusaciones?", "es") == ["nego", "acusaciones"]


def test_a_question_of_function_words_alone_keeps_them():
    assert content_words("Who was it?", "en") == ["who", "was", "it"]


def test_a_library_of_an_older_dossier_gets_its_terms_anew(workspace):
    workspace.indexer.ingest([text_source("ferry", "The ferry Aurelia sank off Cabo Gris.")])
    with closing(sqlite3.connect(workspace.settings.library / "terms.sqlite3")) as database:
        database.execute("UPDATE terms SET body = replace(body, 'sink', 'sank')")
        database.execute("PRAGMA user_version = 1")
        database.commit()
    assert not workspace.indexer.check().sound
    assert workspace.indexer.finish() == 0  # nothing is embedded
    assert workspace.indexer.check().sound
