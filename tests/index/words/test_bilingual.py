import pytest

from index.words.bilingual import LIST, forms, query_terms
from index.words.terms import stem
from ingest.prose.characters import fold


@pytest.mark.parametrize(
    ("spanish", "english"),
    [
        ("detuvieron", "arrested"),
        ("alcalde", "mayor"),
        ("disparos", "shots"),
        ("investigación", "investigation"),
        ("autoridades", "authorities"),
        ("comunidad", "community"),
        ("farmacia", "pharmacy"),
        ("especial", "special"),
        ("violencia", "violence"),
        ("clínica", "clinic"),
    ],
)
def test_a_word_stands_in_the_other_language_as_its_translation_or_cognate(spanish, english):
    assert stem(english, "en") in forms(fold(spanish), "es", "en")
    assert stem(fold(spanish), "es") in forms(english, "en", "es")


def test_short_words_have_no_guessed_cognate():
    assert "man" not in forms("mano", "es", "en")
    assert "hand" in forms("mano", "es", "en")


def test_a_name_is_spelt_alike_and_other_languages_have_their_own_stem():
    assert stem("guatemala", "es") in forms("guatemala", "en", "es")
    assert forms("arrested", "en", "en") == {"arrest"}
    assert forms("arrested", "en", "fr") == {stem("arrested", "fr")}


def test_only_languages_of_the_library_are_looked_for():
    assert set(query_terms("Who was arrested?", "en", ["en"])) == {"arrest"}
    assert stem("detuvieron", "es") in query_terms("Who was arrested?", "en", ["en", "es"])
    assert set(query_terms("Guatemala", "en", ["en", "es"])) == {"guatemala", "guatemal"}


def test_every_line_of_the_list_has_two_sides_of_words():
    lines = [line for line in LIST.read_text(encoding="utf-8").splitlines() if line]
    pairs = [line.split("=") for line in lines if not line.startswith("#")]
    assert len(pairs) > 400
    assert all(len(pair) == 2 and all(side.split() for side in pair) for pair in pairs)
    assert len({pair[0].strip() for pair in pairs}) == len(pairs)
