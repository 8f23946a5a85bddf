"""With a language model: what it writes is said only if its quotes hold it."""

import re

import pytest

from assistant.events import Progress, Said, final
from assistant.kept.conversations import Conversation

QUESTION = "How much cocaine did customs officers find at Puerto Alto?"
TRUE = "Customs officers found 412 kilograms of cocaine at Puerto Alto [{id}]."


def ask(workspace, question=QUESTION):
    return workspace.assistant.ask(Conversation(), question)


def answering(*sentences, repaired="1. DROP"):
    """A script: these sentences, with {id} for the id of the sentence that tells of cocaine."""

    def script(asked):
        if asked.task == "repair":
            return repaired
        if asked.task == "standalone":
            return asked.question
        found = [key for key, said in asked.sentences.items() if "412 kilograms" in said]
        return " ".join(sentences).replace("{id}", found[0] if found else "9.9")

    return script


def test_a_sentence_that_its_quote_holds_is_said_with_it(fluent_workspace, model):
    model.script = answering(TRUE)
    answer = ask(fluent_workspace)
    assert answer.note is None
    assert answer.prose == "Customs officers found 412 kilograms of cocaine at Puerto Alto. [1]"
    assert "behind a false wall" in answer.citations[0].quote
    assert answer.short_answer == "412 kilograms"
    assert (answer.model, answer.note, answer.withheld) == ("openai-like:scripted", None, ())
    assert answer.independent_sources == 1


@pytest.mark.parametrize(
    ("sentence", "reason"),
    [
        ("Customs officers found 999 kilograms of cocaine [{id}].", "the number 999"),
        ("Soldiers of General Ubico found it [{id}].", "the name"),
        ("Customs officers did not find cocaine [{id}].", "denies"),
        ("The moon is made of cheese.", "cites no sentence"),
        ("Customs officers found cocaine [9.9].", "cites no sentence"),
    ],
)
def test_what_goes_beyond_the_quote_is_withheld_and_the_rest_said(
    fluent_workspace, model, sentence, reason
):
    model.script = answering(TRUE, sentence)
    answer = ask(fluent_workspace)
    assert [claim.text for claim in answer.claims] == [TRUE.replace(" [{id}]", "")]
    assert [withheld.text for withheld in answer.withheld] == [re.sub(r" \[.+\]", "", sentence)]
    assert reason in answer.withheld[0].reason


def test_a_sentence_is_mended_once_in_its_place(fluent_workspace, model):
    wrong = "Officers found 999 kilograms [{id}]."
    model.script = answering(wrong, TRUE, repaired="1. Officers found 412 kilograms of cocaine.")
    answer = ask(fluent_workspace)
    assert [claim.text for claim in answer.claims] == [
        "Officers found 412 kilograms of cocaine.",
        TRUE.replace(" [{id}]", ""),
    ]
    model.script = answering(wrong, TRUE, repaired="1. Officers found 998 kilograms of cocaine.")
    again = ask(fluent_workspace)
    assert [withheld.text for withheld in again.withheld] == ["Officers found 999 kilograms."]


def test_what_is_said_already_is_not_said_again_when_it_is_mended(fluent_workspace, model):
    said = TRUE.replace(" [{id}]", "")
    model.script = answering(TRUE, "Officers found 999 kilograms [{id}].", repaired=f"1. {said}")
    answer = ask(fluent_workspace)
    assert ([claim.text for claim in answer.claims], answer.withheld) == ([said], ())


def test_a_sentence_that_comes_twice_is_withheld_once(fluent_workspace, model):
    wrong = "Officers found 999 kilograms [{id}]."
    model.script = answering(wrong, TRUE, wrong)
    answer = ask(fluent_workspace)
    assert [withheld.text for withheld in answer.withheld] == ["Officers found 999 kilograms."]
    assert len(answer.claims) == 1


def test_a_refusal_of_the_model_is_a_refusal(fluent_workspace, model):
    answer = ask(fluent_workspace)
    assert (answer.answered, answer.outcome.reason) == (False, "not in the sources")
    assert answer.nearest
    assert (answer.claims, answer.short_answer) == ((), None)


