"""Whose words a citation is, at every door: in the chat, the panel, the terminal and JSON."""

from dataclasses import replace

import pytest
from samples import article

from assistant.answer import Answer, Citation, Claim, Outcome
from assistant.answer_json import answer_json, stored_answer
from assistant.views.statements import Speaker
from assistant.voice import OUTLET, Voice
from ui.desk.evidence import evidence_html
from ui.desk.transcript import turn_html
from ui.wording.terminal import render
from ui.wording.voices import said_by, speaker_of
from ui.words import speaking

DENIED = Voice("named source", "Ana Ferreiro", "head of the garrison", "denied", "reported")
TEXT = "Ferreiro denied that forty lorries had passed."


def answer(voice: Voice | None) -> Answer:
    citation = Citation(article(TEXT), 0, len(TEXT), "p", voice)
    claims = (Claim(TEXT, (citation,), 1.0),)
    return Answer("Q?", "Q?", Outcome("answered"), claims, short_answer="forty lorries")


@pytest.mark.parametrize(
    ("voice", "words"),
    [
        (None, ""),
        (OUTLET, "the outlet itself"),
        (Voice("outlet", hedge="alleged"), "alleged, by whom is not told"),
        (DENIED, "denied by Ana Ferreiro, head of the garrison"),
        (Voice("unnamed source", None, "residents", None, "quoted"), "said by residents"),
        (Voice("document", None, "the audit", None, "reported"), "said in the audit"),
        (Voice("named source", "Navy", None, None, "confirmed"), "confirmed by Navy"),
    ],
)
def test_a_voice_in_words(voice, words):
    assert said_by(voice) == words


def test_what_is_denied_is_no_plain_short_answer():
    words = "denied by Ana Ferreiro, head of the garrison"
    assert f'forty lorries <span class="hedge">{words}</span>' in turn_html(0, answer(DENIED))
    assert f"→ forty lorries ({words})" in " ".join(render(answer(DENIED)).split())
    assert 'class="hedge"' not in turn_html(0, answer(OUTLET))
    assert "→ forty lorries\n" in render(answer(OUTLET))


def test_who_denies_it_is_not_doubtful():
    who = replace(answer(DENIED), short_answer="Ferreiro")
    assert 'class="hedge"' not in turn_html(0, who)
    assert "→ Ferreiro\n" in render(who)


def test_every_quote_tells_its_voice():
    assert "denied by Ana Ferreiro, head of the garrison" in evidence_html(0, answer(DENIED))
    assert "the outlet itself" in evidence_html(0, answer(OUTLET))
    assert "(the outlet itself)" in render(answer(OUTLET))
    assert "outlet" not in render(answer(None))


def test_that_nobody_is_named_is_said_in_the_language_that_is_spoken():
    nobody = Speaker("outlet", "")
    assert speaker_of(nobody) == "Nobody who is named"
    with speaking("es"):
        assert speaker_of(nobody) == "Nadie a quien se nombre"


@pytest.mark.parametrize("voice", [None, OUTLET, DENIED, Voice("outlet", hedge="suspected")])
def test_a_stored_answer_keeps_the_voice_it_was_given(voice):
    given = answer(voice)
    source = given.citations[0].article
    again = stored_answer(answer_json(given), {source.id: source}, {})
    assert again.citations == given.citations


def test_an_answer_stored_before_voices_were_told_has_none():
    stored = answer_json(answer(DENIED))
    old = {"voice": None, "hedge": None}
    stored["citations"] = [
        {name: value for name, value in item.items() if name != "speaker"} | old
        for item in stored["citations"]
    ]
    source = answer(DENIED).citations[0].article
    assert stored_answer(stored, {source.id: source}, {}).citations[0].voice is None


def test_the_json_names_the_speaker():
    citation = answer_json(answer(DENIED))["citations"][0]
    assert (citation["voice"], citation["hedge"]) == ("named source", "denied")
    speaker = {"name": "Ana Ferreiro", "role": "head of the garrison", "manner": "reported"}
    assert citation["speaker"] == speaker
    assert answer_json(answer(OUTLET))["citations"][0]["speaker"] is None
