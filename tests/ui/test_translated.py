"""What the layers below say, in the language that is spoken: notes, reasons, errors, directions."""

import ast
from dataclasses import replace
from datetime import date
from pathlib import Path
from string import Formatter
from types import SimpleNamespace

import pytest
from gradio.context import LocalContext
from gradio.routes import App
from starlette.routing import Mount

import ui
from assistant.assistant import NOTHING_PASSES
from assistant.directions.directions import Directions
from assistant.directions.periods import Period
from assistant.errors import UnknownConversation
from assistant.kept.conversations import Conversation
from index.hit import Filter
from index.indexing.report import Failure, IngestReport
from ingest.errors import InvalidCorrection, UnreadableSource
from ui.desk.events import Desk
from ui.desk.transcript import WHY, turn_html
from ui.http.fetching import insist_on_address
from ui.tabs.correcting import refused
from ui.tabs.library_html import came_to, report_html
from ui.words import from_below, say, speaking, translated

ROOT = Path(ui.__file__).parents[1]
BELOW = ("assistant", "index", "ingest", "ui")


def sentences() -> str:
    """Every text in the code, with a break wherever a value stands."""
    told = []
    for folder in BELOW:
        for file in (ROOT / folder).rglob("*.py"):
            for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
                match node:
                    case ast.Constant(str(text)):
                        told.append(text)
                    case ast.JoinedStr(parts):
                        told.append(
                            "".join(p.value if isinstance(p, ast.Constant) else "\0" for p in parts)
                        )
    return "\n".join(told)


def places(words: str) -> set[str | None]:
    return {name for _, name, _, _ in Formatter().parse(words)} - {None}


def stands_in(code: str, words: str) -> bool:
    """Whether words are in the code, in one text or in two that are put together."""
    cuts = [at for at, letter in enumerate(words) if letter == " "]
    return words in code or any(
        words[:at].strip() in code and words[at:].strip() in code for at in cuts
    )


def test_what_is_translated_is_still_said_by_the_code():
    code = sentences()
    parts = [
        sentence.strip(" .,:;()“”")
        for english in from_below()
        for part, _, _, _ in Formatter().parse(english)
        for sentence in part.split(". ")
    ]
    assert len(parts) > 100
    assert [words for words in parts if not stands_in(code, words)] == []


def test_a_translation_tells_no_value_that_its_sentence_does_not():
    told = from_below().items()
    assert [e for e, s in told if not places(s) <= places(e)] == []
    assert [e for e, s in told if places(e) - places(s) - {"_"}] == []


@pytest.mark.parametrize(
    ("english", "spanish"),
    [
        (str(UnknownConversation("x1")), "No hay ninguna conversación con el id 'x1'."),
        (str(UnreadableSource("a.pdf", "it holds no text")), "a.pdf: no contiene texto"),
        ("the host a.example cannot be found", "no se encuentra el servidor a.example"),
        ("it redirects to b.example: it holds no text", "redirige a b.example: no contiene texto"),
        ("it cites no sentence of the sources", "no cita ninguna frase de las fuentes"),
        ("a sentence: nobody knows it", "a sentence: nobody knows it"),
    ],
)
def test_a_sentence_from_below_is_said_in_spanish(english, spanish):
    assert translated(english) == english
    with speaking("es"):
        assert translated(english) == spanish


def test_an_address_a_file_and_a_correction_are_refused_in_spanish():
    with pytest.raises(UnreadableSource) as refusal:
        insist_on_address("ftp://paper.example/ferry")
    failed = (Failure("/sources/b.pdf", "it is no PDF, or a damaged one"),)
    report = IngestReport(added=0, updated=0, unchanged=0, failed=failed, passages=0)
    why = (
        "'ayer' is no date; write a day, a month or a year as 2023-09-14, 2023-09 or 2023, and a"
        " time as 2023-09-14T17:05"
    )
    correction = InvalidCorrection("published", why)
    assert refused(correction).startswith("Published: 'ayer' is no date")
    with speaking("es"):
        assert translated(str(refusal.value)).endswith("sólo se traen direcciones http y https")
        assert "no es un PDF, o está dañado" in report_html(report)
        assert "1 ilegible · 0 pasajes" in report_html(report)
        assert came_to(1, 0, 2, 1_000) == ["1 añadida", "2 sin cambios", "1,000 ilegibles"]
        assert refused(correction).startswith("Publicado: 'ayer' no es una fecha")


def test_directions_are_told_in_spanish_behind_a_question():
    wanted = Directions(
        publishers=("El Faro",),
        languages=("es",),
        period=Period(None, date(2023, 7, 31)),
        language="en",
        length="brief",
    )
    with speaking("es"):
        told = [translated(f"{each}.") for each in wanted.words.removesuffix(".").split(". ")]
    assert told == [
        "Sólo de “El Faro”.",
        "Sólo fuentes en español.",
        "Sólo fuentes publicadas hasta 2023-07-31.",
        "Responder en inglés.",
        "En breve.",
    ]


def test_of_a_question_that_is_added_to_what_is_added_is_shown(workspace):
    plain = workspace.assistant.ask(Conversation(), "How many kilograms of cocaine were found?")
    long = replace(plain, standalone_question=f"{plain.question} (Puerto Alto) In short.")
    with speaking("es"):
        assert "</span> … (Puerto Alto) En breve.</p>" in turn_html(0, long)
    other = replace(plain, standalone_question="How many kilograms were found in May?")
    assert "</span> How many kilograms were found in May?</p>" in turn_html(0, other)


def test_where_a_filter_lets_no_source_through_that_is_said(workspace):
    nowhere = Filter(since=date(2090, 1, 1))
    answer = workspace.assistant.ask(Conversation(), "Who denied it?", nowhere)
    assert (answer.outcome.reason, answer.note) == ("nothing found", NOTHING_PASSES)
    shown = turn_html(0, answer)
    assert NOTHING_PASSES in shown
    assert "has to do with this question" not in shown
    with speaking("es"):
        assert "Ninguna fuente cumple lo que acota esta pregunta" in turn_html(0, answer)


def test_after_a_failed_question_the_transcript_stays_in_the_readers_language(client, workspace):
    refused = workspace.assistant.converse(None, "What is the boiling point of tungsten?")
    mounted = [route.app for route in client.app.routes if isinstance(route, Mount)]
    (chat,) = [each for each in mounted if isinstance(each, App)]
    (recover, *_) = {fn.fn for fn in chat.get_blocks().fns.values() if fn.name == "recover"}
    scope = {"type": "http", "headers": [(b"accept-language", b"es")]}
    before = LocalContext.request.set(SimpleNamespace(request=SimpleNamespace(scope=scope)))
    try:
        shown = recover(refused.conversation_id)
    finally:
        LocalContext.request.reset(before)
    with speaking("es"):
        assert shown == Desk(workspace).recover(refused.conversation_id)
    assert say(WHY["not in the sources"]) not in shown
