"""One folder with a file of every form that is read, and a question that each alone answers."""

import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

import pytest
from command import dossier
from form_files import FORMS, file_of

from assistant.answer_json import answer_json
from assistant.kept.conversations import Conversation
from assistant.settings import Settings
from assistant.wiring import Workspace, open_workspace
from index.embedding import Embedder

DOCS = Path(__file__).parents[2] / "docs"


class Told(NamedTuple):
    """What a file tells.

    Attributes:
        said: the sentence.
        question: one that it answers.
        place: kind and label of where it stands, where the form has places.
        within: what stands before the file's name where an archive holds it.
    """

    said: str
    question: str
    place: tuple[str, str] | None = None
    within: str = ""


TOLD = {
    ".txt": Told(
        "The harbour master of Port Lassen fined the tanker Calypso 48,000 euros for its bilge"
        " water.",
        "How much was the tanker Calypso fined?",
    ),
    ".md": Told(
        "The village school of Quendale was closed on 4 March 2021 because its roof had given way.",
        "When was the village school of Quendale closed?",
    ),
    ".html": Told(
        "The insurer Norvik Mutual paid the orchard owners 3.2 million dollars after the hail.",
        "How much did Norvik Mutual pay the orchard owners?",
    ),
    ".mhtml": Told(
        "The surgeon Ilse Brandt removed 17 bullets from survivors of the Kamenka ambush.",
        "How many bullets did the surgeon Ilse Brandt remove?",
    ),
    ".mht": Told(
        "The Zelenka circus left its two elephants behind in the town of Brod.",
        "Where did the Zelenka circus leave its elephants?",
    ),
    ".pdf": Told(
        "The audit of the Selwyn viaduct counted 212 cracked rivets in its northern span.",
        "How many cracked rivets did the audit of the Selwyn viaduct count?",
        ("page", "2"),
    ),
    ".docx": Told(
        "The senator Paolo Ferri received 14 gold watches from the mining company Orovia.",
        "How many gold watches did the senator Paolo Ferri receive?",
    ),
    ".odt": Told(
        "The observatory at Cerro Lindo recorded 61 meteors in a single hour of that night.",
        "How many meteors did the observatory at Cerro Lindo record?",
    ),
    ".epub": Told(
        "The smuggler Anton Reuss hid the stolen icons beneath the floor of a bakery in Tilburg.",
        "Where did the smuggler Anton Reuss hide the stolen icons?",
        ("chapter", "Ferry"),
    ),
    ".rtf": Told(
        "The brewery Hopfengold laid off 350 workers in the week before the carnival.",
        "How many workers did the brewery Hopfengold lay off?",
    ),
    ".eml": Told(
        "The inspector Dagny Holm approved the turbines without visiting the wind farm.",
        "Who approved the turbines without visiting the wind farm?",
    ),
    ".mbox": Told(
        "The laboratory in Varn tested 900 samples of drinking water for lead.",
        "How many samples of drinking water did the laboratory in Varn test?",
        ("message", "2"),
    ),
    ".csv": Told(
        "The lottery director Bertil Strand bought the winning ticket at a kiosk in Malmen.",
        "Who bought the winning ticket at a kiosk in Malmen?",
        ("row", "3"),
    ),
    ".tsv": Told(
        "The monastery of Saint Orso sold its library for 75,000 francs to a dealer.",
        "For how much did the monastery of Saint Orso sell its library?",
        ("row", "3"),
    ),
    ".xlsx": Told(
        "The port of Ulverstad paid 640,000 kroner for a crane that was never delivered.",
        "How much did the port of Ulverstad pay for the crane?",
        ("row", "3"),
    ),
    ".xlsm": Told(
        "The bailiff Sunniva Dahl auctioned 19 tractors of the bankrupt estate Grimsrud.",
        "How many tractors did the bailiff Sunniva Dahl auction?",
        ("row", "3"),
    ),
    ".xlsb": Told(
        "The archivist Pilar Ocampo found the lost ledger behind a boiler in Tarragal.",
        "Where did the archivist Pilar Ocampo find the lost ledger?",
        ("row", "3"),
    ),
    ".xls": Told(
        "The quarry at Stonebeck employed 88 divers without a licence.",
        "How many divers did the quarry at Stonebeck employ?",
        ("row", "3"),
    ),
    ".ods": Told(
        "The orchestra of Velmora sold its harpsichord to a collector for 52,000 lira.",
        "For how much did the orchestra of Velmora sell its harpsichord?",
        ("row", "3"),
    ),
    ".json": Told(
        "The fishing cooperative of Mansa Bay lost 26 boats in the storm.",
        "How many boats did the fishing cooperative of Mansa Bay lose?",
        ("record", "2"),
    ),
    ".jsonl": Told(
        "The locksmith Emre Kaya copied the key of the vault for the burglars.",
        "Who copied the key of the vault?",
        ("record", "2"),
    ),
    ".ndjson": Told(
        "The court of Elverum sentenced the forger Tilde Moe to nine years in prison.",
        "To how many years was the forger Tilde Moe sentenced?",
        ("record", "3"),
    ),
    ".srt": Told(
        "The pilot Greta Olsen landed the glider on a frozen lake near Tornio.",
        "Where did the pilot Greta Olsen land the glider?",
        ("time", "00:00:30"),
    ),
    ".vtt": Told(
        "The ministry of health bought 5,200 ventilators from a maker of toys.",
        "How many ventilators did the ministry of health buy?",
        ("time", "00:01:05"),
    ),
    ".rss": Told(
        "The dentist Olle Sandberg billed the county for 480 crowns that he never fitted.",
        "For how many crowns did the dentist Olle Sandberg bill the county?",
        ("record", "2"),
    ),
    ".atom": Told(
        "The shipyard of Gdora launched the icebreaker Vostra without working radios.",
        "Which icebreaker did the shipyard of Gdora launch?",
        ("record", "2"),
    ),
    ".warc": Told(
        "The refinery at Dunmore released 40 tonnes of sulphur dioxide over the weekend.",
        "How many tonnes of sulphur dioxide did the refinery at Dunmore release?",
        ("record", "2"),
    ),
    ".warc.gz": Told(
        "The museum of Halden returned 33 bronze masks to their owners.",
        "How many bronze masks did the museum of Halden return?",
        ("record", "2"),
    ),
    ".zip": Told(
        "The railway company Transmont cancelled 180 night trains in February.",
        "How many night trains did Transmont cancel?",
        within="a.txt in ",
    ),
}


