"""A server that is told to stop amid a long ingest stops soon, and says so to who waits."""

import os
import signal
import subprocess
import sys
import time
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import httpx
import pytest
from samples import SOURCES
from servers import free_port

from assistant.settings import Settings
from assistant.wiring import open_workspace

LONG = "\n\n".join(
    f"The harbour office counted {number} barges. " + "They lay at the northern pier. " * 30
    for number in range(2_000)
)
SOON = 60
"""Seconds: a step of a long article takes some 20 on two cores."""


@pytest.mark.slow
def test_a_server_that_is_told_to_stop_amid_a_long_article(tmp_path, embedder):
    settings = Settings(library=tmp_path / "library")
    with open_workspace(settings, write=True, embedder=embedder) as opened:
        opened.indexer.ingest(SOURCES)
        article_id = opened.library.article_ids()[0]
    port = free_port()
    address = f"http://127.0.0.1:{port}/api/articles"
    command = [Path(sys.executable).parent / "dossier", "serve"]
    with (
        (tmp_path / "log").open("w+") as log,
        subprocess.Popen(
            [*command, "--library", settings.library, "--port", str(port)],
            stderr=log,
            env=dict(os.environ),
        ) as server,
        ThreadPoolExecutor(12) as crowd,
    ):
        try:
            begun(address)
            files = {"files": ("long.txt", LONG.encode())}
            job = httpx.post(address, params={"wait": False}, files=files, timeout=60)
            assert job.status_code == 202
            time.sleep(8)
            waiting = [
                crowd.submit(httpx.delete, f"{address}/{article_id}", timeout=120)
                for _ in range(12)
            ]
            time.sleep(1)
            server.send_signal(signal.SIGTERM)
            assert server.wait(SOON) in (0, -signal.SIGTERM)
        finally:
            server.kill()
        answers = [each.result() for each in waiting if not each.exception()]
        log.seek(0)
        assert "Traceback" not in log.read()
    assert [each.status_code for each in answers] == [503] * len(answers)
    assert len(answers) == 12
    with open_workspace(settings, write=True, embedder=embedder) as opened:
        assert len(opened.library.unfinished()) == 1
        assert opened.library.counts().articles == 3
        assert opened.runs.get(job.json()["job"]).state == "stopped"


def begun(address: str) -> None:
    """Wait until the server answers."""
    until = time.monotonic() + 60
    while time.monotonic() < until:
        try:
            if httpx.get(f"{address}?limit=1", timeout=60).is_success:
                return
        except httpx.TransportError:
            time.sleep(0.2)
    raise AssertionError("the server did not start")
