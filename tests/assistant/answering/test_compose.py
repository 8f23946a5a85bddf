"""Which sentences an answer is made of, given what a reader makes of them."""

from dataclasses import replace

import pytest
from samples import text_source

from assistant.answering.compose import ComposeOptions, compose
from assistant.answering.courtesy import is_courtesy
from assistant.asking.question import analyse
from assistant.reader.reading import Reading, ScoredSentence

OPTIONS = ComposeOptions(keep=0.7, explain=0.05, sentences=3)


@pytest.fixture
def reading(open_library) -> Reading:
    """A passage of four sentences; the third answers best, the first not at all."""
    workspace = open_library("compose")
    text = (
        "The bridge at Agua Mansa\n\nThe bridge was built long ago. Lorries waited there for days."
        " The clerk would only stamp the papers of those who paid. Drivers called it the toll."
    )
    workspace.indexer.ingest([text_source("bridge", text)])
    (hit,) = workspace.retriever.search("Why did lorries wait at the bridge?", 1)
    scores = (0.01, 0.1, 0.9, 0.2)
    sentences = tuple(map(ScoredSentence, hit.passage.sentences[-4:], scores))
    return Reading(hit, sentences, 0.9, None)


def said(reading: Reading, question: str = "Why did lorries wait at the bridge?") -> list[str]:
    return [
        " ".join(claim.text.split()[:2])
        for claim in compose(analyse(question), [reading], OPTIONS).claims
    ]


def test_a_few_words_are_answered_by_the_best_sentence_alone(reading):
    assert said(reading) == ["The clerk"]


def test_an_explanation_takes_its_neighbours_along_in_the_order_of_the_text(reading):
    assert said(replace(reading, explains=True)) == [
        "The clerk",
        "Lorries waited",
        "Drivers called",
    ]


def test_what_scores_too_low_is_not_told_even_in_an_explanation(reading):
    text = compose(analyse("Why?"), [replace(reading, explains=True)], OPTIONS).claims
    assert not any("built long ago" in claim.text for claim in text)


def test_what_would_be_withheld_does_not_leave_what_hangs_on_it_as_the_answer(open_library):
    workspace = open_library("withheld")
    text = (
        "The break-in\n\nThe archive was opened on 5 March with a stolen key. The user was not"
        " identified, because 26 people shared the terminal.\n\nOn 12 May the archive was closed."
    )
    workspace.indexer.ingest([text_source("archive", text)])
    (hit,) = workspace.retriever.search("What happened to the archive?", 1)
    scores = (0.8, 0.7, 0.4)
    sentences = tuple(map(ScoredSentence, hit.passage.sentences[-3:], scores))
    asked = analyse("What happened to the archive on 12 May?")
    draft = compose(asked, [Reading(hit, sentences, 0.6, None)], OPTIONS)
    assert "On 12 May" in draft.claims[0].text
    assert draft.confidence == pytest.approx(0.3)


def test_a_question_after_several_things_gathers_more_sentences(reading):
    asked = "What did the drivers and the clerk say?"
    scored = replace(
        reading,
        sentences=tuple(
            ScoredSentence(sentence.span, score)
            for sentence, score in zip(reading.sentences, (0.01, 0.3, 0.9, 0.4), strict=True)
        ),
    )
    assert said(scored, asked) == ["The clerk", "Lorries waited", "Drivers called"]
    assert said(scored) == ["The clerk"]


def test_nothing_is_gathered_from_a_passage_that_does_not_answer(reading):
    other = replace(
        reading,
        sentences=tuple(ScoredSentence(s.span, s.score / 2) for s in reading.sentences),
        relevance=OPTIONS.caution / 2,
    )
    claims = compose(analyse("What did the clerk say?"), [other], OPTIONS).claims
    assert len(claims) == 1


def test_a_figure_that_is_taken_back_is_told_with_that_and_is_no_short_answer(open_library):
    workspace = open_library("taken-back")
    text = (
        "A chronology\n\nArmed men burned six houses. In our briefing we repeated the"
        " municipal figure of 40 displaced families. That figure was too low: a census counts 52."
    )
    workspace.indexer.ingest([text_source("chronology", text)])
    from assistant.kept.conversations import Conversation

    answer = workspace.assistant.ask(Conversation(), "How many displaced families were there?")
    assert "40 displaced families. That figure was too low: a census counts 52." in str(
        [claim.text for claim in answer.claims]
    )
    assert answer.short_answer != "40"


CORRECTION = (
    "The toll of the minibus\n\nThe attackers of the minibus came on two motorcycles and fired"
    " rifles. A driver fled on foot. We regret the errors."
)


@pytest.mark.parametrize(
    ("question", "told"),
    [("Why did the attackers flee the minibus?", False), ("Which errors were regretted?", True)],
)
def test_an_outlets_regrets_are_no_part_of_a_story(open_library, question, told):
    workspace = open_library("regrets")
    workspace.indexer.ingest([text_source("toll", CORRECTION)])
    (hit,) = workspace.retriever.search("minibus", 1)
    scored = tuple(map(ScoredSentence, hit.passage.sentences[-3:], (0.9, 0.5, 0.4)))
    reading = Reading(hit, scored, 0.9, None, explains=True)
    claims = compose(analyse(question), [reading], OPTIONS).claims
    assert ("We regret the errors." in [claim.text for claim in claims]) is told


@pytest.mark.parametrize(
    ("sentence", "courtesy"),
    [
        ("We regret the error.", True),
        ("This article was corrected on 3 August.", True),
        ("Lamentamos el error.", True),
        ("Esta nota fue actualizada.", True),
        ("The minister regrets the deaths.", False),
        (
            "We thank nobody, the gunmen wrote, for what the army did at the bridge that night.",
            False,
        ),
    ],
)
def test_courtesies_are_told_from_statements(sentence, courtesy):
    assert is_courtesy(analyse("What did the gunmen use?"), sentence) is courtesy