@pytest.fixture(scope="module")
def place(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with a file of every form, ingested by the command."""
    place = tmp_path_factory.mktemp("forms")
    (place / "sources").mkdir()
    for form, told in TOLD.items():
        (place / f"sources/file-{form[1:]}{form}").write_bytes(file_of(form, told.said))
    done = dossier("ingest", "sources", "--library", "library", "--json", cwd=place)
    assert done.returncode == 0, done.stderr
    report = json.loads(done.stdout)
    assert (report["failed"], report["passed_over"]) == ([], {})
    return place


@pytest.fixture(scope="module")
def opened(place: Path, embedder: Embedder) -> Iterator[Workspace]:
    with open_workspace(Settings(library=place / "library"), embedder=embedder) as workspace:
        yield workspace


def holds(citation: dict[str, object], form: str) -> None:
    """Hold that a citation is of the sentence in that form's file, at its place there."""
    told = TOLD[form]
    assert citation["file"] == f"{told.within}file-{form[1:]}{form}"
    assert citation["quote"] == told.said
    kind, label = told.place or (None, None)
    expected = {"kind": kind, "first": label, "last": label}
    assert citation["place"] == (expected if told.place else None)


def test_there_is_a_file_of_every_form_that_the_docs_tell_of():
    parts = (DOCS / "sources.md").read_text().split("\n\n")
    table = next(part for part in parts if part.startswith("| form |"))
    documented = re.findall(r"`(\.[\w.]+)`", "".join(re.findall(r"^\|([^|]*)\|", table, re.M)))
    assert sorted(documented) == sorted(TOLD) == sorted(FORMS)


@pytest.mark.slow
@pytest.mark.parametrize("form", TOLD)
def test_a_question_is_answered_from_the_file_that_tells_it(form, opened):
    answer = answer_json(opened.assistant.ask(Conversation(), TOLD[form].question))
    assert answer["outcome"] == "answered"
    holds(answer["citations"][0], form)


@pytest.mark.slow
def test_the_command_answers_with_the_same_place(place):
    done = dossier("ask", TOLD[".pdf"].question, "--library", "library", "--json", cwd=place)
    holds(json.loads(done.stdout)["citations"][0], ".pdf")
