"""Drafts of questions: what rules make of sentences, and that nobody is asked one unaccepted."""

import json
from pathlib import Path

import pytest
from command import dossier
from samples import SOURCES, article
from typer.testing import CliRunner

from evals.datasets.check import check
from evals.datasets.dataset import read_dataset
from evals.datasets.draft import attributed, counted, dated, draft, drafts, found
from evals.errors import EvalError
from ui.cli import app


@pytest.mark.parametrize(
    ("rule", "language", "sentence", "question", "answer"),
    [
        (
            *(counted, "en", "Two passengers were wounded and nobody was killed."),
            *("How many passengers were wounded?", "Two"),
        ),
        (
            *(counted, "en", "At least 1,200 people had fled, officials said."),
            *("How many people had fled?", "1,200"),
        ),
        (
            *(found, "en", "Officers found 412 kilograms of cocaine behind a wall."),
            *("How many kilograms of cocaine were found behind a wall?", "412"),
        ),
        (
            *(attributed, "en", "Colonel Rubén Tavares denied that soldiers had come."),
            *("Who denied that soldiers had come?", "Colonel Rubén Tavares"),
        ),
        (
            *(attributed, "es", "La Fiscal Inés Robledo dijo que el puerto está abierto."),
            *("¿Quién dijo que el puerto está abierto?", "Fiscal Inés Robledo"),
        ),
        (
            *(dated, "en", "On 12 August, the gunmen burned a bus."),
            *("When was it that the gunmen burned a bus?", "12 August"),
        ),
        (
            *(dated, "en", "The port was closed on March 3, 2021."),
            *("When was it that the port was closed?", "March 3, 2021"),
        ),
        (
            *(dated, "es", "La aduana cerró el 3 de marzo de 2021."),
            *("¿Cuándo fue que la aduana cerró?", "3 de marzo de 2021"),
        ),
    ],
)
def test_a_sentence_suggests_a_question(rule, language, sentence, question, answer):
    _, asked, told = rule(sentence, language)
    assert (asked, told) == (question, answer)
    assert answer in sentence


@pytest.mark.parametrize(
    ("rule", "language", "sentence"),
    [
        (attributed, "en", "He denied that soldiers had come."),
        (attributed, "en", "Nobody denies that soldiers had come."),
        (dated, "en", "It was closed on 3 March 2021."),
        (dated, "en", "The lorry stopped on 18 May was blue."),
        (dated, "en", "From 3 March it was closed until the 4th."),
        (counted, "en", "Two of them came."),
        (counted, "de", "Two passengers were wounded."),
        (found, "en", "Officers found the container."),
        (dated, "de", "Am 3. März war der Hafen zu."),
        (attributed, "de", "Ana Vela sagte, dass es so war."),
    ],
)
def test_what_no_rule_is_for_suggests_nothing(rule, language, sentence):
    assert rule(sentence, language) is None


def test_evidence_is_a_slice_and_no_question_comes_twice():
    text = (
        "Two passengers were wounded on the road.\n\nThe port of Alta was closed on 3 March 2021."
    )
    first, reprint = article(text), article(text + " ")
    made = list(drafts([first, reprint]))
    assert [row["type"] for row in made] == ["count", "date"]
    for row in made:
        (piece,) = row["evidence"]
        assert first.text[piece["start"] : piece["end"]] == piece["text"]
        assert row["accepted"] is False
    assert len(list(drafts([first], per_article=1))) == 1


@pytest.fixture
def drafted(tmp_path):
    sources = tmp_path / "sources"
    sources.mkdir()
    for source in SOURCES:
        (sources / source.location.rpartition("/")[2]).write_bytes(source.content)
    (sources / "empty.txt").write_text("")
    folder = tmp_path / "drafted"
    documents, questions, failed = draft(sources, folder)
    assert documents == 3
    assert questions >= 2
    assert "empty" in " ".join(failed)
    return folder


def test_drafts_are_asked_only_when_they_are_accepted(drafted):
    with pytest.raises(EvalError, match=r"drafts and no question: set .accepted. to true"):
        read_dataset(drafted)
    file = drafted / "questions.jsonl"
    rows = [json.loads(line) for line in file.read_text().splitlines()]
    rows[0]["accepted"] = True
    file.write_text("".join(json.dumps(row) + "\n" for row in rows))
    read = read_dataset(drafted)
    assert [e.id for e in read.examples] == [rows[0]["id"]]
    assert read.notes == (f"{len(rows) - 1} drafts are not accepted.",)
    assert check(drafted).problems == ()


def test_a_set_that_is_there_is_not_written_over(drafted):
    with pytest.raises(EvalError, match="holds a data set already"):
        draft(drafted.parent / "sources", drafted)


def test_sources_that_suggest_nothing_are_said(tmp_path):
    (tmp_path / "a.txt").write_text("Nothing is counted here, and nobody says so.")
    with pytest.raises(EvalError, match="suggests a question: 1 sources read"):
        draft(tmp_path, tmp_path / "out")
    assert not (tmp_path / "out").exists()


@pytest.mark.slow
def test_the_command_says_what_to_do_next(drafted, tmp_path):
    done = dossier("eval", "draft", "sources", "--out", "more", cwd=tmp_path)
    assert done.returncode == 0, done.stderr
    assert "drafts from 3 documents: more/questions.jsonl" in done.stdout
    assert '"accepted" to true' in done.stdout


def test_the_command_tells_what_it_made_as_json(drafted, tmp_path):
    sources = drafted.parent / "sources"
    options = ["--out", str(tmp_path / "again"), "--json"]
    done = CliRunner().invoke(app, ["eval", "draft", str(sources), *options])
    told = json.loads(done.stdout)
    assert (done.exit_code, told["documents"]) == (0, 3)
    (reason,) = told["failed"]
    assert "empty.txt" in reason
    assert len(Path(told["file"]).read_text().splitlines()) == told["drafts"]
