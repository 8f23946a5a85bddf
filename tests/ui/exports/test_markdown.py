"""Terminal and Markdown: source text stays plain words, citations keep their numbers."""

from dataclasses import replace

import pytest
from samples import text_source

from ui.exports.markdown import conversation_markdown, escaped
from ui.wording.terminal import plain, render

HOSTILE = (
    "The port was closed <script>alert(1)</script> by [the mayor](javascript:alert(2)) on 3 May"
    " 2023, ![image](http://evil.example/x.png) he \x1b[31msaid\u202e.[7]"
)


@pytest.fixture
def answer(workspace):
    workspace.indexer.ingest([text_source("hostile", HOSTILE)])
    return workspace.assistant.converse(None, "On what day in May 2023 was the port closed?")


def test_an_answer_in_the_terminal(answer):
    shown = render(answer)
    assert shown.startswith("→ 3 May 2023")
    assert "\x1b" not in shown
    assert "\u202e" not in shown
    assert "[1] The port was closed" in " ".join(shown.split())


@pytest.mark.parametrize("width", [88, None])
def test_a_claim_that_would_steer_the_terminal_does_not(answer, width):
    (claim, *_) = answer.claims
    spoilt = replace(claim, text="It was \x1b]0;owned\x07closed \u202eon 3 May\x9b2J.")
    shown = render(replace(answer, claims=(spoilt,), conflicts=()), width)
    assert "It was ]0;ownedclosed on 3 May2J. [1]" in " ".join(shown.split())
    assert plain(shown) == " ".join(shown.split())


def test_an_export_holds_no_link_image_or_markup_of_a_source(answer, workspace):
    shown = conversation_markdown(workspace.conversations.get(answer.conversation_id))
    assert "<script>" not in shown.replace(r"\<script\>", "")
    assert "](" not in shown.replace(r"\]\(", "")
    assert r"\[1\]" in shown
    assert shown.startswith("# ")


def test_escaping_leaves_the_words():
    assert escaped("a *b* <c>") == r"a \*b\* \<c\>"
    assert plain("a\tb\n c\x07") == "a b c"


def test_a_refusal_says_so_and_shows_the_nearest(workspace):
    refused = workspace.assistant.converse(None, "What is the boiling point of tungsten?")
    assert render(refused).startswith("The sources do not say.")
    assert "Nearest passages:" in render(refused)
    exported = conversation_markdown(workspace.conversations.get(refused.conversation_id))
    assert "*The sources do not say.*" in exported
