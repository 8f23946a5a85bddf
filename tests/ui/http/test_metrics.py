"""Figures for Prometheus, read by its own parser."""

import threading

import pytest
from fastapi.testclient import TestClient
from prometheus_client.parser import text_string_to_metric_families

from ingest.catalogue.runs import Asked
from ui.api import create_app

QUESTION = "How much cocaine did customs officers find at Puerto Alto?"
LOCAL = "http://127.0.0.1"


def figures(client):
    """Every sample, by its name and the values of its labels."""
    response = client.get("/metrics")
    assert response.headers["content-type"].startswith("text/plain; version=")
    return {
        (sample.name, *sample.labels.values()): sample.value
        for family in text_string_to_metric_families(response.text)
        for sample in family.samples
    }


def test_requests_are_counted_by_template_and_status(client):
    for path in ("/api/articles/first", "/api/articles/second", "/api/nothing", "/", "/odd"):
        client.get(path)
    client.get("/health", headers={"host": "dossier.example"})
    client.request("BREW", "/health")
    found = figures(client)
    counted = {k[1:]: v for k, v in found.items() if k[0] == "dossier_requests_total"}
    assert counted == {
        ("GET", "/api/articles/{article_id}", "404"): 2,
        ("GET", "none", "404"): 1,
        ("GET", "chat", "200"): 1,
        ("GET", "chat", "404"): 1,
        ("GET", "none", "421"): 1,
        ("other", "none", "405"): 1,
    }


def test_answers_of_every_door_are_counted_by_outcome(client):
    assert figures(client)["dossier_answers_total", "answered"] == 0
    client.post("/api/answer", json={"question": QUESTION})
    asked = {"model": "dossier", "messages": [{"role": "user", "content": QUESTION}]}
    client.post("/v1/chat/completions", json=asked)
    client.post("/api/answer/stream", json={"question": "What is the boiling point of tungsten?"})
    found = figures(client)
    assert found["dossier_answers_total", "answered"] == 2
    assert found["dossier_answers_total", "abstained"] == 1
    assert found["dossier_answer_seconds_count",] == 3
    assert found["dossier_answer_seconds_sum",] > 0
    assert "tungsten" not in client.get("/metrics").text


def test_the_library_and_its_jobs_are_told(client, workspace):
    before = figures(client)
    assert before["dossier_articles",] == 3
    assert before["dossier_passages",] == workspace.library.counts().passages
    going, may_end = threading.Event(), threading.Event()

    def gather():
        going.set()
        assert may_end.wait(60)
        return []

    jobs = client.app.state.jobs
    for _ in range(2):
        jobs.start(gather, Asked())
    assert going.wait(60)
    found = figures(client)
    assert (found["dossier_jobs", "running"], found["dossier_jobs", "waiting"]) == (1, 1)
    may_end.set()
    jobs.close()
    assert figures(client)["dossier_jobs", "running"] == 0
    workspace.indexer.remove(workspace.library.article_ids()[0])
    assert figures(client)["dossier_articles",] == 2


def test_an_unforeseen_error_is_counted(client, monkeypatch, workspace):
    def broken(*_):
        raise RuntimeError("?")

    monkeypatch.setattr(type(workspace.retriever), "search", broken)
    assert client.get("/api/search", params={"q": "x"}).status_code == 500
    assert figures(client)["dossier_requests_total", "GET", "/api/search", "500"] == 1


@pytest.mark.slow
def test_applications_count_for_themselves(client, workspace):
    client.get("/health")
    with TestClient(create_app(workspace), LOCAL) as other:
        assert not any("/health" in key for key in figures(other))
