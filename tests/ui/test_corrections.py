"""Corrections through the API and at the command line."""

import json
from pathlib import Path

import pytest
from command import dossier
from samples import SOURCES


def harbour(client) -> str:
    return client.get("/api/articles", params={"q": "harbour"}).json()["articles"][0]["id"]


def test_a_correction_is_seen_everywhere_and_taken_back(client):
    place = f"/api/articles/{harbour(client)}"
    before = client.get(place).json()
    assert before["corrections"] == []
    change = {"publisher": "El Faro", "published": "2021-03", "byline": ""}
    answer = client.patch(place, json=change)
    assert answer.status_code == 200, answer.text
    after = client.get(place).json()
    assert answer.json().items() <= after.items()
    assert (after["publisher"], after["byline"]) == ("El Faro", None)
    assert after["published_at"] == {"value": "2021-03", "precision": "month"}
    assert (after["id"], after["text"]) == (before["id"], before["text"])
    told = {each["field"]: (each["value"], each["read"]) for each in after["corrections"]}
    assert told == {
        "byline": (None, "Marta Quiñónez"),
        "publisher": ("El Faro", "The Isthmus Ledger"),
        "published": ("2021-03", "2023-09-14"),
    }
    hits = client.get("/api/search", params={"q": "cocaine", "publisher": "El Faro"}).json()["hits"]
    assert {hit["publisher"] for hit in hits} == {"El Faro"}
    answer = client.post("/api/answer", json={"question": "How much cocaine was found?"}).json()
    assert answer["citations"][0]["publisher"] == "El Faro"
    client.patch(place, json=dict.fromkeys(change))
    assert client.get(place).json() == before


@pytest.mark.parametrize(
    ("change", "status", "code", "said"),
    [
        ({"published": "last week"}, 422, "invalid_correction", "published: 'last week' is no"),
        ({"language": "Klingon"}, 422, "invalid_correction", "ISO 639-1"),
        ({"url": "file:///etc/passwd"}, 422, "invalid_correction", "url: "),
        ({"text": "other words"}, 422, "invalid_request", "text"),
        ({"byline": 7}, 422, "invalid_request", "byline"),
        ({}, 422, "invalid_request", "Name what is to be corrected"),
    ],
)
def test_a_correction_that_cannot_be_meant_is_refused(client, change, status, code, said):
    place = f"/api/articles/{harbour(client)}"
    answer = client.patch(place, json=change)
    assert (answer.status_code, answer.json()["error"]["code"]) == (status, code)
    assert said in answer.json()["error"]["message"]
    assert client.get(place).json()["corrections"] == []


def test_an_unknown_article_is_not_corrected(client):
    answer = client.patch("/api/articles/nobody", json={"byline": "A. B."})
    assert (answer.status_code, answer.json()["error"]["code"]) == (404, "unknown_article")


def test_pages_of_other_sites_correct_nothing(client):
    place, foreign = f"/api/articles/{harbour(client)}", {"Sec-Fetch-Site": "cross-site"}
    assert client.patch(place, json={"byline": "X"}, headers=foreign).status_code == 403


@pytest.fixture(scope="module")
def folder(tmp_path_factory) -> Path:
    place = tmp_path_factory.mktemp("corrections")
    (place / "harbour.txt").write_bytes(SOURCES[0].content)
    assert dossier("ingest", "harbour.txt", cwd=place).returncode == 0
    return place


def test_the_command_line_corrects_shows_and_clears(folder):
    (row,) = json.loads(dossier("sources", "list", "--json", cwd=folder).stdout)
    edit = ("sources", "edit", row["id"])
    done = dossier(*edit, "--published", "2021-03-05", "--publisher", "El Faro", cwd=folder)
    assert done.returncode == 0, done.stderr
    assert "publisher: El Faro" in done.stdout
    shown = dossier("sources", "show", row["id"], cwd=folder).stdout
    assert "corrected by a person on" in shown
    assert "published (“2023-09-14” was read)" in shown
    assert "412 kilograms" in shown
    done = dossier(*edit, "--clear", "published", "--clear", "publisher", "--json", cwd=folder)
    told = json.loads(done.stdout)
    assert told.pop("corrections") == []
    assert told == row


def test_a_mistake_at_the_command_line_is_a_sentence(folder):
    (row,) = json.loads(dossier("sources", "list", "--json", cwd=folder).stdout)
    for arguments, status, sentence in (
        (("--published", "14/09/2023"), 2, "published: '14/09/2023' is no date"),
        (("--clear", "colour"), 2, "what can: title, byline"),
        (("--byline", "A. B.", "--clear", "byline"), 2, "both given and cleared"),
        ((), 2, "Name what is to be corrected"),
    ):
        done = dossier("sources", "edit", row["id"], *arguments, cwd=folder)
        assert done.returncode == status, done
        assert sentence in " ".join(done.stderr.replace("│", " ").split())
    assert dossier("sources", "edit", "nobody", "--byline", "A", cwd=folder).returncode == 1
    assert json.loads(dossier("sources", "list", "--json", cwd=folder).stdout) == [row]


def test_the_form_shows_what_a_sidecar_or_a_person_put_in_place_of_what_was_read(workspace):
    from ui.tabs.correcting import correcting_html

    (found,) = [a for a in workspace.library.articles() if a.doc_id == "harbour"]
    workspace.corrections.tell(found.location, {"licence": "CC BY"})
    workspace.indexer.correct(found.id, {"publisher": '"><script>', "published": "2021-03"})
    source = workspace.library.article(found.id)
    form = correcting_html(source, workspace.corrections.of(found.id))
    assert form.count("corrected by a person on") == form.count("data-back=") == 2
    assert "Read: <bdi>The Isthmus Ledger</bdi>" in form
    assert "Nothing was read · corrected by its sidecar on" in form
    assert 'name="published"' in form
    assert 'value="2021-03"' in form
    assert "<script>" not in form
    assert '<details class="correct">' in form
    tried = correcting_html(source, [], {"url": "x:'\"<"}, refusal="url: <no>.")
    assert 'value="x:&#x27;&quot;&lt;"' in tried
    assert "url: &lt;no&gt;." in tried
    assert '<details class="correct" open>' in tried


def test_every_door_corrects_the_same_fields():
    from typer.main import get_command

    from ingest.catalogue.corrections import FIELDS
    from ui.cli import app
    from ui.schemas.articles import CorrectionsIn
    from ui.tabs.correcting import LABELS

    edit = get_command(app).commands["sources"].commands["edit"]
    options = {parameter.name for parameter in edit.params} - {
        "article_id", "clear", "library", "as_json"
    }  # fmt: skip
    assert options == set(FIELDS) == set(CorrectionsIn.model_fields) == set(LABELS)
