"""Questions for an empty chat."""

from dataclasses import replace

import pytest
from samples import article, text_source

from ingest.article import Span
from ingest.catalogue.library import Library
from ui.desk.events import Desk
from ui.desk.examples import SHOWN, Candidate, Examples, candidates


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
    (found,) = candidates([article(text, language=language)])
    assert found.question == question


def test_a_question_knows_the_words_that_it_was_taken_from():
    bus = article("It rained. On August 12 a bus burned.")
    (found,) = candidates([bus])
    assert found.article_id == bus.id
    assert bus.text[slice(*found.words)] == "On August 12"


def test_a_university_is_not_asked_about_as_if_it_were_a_person():
    text = "Ana Ruiz, of the National Autonomous University, told this paper so."
    assert candidates([article(text)]) == []


def test_every_article_is_asked_about_before_any_twice():
    one = article("On August 12 it burned. On August 13 it rained.")
    other = article("On May 1 it snowed.")
    assert [each.question for each in candidates([one, other])] == [
        "What happened on August 12?",
        "What happened on May 1?",
        "What happened on August 13?",
    ]


def test_other_languages_and_empty_libraries_have_none():
    assert candidates([article("Am 3. Mai brannte ein Bus.", language="de")]) == []
    assert candidates([]) == []


def test_only_answered_questions_are_shown_and_they_are_kept(workspace):
    asked = []

    def answers(candidate: Candidate) -> bool:
        asked.append(candidate.question)
        return "happened" not in candidate.question

    library: Library = workspace.library
    examples = Examples(library, answers)
    shown = examples.current("en")
    assert shown
    assert len(shown) <= SHOWN
    assert not [question for question in shown if "happened" in question]
    before = len(asked)
    assert examples.current("en") == shown
    assert len(asked) == before


def test_questions_in_the_language_that_is_read_come_first(workspace):
    examples = Examples(workspace.library, lambda candidate: True)
    assert examples.current("es")[0].startswith("¿")
    assert not examples.current("en")[0].startswith("¿")


def test_a_question_is_shown_where_the_answer_cites_the_words_it_was_taken_from(workspace):
    desk = Desk(workspace)
    ferry = "The ferry was late.\n\nThe engine had failed twice, said Elena Castroviejo."
    workspace.indexer.ingest([text_source("ferry", ferry)])
    found = candidates(workspace.library.articles())
    (said,) = [each for each in found if each.question == "What did Elena Castroviejo say?"]
    assert desk.is_answered(said)
    assert not desk.is_answered(replace(said, words=Span(0, 1)))
    assert not desk.is_answered(replace(said, article_id="another"))
