"""Addresses through the API: a job that goes on, what may be fetched on whose behalf."""

import threading
import time

import pytest
from fastapi.testclient import TestClient
from sites import serving

from ingest.catalogue.runs import Asked
from ingest.source import Source
from ingest.web import visits
from ingest.web.options import FetchOptions
from ui.api import create_app
from ui.http.fetching import options_for
from ui.http.jobs import Jobs

PAGE = """<html><head><title>{title}</title></head><body><article><h1>{title}</h1>
<p>The {title} left the harbour at noon on Monday, the port authority said.</p>
</article></body></html>"""
FEED = "<rss><channel>{}</channel></rss>"
HERE = ("127.0.0.1", 50_000)
ELSEWHERE = ("192.168.1.7", 50_000)


@pytest.fixture
def asking(open_library, monkeypatch):
    """Clients of one application, by the address that they ask from."""
    monkeypatch.setattr(visits, "PAUSE", 0.0)
    clients = []

    def opened(client=HERE, *, allow_private=True):
        library = open_library("library", fetch=FetchOptions(allow_private=allow_private))
        made = TestClient(create_app(library), "http://127.0.0.1", client=client)
        clients.append(made)
        return made.__enter__()

    yield opened
    for made in clients:
        made.__exit__()


def over(client, answer):
    """A job when it is over."""
    assert answer.status_code == 202, answer.text
    where = answer.headers["Location"]
    assert where == f"/api/jobs/{answer.json()['job']}"
    until = time.monotonic() + 60
    while time.monotonic() < until:
        job = client.get(where).json()
        if job["state"] != "running":
            return job
        time.sleep(0.05)
    raise AssertionError(f"it does not end: {job}")


def refused(answer):
    assert answer.status_code == 422, answer.text
    return answer.json()["error"]


def test_a_page_and_a_feed_go_in_by_their_addresses(asking):
    client = asking()
    with serving() as site:
        page = site.put("/ferry", PAGE.format(title="Ferry"))
        others = [site.put(f"/{name}", PAGE.format(title=name)) for name in ("Bus", "Tram")]
        links = "".join(
            f"<item><link>{each}</link></item>" for each in [*others, site.address("/x")]
        )
        feed = site.put("/feed", FEED.format(links), "application/rss+xml")
        job = over(client, client.post("/api/articles", json={"address": page}))
        assert (job["state"], job["places"]) == ("done", [page])
        assert (job["added"], job["error"]) == (1, None)
        job = over(client, client.post("/api/articles", json={"address": feed}))
        assert job["added"] == 2
        assert [each["source"] for each in job["failures"]] == [site.address("/x")]
    listed = client.get("/api/articles").json()["articles"]
    assert {each["url"] for each in listed} == {page, *others}
    assert all(each["retrieved_at"] for each in listed)


@pytest.mark.parametrize(
    ("client", "allow_private"), [(HERE, False), (ELSEWHERE, True), (("testclient", 1), True)]
)
def test_private_hosts_are_fetched_for_this_machine_alone_and_only_where_it_is_allowed(
    asking, client, allow_private
):
    asks = asking(client, allow_private=allow_private)
    with serving() as site:
        address = site.put("/ferry", PAGE.format(title="Ferry"))
        job = over(asks, asks.post("/api/articles", json={"address": address}))
        assert site.asked == []
    (failure,) = job["failures"]
    assert "not on the public internet" in failure["error"]


@pytest.mark.parametrize("client", [None, "", "testclient", "10.0.0.1", "2001:db8::1"])
def test_who_is_not_known_to_be_here_is_elsewhere(client):
    allowed = FetchOptions(allow_private=True)
    assert not options_for(allowed, client).allow_private
    assert options_for(allowed, "127.0.0.1").allow_private
    assert options_for(allowed, "::1").allow_private
    assert not options_for(FetchOptions(), "127.0.0.1").allow_private


def test_what_is_no_address_is_refused_before_a_job_begins(asking):
    client = asking()
    for address, says in (
        ("ftp://paper.example/a", "only http and https"),
        ("/etc/passwd", "only http and https"),
        ("https://ana:secret@paper.example/", "user name or password"),
        ("https://", "names no host"),
    ):
        error = refused(client.post("/api/articles", json={"address": address}))
        assert error["code"] == "unreadable_source"
        assert says in error["message"]
        assert "secret" not in error["message"]


def test_a_body_of_another_form_is_refused(asking):
    client = asking()
    for body in ({}, {"address": ""}, {"address": 7}, {"address": "a", "b": 1}):
        error = refused(client.post("/api/articles", json=body))
        assert error["code"] == "invalid_request"
        assert error["message"].startswith(("address", "b"))
    assert "files" in refused(client.post("/api/articles"))["message"]
    headers = {"Content-Type": "application/json"}
    assert refused(client.post("/api/articles", content=b"{", headers=headers))
    assert client.get("/api/jobs/999").status_code == 404


def test_the_description_knows_both_bodies(asking):
    described = asking().get("/openapi.json").json()["paths"]["/api/articles"]["post"]
    assert set(described["requestBody"]["content"]) == {"application/json", "multipart/form-data"}
    assert {"200", "202"} <= set(described["responses"])


def settled(workspace, run_id):
    until = time.monotonic() + 60
    while workspace.runs.get(run_id).state == "running" and time.monotonic() < until:
        time.sleep(0.01)
    return workspace.runs.get(run_id)


def test_what_breaks_is_told_and_the_next_job_goes_on(open_library):
    workspace = open_library()
    jobs = Jobs(workspace.indexer, workspace.runs)

    def broken():
        raise RuntimeError("broken")
        yield

    source = Source("/a.txt", "text/plain", b"The ferry left the harbour at noon.")
    one, other = jobs.start(broken, Asked()), jobs.start(lambda: [source], Asked())
    assert settled(workspace, one).state == "failed"
    assert settled(workspace, other).tally.added == 1
    jobs.close()


def test_an_application_that_ends_waits_for_what_is_in_hand_only(open_library):
    workspace = open_library()
    jobs = Jobs(workspace.indexer, workspace.runs)
    begun, go_on = threading.Event(), threading.Event()

    def sources():
        for number in range(1_000):
            begun.set()
            go_on.wait()
            yield Source(f"/{number}.txt", "text/plain", f"The ferry {number} left.".encode())

    running = jobs.start(sources, Asked())
    jobs.start(sources, Asked())
    begun.wait()
    closing = threading.Thread(target=jobs.close)
    closing.start()
    time.sleep(0.1)
    go_on.set()
    closing.join(timeout=60)
    assert not closing.is_alive()
    assert workspace.runs.get(running).state == "stopped"
    assert workspace.library.counts().articles < 1_000
