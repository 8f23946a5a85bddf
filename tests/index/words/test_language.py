"""The language of a question."""

import pytest

from index.words.language import question_language


@pytest.mark.parametrize(
    ("question", "language"),
    [
        ("Who was arrested in Puerto Alto?", "en"),
        ("¿Quién fue detenido?", "es"),
        ("quien fue detenido en la aduana de Puerto Alto", "es"),
        ("cuantos guardias hay en el puerto", "es"),
        ("Castroviejo", "en"),
        ("", "en"),
    ],
)
def test_question_language(question, language):
    assert question_language(question) == language