@pytest.mark.parametrize(
    "behaviour",
    [
        {"status": 500},
        {"silent": 4.0},
        {"raw": b"data: {\xff\n\n"},
        {"raw": b""},
        {"script": lambda _: "I had rather talk about the weather."},
        {"script": lambda _: "\x00\ufffd]]][[[ 1.1 1.1 ((("},
        {"script": answering("Nothing of this is known [9.9].")},
    ],
)
def test_a_model_that_fails_or_talks_nonsense_leaves_the_sources_words(
    fluent_workspace, model, behaviour
):
    for name, value in behaviour.items():
        setattr(model, name, value)
    answer = ask(fluent_workspace)
    assert answer.answered
    assert answer.claims[0].text == answer.citations[0].quote
    assert answer.model.startswith("extractive")
    assert "in the sources' own words" in answer.note


def test_what_came_before_a_break_is_said_and_the_break_too(fluent_workspace, model):
    model.script = answering(TRUE, "The container belonged to the fruit")
    model.cut_after = 14
    answer = ask(fluent_workspace)
    assert [claim.text for claim in answer.claims] == [TRUE.replace(" [{id}]", "")]


def test_a_question_far_from_the_sources_is_not_put_to_the_model(fluent_workspace, model):
    model.script = answering("Tungsten boils [1.1].")
    assert not ask(fluent_workspace, "What is the boiling point of tungsten?").answered
    assert model.asked == []


def test_verified_sentences_come_one_by_one(fluent_workspace, model):
    model.script = answering(TRUE, "Officers found 999 kilograms [{id}].")
    events = list(fluent_workspace.assistant.answering(Conversation(), QUESTION))
    shape = [event.stage if isinstance(event, Progress) else type(event) for event in events[:-1]]
    assert shape == ["searching", "writing", Said, "checking"]
    assert final(events).claims == tuple(e.claim for e in events if isinstance(e, Said))


def test_a_follow_up_is_put_in_words_that_stand_alone(fluent_workspace, model):
    model.script = answering(TRUE)
    first = fluent_workspace.assistant.converse(None, QUESTION)

    def script(asked):
        alone = "Who owned the \x07container\u202e opened at Puerto Alto?"
        return alone if asked.task == "standalone" else "NOT IN THE SOURCES"

    model.script = script
    second = fluent_workspace.assistant.converse(first.conversation_id, "Who owned it?")
    assert second.standalone_question == "Who owned the container opened at Puerto Alto?"
    assert "412 kilograms" in model.asked[1].prompt


def test_what_a_model_thinks_aloud_is_no_refusal_no_question_and_no_mending(
    fluent_workspace, model
):
    thought = "<think>\nWho could it be?\n1. DROP\n2. “412” is what [1.1] says.\n</think>\n\n"
    wrong = "Officers found 999 kilograms [{id}]."
    plain = answering(wrong, repaired="1. Officers found 412 kilograms of cocaine.")
    model.script = lambda asked: thought + plain(asked)
    first = fluent_workspace.assistant.converse(None, QUESTION)
    assert [claim.text for claim in first.claims] == ["Officers found 412 kilograms of cocaine."]

    def script(asked):
        alone = "Who owned the container opened at Puerto Alto?"
        return thought + (alone if asked.task == "standalone" else "NOT IN THE SOURCES")

    model.script = script
    second = fluent_workspace.assistant.converse(first.conversation_id, "Who owned it?")
    assert second.standalone_question == "Who owned the container opened at Puerto Alto?"
    assert second.outcome.reason == "not in the sources"
    assert second.note is None


@pytest.mark.parametrize("said", ["", "word " * 400, "Who owned Rome?"])
def test_a_rewriting_that_cannot_be_the_question_is_not_taken(fluent_workspace, model, said):
    model.script = answering(TRUE)
    first = fluent_workspace.assistant.converse(None, QUESTION)
    model.script = lambda asked: said if asked.task == "standalone" else "NOT IN THE SOURCES"
    second = fluent_workspace.assistant.converse(
        first.conversation_id, "Did Elena Castroviejo own it?"
    )
    assert "Elena Castroviejo" in second.standalone_question


def test_a_note_is_the_same_after_a_reload(fluent_workspace, model):
    model.status = 500
    answer = fluent_workspace.assistant.converse(None, QUESTION)
    stored = fluent_workspace.conversations.get(answer.conversation_id).turns[0].answer
    assert stored.note == answer.note
    assert "status 500" in stored.note
