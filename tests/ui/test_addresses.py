"""Addresses at the command line: mixed with paths, and a page's versions."""

import json

import pytest
from sites import serving
from typer.testing import CliRunner

from ui.cli import app

PAGE = """<html><head><title>The Ferry</title></head><body><article><h1>The Ferry</h1>
<p>The ferry left the harbour at {time} on Monday, the port authority said in a statement.</p>
</article></body></html>"""


@pytest.fixture
def ingest(tmp_path, monkeypatch):
    """Ingests into one library; gives the exit status and what is reported."""
    monkeypatch.setenv("DOSSIER_FETCH__ALLOW_PRIVATE", "true")

    def run(*places):
        done = CliRunner().invoke(
            app, ["ingest", *places, "--library", str(tmp_path / "library"), "--json"]
        )
        return done.exit_code, json.loads(done.stdout)

    return run


@pytest.mark.slow
def test_an_address_goes_in_and_changes_as_a_file_does(ingest, tmp_path):
    (tmp_path / "note.txt").write_text("The bus left at one.")
    with serving() as site:
        page = site.put("/ferry", PAGE.format(time="noon"))
        status, report = ingest(page, str(tmp_path / "note.txt"), site.address("/gone"))
        assert (status, report["added"]) == (0, 2)
        (failure,) = report["failed"]
        assert failure["source"] == site.address("/gone")
        assert "404" in failure["error"]
        assert ingest(page)[1]["unchanged"] == 1
        site.put("/ferry", PAGE.format(time="dusk"))
        assert ingest(page)[1]["updated"] == 1


@pytest.mark.slow
def test_an_address_that_may_not_be_fetched_is_a_failure(ingest, monkeypatch):
    monkeypatch.delenv("DOSSIER_FETCH__ALLOW_PRIVATE")
    with serving() as site:
        status, report = ingest(site.put("/ferry", PAGE))
        assert site.asked == []
    assert status == 1
    assert "not on the public internet" in report["failed"][0]["error"]
