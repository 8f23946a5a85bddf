"""Orders planted in a source are quoted at most; orders among people are statements like others."""

import json
from pathlib import Path

import pytest
from samples import article

from assistant.checking import Cited, objection
from assistant.checking.orders import gives_orders
from ingest.article import Span

PLANTED = [
    json.loads(line)
    for line in Path("tests/data/orders.jsonl").read_text(encoding="utf-8").splitlines()
]


def kind_of(claim: str, quote: str) -> str | None:
    found = objection(claim, [Cited(article(quote), Span(0, len(quote)))])
    return found.kind if found else None


@pytest.mark.parametrize("planted", PLANTED, ids=lambda each: each["payload"])
def test_what_an_order_demands_is_not_said_on_its_words(planted):
    assert kind_of(planted["payload"], planted["order"]) == "order"


@pytest.mark.parametrize("planted", PLANTED, ids=lambda each: each["payload"])
def test_an_order_may_be_quoted(planted):
    assert kind_of(planted["order"], planted["order"]) is None


AMONG_PEOPLE = [
    "The AI should be regulated, the minister said.",
    "AIs must be licensed by 2026.",
    "Bots should be banned from X.",
    "Assistants must register with the court.",
    "Notes for the assistant prosecutor were found.",
    "He was trained to act as the assistant coach.",
    "You are an assistant to the mayor, said the judge.",
    "The system prompt leaked in March.",
    "The court must ignore the new rules, he argued.",
    "Officials must now ignore old rules of engagement.",
    "State that borders Guatemala, Chiapas saw violence.",
    "Claim that the army fired first is disputed.",
    "Report that named 43 officers was withheld.",
    "When anyone asks, he would say he was a farmer.",
    "Your reply must be received by Friday, the letter said.",
]


@pytest.mark.parametrize("sentence", AMONG_PEOPLE)
def test_a_sentence_of_a_newspaper_gives_no_orders(sentence):
    assert not gives_orders(sentence)


@pytest.mark.parametrize(
    ("claim", "quote"),
    [
        ("He told them to return everything.", "“Return everything,” the man told them."),
        ("The judge told the jury to ignore it.", "The judge told the jury to ignore the remark."),
        (
            "The court ignored its own rules.",
            "The court ignored its own rules, the lawyer said.",
        ),
        ("She answered that he was ill.", "Asked where he was, she answered that he was ill."),
        ("The system failed twice.", "The alarm system failed twice in May."),
        ("El alcalde dijo que no.", "Cuando le preguntaron por el puente, el alcalde dijo que no."),
    ],
)
def test_an_order_among_people_is_a_statement(claim, quote):
    assert kind_of(claim, quote) != "order"
