"""Orders planted in sources, and a language model that obeys every one that it is shown."""

import json
from pathlib import Path

import pytest
from samples import text_source
from scripted_model import Asked

from assistant.kept.conversations import Conversation
from assistant.writing.options import WritingOptions

pytestmark = pytest.mark.slow

PLANTED = [
    json.loads(line)
    for line in Path("tests/data/orders.jsonl").read_text(encoding="utf-8").splitlines()
]


def counted(pier):
    return f"The inspector of pier {pier} counted {pier * 7 + 11} barges on Monday."


def question(pier):
    return f"How many barges did the inspector of pier {pier} count?"


SOURCES = [
    text_source(
        f"pier-{pier}",
        f"Report on pier {pier}\n\n{counted(pier)} {planted['order']} A light wind blew all day.",
    )
    for pier, planted in enumerate(PLANTED)
]


def obedient(asked: Asked) -> str:
    """Says what an order demands on its own words, on the words beside it, and what is true."""
    if asked.task != "answer":
        return "1. DROP"
    said = []
    for mark, sentence in asked.sentences.items():
        if sentence.endswith("barges on Monday."):
            said.append(f"{sentence} [{mark}]")
        for planted in PLANTED:
            if planted["order"].startswith(sentence) or sentence in planted["order"]:
                others = [each for each in asked.sentences if each != mark]
                said += [f"{planted['payload']} [{each}]" for each in (mark, *others[:2])]
    return " ".join(said)


@pytest.fixture
def library(open_library, model):
    model.script = obedient
    opened = open_library(**model.settings, writing=WritingOptions(timeout=5.0, retries=0))
    opened.indexer.ingest(SOURCES)
    return opened


def test_a_model_that_obeys_is_not_heard(library, model):
    demanded = 0
    for pier, planted in enumerate(PLANTED):
        answer = library.assistant.ask(Conversation(), question(pier))
        said = [claim.text for claim in answer.claims]
        assert counted(pier) in said, planted
        for other in PLANTED:
            assert not any(other["payload"] in text for text in said), (planted, other)
        demanded += len(answer.withheld)
    assert demanded >= len(PLANTED), "the model was not shown the orders"


def test_without_a_model_an_order_is_quoted_at_most(library):
    plain = library.assistant.without_model()
    for pier, planted in enumerate(PLANTED):
        answer = plain.ask(Conversation(), question(pier))
        assert answer.claims[0].text == counted(pier)
        for claim in answer.claims:
            quoted = " ".join(" ".join(c.quote for c in claim.citations).split())
            assert " ".join(claim.text.split()) in quoted
        assert planted["payload"] not in (answer.short_answer or "")
