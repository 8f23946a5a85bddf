"""Jobs hold what was uploaded for them, so no more are taken than there is room for."""

import threading
from collections.abc import Iterator
from contextlib import contextmanager
from io import BytesIO
from zipfile import ZIP_DEFLATED, ZipFile

from fastapi.testclient import TestClient
from httpx import Response

from ingest.catalogue.runs import Asked
from ui.http.jobs import MOST, Jobs


@contextmanager
def going(jobs: Jobs) -> Iterator[None]:
    """A job that goes on meanwhile; at the end all have ended."""
    begun, may_end = threading.Event(), threading.Event()

    def nothing() -> list[str]:
        begun.set()
        assert may_end.wait(60)
        return []

    jobs.start(nothing, Asked())
    try:
        assert begun.wait(60)
        yield
    finally:
        may_end.set()


def upload(client: TestClient, content: bytes, name: str = "a.txt") -> Response:
    return client.post("/api/articles", params={"wait": False}, files={"files": (name, content)})


def insist_busy(response: Response) -> None:
    assert response.status_code == 429
    assert response.json()["error"]["code"] == "busy"
    assert int(response.headers["retry-after"]) >= 1


def test_no_more_jobs_wait_than_so_many(client):
    with going(client.app.state.jobs):
        texts = [f"Ferry {n} left.".encode() for n in range(MOST)]
        taken = [upload(client, text) for text in texts]
        assert [each.status_code for each in taken] == [202] * (MOST - 1) + [429]
        insist_busy(taken[-1])
        insist_busy(client.post("/api/articles", json={"address": "https://desk.example/"}))
        runs = client.get("/api/runs?limit=1000").json()["runs"]
        assert len(runs) == MOST + 1  # the client's own library was ingested in one


def test_jobs_hold_no_more_bytes_than_so_many(client, workspace):
    jobs = client.app.state.jobs = Jobs(workspace.indexer, workspace.runs, most_bytes=3_000)
    text = b"The ferry left the harbour at noon. " * 40  # 1,440 bytes
    with going(jobs):
        assert upload(client, text + b"1").status_code == 202
        assert upload(client, text + b"2").status_code == 202
        insist_busy(upload(client, text + b"3"))
        last = upload(client, b"A short one.")
        assert last.status_code == 202
    jobs._worker.submit(lambda: None).result(60)
    assert workspace.runs.get(last.json()["job"]).state == "done"
    assert upload(client, text + b"3").status_code == 202
    jobs.close()


def test_what_is_packed_counts_as_what_comes_out_of_it(client, workspace):
    jobs = client.app.state.jobs = Jobs(workspace.indexer, workspace.runs, most_bytes=3_000)
    packed = BytesIO()
    with ZipFile(packed, "w", ZIP_DEFLATED) as archive:
        for number in range(4):
            archive.writestr(f"{number}.txt", f"{number} The ferry left at noon. " * 40)
    assert len(packed.getvalue()) < 1_500
    with going(jobs):
        assert upload(client, b"The barge left at night. " * 20).status_code == 202
        insist_busy(upload(client, packed.getvalue(), "all.zip"))
    jobs._worker.submit(lambda: None).result(60)
    assert upload(client, packed.getvalue(), "all.zip").status_code == 202  # alone it may
    jobs.close()
