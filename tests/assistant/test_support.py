"""The judge of claims: what the cited words do not tell is withheld, a true paraphrase is not."""

import pytest
from samples import article

from assistant.checking import Cited, objection
from assistant.support import Judge
from ingest.article import Span
from ingest.prose.language import language_of

QUOTE = "Customs officers opened a container at Puerto Alto and found 412 kilograms of cocaine."


@pytest.fixture(scope="module")
def judge(embedder):
    return Judge(embedder.in_context)


def cited(*quotes):
    return [Cited(article(each, language=language_of(each)), Span(0, len(each))) for each in quotes]


@pytest.mark.parametrize(
    "claim",
    [
        "In a container at Puerto Alto, 412 kg of cocaine were discovered by customs.",
        "Customs found cocaine in Puerto Alto.",
        "412 kilograms of cocaine lay in the container.",
    ],
)
def test_a_true_paraphrase_is_let_through(judge, claim):
    assert judge.objection(claim, cited(QUOTE)) is None


@pytest.mark.parametrize(
    "claim",
    [
        "The harbour is safe.",
        "The government resigned after the protests.",
        "Everybody agrees that the mayor is an honest man.",
        "Smugglers are often former soldiers.",
    ],
)
def test_what_the_quote_does_not_tell_is_withheld_though_no_check_objects(judge, claim):
    assert objection(claim, cited(QUOTE)) is None
    assert judge.objection(claim, cited(QUOTE)) == "it says more than the cited words bear out"


def test_several_quotes_are_taken_together(judge):
    quotes = cited(
        "The owner of the warehouse is the brother of the mayor.",
        "The warehouse burned down on Sunday night.",
    )
    claim = "The warehouse that burned down on Sunday belongs to the mayor's brother."
    assert judge.objection(claim, quotes) is None


@pytest.mark.parametrize(
    ("claim", "quote"),
    [
        ("Hallaron cocaína en el puerto.", QUOTE),
        ("The harbour is safe.", "Los agentes hallaron la droga en el puerto de Puerto Alto."),
    ],
)
def test_it_says_nothing_of_other_languages_than_english(judge, claim, quote):
    assert judge.objection(claim, cited(quote)) is None


def test_a_model_that_tells_more_than_it_cites_is_not_heard(fluent_workspace, model):
    def script(asked):
        if asked.task != "answer":
            return "1. DROP"
        (mark, sentence), *_ = asked.sentences.items()
        return f"{sentence} [{mark}] The smugglers had paid off the whole town. [{mark}]"

    model.script = script
    from assistant.kept.conversations import Conversation

    answer = fluent_workspace.assistant.ask(
        Conversation(), "How much cocaine did customs officers find at Puerto Alto?"
    )
    (withheld,) = answer.withheld
    assert withheld.text == "The smugglers had paid off the whole town."
    assert withheld.reason == "it says more than the cited words bear out"
    assert len(answer.claims) == 1
