"""Columns of exports that a person names in the file beside: what they hold, and what is wrong."""

import json
import zipfile

import pytest

from ingest.errors import UnreadableSource
from ingest.gathering.discovery import discover
from ingest.gathering.sidecar import told_beside
from ingest.read import read
from ingest.source import Source

PROSE = "A lorry with 41 goats was stopped at the bridge; nobody was arrested."
CSV = f"Nr,Nota,Encabezado,Día,text\n7,{PROSE},Lorry stopped,03/04/2021,no\n8,Two.,B,27/07/2021,\n"
NAMES = """
[columns]
text = "nota"
title = "Encabezado"
published = "Día"
id = "Nr"
"""


def found(file, sidecar=NAMES):
    file.with_name(f"{file.name}.dossier.toml").write_text(sidecar)
    each = list(discover([file]))
    return (
        [read(source) for source in each if isinstance(source, Source)],
        [failure.reason for failure in each if isinstance(failure, UnreadableSource)],
    )


def test_named_columns_go_before_usual_names(tmp_path):
    (tmp_path / "a.csv").write_text(CSV)
    (first, second), failures = found(tmp_path / "a.csv")
    assert (first.text, first.title) == (PROSE, "Lorry stopped")
    assert first.published.isoformat() == "2021-04-03"
    assert first.location.endswith("a.csv#7")
    assert second.text == "Two."
    assert not failures


def test_no_column_is_lost(tmp_path):
    (tmp_path / "a.csv").write_text(CSV)
    found(tmp_path / "a.csv")
    first = next(discover([tmp_path / "a.csv"]))
    assert json.loads(first.content)["text (not used)"] == "no"


def test_a_column_may_lie_within_an_object(tmp_path):
    record = {"meta": {"head": "Lorry stopped"}, "parts": {"main": {"words": PROSE}}}
    (tmp_path / "a.json").write_text(json.dumps({"found": {"all": [record]}}))
    names = '[columns]\ntext = "parts.main.words"\ntitle = "meta.head"\n'
    (article,), failures = found(tmp_path / "a.json", names)
    assert (article.title, article.text) == ("Lorry stopped", PROSE)
    assert not failures


def test_the_exports_of_an_archive_have_them_too(tmp_path):
    with zipfile.ZipFile(tmp_path / "a.zip", "w") as written:
        written.writestr("b.csv", CSV)
    (first, _), _ = found(tmp_path / "a.zip")
    assert first.title == "Lorry stopped"


def test_a_column_that_is_not_there_is_named_with_those_that_are(tmp_path):
    (tmp_path / "a.csv").write_text(CSV)
    articles, (reason, _) = found(tmp_path / "a.csv", '[columns]\ntitle = "Titel"\n')
    assert articles
    assert "no row has the column 'Titel'" in reason
    assert "Nr, Nota, Encabezado" in reason


@pytest.mark.parametrize(
    ("sidecar", "reason"),
    [
        ('columns = "text"', "it is no table"),
        ('[columns]\nwords = "Nota"', "'words' is not known; what is: text, title"),
        ("[columns]\ntext = 2", "text names no column"),
    ],
)
def test_what_cannot_be_meant_is_told_with_the_sidecar(tmp_path, sidecar, reason):
    (tmp_path / "a.csv").write_text(CSV)
    (tmp_path / "a.csv.dossier.toml").write_text(sidecar)
    with pytest.raises(UnreadableSource) as told:
        told_beside(tmp_path / "a.csv", "/a.csv")
    assert reason in told.value.reason
    assert told.value.location == "/a.csv.dossier.toml"
