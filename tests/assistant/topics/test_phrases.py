"""Phrases are runs of words of weight."""

from assistant.topics.phrases import phrases, stems


def test_runs_of_words_of_weight():
    found = phrases("What are the early signs of throat cancer?", "en")
    assert [phrase.text for phrase in found] == ["early signs", "throat cancer"]
    assert found[1].before == "of"
    assert found[1].closes
    assert not found[1].name


def test_a_name_goes_on_over_of():
    (name,) = phrases("Did the Mothers of Invention?", "en")
    assert name.text == "Mothers of Invention"
    assert name.name


def test_a_possessive_ends_a_phrase():
    assert [p.text for p in phrases("Castillo's office", "en")] == ["Castillo", "office"]


def test_spanish_words_of_weight():
    assert [p.text for p in phrases("¿Quién defiende al subinspector Pocasangre?", "es")] == [
        "defiende",
        "subinspector Pocasangre",
    ]


def test_stems_are_of_words_of_weight_only():
    assert stems("the dead horses", "en") == stems("a dead horse", "en")
