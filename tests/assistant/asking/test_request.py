"""Directions in a conversation: they ask the last question again, or need no asking at all."""

from datetime import date

import pytest
from samples import text_source

from assistant.assistant import NOTHING_PASSES
from index.hit import Filter

PATROLS = "Who asked the government for more patrols?"
COCAINE = "How much cocaine did customs officers find at Puerto Alto?"


@pytest.fixture
def converse(workspace):
    """Asks in one conversation, message after message; the last answer."""

    def conversed(*messages, where=None):
        kept = None
        for message in messages:
            answer = workspace.assistant.converse(kept, message, where)
            kept = answer.conversation_id
        return answer

    return conversed


def test_shorter_and_more_ask_the_last_question_again(converse):
    question = "What happened on 12 August near Las Huertas?"
    whole, brief, full = (
        converse(question, *messages) for messages in ([], ["shorter"], ["tell me more"])
    )
    assert (brief.question, brief.standalone_question) == ("shorter", f"{question} In short.")
    assert brief.claims == whole.claims[:1]
    assert len(full.claims) > len(brief.claims)


def test_only_from_a_publisher_keeps_the_others_out(converse):
    elsewhere = converse(COCAINE, "only from Radio Cumbre")
    assert not elsewhere.answered
    assert {hit.article.publisher for hit in elsewhere.nearest} == {"Radio Cumbre"}
    assert converse(COCAINE, "Only from the Isthmus Ledger").short_answer == "412 kilograms"


REPRINT = text_source(
    "reprint",
    "The rifles of Puerto Alto\n\nBy Marta Quiñónez | Corridor Review | 22 September 2023\n\n"
    "Inspectors counted 41 rifles in the warehouse at Puerto Alto on 19 September.\n\n"
    "This investigation was carried out by La Brújula. Read the original here",
)


@pytest.mark.parametrize("publisher", ["La Brújula", "Corridor Review"])
def test_what_a_publisher_published_first_is_its_own_where_another_reprints_it(
    converse, workspace, publisher
):
    workspace.indexer.ingest([REPRINT])
    question = "How many rifles did inspectors count?"
    answer = converse(question, f"only from {publisher}")
    assert answer.short_answer == "41"
    assert answer.standalone_question == f"{question} Only from “{publisher}”."
    assert {hit.article.publisher for hit in answer.nearest} == {"Corridor Review"}
    assert converse(f"{question} Only from {publisher}.", "shorter").answered


def test_a_publisher_may_be_left_out_with_what_others_reprint_of_it(converse, workspace):
    workspace.indexer.ingest([REPRINT])
    question = "How many rifles did inspectors count?"
    answer = converse(question, "not from La Brújula")
    assert not any("41" in claim.text for claim in answer.claims)
    assert answer.standalone_question == f"{question} Not from “La Brújula”."
    assert converse(f"{question} Not from La Brújula.", "not from Radio Cumbre").answered is False
    assert converse(question, "not from Radio Cumbre").short_answer == "41"


def test_a_publisher_that_is_not_there_is_named_with_those_that_are(converse):
    answer = converse(COCAINE, "only from El Mundo")
    assert (answer.outcome.kind, answer.outcome.reason) == ("abstained", "nothing found")
    assert "“El Mundo”. There are: Frontera Abierta, Radio Cumbre, " in answer.note
    assert converse(COCAINE, "only from El Mundo", "shorter").short_answer == "412 kilograms"


def test_a_month_without_a_year_is_the_last_one_before_the_cited_source(converse):
    answer = converse(COCAINE, "before September")
    assert answer.standalone_question == f"{COCAINE} Only sources published until 2023-08-31."
    assert answer.outcome.reason == "nothing found"
    assert converse(COCAINE, "since September").short_answer == "412 kilograms"


