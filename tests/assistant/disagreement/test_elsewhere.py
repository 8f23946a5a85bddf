"""What other sources say of cited words: the same, otherwise, or nothing to compare."""

from dataclasses import replace

import pytest
from samples import text_source

from assistant.answer import Citation, Claim
from assistant.disagreement.elsewhere import elsewhere
from assistant.kept.conversations import Conversation
from ui.desk.elsewhere_html import elsewhere_html

LEDGER = (
    "Hall burns in Puerto Alto\n\nBy Marta Quiñónez | The Isthmus Ledger | 4 May 2023\n\n"
    "Firefighters carried 14 bodies from the burned market hall of Puerto Alto."
)
HEAD = "After the fire\n\nBy Tomás Ixcot | Frontera Abierta | 9 May 2023\n\n"
QUESTION = "How many bodies did firefighters carry from the market hall of Puerto Alto?"


@pytest.fixture
def beside(open_library):
    """What another paper that says this says of the Ledger's sentence, and how that is shown."""

    def found(other):
        workspace = open_library()
        sources = [text_source("ledger", LEDGER), text_source("other", HEAD + other)]
        workspace.indexer.ingest(sources)
        answer = workspace.assistant.ask(Conversation(), QUESTION)
        hit = next(hit for hit in answer.nearest if hit.article.doc_id == "ledger")
        start = hit.article.text.index("Firefighters")
        cited = Citation(hit.article, start, len(hit.article.text), hit.passage.id)
        answer = replace(answer, claims=(Claim(cited.quote, (cited,), 1.0),))
        return elsewhere(cited, answer.nearest), elsewhere_html(0, answer, [cited])

    return found


@pytest.mark.parametrize(
    "other",
    [
        "From the burned market hall of Puerto Alto firefighters carried 14 bodies.",
        "Firefighters carried fourteen bodies from the market hall of Puerto Alto, which burned.",
        "Firefighters carried 14 bodies from the burned market hall of Puerto Alto.",
    ],
)
def test_a_sentence_that_bears_it_out_says_the_same(beside, other):
    found, shown = beside(other)
    assert [each.quote for each in found.same] == [other]
    assert found.otherwise == ()
    assert "Says the same as [1]" in shown
    assert ("in the same words" in shown) == (other in LEDGER)


@pytest.mark.parametrize(
    "other",
    [
        "Firefighters carried 19 bodies from the burned market hall of Puerto Alto.",
        "Firefighters did not carry any bodies from the burned market hall of Puerto Alto.",
        "Firefighters carried one body from the burned market hall of Puerto Alto.",
    ],
)
def test_another_number_and_a_denial_say_otherwise(beside, other):
    found, shown = beside(other)
    assert found.same == ()
    assert [each.quote for each in found.otherwise] == [other]
    assert "Says otherwise than [1]" in shown


@pytest.mark.parametrize(
    "other",
    [
        "Firefighters carried bodies from the burned market hall of Puerto Alto.",
        "Firefighters carried 14 bodies from the burned market hall of Bahía Honda.",
        "The market hall of Puerto Alto is to be built again.",
    ],
)
def test_what_lacks_the_number_or_is_of_something_else_says_neither(beside, other):
    found, shown = beside(other)
    assert (found.same, found.otherwise, shown) == ((), (), "")


def test_words_of_a_source_stay_words(beside):
    told = "Firefighters <b onclick=x>carried</b> 14 bodies from the burned hall of Puerto Alto."
    _, shown = beside(told)
    assert "&lt;b onclick=x&gt;" in shown
    assert "<b " not in shown


def test_it_is_the_same_after_a_reload(open_library):
    workspace = open_library()
    other = "Firefighters carried 19 bodies from the burned market hall of Puerto Alto."
    workspace.indexer.ingest([text_source("ledger", LEDGER), text_source("other", HEAD + other)])
    answer = workspace.assistant.converse(None, QUESTION)
    (turn,) = workspace.conversations.get(answer.conversation_id).turns
    shown = elsewhere_html(0, answer, answer.citations[:1])
    assert "Says otherwise than [1]" in shown
    assert elsewhere_html(0, turn.answer, turn.answer.citations[:1]) == shown
