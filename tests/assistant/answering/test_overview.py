"""What is told of a subject, of sources read in and found."""

import pytest
from samples import text_source

from assistant.kept.conversations import Conversation
from index.hit import Filter


def source(name: str, publisher: str, day: str, *sentences: str):
    told = " ".join(sentences)
    return text_source(name, f"The news\n\nBy Ana Lucero | {publisher} | {day}\n\n{told}")


@pytest.fixture
def workspace(open_library):
    workspace = open_library("overview")
    workspace.indexer.ingest(
        [
            source(
                "second",
                "The Ledger",
                "9 May 2023",
                "Police searched the office of Camilo Sotela at noon.",
                "Sotela was not at home.",
                "A neighbour watered the roses.",
            ),
            source(
                "first",
                "El Faro",
                "2 May 2023",
                "The powers of attorney name Camilo Sotela, 47, a notary in Ayutla.",
                "Sotela denied having met the owners of the company.",
            ),
            source("fourth", "El Faro", "14 May 2023", "Rosa Sotela sells shoes in the market."),
            source(
                "third",
                "La Hora",
                "12 de mayo de 2023",
                "El notario Camilo Sotela salió del país en un vuelo a Madrid.",
                "La policía del puerto cerró la oficina.",
            ),
        ]
    )
    return workspace


def told(workspace, question, where=None):
    answer = workspace.assistant.ask(Conversation(), question, where)
    return [claim.text for claim in answer.claims]


def test_who_it_is_comes_first_and_then_what_happened_in_order(workspace):
    assert told(workspace, "Tell me about Camilo Sotela.") == [
        "The powers of attorney name Camilo Sotela, 47, a notary in Ayutla.",
        "Sotela denied having met the owners of the company.",
        "Police searched the office of Camilo Sotela at noon.",
        "Sotela was not at home.",
        "El notario Camilo Sotela salió del país en un vuelo a Madrid.",
    ]


def test_it_is_introduced_in_the_language_of_the_question_where_a_source_does(workspace):
    first, *_ = told(workspace, "¿Qué se sabe de Camilo Sotela?")
    assert first.startswith("El notario Camilo Sotela")


def test_every_sentence_is_a_slice_and_what_was_cited_is_among_the_nearest(workspace):
    answer = workspace.assistant.ask(Conversation(), "Camilo Sotela")
    assert answer.outcome.confidence == 0.95
    for claim in answer.claims:
        (citation,) = claim.citations
        assert claim.text == citation.quote
        assert citation.passage_id in [hit.passage.id for hit in answer.nearest]


def test_another_of_the_family_is_told_apart(workspace):
    assert told(workspace, "Tell me about Rosa Sotela.") == [
        "Rosa Sotela sells shoes in the market."
    ]
    assert told(workspace, "Tell me about Luis Sotela.") == []


def test_a_subject_without_a_name_is_found_by_its_words(workspace):
    assert told(workspace, "What do you know about the roses?") == [
        "A neighbour watered the roses."
    ]


def test_its_words_may_stand_in_the_other_language(workspace):
    assert told(workspace, "What do you know about the port police?") == [
        "La policía del puerto cerró la oficina."
    ]


def test_nothing_is_told_of_nothing(workspace):
    for question in ("Tell me about ***.", "Tell me about you.", "What is known about 🙂?"):
        assert told(workspace, question) == []


def test_a_filter_and_a_length_hold(workspace):
    spanish = Filter(languages=("es",))
    assert len(told(workspace, "Tell me about Camilo Sotela.", spanish)) == 1
    assert len(told(workspace, "Tell me about Camilo Sotela, in one sentence")) == 1


def test_somebody_of_the_conversation_may_be_the_subject(workspace):
    assistant = workspace.assistant
    first = assistant.converse(None, "Who denied having met the owners of the company?")
    again = assistant.converse(first.conversation_id, "Tell me more about Camilo Sotela")
    assert again.standalone_question == "Tell me more about Camilo Sotela"
    assert len(again.claims) == 5


def test_the_same_words_of_two_sources_are_told_once_by_the_first(workspace, open_library):
    original = "Camilo Sotela, a notary, left the country on Monday with two suitcases and a dog."
    reprints = open_library("reprints")
    reprints.indexer.ingest(
        [
            text_source("copy", f"News\n\nReprint | 3 May 2023\n\n{original}"),
            text_source("own", f"News\n\nOriginal | 2 May 2023\n\n{original}"),
        ]
    )
    assert told(reprints, "Tell me about Camilo Sotela") == [original]
