"""The whole path: a question to an answer whose every sentence is a slice, or a refusal."""

from datetime import date

import pytest
from samples import SOURCES, text_source

from assistant.errors import NoQuestion, UnknownConversation
from assistant.kept.conversations import Conversation
from index.hit import Filter


def ask(workspace, question, **options):
    return workspace.assistant.ask(Conversation(), question, **options)


def test_a_fact_is_answered_with_the_sentence_that_says_it(workspace):
    answer = ask(workspace, "How much cocaine did customs officers find at Puerto Alto?")
    assert answer.answered
    assert answer.short_answer == "412 kilograms"
    assert "412 kilograms of cocaine" in answer.citations[0].quote
    assert answer.prose.endswith("[1]")
    assert answer.citations[0].article.publisher == "The Isthmus Ledger"


def test_the_passage_that_answers_is_the_nearest_and_another_day_is_not_told(workspace):
    answer = ask(workspace, "What happened on 12 August?")
    assert answer.nearest[0].passage.id == answer.citations[0].passage_id
    assert not any("September" in claim.text for claim in answer.claims)


def test_a_day_is_found_also_where_its_month_is_abbreviated(open_library):
    workspace = open_library()
    told = "Police seized a truck with 31 rifles near Las Huertas on Nov. 17. The driver fled."
    workspace.indexer.ingest([text_source("rifles", f"A truck is seized\n\n{told}")])
    answer = ask(workspace, "How many rifles were seized near Las Huertas on November 17?")
    assert answer.short_answer == "31"


def test_every_claim_stands_on_a_slice_of_its_article(workspace):
    for question in ("Who denied it?", "What happened on 12 August?", "¿Qué dijo la fiscal?"):
        for claim in ask(workspace, question).claims:
            assert claim.citations
            for citation in claim.citations:
                stored = workspace.library.article(citation.article.id)
                assert citation.quote == stored.text[citation.start : citation.end]


def test_what_the_sources_do_not_say_is_refused_with_the_nearest(workspace):
    answer = ask(workspace, "What is the boiling point of tungsten?")
    assert not answer.answered
    assert answer.outcome.reason == "not in the sources"
    assert (answer.claims, answer.short_answer, answer.prose) == ((), None, "")
    assert answer.nearest


def test_an_empty_library_and_an_empty_question_say_so(open_library, workspace):
    assert ask(open_library("empty"), "Anything?").outcome.reason == "empty library"
    assert ask(workspace, "   ").outcome.reason == "no question"
    with pytest.raises(NoQuestion):
        workspace.assistant.converse(None, " \n")
    assert workspace.conversations.list() == []
    nowhere = Filter(since=date(2050, 1, 1))
    assert ask(workspace, "Who denied it?", where=nowhere).outcome.reason == "nothing found"


def test_a_conversation_carries_the_subject_and_survives_a_restart(open_library, workspace):
    first = workspace.assistant.converse(None, "Who asked the government for more patrols?")
    second = workspace.assistant.converse(
        first.conversation_id, "How many days did she say the village had waited?"
    )
    assert second.answered
    assert "eight days" in second.prose
    again = open_library()
    turns = again.conversations.get(first.conversation_id).turns
    assert [turn.question for turn in turns] == [first.question, second.question]
    assert turns[1].answer.citations == second.citations
    assert turns[1].answer.prose == second.prose


def test_an_unknown_conversation_is_an_error(workspace):
    with pytest.raises(UnknownConversation, match="nowhere"):
        workspace.assistant.converse("nowhere", "Who?")


def test_a_citation_stays_the_same_when_its_source_changes(workspace):
    answer = workspace.assistant.converse(None, "How much cocaine was found at Puerto Alto?")
    changed = text_source("harbour", SOURCES[0].content.decode().replace("412", "430"))
    workspace.indexer.ingest([changed])
    kept = workspace.conversations.get(answer.conversation_id).turns[0].answer
    assert kept.citations[0].quote == answer.citations[0].quote
    assert "430" in ask(workspace, "How much cocaine was found at Puerto Alto?").prose


def test_a_claim_whose_source_was_removed_is_withheld_afterwards(workspace):
    answer = workspace.assistant.converse(None, "How much cocaine was found at Puerto Alto?")
    workspace.indexer.remove(answer.citations[0].article.id)
    kept = workspace.conversations.get(answer.conversation_id).turns[0].answer
    assert kept.claims == ()
    assert kept.outcome.reason == "source removed"
    assert "removed" in kept.withheld[0].reason


def test_a_source_and_its_reprint_are_one_independent_source(workspace):
    reprint = (
        "This investigation was carried out by another outlet.\n\n" + SOURCES[0].content.decode()
    )
    workspace.indexer.ingest([text_source("reprint", reprint)])
    answer = ask(workspace, "How much cocaine did customs officers find at Puerto Alto?")
    assert answer.independent_sources == 1
    assert {answer.stories[c.article.id] for c in answer.citations} == set(answer.stories.values())


def test_a_question_that_names_nothing_is_asked_in_the_light_of_the_last(workspace):
    first = workspace.assistant.converse(None, "What did customs officers find at Puerto Alto?")
    alone = ask(workspace, "How much?")
    second = workspace.assistant.converse(first.conversation_id, "How much?")
    assert not alone.answered
    assert "412 kilograms" in second.prose
    assert "Puerto Alto" in second.standalone_question


def test_a_misspelt_question_is_answered_as_it_was_meant(workspace):
    answer = workspace.assistant.ask(Conversation(), "Who denied that soldeirs guraded the gate?")
    assert answer.question == "Who denied that soldeirs guraded the gate?"
    assert answer.standalone_question == "Who denied that soldiers guarded the gate?"
    assert "Tavares denied" in answer.prose