def test_of_sources_up_to_july_before_august_lets_them_through(open_library):
    workspace = open_library("july")
    head = "Arms\n\nBy Marta Quiñónez | Corridor Review | 19 July 2023"
    workspace.indexer.ingest([text_source("july", f"{head}\n\nInspectors counted 41 rifles.")])
    ask = workspace.assistant.converse
    first = ask(None, "How many rifles did inspectors count?")
    answer = ask(first.conversation_id, "before August")
    assert answer.short_answer == "41"
    assert answer.standalone_question.endswith("Only sources published until 2023-07-31.")


@pytest.mark.parametrize("message", ["before August", "before 2020"])
def test_where_no_source_has_a_date_a_period_says_so(open_library, message):
    workspace = open_library("undated")
    workspace.indexer.ingest([text_source("rifles", "Arms\n\nInspectors counted 41 rifles.")])
    ask = workspace.assistant.converse
    question = "How many rifles did inspectors count?"
    first = ask(None, question)
    answer = ask(first.conversation_id, message)
    assert answer.outcome.reason == "nothing found"
    assert "No source here tells the day of its publication" in answer.note
    assert ask(first.conversation_id, "shorter").standalone_question.startswith(question)


def test_the_doors_own_filter_holds_with_what_a_message_says(converse):
    before = Filter(until=date(2023, 9, 19))
    answer = converse(PATROLS, "only from Frontera Abierta", where=before)
    assert answer.outcome.reason == "nothing found"


def test_a_publisher_in_a_message_does_not_open_the_doors_own_filter(converse):
    fence = Filter(publishers=("Radio Cumbre",))
    answer = converse(COCAINE, "only from the Isthmus Ledger", where=fence)
    assert answer.outcome.reason == "nothing found"
    assert answer.note == NOTHING_PASSES


def test_a_filter_that_lets_nothing_through_is_told_with_a_language_too(converse):
    answer = converse(COCAINE, "in Spanish", where=Filter(publishers=("Nobody",)))
    assert (answer.outcome.reason, answer.note) == ("nothing found", NOTHING_PASSES)


def test_why_shows_what_the_last_answer_rests_on_without_asking_again(converse):
    last, why = converse(COCAINE), converse(COCAINE, "Why do you say so?")
    assert [claim.text for claim in why.claims] == [c.quote for c in last.citations]
    assert why.citations == last.citations
    assert f"a probability of {last.outcome.confidence:.2f}" in why.note


def test_a_follow_up_after_directions_is_about_the_question_before_them(converse):
    answer = converse(PATROLS, "shorter", "How many days did she say the village had waited?")
    assert "Julia Paz" in answer.standalone_question
    assert "shorter" not in answer.standalone_question
    assert answer.short_answer == "eight days"


def test_directions_add_up_and_do_not_outlive_their_question(converse):
    both = converse(COCAINE, "only from the Isthmus Ledger", "shorter")
    assert both.standalone_question.endswith("Only from “The Isthmus Ledger”. In short.")
    assert converse(COCAINE, "only from the Isthmus Ledger", PATROLS).short_answer


def test_another_language_comes_from_sources_in_it_or_not_without_a_model(converse):
    question = "What did Inés Robledo say about the port of Bahía Honda?"
    spanish = converse(question, "in Spanish")
    assert {citation.article.language for citation in spanish.citations} <= {"es"}
    english = converse(COCAINE, "in Spanish")
    assert english.short_answer == "412 kilograms"
    assert "takes a language model" in english.note


def test_before_any_question_there_is_nothing_to_direct(converse):
    answer = converse("shorter")
    assert answer.outcome.reason == "no question"
    assert "Nothing was asked yet" in answer.note
    assert converse("shorter", COCAINE).answered


def test_a_model_is_told_the_language_and_the_length(fluent_workspace, model):
    first = fluent_workspace.assistant.converse(None, COCAINE)
    fluent_workspace.assistant.converse(first.conversation_id, "shorter, in Spanish")
    assert "Answer in Spanish in one short sentence, each sentence" in model.asked[-1].prompt
    assert "Question: How much cocaine" in model.asked[-1].prompt
