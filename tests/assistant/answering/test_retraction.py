"""Which sentences take back the one before them."""

import pytest

from assistant.answering.retraction import takes_back


@pytest.mark.parametrize("sentence", [
    "That figure was too low: a census counts 52 families.",
    "This number proved to be wrong.",
    "The first count was later corrected to 14.",
    "But that claim turned out to be false.",
    "His statement has been withdrawn.",
    "Both figures were inflated, the auditor found.",
    "Esa cifra era demasiado baja: el censo cuenta 52 familias.",
    "La versión fue desmentida por la fiscalía.",
    "Sin embargo, ese dato resultó ser falso.",
])  # fmt: skip
def test_what_takes_back(sentence):
    assert takes_back(sentence)


@pytest.mark.parametrize("sentence", [
    "That figure was not wrong.",
    "The report was published in May.",
    "He said that the figure was too low.",
    "The wrong house was searched.",
    "The number of families has grown.",
    "La cifra fue confirmada por el censo.",
    "That figure includes the children. It is too low, say others.",
])  # fmt: skip
def test_what_does_not(sentence):
    assert not takes_back(sentence)
