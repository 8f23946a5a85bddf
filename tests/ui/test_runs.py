"""Runs over HTTP: an upload that is not waited for, and what came of every run."""

import io
import time
import zipfile

import pytest

from index.indexing.report import Progress
from ingest.catalogue.runs import Asked
from ui.http.cursors import cursor_of
from ui.tabs.library_html import progress_html
from ui.wording.progress import duration, figures
from ui.words import speaking

FERRY = ("files", ("ferry.txt", b"The ferry sank on 4 May 2022 near Isla Negra.", "text/plain"))
EMPTY = ("files", ("empty.txt", b" ", "text/plain"))


def test_an_upload_that_is_not_waited_for_is_a_job(client):
    started = client.post("/api/articles", params={"wait": False}, files=[FERRY, EMPTY])
    assert started.status_code == 202
    number = started.json()["job"]
    until = time.monotonic() + 120
    while (job := client.get(f"/api/jobs/{number}").json())["state"] == "running":
        assert job["progress"] is None or job["progress"]["sources_asked"] == 2
        assert time.monotonic() < until
        time.sleep(0.05)
    assert (job["state"], job["added"], job["failed"]) == ("done", 1, 1)
    assert job["failures"] == [{"source": "empty.txt", "error": "it holds no text"}]
    assert job["progress"] is None
    assert client.get("/api/runs").json()["runs"][0]["id"] == number


def test_every_upload_is_a_run_and_an_unknown_job_is_said(client):
    client.post("/api/articles", files=[FERRY])
    runs = client.get("/api/runs", params={"limit": 1}).json()["runs"]
    assert [(run["state"], run["added"], run["places"]) for run in runs] == [("done", 1, [])]
    unknown = client.get("/api/jobs/999")
    assert unknown.status_code == 404
    assert unknown.json()["error"]["code"] == "unknown_run"


def test_progress_is_told_in_the_same_figures_everywhere():
    asked = Asked(("notes/",), 40, 4 * 2**20)
    at = Progress(10, "/notes/a.txt", 50, 9, 2**20, 2**20, 25.0, asked)
    assert figures(at) == "1.0 of 4.0 MiB, 9 articles, 50 passages, 2/s, 75 s left"
    assert figures(at) in progress_html(at, 40)
    assert figures(Progress(3, "https://a.example/", 0)) == "3 sources, 0 articles, 0 passages"
    with speaking("es"):
        told = figures(at)
    assert told == "1.0 de 4.0 MiB, 9 artículos, 50 pasajes, 2/s, quedan 75 s"
    assert [duration(s) for s in (5, 600, 8000)] == ["5 s", "10 min", "2 h 13 min"]


def test_a_number_that_no_run_can_have_is_refused(client):
    for number in (0, -1, 2**63, 10**30):
        assert client.get(f"/api/jobs/{number}").status_code == 422


def test_runs_are_paged_the_latest_first(client):
    ids = [run["id"] for run in client.get("/api/runs").json()["runs"]]
    for number in range(3):
        client.post("/api/articles", files=[("files", (f"{number}.txt", b"It rained.", None))])
    seen, cursor = [], None
    while True:
        page = client.get("/api/runs", params={"limit": 2} | ({"cursor": cursor} if cursor else {}))
        seen += [[run["id"] for run in page.json()["runs"]]]
        cursor = page.json()["next_cursor"]
        client.post("/api/articles", files=[FERRY])  # what comes meanwhile is on no later page
        if cursor is None:
            break
    assert [len(page) for page in seen] == [2, 2]
    listed = [number for page in seen for number in page]
    assert listed == sorted(listed, reverse=True)
    assert listed[-1:] == ids


@pytest.mark.parametrize("path", ["/api/runs", "/api/feedback"])
@pytest.mark.parametrize("key", [("2023", "x"), (0,), (2**63,), ("a",)])
def test_a_cursor_of_another_list_is_refused(client, path, key):
    refused = client.get(path, params={"cursor": cursor_of(key)})
    assert (refused.status_code, refused.json()["error"]["code"]) == (422, "invalid_cursor")


def test_what_a_run_passed_over_is_kept_with_it(client):
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as written:
        written.writestr("ferry.txt", FERRY[1][1])
        written.writestr("ferry.png", b"\x89PNG\r\n\x1a\n")
    upload = ("files", ("all.zip", packed.getvalue(), "application/zip"))
    assert client.post("/api/articles", files=[upload]).json()["passed_over"] == {"picture": 1}
    (run, *_) = client.get("/api/runs").json()["runs"]
    assert run["passed_over"] == {"picture": 1}
    assert client.get(f"/api/jobs/{run['id']}").json()["passed_over"] == {"picture": 1}
