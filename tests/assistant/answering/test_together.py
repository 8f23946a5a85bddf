"""A question that asks several things, of sources read in."""

from dataclasses import replace

import pytest
from samples import text_source

from assistant.answering.together import UNANSWERED, together
from assistant.kept.conversations import Conversation


@pytest.fixture
def ask(open_library):
    workspace = open_library("together")
    told = (
        "The trial of the officers opened on 11 March 2024 in Ayutla. It ended on 27 June 2024 with"
        " two convictions. The judge was Iliana Morúa."
    )
    workspace.indexer.ingest([text_source("trial", f"The trial\n\n{told}")])
    return lambda question: workspace.assistant.ask(Conversation(), question)


def test_each_part_is_answered_the_second_in_the_light_of_the_first(ask):
    question = "When did the trial of the officers open, and who was the judge?"
    answer = ask(question)
    assert answer.question == question
    assert [claim.text.split()[-1] for claim in answer.claims] == ["Ayutla.", "Morúa."]
    assert answer.standalone_question.startswith("When did the trial of the officers open? Who was")
    assert (answer.short_answer, answer.note) == (None, None)
    assert len({hit.passage.id for hit in answer.nearest}) == len(answer.nearest)


def test_what_answers_both_is_told_once(ask):
    answer = ask("When and where did the trial of the officers open?")
    assert len(answer.claims) == 1


def test_what_is_not_answered_is_said(ask):
    answer = ask("When did the trial of the officers open? What is the boiling point of tungsten?")
    assert answer.answered
    assert answer.short_answer == "11 March 2024"
    assert answer.note == UNANSWERED.format("What is the boiling point of tungsten?")


def test_nothing_answered_is_a_refusal(ask):
    answer = ask("Who discovered tungsten, and what is its boiling point?")
    assert (answer.answered, answer.claims, answer.note) == (False, (), None)


def test_what_is_nearest_to_a_part_comes_first(ask):
    one = ask("When did the trial of the officers open?")
    hit = one.nearest[0]
    a, b, c = (replace(hit, passage=replace(hit.passage, id=name)) for name in "abc")
    parts = (replace(one, nearest=(a, b)), replace(one, nearest=(c, a)))
    assert together("?", parts).nearest == (a, c, b)
