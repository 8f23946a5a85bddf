"""No network: the whole path runs in a process that cannot make a connection."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

TELEMETRY = {"ORT_DISABLE_TELEMETRY"}

PROGRAM = """
import socket, sys

def refuse(*arguments, **options):
    raise AssertionError(f"a connection was attempted: {arguments}")

socket.socket.connect = refuse
socket.socket.connect_ex = refuse
socket.getaddrinfo = refuse
socket.create_connection = refuse

from pathlib import Path
from assistant.kept.conversations import Conversation
from assistant.settings import Settings
from assistant.wiring import open_workspace
from ingest.gathering.places import gather

with open_workspace(Settings(library=Path(sys.argv[1]) / "library"), write=True) as workspace:
    report = workspace.indexer.ingest(gather([sys.argv[1]], workspace.settings.fetch))
    answer = workspace.assistant.ask(Conversation(), "How many buses burned near Las Huertas?")
print(report.added, answer.outcome.kind)
"""


@pytest.mark.slow
def test_ingest_and_answer_without_a_network(tmp_path):
    (tmp_path / "story.txt").write_text("Gunmen burned two buses near Las Huertas on 12 August.")
    done = subprocess.run(
        [sys.executable, "-c", PROGRAM, str(tmp_path)],
        cwd=Path(__file__).parents[1],
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.stdout.split() == ["1", "answered"], done.stderr


def test_the_network_is_opened_without_telemetry(tmp_path):
    """onnxruntime's own is beneath Python's sockets, but it keeps a device's number at home."""
    program = "from assistant.reader.shipped import open_network; open_network()"
    home = {"HOME": str(tmp_path), "XDG_CACHE_HOME": str(tmp_path / ".cache")}
    environment = {key: value for key, value in os.environ.items() if key not in TELEMETRY} | home
    done = subprocess.run(
        [sys.executable, "-c", program],
        cwd=Path(__file__).parents[1],
        env=environment,
        capture_output=True,
        text=True,
        check=True,
    )
    assert "telemetry" not in done.stderr
    assert [each for each in tmp_path.rglob("*") if "onnx" in each.name.lower()] == []
