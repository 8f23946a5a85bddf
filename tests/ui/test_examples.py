"""Questions for an empty chat."""

import pytest
from samples import article

from ingest.library import Library
from ui.examples import SHOWN, Examples, candidates


@pytest.mark.parametrize(
    ("language", "text", "question"),
    [
        (
            "en",
            "Nobody was hurt, Colonel Rubén Tavares said.",
            "What did Colonel Rubén Tavares say?",
        ),
        ("en", "It was quiet, said Elena Castroviejo.", "What did Elena Castroviejo say?"),
        ("en", "The owner, Elena Castroviejo, denied it.", "What did Elena Castroviejo deny?"),
        ("en", "A bus burned on 12 August.", "What happened on 12 August?"),
        ("en", "On August 12 a bus burned.", "What happened on August 12?"),
        ("en", "On May 2 National Police said so.", "What happened on May 2?"),
        ("es", "No hay vigilancia, dijo la fiscal Inés Robledo.", "¿Qué dijo Inés Robledo?"),
        ("es", "El 3 de mayo ardió un bus.", "¿Qué pasó el 3 de mayo?"),
    ],
)
def test_people_and_days_become_questions(language, text, question):
    assert candidates([article(text, language=language)]) == [question]


def test_every_article_is_asked_about_before_any_twice():
    one = article("On August 12 it burned. On August 13 it rained.")
    other = article("On May 1 it snowed.")
    assert candidates([one, other]) == [
        "What happened on August 12?",
        "What happened on May 1?",
        "What happened on August 13?",
    ]


def test_other_languages_and_empty_libraries_have_none():
    assert candidates([article("Am 3. Mai brannte ein Bus.", language="de")]) == []
    assert candidates([]) == []


def test_only_answered_questions_are_shown_and_they_are_kept(workspace):
    asked = []

    def answers(question: str) -> bool:
        asked.append(question)
        return "happened" not in question

    library: Library = workspace.library
    examples = Examples(library, answers)
    shown = examples.current()
    assert shown
    assert len(shown) <= SHOWN
    assert not [question for question in shown if "happened" in question]
    before = len(asked)
    assert examples.current() == shown
    assert len(asked) == before
